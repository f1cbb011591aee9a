using ForumBot.Inspections;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace ForumBot.Schedules.Calendar;

/// <summary>
/// Writes entries as an iCalendar file (RFC 5545). Times are in UTC, so that no phone needs to know London's rules; whole days have no zone. The same
/// entries give the same text.
/// </summary>
internal static class CalendarText
{
    internal static string Of(string name, IEnumerable<CalendarEntry> entries)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//ForumBot//Inspection timetable//EN" };
        calendar.AddProperty("X-WR-CALNAME", OneLine(name));
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var entry in entries)
        {
            calendar.Events.Add(Event(entry));
        }

        return new CalendarSerializer(calendar).SerializeToString() ?? "";
    }

    private static CalendarEvent Event(CalendarEntry entry)
    {
        var changed = Utc(entry.Changed);
        return new()
        {
            Uid = entry.Uid,
            Summary = OneLine(entry.Expected ? entry.Title + " (expected)" : entry.Title),
            Location = entry.Where is { } where ? OneLine(where) : null,
            DtStart = entry.AllDay ? Day(entry.Start.Date) : Utc(London.At(entry.Start).ToInstant()),
            DtEnd = entry.AllDay ? Day(entry.End.Date) : Utc(London.At(entry.End).ToInstant()),
            Sequence = entry.Sequence,
            Status = entry.IsCancelled ? EventStatus.Cancelled : entry.Expected ? EventStatus.Tentative : EventStatus.Confirmed,
            Transparency = entry.AllDay ? TransparencyType.Transparent : TransparencyType.Opaque,
            // A calendar that is shared further shows that its owner is busy, not with what.
            Class = "PRIVATE",
            DtStamp = changed,
            LastModified = changed,
        };
    }

    private static CalDateTime Day(LocalDate date) => new(date.Year, date.Month, date.Day);

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc(), hasTime: true);

    // A line of its own in a title could pass for a property with readers that unfold carelessly.
    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
