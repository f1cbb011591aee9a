using ForumBot.Inspections;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Reminders;

/// <summary>The clock times of what is said by itself, Europe/London. Our own choice; source: docs/rules.md, REMINDERS.</summary>
internal static class ReminderHours
{
    private static readonly LocalTime MorningTime = new(8, 30);
    private static readonly LocalTime DayOverTime = new(18, 0);
    private static readonly LocalTime GatheringTime = new(19, 30);
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>08:30: the list of the day and what can wait for it.</summary>
    public static Instant Morning(LocalDate day) => London.At(day + MorningTime).ToInstant();

    /// <summary>18:00: what was for this day helps no more.</summary>
    public static Instant DayOver(LocalDate day) => London.At(day + DayOverTime).ToInstant();

    /// <summary>19:30, before the quiet hours: what the day's cap held back is told in one. A day of reminders ends here.</summary>
    public static Instant Gathering(LocalDate day) => London.At(day + GatheringTime).ToInstant();

    /// <summary>The day of reminders that this moment belongs to: from 19:30 on it is the next one's.</summary>
    public static LocalDate DayOf(Instant at)
    {
        var local = at.InZone(London.Zone).LocalDateTime;
        return local.TimeOfDay < GatheringTime ? local.Date : local.Date.PlusDays(1);
    }

    /// <summary>The next 08:30 after this moment.</summary>
    public static Instant NextMorning(Instant after)
    {
        var local = after.InZone(London.Zone).LocalDateTime;
        return Morning(local.TimeOfDay < MorningTime ? local.Date : local.Date.PlusDays(1));
    }

    /// <summary>A moment as it stands in a key.</summary>
    public static string Write(LocalDateTime at) => Stamp.Format(at);

    /// <summary>A day as it stands in a key.</summary>
    public static string Write(LocalDate day) => KnownFacts.Write(day);
}
