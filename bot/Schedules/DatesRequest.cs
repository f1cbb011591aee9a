using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Schedules;

/// <summary>What somebody typed about the main dates, read and checked. Every mistake has its sentence, by field. Pure.</summary>
/// <param name="Typed">The fields as they were typed, to be shown again.</param>
/// <param name="Errors">What is wrong, by field id.</param>
/// <param name="Edit">The dates that are to change, beside what the form's reader saw, with the reason.</param>
public sealed record DatesRequest(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors, TimetableEdit Edit)
{
    private const string SeenPrefix = "was_";
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The dates that this kind of inspection has.</summary>
    public static IReadOnlyList<DateWords> DatesOf(Playbook playbook) => [.. DateWords.All.Where(date => MainDates.Has(playbook, date.Anchor))];

    /// <summary>The key under which the value that the reader saw travels.</summary>
    public static string SeenKey(DateWords date) => SeenPrefix + date.Box;

    /// <summary>A value as it travels.</summary>
    public static string Write(AnchorDate? date) => date switch
    {
        null => "",
        { Time: { } time } moment => KnownFacts.Write(moment.Date + time),
        { } day => KnownFacts.Write(day.Date),
    };

    /// <summary>The box of a date, with what is expected while nobody has settled it.</summary>
    public static DateBox BoxOf(DateWords date, OpenInspection open, LocalDate today) => new(
        date.Box,
        date.Label,
        MainDates.NeedsTime(open.Playbook, date.Anchor),
        Expected(open, date) is { } expected ? $"Expected {DateWords.Say(expected, today)}" : null);

    private static AnchorDate? Expected(OpenInspection open, DateWords date) =>
        open.Timeline[date.Anchor] is { Confirmed: false } expected ? new(expected.Date, expected.Time) : null;

    /// <summary>What is settled now, as it would be typed.</summary>
    public static Dictionary<string, string> AsTyped(OpenInspection open)
    {
        var typed = new Dictionary<string, string> { [MeetingForm.NeedsAnswer] = "yes" };
        foreach (var date in DatesOf(open.Playbook))
        {
            if (MainDates.Of(open.Inspection, open.Playbook, date.Anchor) is { } settled)
            {
                typed[date.Box] = KnownFacts.Write(settled.Date);
                if (settled.Time is { } time)
                {
                    typed[TimeOf(date)] = Clock.Format(time);
                }
            }
        }

        return typed;
    }

    /// <summary>The fields as they were typed.</summary>
    public static Dictionary<string, string> AsTyped(Form form, Playbook playbook) =>
        DatesOf(playbook).SelectMany(date => new[] { date.Box, TimeOf(date) })
            .Append(MeetingForm.Reason).Append(MeetingForm.NeedsAnswer)
            .Where(id => form[id] is not null)
            .ToDictionary(id => id, id => form[id]!);

    /// <summary>Reads the form. An empty box changes nothing.</summary>
    public static DatesRequest Read(Form form, OpenInspection open, Mark by, Func<string, string?> whyNotKept)
    {
        var errors = new Dictionary<string, string>();
        var changes = ImmutableList.CreateBuilder<DateChange>();
        foreach (var date in DatesOf(open.Playbook))
        {
            var seen = KnownFacts.Read(form[SeenKey(date)] ?? "");
            if (ValueIn(form, date, MainDates.NeedsTime(open.Playbook, date.Anchor), errors) is { } wanted && wanted != seen)
            {
                changes.Add(new(date.Anchor, seen, wanted) { Expected = Expected(open, date) });
            }
        }

        var reason = form[MeetingForm.Reason];
        if (reason is not null && whyNotKept(reason) is { } why)
        {
            errors[MeetingForm.Reason] = why;
        }

        var edit = new TimetableEdit { Dates = changes.ToImmutable(), Reason = reason, NeedsAnswer = form[MeetingForm.NeedsAnswer] == "yes" };
        foreach (var (anchor, sentence) in DateMistakes.ByAnchor(With(open, edit, by), open.Playbook, edit.Dates, London.DateOf(by.At)))
        {
            errors.TryAdd(DateWords.Of(anchor)!.Box, sentence);
        }

        return new(AsTyped(form, open.Playbook), errors, edit);
    }

    private static Inspection With(OpenInspection open, TimetableEdit edit, Mark by) =>
        edit.Dates.Aggregate(open.Inspection, (inspection, date) => inspection.Settle(open.Playbook, date.Anchor, date.After, by));

    private static AnchorDate? ValueIn(Form form, DateWords date, bool hasTime, Dictionary<string, string> errors)
    {
        var (dayText, timeText) = (form[date.Box], hasTime ? form[TimeOf(date)] : null);
        if (dayText is null)
        {
            if (timeText is not null)
            {
                errors[date.Box] = "Add the day to the time.";
            }

            return null;
        }

        if (MeetingRequest.Day(dayText, out var wrong) is not { } day)
        {
            errors[date.Box] = wrong!;
            return null;
        }

        if (!hasTime)
        {
            return day;
        }

        if (timeText is null)
        {
            errors[TimeOf(date)] = "Add the time to the day. Families need to know both.";
            return null;
        }

        if (MeetingRequest.Time(timeText, out wrong) is not { } time)
        {
            errors[TimeOf(date)] = wrong!;
            return null;
        }

        return day + time;
    }

    private static string TimeOf(DateWords date) => date.Box + "_time";
}
