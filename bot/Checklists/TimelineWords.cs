using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>The dates of an inspection in words. Pure.</summary>
public static class TimelineWords
{
    private const string OffSite = "Inspectors start, from their desks";

    private static readonly (Anchor Anchor, string Label, Level Level)[] Labels =
    [
        (Anchor.N, "The call", Level.Public),
        (Anchor.O, "Survey opens", Level.Public),
        (Anchor.C, "Survey closes", Level.Public),
        (Anchor.X, OffSite, Level.Forum),
        (Anchor.S, "First day in your area", Level.Forum),
        (Anchor.E, "Last day in your area", Level.Forum),
        (Anchor.V, "The visit", Level.Forum),
        (Anchor.M, "The meeting", Level.Forum),
        // CONF-11: the draft and the final report's arrival are for attendees until publication.
        (Anchor.D, "Draft report reaches the area", Level.Attendees),
        (Anchor.F, "Final report reaches the area", Level.Attendees),
        (Anchor.P, "Report published", Level.Public),
    ];

    /// <summary>The main dates that may be shown, in order of time.</summary>
    public static IEnumerable<Fact> Milestones(Timeline timeline, LocalDate today, Func<Level, bool> mayShow) => Labels
        .Where(label => mayShow(label.Level) && timeline[label.Anchor] is not null)
        .Select(label => (label.Label, Date: timeline[label.Anchor]!))
        .OrderBy(milestone => milestone.Date.Date)
        .Select(milestone => new Fact(milestone.Label == OffSite && !DayWords.StartsOffSite(timeline) ? "Forum meets inspectors" : milestone.Label, Say(milestone.Date, today)));

    /// <summary>"Monday 22 September (expected)".</summary>
    public static string Say(PlannedDate date, LocalDate today)
    {
        var words = date.Time is { } time ? (date.Date + time).Say(today) : date.Date.Say(today);
        return date.Confirmed ? words : $"{words} (expected)";
    }

    /// <summary>What a person should know or check, with the Mondays to offer.</summary>
    public static IEnumerable<string> ToCheck(Timeline timeline, LocalDate today)
    {
        foreach (var flag in timeline.Flags)
        {
            yield return flag == Flag.NonMondayOnsiteStart && timeline.SuggestedOnsiteStarts.Count > 0
                ? $"{flag.ToSentence()} Likely Mondays: {Wording.List([.. timeline.SuggestedOnsiteStarts.Select(day => day.Say(today))])}."
                : flag.ToSentence();
        }
    }
}
