using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Evidence;

/// <summary>
/// One step's form, read and checked against what is stored. Answers that are right are saved even when others are not, so that nothing
/// typed is lost. Pure.
/// </summary>
public sealed record StepForm(IReadOnlyDictionary<string, string?> ToSave, IReadOnlyDictionary<string, Typed> Typed, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>True when somebody's answer is shown that the person who handed the form in has not seen yet, so that what they hand in next is about that one.</summary>
    public bool ShowsNewer { get; init; }

    /// <summary>Before anything was read.</summary>
    public static StepForm Nothing { get; } = new(ImmutableDictionary<string, string?>.Empty, ImmutableDictionary<string, Typed>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>
    /// The fields of a step that this person may see and fill in, here. What is for attendees only belongs in the vault, what the vault writes down is not
    /// typed, and the time of a meeting that the timetable holds is changed there.
    /// </summary>
    public static IReadOnlyList<EvidenceField> FieldsFor(OpenInspection open, Viewer who, Step step) =>
    [
        .. step.Collect.Where(field =>
            Matters.Of(step, field, open) is { Level: not Level.Attendees } matter
            && !VaultSteps.IsKeptByVault(step, field)
            && !(field.FixesStep && open.Inspection.Meetings.Any(meeting => !meeting.IsCancelled && meeting.StepId == step.Id))
            && (who.May(Permission.SeeEvidence, matter) || who.May(Permission.SeeContacts, matter))),
    ];

    /// <summary>Reads what came back, against what is written down by now.</summary>
    public static StepForm Read(OpenInspection open, Step step, IReadOnlyList<EvidenceField> fields, Filling filling)
    {
        var typed = new Dictionary<string, Typed>();
        var errors = new Dictionary<string, string>();
        var toSave = new Dictionary<string, string?>();
        var showsNewer = false;
        foreach (var field in fields)
        {
            var box = filling.Typed(field);
            typed[field.Id] = box;
            var read = FieldReading.Read(field, box);
            var newer = filling.NewerThanTheForm(open.Inspection.AnswerTo(step, field));
            if (read.Error is { } error)
            {
                errors[field.Id] = error;
            }
            else if (read.Value is { } value && (filling.WhyTooEarly(field, value) ?? filling.WhyNotKept(field, value)) is { } refusal)
            {
                errors[field.Id] = refusal;
            }
            else if (newer is not null && read.Value is null)
            {
                // The form was drawn before this was written, so the empty box is no wish to take it away.
                typed[field.Id] = Evidence.Typed.Of(field, newer.Value);
                showsNewer = true;
            }
            else if (newer is not null && newer.Value != read.Value && newer.By.PersonKey != filling.PersonKey)
            {
                errors[field.Id] = $"{newer.By.Name} has just written “{newer.Value}” here. To keep yours, press Save again.";
                showsNewer = true;
            }
            else
            {
                toSave[field.Id] = read.Value;
            }
        }

        CheckOrder(open, fields, toSave, errors);
        return new(toSave, typed, errors) { ShowsNewer = showsNewer };
    }

    /// <summary>The form as a card's boxes.</summary>
    public IEnumerable<Field> Boxes(IReadOnlyList<EvidenceField> fields) =>
        fields.SelectMany(field => FieldDrawing.Boxes(field, Typed[field.Id], Errors.GetValueOrDefault(field.Id)));

    private static void CheckOrder(
        OpenInspection open, IReadOnlyList<EvidenceField> fields, Dictionary<string, string?> toSave, Dictionary<string, string> errors)
    {
        foreach (var (earlier, later, sentence) in DateOrder.Rules)
        {
            if (At(open, fields, toSave, earlier) is { } first && At(open, fields, toSave, later) is { } second && DateOrder.IsBefore(second, first)
                && (FieldFor(fields, toSave, later) ?? FieldFor(fields, toSave, earlier)) is { } field)
            {
                // Neither date is kept: one of the two is wrong, and nobody knows which.
                errors.TryAdd(field.Id, sentence);
                if (FieldFor(fields, toSave, earlier) is { } other)
                {
                    toSave.Remove(other.Id);
                }
            }
        }

        foreach (var id in errors.Keys)
        {
            toSave.Remove(id);
        }
    }

    private static EvidenceField? FieldFor(IReadOnlyList<EvidenceField> fields, Dictionary<string, string?> toSave, Anchor anchor) =>
        fields.FirstOrDefault(field => field.Confirms == anchor && toSave.GetValueOrDefault(field.Id) is not null);

    private static AnchorDate? At(OpenInspection open, IReadOnlyList<EvidenceField> fields, Dictionary<string, string?> toSave, Anchor anchor)
    {
        if (FieldFor(fields, toSave, anchor) is { } field)
        {
            return KnownFacts.Read(toSave[field.Id]!);
        }

        return (!DateOrder.IsForAttendees(anchor) || fields.Any(field => field.Confirms is { } own && DateOrder.IsForAttendees(own)))
            && open.Timeline[anchor] is { Confirmed: true } known ? new(known.Date, known.Time) : null;
    }
}

/// <summary>
/// A form as it came back: who filled it in, when it was drawn (UTC), the day in London now, and what says why some words must not be kept.
/// </summary>
public sealed record Filling(Form Form, string PersonKey, Instant Opened, LocalDate Today, Func<string, string?> Private)
{
    /// <summary>What was typed for a field.</summary>
    public Typed Typed(EvidenceField field) =>
        new(Form[FieldDrawing.BoxOf(field)], field.Kind == FieldKind.DateTime ? Form[FieldDrawing.TimeBoxOf(field)] : null);

    /// <summary>
    /// What to say to the day of a report that lies in the future; null when all is well. A report is there on the day that is written
    /// down, so that day cannot be still to come.
    /// </summary>
    public string? WhyTooEarly(EvidenceField field, string value) =>
        field.Confirms is Anchor.D or Anchor.F or Anchor.P && KnownFacts.Read(value)?.Date is { } date && date > Today
            ? $"{date.SayInFull()} has not come yet. Write down the day once the report is there, today at the latest."
            : null;

    /// <summary>Why words in plain language must not be kept; null when they may be (CONF-17, CONF-20).</summary>
    public string? WhyNotKept(EvidenceField field, string value) =>
        field.Kind is FieldKind.Text or FieldKind.LongText or FieldKind.List ? Private(value) : null;

    /// <summary>The stored answer, when it was written after the form was drawn, so that the person has not seen it.</summary>
    public Answer? NewerThanTheForm(Answer? stored) => stored?.By.At > Opened ? stored : null;
}
