using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Practice;

/// <summary>A card of the gallery as Slack shows it: the blocks of a message, the words of its notification, and the pages of the window that it opens.</summary>
internal sealed record SlackSpecimen(string Id, JsonNode Message, string Text, IReadOnlyList<JsonNode> Window)
{
    private const string Kept = "gallery";

    internal static SlackSpecimen Of(Specimen specimen)
    {
        var cover = ConfidentialCard.Cover(specimen.Sample);
        var message = BlockKitWriter.Message(cover, Kept);
        var opens = specimen.Sample.OnlyInDialog is not null || BlockKitWriter.Message(cover) is null;
        return new(specimen.Id, JsonNode.Parse(message.Json)!, message.Text, opens ? [.. Pages(specimen.Sample)] : []);
    }

    private static IEnumerable<JsonNode> Pages(Card card)
    {
        for (var page = 0; ; page++)
        {
            var view = BlockKitWriter.Modal(card, new() { Page = page }, Kept);
            var drawn = JsonNode.Parse(view.Json)!;
            // Past the last page the last one comes again.
            if (page > 0 && BlockKitReader.FrameOf(System.Text.Json.JsonSerializer.SerializeToElement(drawn))?.Page != page)
            {
                yield break;
            }

            yield return drawn;
        }
    }
}
