using System.Collections.Immutable;
using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>
/// Reads a timetable as it is copied from a spreadsheet. Nothing is guessed: what can be read in two ways is asked about, and every line that
/// cannot be taken says why. Pure.
/// </summary>
public static class TableReader
{
    /// <summary>The most meetings at a time, so that the preview can be read.</summary>
    public const int MostRows = 60;

    /// <summary>The longest table, in letters: what a card can show again to be mended.</summary>
    public const int LongestTable = 5_000;

    private const int MostHeadings = 5;

    /// <summary>
    /// Reads it. A year that is missing is the one nearest to <paramref name="near"/>, the day of the call. <paramref name="order"/> is what the
    /// person answered to the question about the dates; null when they were not asked.
    /// </summary>
    public static ImportReading Read(string text, LocalDate near, DateOrder? order)
    {
        if (text.Length > LongestTable)
        {
            return Refused(text, $"That is more than I can show you again: at most {LongestTable:#,0} letters. Paste the table in two halves.");
        }

        var rows = PastedTable.Split(text);
        if (rows.Count == 0)
        {
            return Refused(text, "There is nothing here yet. Copy the table with its first line, and paste it into the box.");
        }

        if (rows.All(row => row.Cells.Length == 1))
        {
            return Refused(text, "I see only one column. Copy the cells out of the spreadsheet, or put a | between the date, the time and the title.");
        }

        var notes = new List<string>();
        var (columns, lines) = Columns(rows, near, notes);
        if (Missing(columns) is { } missing)
        {
            return Refused(text, missing) with { Notes = [.. notes] };
        }

        if (lines.Count == 0)
        {
            return Refused(text, "I see the names of the columns, but no meetings below them. Copy the lines too.");
        }

        return lines.Count > MostRows
            ? Refused(text, $"That is {lines.Count} meetings. I take {MostRows} at a time, so that you can check each one. Paste the first {MostRows}, then the rest.")
            : Read(text, columns, lines, near, order, notes);
    }

    private static ImportReading Read(string text, Columns columns, IReadOnlyList<TableRow> lines, LocalDate near, DateOrder? order, List<string> notes)
    {
        var problems = new List<ImportProblem>();
        var days = new Dictionary<TableRow, DayCell>();
        foreach (var line in lines)
        {
            if (Day(columns, line, near, problems) is { } day)
            {
                days[line] = day;
            }
        }

        var (settled, question) = DateOrders.Settle([.. days.Select(pair => pair.Value)], order);
        var meetings = ImmutableList.CreateBuilder<ImportedMeeting>();
        foreach (var (line, day) in days)
        {
            var date = settled == DateOrder.MonthFirst ? day.MonthFirst : day.DayFirst;
            if (date is { } known && Meeting(columns, line, day, known, problems) is { } meeting)
            {
                meetings.Add(meeting);
            }
            else if (date is null && question is null)
            {
                problems.Add(new(line.Line, $"“{day.Written}” is no date with the {(settled == DateOrder.MonthFirst ? "month" : "day")} first. Write the month as a word."));
            }
        }

        var assumed = meetings.Count(meeting => meeting.EndAssumed && !meeting.IsCancelled);
        if (assumed > 0)
        {
            notes.Add($"{(assumed == 1 ? "One meeting has" : $"{assumed} meetings have")} no end time. I took one hour.");
        }

        return new()
        {
            Text = text,
            Meetings = question is null ? meetings.ToImmutable() : [],
            Problems = [.. problems.OrderBy(problem => problem.Line).Select(problem => Named(problem, columns, lines))],
            Notes = [.. notes],
            Question = question,
        };
    }

    private static ImportProblem Named(ImportProblem problem, Columns columns, IReadOnlyList<TableRow> lines) =>
        lines.FirstOrDefault(line => line.Line == problem.Line) is { } line && columns.Of(line, Column.Title) is { Length: > 0 } title
            ? problem with { Title = Short(title) }
            : problem;

    private static ImportReading Refused(string text, string sentence) =>
        new() { Text = text.Length > LongestTable ? "" : text, Problems = [new(0, sentence)] };

