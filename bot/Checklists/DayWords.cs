using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>The words for where a day lies in an inspection.</summary>
public static class DayWords
{
    /// <summary>"Monday 8 September: day 1 of 15".</summary>
    public static string Title(Timeline timeline, LocalDate first, int days, LocalDate today, bool visitDates)
    {
        if (days > 1)
        {
            return $"This week: {first.Say(today)} to {first.PlusDays(days - 1).Say(today)}";
        }

        var day = timeline.DayOf(first);
        var name = first == today.PlusDays(1) ? $"Tomorrow, {first.Say(today)}" : first.Say(today);
        return day switch
        {
            { Phase: Inspections.Phase.Before } => $"{name}: before the call",
            { Phase: Inspections.Phase.AwaitingReport } => $"{name}: waiting for the report",
            { Phase: Inspections.Phase.Over } => $"{name}: it is over",
            { Phase: Inspections.Phase.Published } => $"{name}: the report is out",
            { IsWorkingDay: false } => $"{name}: not a working day",
            { Of: { } of } when visitDates => $"{name}: day {day.Number} of {of}",
            _ => $"{name}: day {day.Number}",
        };
    }

    /// <summary>One sentence on where we are.</summary>
    public static string Phase(Timeline timeline, InspectionDay day, LocalDate first, LocalDate today, bool visitDates) => day.Phase switch
    {
        Inspections.Phase.Before => "The inspection has not begun.",
        Inspections.Phase.Preparing when visitDates && Next(timeline) is { } next => $"Week {day.Week} of the inspection. Inspectors {next.Verb} {When(next.Date, first, today)}.",
        Inspections.Phase.Preparing => $"Week {day.Week} of the inspection.",
        Inspections.Phase.OffSite when visitDates && timeline[Anchor.S] is { } start => $"Inspectors have started work from their desks. They come to your area {When(start, first, today)}.",
        Inspections.Phase.OffSite => "Inspectors have started work from their desks.",
        Inspections.Phase.OnSite when timeline[Anchor.M] is not null => "Inspectors and your area’s leaders meet today.",
        Inspections.Phase.OnSite when visitDates && timeline[Anchor.E] is { } end => $"Inspectors are in your area. Their last day is {When(end, first, today)}.",
        Inspections.Phase.OnSite => "Inspectors are here.",
        Inspections.Phase.AwaitingReport => "The visit is over and the report is not out yet. Until it is out, please tell nobody what inspectors found.",
        Inspections.Phase.Over when timeline[Anchor.M] is not null => "The meeting is over.",
        Inspections.Phase.Over => "The visit is over.",
        _ => "The report is out.",
    };

    /// <summary>What somebody did, as a verb.</summary>
    public static string Did(HappeningKind kind) => kind switch
    {
        HappeningKind.Ticked => "ticked",
        HappeningKind.Unticked => "unticked",
        _ => "filled in",
    };

    private static (string Verb, PlannedDate Date)? Next(Timeline timeline) =>
        StartsOffSite(timeline) && timeline[Anchor.X] is { } offSite ? ("start work from their desks", offSite)
        : timeline[Anchor.S] is { } start ? ("come to your area", start)
        : timeline[Anchor.V] is { } visit ? ("visit", visit)
        : timeline[Anchor.M] is { } meeting ? ("meet your area", meeting)
        : null;

    /// <summary>In a monitoring inspection X is the day to expect the forum's own meeting; nobody says when inspectors begin.</summary>
    public static bool StartsOffSite(Timeline timeline) => timeline.Playbook.OnsiteNotBefore is not null;

    private static string When(PlannedDate date, LocalDate first, LocalDate today)
    {
        var day = date.Date == first && first == today ? "today" : $"on {date.Date.Say(today)}";
        return date.Confirmed ? day : $"{day} (expected)";
    }
}
