using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>The lines of the preview.</summary>
internal static class ImportWords
{
    internal static ImportKind KindOf(PlannedImport item) => item switch
    {
        { After: null } => ImportKind.LeftOut,
        { Counts: false } => ImportKind.Same,
        { Before: null } => ImportKind.New,
        { After.IsCancelled: true } => ImportKind.Cancelled,
        _ => ImportKind.Changed,
    };

    internal static ImportLine Line(PlannedImport item, IReadOnlyList<string> doubts, LocalDate today)
    {
        var kind = KindOf(item);
        var meeting = item.After ?? item.Before;
        var headline = meeting is null || kind == ImportKind.LeftOut
            ? $"{Times(item.Row.Start, item.Row.End, today)}: {item.Row.Title}"
            : $"{Times(meeting.Start, meeting.End, today)}: {meeting.Title}";
        return new(kind, headline)
        {
            Was = kind == ImportKind.Changed ? Before(item.Before!, item.After!, today) : null,
            About = kind is ImportKind.New or ImportKind.Changed ? About(item.After!.Where, item.Row.Who, item.StepNumber) : null,
            ToCheck = [.. item.Points, .. doubts],
        };
    }

    private static string Before(Meeting before, Meeting after, LocalDate today)
    {
        List<string> parts = [Times(before.Start, before.End, today)];
        if (before.Title != after.Title)
        {
            parts.Add(before.Title);
        }

        if (before.Where != after.Where)
        {
            parts.Add(before.Where ?? "no place");
        }

        if (before.Wanted != after.Wanted)
        {
            parts.Add("other people wanted");
        }

        return string.Join(", ", parts);
    }

    private static string? About(string? where, string? who, int? step)
    {
        string[] parts =
        [
            .. where is null ? [] : new[] { $"Where: {where}." },
            .. who is null ? [] : new[] { $"Wanted: {who}." },
            .. step is null ? [] : new[] { $"This is step {step} of the checklist." },
        ];
        return parts.Length == 0 ? null : string.Join(' ', parts);
    }

    private static string Times(LocalDateTime start, LocalDateTime end, LocalDate today) => $"{start.Say(today)} to {end.TimeOfDay.Say()}";
}