    private static (Columns Columns, IReadOnlyList<TableRow> Lines) Columns(IReadOnlyList<TableRow> rows, LocalDate near, List<string> notes)
    {
        for (var head = 0; head < Math.Min(MostHeadings, rows.Count); head++)
        {
            if (Import.Columns.Named(rows[head]) is not { } named)
            {
                continue;
            }

            if (head > 0)
            {
                notes.Add($"I left out what stands above the names of the columns: “{rows[0].Cells.First(cell => cell.Length > 0)}”.");
            }

            if (named.NotKnown.Count > 0)
            {
                notes.Add($"I leave out {(named.NotKnown.Count == 1 ? "a column" : "columns")} that I do not know: {Quoted(named.NotKnown)}. I know {Import.Columns.Names}.");
            }

            return (named, [.. rows.Skip(head + 1)]);
        }

        var guessed = Import.Columns.Guessed(rows, cell => DayCell.Read(cell, near) is not null, cell => ClockCell.Read(cell) is not null);
        notes.Add("The columns have no names. I took the words in this order: title, place, who is wanted.");
        if (guessed.NotKnown.Count > 0)
        {
            notes.Add($"I leave out column {Wording.List(guessed.NotKnown)}. Names in the first line would help. I know {Import.Columns.Names}.");
        }

        return (guessed, rows);
    }

    private static string? Missing(Columns columns) =>
        !columns.Has(Column.Date) ? $"I cannot see which column holds the date. Put the names of the columns in the first line: {Import.Columns.Names}."
        : !columns.Has(Column.Title) ? $"I cannot see which column says what the meeting is. Name it “Title”. I know {Import.Columns.Names}."
        : null;

    private static DayCell? Day(Columns columns, TableRow line, LocalDate near, List<ImportProblem> problems)
    {
        var written = columns.Of(line, Column.Date);
        if (DayCell.Read(written, near) is not { } day)
        {
            problems.Add(new(line.Line, written.Length == 0
                ? "There is no date. Add one, such as 11 March."
                : $"“{Short(written)}” is no date that I know. Write it as 11 March 2027."));
            return null;
        }

        if ((Weekdays.Read(columns.Of(line, Column.Day)) ?? day.Weekday) is not { } weekday)
        {
            return day;
        }

        var narrowed = day.On(weekday);
        if (narrowed is { DayFirst: null, MonthFirst: null })
        {
            problems.Add(new(line.Line, day.NotOn(weekday)));
            return null;
        }

        return narrowed with { Weekday = weekday };
    }

    private static ImportedMeeting? Meeting(Columns columns, TableRow line, DayCell day, LocalDate date, List<ImportProblem> problems)
    {
        var (title, where, who) = (columns.Of(line, Column.Title), columns.Of(line, Column.Where), columns.Of(line, Column.Who));
        string? wrong =
            title.Length == 0 ? "There is no title. Say in a few words what the meeting is."
            : title.Length > MeetingMistakes.LongestTitle ? $"The title is too long. Use at most {MeetingMistakes.LongestTitle} letters."
            : where.Length > MeetingMistakes.LongestPlace ? $"The place is too long. Use at most {MeetingMistakes.LongestPlace} letters."
            : who.Length > MeetingMistakes.LongestOthers ? $"The list of people is too long. Use at most {MeetingMistakes.LongestOthers} letters."
            : columns.Of(line, Column.EndDate) is { Length: > 0 } last && DayCell.Read(last, date) is { } end && end.DayFirst != date && end.MonthFirst != date
                ? "It ends on another day than it starts. Write one line for each day."
            : null;
        var cancelled = columns.Of(line, Column.Status).StartsWith("cancel", StringComparison.OrdinalIgnoreCase);
        var start = columns.Of(line, Column.Start) is { Length: > 0 } own ? own : day.Rest;
        var times = ClockTimes.Read(start, columns.Of(line, Column.End), date);
        wrong ??= times.Wrong;
        if (wrong is not null)
        {
            problems.Add(new(line.Line, wrong));
            return null;
        }

        return new()
        {
            Line = line.Line,
            Title = title,
            Start = times.Start,
            End = times.End,
            EndAssumed = times.EndAssumed,
            Where = where.Length == 0 ? null : where,
            Who = who.Length == 0 ? null : who,
            IsCancelled = cancelled,
        };
    }

    private static string Quoted(IReadOnlyList<string> names) => Wording.List([.. names.Select(name => $"“{Short(name)}”")]);

    private static string Short(string words) => words.Length <= 40 ? words : words[..40] + "…";
}
