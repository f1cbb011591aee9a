namespace ForumBot.Cards;

/// <summary>One note with all that is known of it.</summary>
public sealed record NoteSheet
{
    public required string Inspection { get; init; }

    public required string Id { get; init; }

    /// <summary>Where "Back" leads: a section or <see cref="NotesButtons.All"/>, and its page.</summary>
    public required string Section { get; init; }

    public int From { get; init; } = 1;

    /// <summary>True until the report is out.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>As close as possible to what was said.</summary>
    public required string Words { get; init; }

    /// <summary>What its writer makes of it; null where there is nothing.</summary>
    public string? Thought { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What it said before, newest first.</summary>
    public IReadOnlyList<NoteEarlier> Earlier { get; init; } = [];

    /// <summary>The page of earlier wordings to show, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What this person can do with the note.</summary>
    public IReadOnlyList<Execute> Actions { get; init; } = [];
}

/// <summary>What a note said before: who wrote that and when, the words, and the thought if there was one.</summary>
public sealed record NoteEarlier(string By, string Words, string? Thought);

/// <summary>One note, whole, with every wording it had. Shown in a dialog alone.</summary>
public static class NoteCard
{
    private const int RoomForWords = 14 * 1024;
    private const int RoomForThought = 4 * 1024;
    private const int LongestFact = 60;
    private const int LongestBy = 100;

    /// <summary>
    /// The card: all in one where that fits, otherwise the note first and what it said before on pages of their own. A page that is not there shows the nearest.
    /// </summary>
    public static Card Of(NoteSheet note)
    {
        Element[] now =
        [
            CardPaging.Fit(note.Words, RoomForWords),
            .. note.Thought is { } thought ? [CardPaging.Fit($"Our thought: {thought}", RoomForThought)] : (Element[])[],
            new Facts([.. note.Facts.Select(fact => fact with { Value = CardPaging.Preview(fact.Value, LongestFact) })]),
        ];
        Element[] earlier = [.. note.Earlier.Select(Draw)];
        var whole = Draw(note, earlier.Length == 0 ? now : [.. now, new Text("What it said before", TextLook.Heading), .. earlier], 1, 1);
        if (earlier.Length == 0 || CardPaging.CostOf(whole) <= CardPaging.MostBytes)
        {
            return whole;
        }

        var starts = CardPaging.Starts(earlier, CardPaging.MostBytes - CardPaging.CostOf(Before(99, 99, [])));
        var pages = starts.Count;
        var at = Math.Clamp(note.Page, 1, pages);
        return at == 1 ? Draw(note, now, 1, pages) : Before(at, pages, earlier[starts[at - 2]..starts[at - 1]]);

        Card Before(int at, int pages, IReadOnlyList<Element> shown) =>
            Draw(note, [new Text($"What it said before, page {at - 1} of {pages - 1}", TextLook.Heading), .. shown], at, pages);
    }

    private static Card Draw(NoteSheet note, IReadOnlyList<Element> shown, int at, int pages) => new()
    {
        Title = NotesCard.Title,
        Body = [.. note.IsProvisional ? [new Group([new Text(NotesCard.Provisional)], Tone.Warning)] : (Element[])[], .. shown],
        Buttons =
        [
            NotesButtons.List("Back", note.Inspection, note.Section, note.From),
            .. at < pages ? [NotesButtons.One(at == 1 ? "What it said before" : "Older wordings", note.Inspection, note.Id, note.Section, note.From, at + 1)] : (Button[])[],
            .. note.Actions.Take(4),
        ],
        Next = "Press “Back” to go on reading.",
        NextInFallbackOnly = true,
        OnlyInDialog = NotesButtons.One("", note.Inspection, note.Id, note.Section, note.From),
    };

    private static Group Draw(NoteEarlier earlier) => new(
    [
        new Text(CardPaging.Preview(earlier.By, LongestBy), TextLook.Subtle),
        CardPaging.Fit(earlier.Words, RoomForWords),
        .. earlier.Thought is { } thought ? [CardPaging.Fit($"Our thought: {thought}", RoomForThought)] : (Element[])[],
    ]);
}
