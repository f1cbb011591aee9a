using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Inspections;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>
/// Reads the text of an .ics file (RFC 5545) into a table that <see cref="TableReader"/> reads and a person can mend: an event of a whole day becomes a
/// line without a time. Times become Europe/London; an event without a zone counts as London's. Pure.
/// </summary>
public static class CalendarReader
{
    /// <summary>The longest calendar, in letters.</summary>
    public const int Longest = 200_000;

    // Ids of calendars can be long and hold names; enough of a hash tells a forum's meetings apart.
    private const int LettersOfSource = 12;

    // A file can ask for far more work than it is long, so what repeats is bounded: how many series there are, and how far each is searched for its next
    // meeting. A year of days is as far as a real one goes.
    private const int MostSeries = 40;
    private static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = 400 };

    /// <summary>True when the text is a calendar file and no table.</summary>
    public static bool IsCalendar(string text) => text.AsSpan().TrimStart().TrimStart('\ufeff').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads it. A year that is missing is the one nearest to <paramref name="near"/>.</summary>
    public static ImportReading Read(string text, LocalDate near)
    {
        if (text.Length > Longest)
        {
            return Refused($"That calendar file is too big: at most {Longest / 1000} KB. Export only the weeks of the inspection, and paste that.");
        }

        var rows = new List<CalendarRow>();
        var problems = new List<ImportProblem>();
        try
        {
            var calendars = Ical.Net.CalendarCollection.Load(text);
            if (calendars.SelectMany(calendar => calendar.Events).Count(one => one.RecurrenceRule is not null) > MostSeries)
            {
                return Refused($"That calendar holds more than {MostSeries} meetings that repeat. Export only the weeks of the inspection, and paste that.");
            }

            foreach (var calendar in calendars)
            {
                Read(calendar, rows, problems);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The parser has no one exception for a broken file.
            return Refused("I cannot read this calendar file. Export it again, and paste the whole text, from BEGIN:VCALENDAR to END:VCALENDAR.");
        }

        if (rows.Count > TableReader.MostRows)
        {
            return Refused($"That calendar holds more than {TableReader.MostRows} meetings. Export only the weeks of the inspection, and paste that.");
        }

        if (rows.Count == 0)
        {
            return Refused(problems.Count > 0 ? problems[0].Sentence : "There are no meetings in this calendar file. Check that you exported the right calendar.");
        }

        List<CalendarRow> inOrder = [.. rows.OrderBy(row => row.Date).ThenBy(row => row.Start)];
        var read = CalendarIds.On(TableReader.Read(CalendarRow.TableOf(inOrder), near, DateOrder.DayFirst), CalendarIds.Write(inOrder));
        return read with { Problems = [.. problems, .. read.Problems], Notes = ["I made this table from the calendar file.", .. read.Notes] };
    }

    private static ImportReading Refused(string sentence) => new() { Text = "", Problems = [new(0, sentence)] };

    private static void Read(Ical.Net.Calendar calendar, List<CalendarRow> rows, List<ImportProblem> problems)
    {
        var moved = calendar.Events.Where(one => one.RecurrenceIdentifier is not null).Select(one => (one.Uid, At(one.RecurrenceIdentifier!.StartTime))).ToHashSet();
        foreach (var one in calendar.Events)
        {
            if (rows.Count > TableReader.MostRows)
            {
                return;
            }

            if (one.DtStart is null)
            {
                problems.Add(new(0, $"“{Title(one)}” has no start, so I left it out. Add it by hand if you need it."));
            }
            else if (one.RecurrenceRule is { Count: null, Until: null })
            {
                problems.Add(new(0, $"“{Title(one)}” repeats without an end, so I left it out. Give the series a last day in your calendar and export it again."));
            }
            else if (one.RecurrenceRule is { } rule && IsTooFine(rule))
            {
                problems.Add(new(0, $"“{Title(one)}” repeats more than once a day, so I left it out. Add its meetings by hand."));
            }
            else
            {
                rows.AddRange(Occurrences(one, moved, problems).Take(TableReader.MostRows + 1));
            }
        }
    }

    private static bool IsTooFine(RecurrenceRule rule) =>
        rule.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly)
        || rule.ByHour.Count > 1 || rule.ByMinute.Count > 1 || rule.BySecond.Count > 1;

    private static IEnumerable<CalendarRow> Occurrences(CalendarEvent one, HashSet<(string?, LocalDateTime)> moved, List<ImportProblem> problems)
    {
        if (one.RecurrenceIdentifier is { } replaced)
        {
            return [Row(one, one.DtStart!, one.End, $"{one.Uid}#{KnownFacts.Write(At(replaced.StartTime))}")];
        }

        if (one.RecurrenceRule is null && !one.RecurrenceDates.GetAllPeriods().Any())
        {
            return [Row(one, one.DtStart!, one.End ?? one.DtStart!.Add(one.EffectiveDuration), one.Uid)];
        }

        try
        {
            // One of a series that was moved or cancelled stands as an event of its own.
            return [.. one.GetOccurrences(null, Limits).Take(TableReader.MostRows + 1)
                .Where(each => !moved.Contains((one.Uid, At(each.Period.StartTime))))
                .Select(each => Row(one, each.Period.StartTime, each.Period.EffectiveEndTime, $"{one.Uid}#{KnownFacts.Write(At(each.Period.StartTime))}"))];
        }
        catch (EvaluationException)
        {
            problems.Add(new(0, $"“{Title(one)}” repeats in a way that I cannot follow, so I left it out. Add its meetings by hand."));
            return [];
        }
    }

    private static CalendarRow Row(CalendarEvent one, CalDateTime start, CalDateTime? end, string? source)
    {
        var (from, until) = (At(start), end is null ? (LocalDateTime?)null : At(end));
        return new(
            from.Date,
            start.HasTime ? from.TimeOfDay : null,
            start.HasTime && until > from && (until.Value.Date == from.Date || until == from.Date.PlusDays(1).AtMidnight()) ? until.Value.TimeOfDay : null,
            // A table's line is one day's; the reader says so of a longer one.
            start.HasTime && until?.Date > from.Date && until != from.Date.PlusDays(1).AtMidnight() ? until.Value.Date : null,
            Title(one),
            PastedTable.Clean(one.Location ?? ""),
            string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase),
            source is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..LettersOfSource]);
    }

    private static string Title(CalendarEvent one) => PastedTable.Clean(one.Summary ?? "") is { Length: > 0 } title ? title : "Meeting";

    // Floating times and whole days have no zone: they are London's.
    private static LocalDateTime At(CalDateTime moment) => moment.HasTime && !moment.IsFloating
        ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(moment.AsUtc, DateTimeKind.Utc)).InZone(London.Zone).LocalDateTime
        : LocalDateTime.FromDateTime(DateTime.SpecifyKind(moment.Value, DateTimeKind.Unspecified));
}

