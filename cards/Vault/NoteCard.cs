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
    private const int RoomForWords = 12 * 1024;
    private const int RoomForThought = 4 * 1024;
    private const int RoomForEarlier = 10 * 1024;

    /// <summary>The card. Earlier wordings are shown as far as there is room, the rest on pages of their own.</summary>
    public static Card Of(NoteSheet note)
    {
        Element[] earlier = [.. note.Earlier.Select(one => new Group(
            [
                new Text(CardPaging.Preview(one.By, 200), TextLook.Subtle),
                CardPaging.Fit(one.Words, RoomForEarlier),
                .. one.Thought is { } thought ? [CardPaging.Fit($"Our thought: {thought}", RoomForThought)] : (Element[])[],
            ]))];
        var starts = CardPaging.Starts(earlier, CardPaging.MostBytes - CardPaging.CostOf(Shell(99, 99, [])));
        var pages = starts.Count - 1;
        var at = Math.Clamp(note.Page, 1, pages);
        return Shell(at, pages, earlier[starts[at - 1]..starts[at]]);

        Card Shell(int at, int pages, IReadOnlyList<Element> shown) => new()
        {
            Title = NotesCard.Title,
            Body =
            [
                .. note.IsProvisional ? [new Group([new Text(NotesCard.Provisional)], Tone.Warning)] : (Element[])[],
                CardPaging.Fit(note.Words, RoomForWords),
                .. note.Thought is { } thought ? [CardPaging.Fit($"Our thought: {thought}", RoomForThought)] : (Element[])[],
                new Facts([.. note.Facts.Select(fact => fact with { Value = CardPaging.Preview(fact.Value, 200) })]),
                .. shown.Count == 0 && note.Earlier.Count == 0 ? [] : (Element[])
                [
                    new Text(pages > 1 ? $"What it said before, page {at} of {pages}" : "What it said before", TextLook.Heading),
                    .. shown,
                ],
            ],
            Buttons =
            [
                NotesButtons.List("Back", note.Inspection, note.Section, note.From),
                .. at < pages ? [NotesButtons.One("Older wordings", note.Inspection, note.Id, note.Section, note.From, at + 1)] : (Button[])[],
                .. note.Actions.Take(4),
            ],
            Next = "Press “Back” to go on reading.",
            NextInFallbackOnly = true,
            OnlyInDialog = NotesButtons.One("", note.Inspection, note.Id, note.Section, note.From),
        };
    }
}
