using System.Security.Cryptography;
using System.Text;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>
/// Which meeting has which id in the calendar it came from. It travels behind the form, out of the way of the person who mends the table: a line is known
/// again by its title and day, in order. One whose title or day was mended has no id any more, and is then known like any pasted line. Pure.
/// </summary>
internal static class CalendarIds
{
    /// <summary>The longest that is read.</summary>
    internal const int Longest = 10_000;

    // Enough to tell the lines of one table apart.
    private const int LettersOfKey = 8;

    /// <summary>The ids of these lines, as they travel.</summary>
    internal static string Write(IEnumerable<CalendarRow> rows) => string.Join('\n', rows.Select(row => KeyOf(row.Title, row.Date) + row.Source));

    /// <summary>The meetings with their ids.</summary>
    internal static ImportReading On(ImportReading reading, string ids)
    {
        var left = ids.Split('\n').Where(line => line.Length > LettersOfKey).GroupBy(line => line[..LettersOfKey])
            .ToDictionary(lines => lines.Key, lines => new Queue<string>(lines.Select(line => line[LettersOfKey..])));
        return reading with
        {
            CalendarIds = ids,
            Meetings = [.. reading.Meetings.Select(meeting =>
                left.TryGetValue(KeyOf(meeting.Title, meeting.Start.Date), out var own) && own.TryDequeue(out var id) ? meeting with { Source = id } : meeting)],
        };
    }

    private static string KeyOf(string title, LocalDate day) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{KnownFacts.Write(day)} {title}")))[..LettersOfKey];
}