/// <summary>One meeting of a calendar as a line of a table.</summary>
internal sealed record CalendarRow(LocalDate Date, LocalTime? Start, LocalTime? End, LocalDate? EndDate, string Title, string Where, bool IsCancelled, string Source)
{
    private static readonly Column[] Order = [Column.Date, Column.Start, Column.End, Column.EndDate, Column.Title, Column.Where, Column.Status];

    /// <summary>The lines as a table that people can read and mend; columns that nobody needs are left out.</summary>
    internal static string TableOf(IEnumerable<CalendarRow> rows)
    {
        var lines = rows.Select(row => row.Cells()).ToList();
        int[] used = [.. Enumerable.Range(0, Order.Length).Where(i => i < 3 || lines.Any(line => line[i].Length > 0))];
        var text = new StringBuilder().AppendJoin(" | ", used.Select(i => Columns.NameOf(Order[i])));
        foreach (var line in lines)
        {
            text.Append('\n').AppendJoin(" | ", used.Select(i => line[i]));
        }

        return text.ToString();
    }

    private string[] Cells() =>
    [
        Date.SayInFull(),
        Start is { } start ? Say(start) : "",
        End is { } end ? Say(end) : "",
        EndDate?.SayInFull() ?? "",
        Quote(Title),
        Quote(Where),
        IsCancelled ? "cancelled" : "",
    ];

    // "12 noon" and "midnight" are read back like any time.
    private static string Say(LocalTime time) => time.Say();

    private static string Quote(string cell) =>
        cell.Contains('|', StringComparison.Ordinal) || cell.StartsWith('"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
