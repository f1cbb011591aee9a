namespace ForumBot.Cards.BlockKit;

/// <summary>What stands below a card on every page of it: what to do next, and the buttons. A text that is too long for that is the end of the card instead.</summary>
internal static class Foot
{
    internal static (IReadOnlyList<Part> Body, IReadOnlyList<Part> Foot) Of(IReadOnlyList<Part> body, IEnumerable<Part> foot)
    {
        List<Part> parts = [.. foot];
        return parts.Where(part => part is not ButtonsPart).Sum(BlockJson.LettersOf) <= SlackLimits.Text
            ? (body, parts)
            : ([.. body, .. parts.Where(part => part is not ButtonsPart)], [.. parts.OfType<ButtonsPart>()]);
    }
}
