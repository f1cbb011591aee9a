using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// A card where nothing is filled in: a message or the home tab. What does not show there opens in a window, by a button that stands out.
/// </summary>
internal static class MessageDrawing
{
    private const string OpenForm = "Open the form";
    private const string ShowAll = "Show all";

    internal static bool NeedsKeeping(Card card, SlackSurface where) =>
        CardReading.HasFields(card) || CardReading.HasDetails(card) || !Fits(card, where);

    internal static void WriteBlocks(Utf8JsonWriter json, Card card, SlackSurface where, string? keptAs)
    {
        var body = BodyOf(card, keptAs);
        var hasFields = CardReading.HasFields(card);
        var foot = Block.Draw(FootOf(card, where, hasFields ? Presses.OpenKept(OpenForm, keptAs, page: 0) : null), card);
        var blocks = Block.Draw(body, card);
        if (!Room.Of(where).Holds([.. blocks, .. foot]))
        {
            blocks = Block.Draw(Compaction.Of(body), card);
        }

        if (!Room.Of(where).Holds([.. blocks, .. foot]))
        {
            foot = Block.Draw(FootOf(card, where, Presses.OpenKept(hasFields ? OpenForm : ShowAll, keptAs, page: 0)), card);
            blocks = Room.Of(where).Less(foot).Pages(blocks)[0];
        }

        json.WriteStartArray();
        foreach (var block in blocks.Concat(foot))
        {
            json.WriteRawValue(block.Json, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static bool Fits(Card card, SlackSurface where)
    {
        var foot = Block.Draw(FootOf(card, where, null), card);
        var body = BodyOf(card, keptAs: null);
        return Room.Of(where).Holds([.. Block.Draw(body, card), .. foot]) || Room.Of(where).Holds([.. Block.Draw(Compaction.Of(body), card), .. foot]);
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
