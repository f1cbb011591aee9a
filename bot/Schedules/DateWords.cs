using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>The main dates that a person can change, in words. Pure.</summary>
/// <param name="Anchor">The date.</param>
/// <param name="Box">The id of its box on the form.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Level">Whether anyone may know it, or the forum and the area alone until it is announced (CONF-13).</param>
public sealed record DateWords(Anchor Anchor, string Box, string Label, Level Level)
{
    /// <summary>All of them, in the order of the form.</summary>
    public static IReadOnlyList<DateWords> All { get; } =
    [
        new(Anchor.N, "call", "Day of the call", Level.Public),
        new(Anchor.O, "opens", "Survey opens", Level.Public),
        new(Anchor.C, "closes", "Survey closes", Level.Public),
        new(Anchor.X, "begins", "Inspectors begin, from their desks", Level.Forum),
        new(Anchor.S, "first", "First day in your area", Level.Forum),
        new(Anchor.V, "visit", "The visit begins", Level.Forum),
        new(Anchor.E, "last", "Last day in your area", Level.Forum),
        new(Anchor.M, "yearly", "The yearly meeting", Level.Forum),
    ];

    /// <summary>How confidential it is.</summary>
    public Matter Matter => new(Level, SharedWithArea: true);

    /// <summary>The words for an anchor; null for one that is not changed here, such as the day of the report.</summary>
    public static DateWords? Of(Anchor anchor) => All.FirstOrDefault(date => date.Anchor == anchor);

    /// <summary>True when these dates are settled for the first time: nobody has to change a plan because of a slip or a move.</summary>
    public static bool AreConfirmed(IReadOnlyCollection<DateChange> dates) => dates.Count > 0 && dates.All(date => date is { Before: null, After: not null });

    /// <summary>True when a date was confirmed as it was expected.</summary>
    public static bool IsAsExpected(DateChange date) =>
        date is { Before: null, After: { } after, Expected: { } expected }
        && after.Date == expected.Date && (after.Time is null || expected.Time is null || after.Time == expected.Time);

    /// <summary>A date before and after, as it is read beside its label.</summary>
    public static IReadOnlyList<Fact> Facts(DateChange date, LocalDate today) => IsAsExpected(date)
        ? [new("Confirmed", $"{Say(date.After, today)}, as expected")]
        : [new("Was", Before(date, today)), new("Now", date.After is null ? Open(date, today) : Say(date.After, today))];

    /// <summary>What held before: "Monday 15 March", "expected Monday 8 March, 9am", "not settled".</summary>
    public static string Before(DateChange date, LocalDate today) => date.Before is null ? Open(date, today) : Say(date.Before, today);

    /// <summary>"Monday 15 March", "Monday 8 March, 9am", "not settled".</summary>
    public static string Say(AnchorDate? date, LocalDate today) => date switch
    {
        null => "not settled",
        { Time: { } time } moment => (moment.Date + time).Say(today),
        { } day => day.Date.Say(today),
    };

    private static string Open(DateChange date, LocalDate today) => date.Expected is { } expected ? $"expected {Say(expected, today)}" : Say(null, today);
}
