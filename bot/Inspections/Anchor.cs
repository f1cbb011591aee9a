namespace ForumBot.Inspections;

/// <summary>
/// The named days that every other date of an inspection is counted from.
/// All are civil dates in Europe/London; <see cref="O"/> and <see cref="C"/> also carry a time of day.
/// </summary>
public enum Anchor
{
    /// <summary>Notification day, day 0; for an engagement meeting the day its notice came.</summary>
    N,
    /// <summary>The survey opens.</summary>
    O,
    /// <summary>The survey closes.</summary>
    C,
    /// <summary>Off-site work begins; the forum usually meets inspectors this day.</summary>
    X,
    /// <summary>First day on site; first day of a thematic visit.</summary>
    S,
    /// <summary>Last day on site; last day of a thematic visit.</summary>
    E,
    /// <summary>The draft report reaches the area.</summary>
    D,
    /// <summary>The final report reaches the area.</summary>
    F,
    /// <summary>The report is published.</summary>
    P,
    /// <summary>The engagement meeting.</summary>
    M,
    /// <summary>The thematic visit begins (S and E frame its days).</summary>
    V,
}
