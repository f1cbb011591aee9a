namespace ForumBot.Inspections;

/// <summary>Where in an inspection a day lies.</summary>
public enum Phase
{
    /// <summary>Before the call.</summary>
    Before,
    /// <summary>From the call until inspectors begin, on or off site.</summary>
    Preparing,
    /// <summary>Inspectors work off site.</summary>
    OffSite,
    /// <summary>The visit, or the day of the meeting.</summary>
    OnSite,
    /// <summary>The visit is over and no publication is confirmed.</summary>
    AwaitingReport,
    /// <summary>It is over and no report is to come, as after an engagement meeting.</summary>
    Over,
    /// <summary>The report is out.</summary>
    Published,
}

/// <summary>
/// "Inspection day 9 of 15, week 2 day 4": a London day seen from the call, counted in working days with the call as day 1.
/// </summary>
/// <param name="Number">1 on the day of the call; on a weekend or bank holiday the number of the working day before; nought before the
/// call.</param>
/// <param name="Of">The number of the last day on site; null while that is unknown.</param>
/// <param name="Phase">Where in the inspection it lies.</param>
/// <param name="IsWorkingDay">Whether it counts.</param>
public sealed record InspectionDay(int Number, int? Of, Phase Phase, bool IsWorkingDay)
{
    /// <summary>The week, from 1; nought before the call.</summary>
    public int Week => (Number + 4) / 5;

    /// <summary>The day of that week, 1 to 5; nought before the call.</summary>
    public int Day => Number == 0 ? 0 : (Number - 1) % 5 + 1;

    /// <summary><c>W2D4</c>, or null on a day that does not count.</summary>
    public string? Label => Number > 0 && IsWorkingDay ? $"W{Week}D{Day}" : null;
}
