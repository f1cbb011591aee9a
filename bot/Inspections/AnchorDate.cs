using NodaTime;

namespace ForumBot.Inspections;

/// <summary>A London date with, where it is known, a London clock time.</summary>
public readonly record struct AnchorDate(LocalDate Date, LocalTime? Time = null)
{
    public static implicit operator AnchorDate(LocalDate date) => new(date);

    public static implicit operator AnchorDate(LocalDateTime moment) => new(moment.Date, moment.TimeOfDay);

    public static AnchorDate FromLocalDate(LocalDate date) => new(date);

    public static AnchorDate FromLocalDateTime(LocalDateTime moment) => new(moment.Date, moment.TimeOfDay);
}
