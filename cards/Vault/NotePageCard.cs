namespace ForumBot.Cards;

/// <summary>A note in a list.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="Words">What it says, or the part that was looked for.</param>
/// <param name="About">Who wrote it when, and what it is about.</param>
/// <param name="Thought">What its writer makes of it; null where there is nothing.</param>
public sealed record NoteLine(string Id, string Words, string About, string? Thought = null);

/// <summary>Notes one below the other, a page at a time. Shown in a dialog alone.</summary>
public static class NotePageCard
{
    private const int LongestWords = 600;
    private const int LongestThought = 200;
    private const int LongestAbout = 300;

    /// <summary>A page of a section, or of all notes by time. A page that is not there shows the nearest.</summary>
    public static Card Of(string inspection, string section, string heading, IReadOnlyList<NoteLine> lines, int page, bool isProvisional)
    {
        var (rows, at, pages) = Cut(lines, page, (row, from) => RowOf(row, inspection, section, from), Shell(99_999, 99_999, []));
        return Shell(at, pages, rows);

        Card Shell(int at, int pages, IReadOnlyList<Element> rows) => new()
        {
            Title = NotesCard.Title,
            Body =
            [
                .. isProvisional ? [new Group([new Text(NotesCard.Provisional)], Tone.Warning)] : (Element[])[],
                new Text(heading, TextLook.Heading),
                new Text(lines.Count == 0 ? "There is nothing here that you can read." : PageOf(at, pages, lines.Count)),
                .. rows,
            ],
            Buttons =
            [
                .. at < pages ? [NotesButtons.List("Next page", inspection, section, at + 1)] : (Button[])[],
                .. at > 1 ? [NotesButtons.List("Page before", inspection, section, at - 1)] : (Button[])[],
                NotesButtons.Opening(inspection),
            ],
            Next = at < pages ? "Press “Next page” to read on, or “Open” at a note to see all of it." : "Press “Open” at a note to see all of it.",
            NextInFallbackOnly = true,
            OnlyInDialog = NotesButtons.List("", inspection, section, at),
        };
    }

    /// <summary>What was found. <paramref name="words"/> is what they looked for; null when they said nothing.</summary>
    public static Card Found(string inspection, string? words, IReadOnlyList<NoteLine> lines, int page, bool isProvisional)
    {
        var (rows, at, pages) = Cut(lines, page, (row, from) => RowOf(row, inspection, NotesButtons.All, 1), Shell(99_999, 99_999, []));
        return Shell(at, pages, rows);

        Card Shell(int at, int pages, IReadOnlyList<Element> rows) => new()
        {
            Title = NotesCard.Title,
            Body =
            [
                .. isProvisional ? [new Group([new Text(NotesCard.Provisional)], Tone.Warning)] : (Element[])[],
                new TextField(NotesButtons.Words, "Search the notes", MaxLength: 100)
                {
                    Needed = true,
                    Value = words,
                    Error = words is null ? "Type a word first. A part of a word is enough." : null,
                },
                .. words is null ? [] : (Element[])[new Text(lines.Count == 0 ? "No note has all of these words. Try fewer, or a part of one." : $"Found: {PageOf(at, pages, lines.Count)}")],
                .. rows,
            ],
            Buttons =
            [
                NotesButtons.Search("Search", inspection),
                .. at < pages ? [NotesButtons.Search("Next page", inspection, at + 1)] : (Button[])[],
                .. at > 1 ? [NotesButtons.Search("Page before", inspection, at - 1)] : (Button[])[],
                NotesButtons.Opening(inspection),
            ],
            Next = "Press “Open” at a note to see all of it, or search for something else.",
            NextInFallbackOnly = true,
            OnlyInDialog = NotesButtons.Opening(inspection),
        };
    }

    private static (IReadOnlyList<Element> Rows, int At, int Pages) Cut(IReadOnlyList<NoteLine> lines, int page, Func<NoteLine, int, Element> rowOf, Card shell)
    {
        Element[] all = [.. lines.Select(line => rowOf(line, 99_999))];
        var starts = CardPaging.Starts(all, CardPaging.MostBytes - CardPaging.CostOf(shell));
        var pages = starts.Count - 1;
        var at = Math.Clamp(page, 1, pages);
        return ([.. lines.Skip(starts[at - 1]).Take(starts[at] - starts[at - 1]).Select(line => rowOf(line, at))], at, pages);
    }

    private static Row RowOf(NoteLine line, string inspection, string section, int from) => new(
        [
            new Text(CardPaging.Preview(line.Words, LongestWords)),
            .. line.Thought is { } thought ? [new Text($"Our thought: {CardPaging.Preview(thought, LongestThought)}")] : (Element[])[],
            new Text(CardPaging.Preview(line.About, LongestAbout), TextLook.Subtle),
        ],
        NotesButtons.One("Open", inspection, line.Id, section, from) with { Tooltip = "Open this note", LeadsDeeper = true });

    private static string PageOf(int page, int pages, int count) =>
        pages == 1 ? $"{Wording.Count(count, "note", "notes")}." : $"Page {page} of {pages}, {Wording.Count(count, "note", "notes")} in all.";
}
