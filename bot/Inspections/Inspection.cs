using System.Collections.Immutable;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// One inspection of one forum's area, as far as people have told the bot: what was ticked, what was filled in, by whom. One document.
/// Every date is worked out from this by <see cref="Timeline"/>; none is stored. It stays on the playbook version it began with.
/// </summary>
public sealed record Inspection
{
    private const int MostHappenings = 200;

    public required string Id { get; init; }
    public required string ForumId { get; init; }
    public required string PlaybookId { get; init; }
    public required string PlaybookVersion { get; init; }

    /// <summary>The London date of the call or letter, as it was told; planning rolls it to a working day.</summary>
    public required LocalDate NotifiedOn { get; init; }

    public required Mark Started { get; init; }

    /// <summary>Set when the chair has put it away; nothing can be ticked any more.</summary>
    public Mark? Ended { get; init; }

    /// <summary>Dates given when it was started, before any step was filled in.</summary>
    public ImmutableDictionary<Anchor, LocalDate> GivenAtStart { get; init; } = ImmutableDictionary<Anchor, LocalDate>.Empty;

    /// <summary>What was ticked, by <see cref="TickKey"/>.</summary>
    public ImmutableDictionary<string, Mark> Ticks { get; init; } = ImmutableDictionary<string, Mark>.Empty;

