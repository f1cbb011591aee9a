using System.Collections.Immutable;
using System.Globalization;
using ForumBot.Inspections;

namespace ForumBot.Schedules.Import;

/// <summary>Saves a whole import as one change of the timetable, so that people hear of it once. Pure.</summary>
public static class TimetableImport
{
    /// <summary>The inspection with the plan carried out; the same instance when nothing would change or it has ended.</summary>
    /// <param name="inspection">As it is stored; the plan was made for it.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="reason">Why, where something changes that people know of.</param>
    public static Inspection Apply(Inspection inspection, ImportPlan plan, Mark by, string? reason)
    {
        if (inspection.Ended is not null || plan.Count == 0)
        {
            return inspection;
        }

        var next = Next(inspection.Meetings.Select(meeting => meeting.Id), 'm');
        var changes = plan.Items.Where(item => item.Counts)
            .Select(item => new MeetingChange(item.Before, item.Before is null ? item.After! with { Id = Id('m', next++) } : item.After!))
            .ToImmutableList();
        var meetings = inspection.Meetings;
        foreach (var change in changes)
        {
            meetings = change.Before is { } before ? meetings.Replace(before, change.After) : meetings.Add(change.After);
        }

        return inspection with
        {
            Meetings = meetings,
            Changes = inspection.Changes.Insert(0, new()
            {
                Id = Id('c', Next(inspection.Changes.Select(change => change.Id), 'c')),
                By = by,
                Reason = reason,
                NeedsAnswer = plan.Changes,
                Meetings = changes,
            }),
        };
    }

    private static int Next(IEnumerable<string> ids, char letter) =>
        1 + ids.Select(id => id.StartsWith(letter) && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty().Max();

    private static string Id(char letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number}");
}
