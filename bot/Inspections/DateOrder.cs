namespace ForumBot.Inspections;

/// <summary>Which main dates cannot come before which, with the sentence for the person who typed them the wrong way round. Pure.</summary>
public static class DateOrder
{
    /// <summary>The pairs, in the order in which they are worth telling.</summary>
    public static IReadOnlyList<(Anchor Earlier, Anchor Later, string Sentence)> Rules { get; } =
    [
        (Anchor.O, Anchor.C, "The survey would close before it opens. Check both times."),
        (Anchor.N, Anchor.O, "The survey would open before the call came. Check the day."),
        (Anchor.N, Anchor.X, "Inspectors would begin before the call came. Check the day."),
        (Anchor.X, Anchor.S, "The first day on site would come before inspectors begin. Check both days."),
        (Anchor.N, Anchor.S, "The visit would begin before the call came. Check the day."),
        (Anchor.N, Anchor.E, "The visit would end before the call came. Check the day."),
        (Anchor.X, Anchor.E, "The visit would end before inspectors begin. Check both days."),
        (Anchor.S, Anchor.E, "The last day would come before the first day. Check both days."),
        (Anchor.E, Anchor.D, "The draft report would come before the visit ends. Check the day."),
        (Anchor.D, Anchor.F, "The final report would come before the draft. Check the day."),
        (Anchor.E, Anchor.P, "The report would be out before the visit ends. Check the day."),
        (Anchor.N, Anchor.M, "The meeting would be before the letter came. Check the day."),
        (Anchor.N, Anchor.V, "The visit would be before the call came. Check the day."),
        (Anchor.V, Anchor.E, "The last day would come before the first day. Check both days."),
    ];

    /// <summary>
    /// True for the days that the draft and the final report reached the area. They are for those in the room, so nobody else's date is held against them:
    /// whoever tries date after date would learn them from what is refused (CONF-11).
    /// </summary>
    public static bool IsForAttendees(Anchor anchor) => anchor is Anchor.D or Anchor.F;

    /// <summary>True when the second is too early for the first: an earlier day, or the same day and no later a time.</summary>
    public static bool IsBefore(AnchorDate second, AnchorDate first) =>
        second.Date < first.Date || (second.Date == first.Date && second.Time <= first.Time);
}
