using NodaTime;

namespace ForumBot.Inspections;

/// <summary>The one time zone of every inspection: Europe/London. Instants become civil dates here and nowhere else.</summary>
public static class London
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The civil date in London at this instant. A call logged at 23:30 UTC in June came the next day (DR-01).</summary>
    public static LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>
    /// London's clock reading as a point in time. A reading the spring change skips moves on by the hour; one that comes twice is the
    /// first.
    /// </summary>
    public static ZonedDateTime At(LocalDateTime local) => Zone.AtLeniently(local);
}
