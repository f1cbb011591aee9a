using NodaTime;

namespace ForumBot.Inspections;

/// <summary>When to remind people of one meeting. London times.</summary>
/// <param name="Preparation">17:00 on the working day before; null if that has gone by.</param>
/// <param name="LastCall">Half an hour before it starts; null if that has gone by.</param>
public sealed record MeetingReminders(ZonedDateTime? Preparation, ZonedDateTime? LastCall)
{
    private static readonly LocalTime PreparationTime = new(17, 0);

    /// <summary>The reminders of a meeting that are still ahead.</summary>
    public static MeetingReminders For(LocalDateTime start, Instant now, WorkingDays calendar)
    {
        var preparation = London.At(calendar.Add(start.Date, -1) + PreparationTime);
        var lastCall = London.At(start).PlusMinutes(-30);
        return new(Ahead(preparation), Ahead(lastCall));

        ZonedDateTime? Ahead(ZonedDateTime at) => at.ToInstant() > now ? at : null;
    }
}