    /// <summary>What was filled in, by <see cref="AnswerKey"/>. Never notes of the feedback meeting, never a family's details.</summary>
    public ImmutableDictionary<string, Answer> Answers { get; init; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>
    /// Who vouched for the report's official link, by their key: everybody who saved it in a form that asks for it, also where another had
    /// written the same link before. A word that somebody changed stays, under their key with a number. Source: docs/rules.md, CONF-03.
    /// </summary>
    public ImmutableDictionary<string, Answer> Vouched { get; init; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>Who goes to the feedback meeting, and who of them has accepted its terms.</summary>
    public Attendance Attendance { get; init; } = new();

    /// <summary>The sections of the sealed notes that the chair has opened to the forum since the report is out.</summary>
    public ImmutableList<NoteSection> OpenSections { get; init; } = [];

    /// <summary>
    /// Set when the report was withdrawn and the notes were sealed again: words that vouched for it before count no more. Source: docs/rules.md, CONF-32.
    /// </summary>
    public Mark? SealedAgain { get; init; }

    /// <summary>The timetable, in the order it was posted; what was cancelled stays until it has long gone by.</summary>
    public ImmutableList<Meeting> Meetings { get; init; } = [];

    /// <summary>What was done to the timetable, newest first; the last two hundred.</summary>
    public ImmutableList<ScheduleChange> Changes { get; init; } = [];

    /// <summary>What people did, newest first; the last two hundred.</summary>
    public ImmutableList<Happening> History { get; init; } = [];

    /// <summary>The key of a tick. A step that comes back every day is ticked for a day.</summary>
    public static string TickKey(Step step, LocalDate day) => step.Repeat == Repeat.EachDay ? $"{step.Id}@{day:uuuu-MM-dd}" : step.Id;

    /// <summary>The key of an answer.</summary>
    public static string AnswerKey(string stepId, string fieldId) => $"{stepId}.{fieldId}";

    /// <summary>With the tick; the same instance when it is ticked already, so that the first one counts, or the inspection has ended.</summary>
    public Inspection Tick(Step step, LocalDate day, Mark mark) => Ended is not null || Ticks.ContainsKey(TickKey(step, day))
        ? this
        : this with { Ticks = Ticks.Add(TickKey(step, day), mark), History = Record(new(HappeningKind.Ticked, step.Id, mark)) };

    /// <summary>Without the tick; the same instance when there is none.</summary>
    public Inspection Untick(Step step, LocalDate day, Mark mark) => Ended is not null || !Ticks.ContainsKey(TickKey(step, day))
        ? this
        : this with { Ticks = Ticks.Remove(TickKey(step, day)), History = Record(new(HappeningKind.Unticked, step.Id, mark)) };

    /// <summary>
    /// With these answers of one step; null takes an answer away. The same instance when nothing differs.
    /// A step that is asked again until it is answered is ticked by its last answer.
    /// </summary>
    public Inspection Fill(Step step, IReadOnlyDictionary<string, string?> values, Mark mark)
    {
        var answers = Answers;
        foreach (var (field, value) in values)
        {
            var key = AnswerKey(step.Id, field);
            if (answers.GetValueOrDefault(key)?.Value != value)
            {
                answers = value is null ? answers.Remove(key) : answers.SetItem(key, new(value, mark));
            }
        }

        var vouched = Vouch(step, values, mark);
        if (Ended is not null || (answers == Answers && vouched == Vouched))
        {
            return this;
        }

        var filled = this with { Answers = answers, Vouched = vouched, History = Record(new(HappeningKind.FilledIn, step.Id, mark)) };
        return step.Repeat == Repeat.UntilAnswered && filled.IsComplete(step) && !Ticks.ContainsKey(step.Id)
            ? filled with { Ticks = Ticks.Add(step.Id, mark) }
            : filled;
    }

    // A link that somebody else wrote already is this person's word too once they have saved it. An older word of theirs stays beside it.
    private ImmutableDictionary<string, Answer> Vouch(Step step, IReadOnlyDictionary<string, string?> values, Mark mark)
    {
        foreach (var field in step.Collect)
        {
            if (field.Kind != FieldKind.ReportLink || values.GetValueOrDefault(field.Id) is not { } link)
            {
                continue;
            }

            var before = Vouched.GetValueOrDefault(mark.PersonKey);
            if (before?.Value == link && !(before.By.At <= SealedAgain?.At))
            {
                continue;
            }

            return Vouch(link, mark);
        }

        return Vouched;
    }

    /// <summary>
    /// With this person's word for the link, given now: it counts with the roles they hold by now, also where they gave it before with others.
    /// </summary>
    public Inspection VouchAgain(string link, Mark mark) =>
        Vouched.GetValueOrDefault(mark.PersonKey) == new Answer(link, mark) ? this : this with { Vouched = Vouch(link, mark) };

    private ImmutableDictionary<string, Answer> Vouch(string link, Mark mark)
    {
        var kept = Vouched.GetValueOrDefault(mark.PersonKey) is { } before ? Vouched.Add($"{mark.PersonKey}#{Vouched.Count}", before) : Vouched;
        return kept.SetItem(mark.PersonKey, new(link, mark));
    }

    /// <summary>With these sections of the notes open to the forum and no others, also once it was put away; the same instance when nothing differs.</summary>
    public Inspection OpenTo(IReadOnlyCollection<NoteSection> sections)
    {
        ImmutableList<NoteSection> wanted = [.. sections.Distinct().Order()];
        return wanted.SequenceEqual(OpenSections) ? this : this with { OpenSections = wanted };
    }

    /// <summary>
    /// As secret as before the report was out, for a report that was withdrawn: no section is open, words that vouched for it count no more, and what was
    /// written down of it (link, day, outcome) is gone, so that nothing can be worked out from it. Source: docs/rules.md, CONF-32.
    /// </summary>
    public Inspection SealAgain(Playbook playbook, Mark mark)
    {
        var (answers, ticks) = (Answers, Ticks);
        foreach (var step in playbook.Steps)
        {
            foreach (var field in step.Collect)
            {
                if (field.Kind == FieldKind.ReportLink || field.Confirms == Anchor.P || field.Tells == FactTold.Outcome
                    || (field is { Level: Level.Attendees, PublicFrom: Anchor.P } && step.Level != Level.Attendees))
                {
                    answers = answers.Remove(AnswerKey(step.Id, field.Id));
                    ticks = ticks.Remove(step.Id);
                }
            }
        }

        return this with { Answers = answers, Ticks = ticks, OpenSections = [], SealedAgain = mark };
    }

    /// <summary>True when everything that the step must have is filled in.</summary>
    public bool IsComplete(Step step) => step.Collect.All(field => !field.Required || AnswerTo(step, field) is not null);

    /// <summary>The answer to a field, or null.</summary>
    public Answer? AnswerTo(Step step, EvidenceField field) => Answers.GetValueOrDefault(AnswerKey(step.Id, field.Id));

    private ImmutableList<Happening> Record(Happening happening)
    {
        var longer = History.Insert(0, happening);
        return longer.Count > MostHappenings ? longer.RemoveAt(MostHappenings) : longer;
    }
}

/// <summary>Who did something and when. <see cref="PersonKey"/> is the verified identity, <see cref="Name"/> the name they had then.</summary>
public sealed record Mark(string PersonKey, string Name, Instant At);

/// <summary>What a person filled in. Dates are <c>yyyy-MM-dd</c>, moments <c>yyyy-MM-ddTHH:mm</c>, both Europe/London.</summary>
public sealed record Answer(string Value, Mark By);

/// <summary>One line of the inspection's history.</summary>
public sealed record Happening(HappeningKind Kind, string StepId, Mark By);

/// <summary>What somebody did.</summary>
public enum HappeningKind
{
    Ticked,
    Unticked,
    FilledIn,
}
