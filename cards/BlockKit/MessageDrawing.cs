namespace ForumBot.Cards.BlockKit;

/// <summary>
/// A card where nothing is filled in: a message or the home tab. What does not show there opens in a window, by a button that stands out.
/// </summary>
internal static class MessageDrawing
{
    private const string OpenForm = "Open the form";
    private const string ShowAll = "Show all";

    /// <summary>The blocks; null when the card needs keeping and nobody has kept it.</summary>
    internal static IReadOnlyList<Block>? Of(Card card, SlackSurface where, string? keptAs)
    {
        var hasFields = CardReading.HasFields(card);
        if (keptAs is null && (hasFields || CardReading.HasDetails(card)))
        {
            return null;
        }

        var body = BodyOf(card, keptAs);
        return Whole(card, where, body, hasFields ? Presses.OpenKept(OpenForm, keptAs, page: 0) : null)
            ?? (keptAs is null ? null : Beginning(card, where, body, Presses.OpenKept(hasFields ? OpenForm : ShowAll, keptAs, page: 0)));
    }

    private static Block[]? Whole(Card card, SlackSurface where, IReadOnlyList<Part> all, Execute? opens)
    {
        var (body, foot) = Foot.Of(all, FootOf(card, where, opens));
        foreach (var isCrowded in new[] { false, true })
        {
            Block[] blocks = [.. Block.Draw(isCrowded ? Compaction.Of(body) : body, card), .. Block.Draw(foot, card)];
            if (Room.Of(where).Holds(blocks))
            {
                return blocks;
            }
        }

        return null;
    }

    private static IReadOnlyList<Block> Beginning(Card card, SlackSurface where, IReadOnlyList<Part> all, Execute opens)
    {
        var (body, foot) = Foot.Of(all, FootOf(card, where, opens));
        var last = Block.Draw(foot, card);
        return [.. Room.Of(where).Less(last).Pages(Block.Draw(Compaction.Of(body), card))[0], .. last];
    }

    private static IReadOnlyList<Part> BodyOf(Card card, string? keptAs) =>
        [.. Words.Heading(SlackText.Clean(card.Title), new Text(card.Title)), .. CardLayout.Of(card, isWindow: false, generation: 0, keptAs)];

    private static IEnumerable<Part> FootOf(Card card, SlackSurface where, Execute? opens)
    {
        if (!card.NextInFallbackOnly)
        {
            foreach (var part in Words.PartsOf(Words.LinesOf(new Text(card.Next))))
            {
                yield return part;
            }
        }

        var hasFields = CardReading.HasFields(card);
        List<Button> buttons = [.. opens is null ? [] : new[] { opens }, .. card.Buttons.Where(button => Presses.AreDrawn(button, hasFields))];
        var primary = buttons.OfType<Execute>().FirstOrDefault();
        if (where == SlackSurface.Message && card.Own is { } own)
        {
            buttons.Add(Presses.OwnViewOf(own));
        }

        foreach (var part in Presses.LongTitles(buttons))
        {
            yield return part;
        }

        foreach (var some in buttons.Chunk(SlackLimits.Actions))
        {
            yield return new ButtonsPart(some, primary);
        }
    }
}
