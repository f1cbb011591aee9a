using System.Collections.Frozen;
using ForumBot.Cards;

namespace ForumBot.Schedules.Import;

/// <summary>What a column of a pasted timetable holds.</summary>
internal enum Column
{
    Date,
    Day,
    Start,
    End,
    EndDate,
    Title,
    Where,
    Who,
    Status,
}

/// <summary>Which column is what, by the plain names people give them.</summary>
internal sealed class Columns
{
    // The first of each is the one that is said to people, and written into the bot's own tables.
    private static readonly (Column Column, string[] Names)[] Known =
    [
        (Column.Date, ["date", "start date", "meeting date", "when"]),
        (Column.Day, ["day", "weekday", "day of week"]),
        (Column.Start, ["start", "time", "from", "start time", "starts", "begins", "at", "times"]),
        (Column.End, ["end", "to", "until", "end time", "ends", "finish", "till"]),
        (Column.EndDate, ["end date"]),
        (Column.Title, ["title", "meeting", "what", "subject", "event", "activity", "session", "name", "item"]),
        (Column.Where, ["where", "place", "location", "link", "room", "venue", "address", "meeting link", "teams link"]),
        (Column.Who, ["who", "wanted", "attendees", "who is wanted", "people", "participants", "invited", "required attendees"]),
        (Column.Status, ["status"]),
    ];

    private static readonly FrozenDictionary<string, Column> ByName =
        Known.SelectMany(known => known.Names.Select(name => (name, known.Column))).ToFrozenDictionary(pair => pair.name, pair => pair.Column);

    private readonly List<(Column Column, int Index)> found = [];

    /// <summary>Names of columns that nobody here knows, as they were written.</summary>
    internal List<string> NotKnown { get; } = [];

    /// <summary>"Date, Start, ...": what to call a column.</summary>
    internal static string Names { get; } = Wording.List([.. new[] { Column.Date, Column.Start, Column.End, Column.Title, Column.Where, Column.Who }.Select(NameOf)]);

    /// <summary>What the bot calls a column.</summary>
    internal static string NameOf(Column column)
    {
        var name = Known.Single(known => known.Column == column).Names[0];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>The columns that a first line names; null when it names none, and so is a line like any other.</summary>
    internal static Columns? Named(TableRow head)
    {
        var columns = new Columns();
        for (var i = 0; i < head.Cells.Length; i++)
        {
            var name = head[i].Trim(' ', ':', '*', '?').ToLowerInvariant();
            if (ByName.TryGetValue(name, out var column) && (!columns.Has(column) || column is Column.Where or Column.Who))
            {
                columns.found.Add((column, i));
            }
            else if (name.Length > 0)
            {
                columns.NotKnown.Add(head[i]);
            }
        }

        if (!columns.Has(Column.Date) && columns.found.FindIndex(pair => pair.Column == Column.Day) is >= 0 and var day)
        {
            columns.found[day] = (Column.Date, columns.found[day].Index);
        }

        return columns.found.Count >= 2 ? columns : null;
    }

    /// <summary>The columns of a table without names, by what stands in them; what is left is the title, the place and who is wanted, in this order.</summary>
    internal static Columns Guessed(IReadOnlyList<TableRow> rows, Func<string, bool> isDate, Func<string, bool> isTime)
    {
        var columns = new Columns();
        var words = new Queue<Column>([Column.Title, Column.Where, Column.Who]);
        for (var i = 0; i < rows.Max(row => row.Cells.Length); i++)
        {
            var filled = rows.Select(row => row[i]).Where(cell => cell.Length > 0).ToList();
            // Most decide: one slip must not turn a column of dates into words.
            bool Most(Func<string, bool> fits) => filled.Count(fits) * 2 > filled.Count;
            if (filled.Count == 0)
            {
                continue;
            }

            var column = Most(cell => Weekdays.Read(cell) is not null) ? Column.Day
                : !columns.Has(Column.Date) && Most(isDate) ? Column.Date
                : !columns.Has(Column.End) && Most(isTime) ? columns.Has(Column.Start) ? Column.End : Column.Start
                : words.TryDequeue(out var next) ? next
                : (Column?)null;
            if (column is { } known)
            {
                columns.found.Add((known, i));
            }
            else
            {
                columns.NotKnown.Add($"number {i + 1}");
            }
        }

        return columns;
    }

    internal bool Has(Column column) => found.Exists(pair => pair.Column == column);

    /// <summary>What the line says in this column; places in several columns are put together.</summary>
    internal string Of(TableRow row, Column column) =>
        string.Join(", ", found.Where(pair => pair.Column == column).Select(pair => row[pair.Index]).Where(cell => cell.Length > 0));
}
