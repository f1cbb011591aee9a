using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Everything the bot will say by itself about one inspection, from what is known now. Pure: the same situation gives the same plan, and whoever
/// changes a date changes the plan and nothing else.
/// </summary>
public static class ReminderPlan
{
    /// <summary>The occurrences that are not done with and can still help, in order of time. Past ones are among them until they are too late.</summary>
    public static IReadOnlyList<Occurrence> Of(Situation situation) => [];

    /// <summary>When the first of them is due that has not begun; null when nothing is foreseen.</summary>
    public static Instant? Next(Situation situation) => null;
}

/// <summary>Who hears of an occurrence, and when at the earliest. Pure.</summary>
public static class Addressing
{
    /// <summary>
    /// Each recipient once. People the gate turns away, who stopped, who are away with somebody to stand in, or who read it in the channel are not among
    /// them.
    /// </summary>
    public static IReadOnlyList<Addressed> Of(Occurrence occurrence, Situation situation) => [];
}

/// <summary>One recipient of an occurrence: a person or a shared place, and the moment before which nothing is sent.</summary>
/// <param name="Key">The key of the person or the place.</param>
/// <param name="Name">The person's name; what sort of place it is.</param>
/// <param name="IsPlace">True for a shared place.</param>
/// <param name="NotBefore">The occurrence's due time, later when quiet hours or a snooze say so.</param>
/// <param name="IsHeldBack">True when the day's cap is reached before it.</param>
public sealed record Addressed(string Key, string Name, bool IsPlace, Instant NotBefore, bool IsHeldBack = false);
