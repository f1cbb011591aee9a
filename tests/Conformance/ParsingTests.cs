using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Conformance;

/// <summary>The library that draws cards in Teams' clients takes every card without a warning or an error.</summary>
public sealed class ParsingTests
{
    private const string Broken = """
        {
          "type": "AdaptiveCard", "version": "1.5",
          "body": [
            { "type": "TextBlock", "text": "x", "size": "Gigantic" },
            { "type": "Marquee" },
            { "type": "Input.Text", "id": "same" },
            { "type": "Input.Text", "id": "same" },
            { "type": "ActionSet", "actions": [ { "type": "Action.Sing", "title": "x" } ] }
          ]
        }
        """;

    [Fact]
    public async Task Specimens_ParsedByTheLibrary_RaiseNoWarning()
    {
        var cards = Gallery.All.SelectMany(s => Hosts.For(s.Sample).Select(h => (Id: $"{s.Id} {h.Name}", Card: JsonNode.Parse(AdaptiveCardWriter.Write(s.Sample, h.Host))!)));

        var problems = await CardParser.ProblemsAsync(cards.Append(("broken", JsonNode.Parse(Broken)!)), TestContext.Current.CancellationToken);

        Assert.Equal(Gallery.All.Sum(s => Hosts.For(s.Sample).Count) + 1, problems.Count);
        // The broken card proves that the check can fail.
        Assert.Equal(
            ["InvalidPropertyValue", "UnknownElementType", "UnknownActionType", "DuplicateId"],
            problems["broken"].Select(p => p[..p.IndexOf(':', StringComparison.Ordinal)]));
        Assert.All(problems.Where(p => p.Key != "broken"), p => Assert.Empty(p.Value));
    }

    [Fact]
    public async Task Card_ThatIsRefreshedForItsReaders_RaisesNoWarning()
    {
        var card = JsonNode.Parse(AdaptiveCardWriter.Write(Cards.RefreshTests.Card("ann"), CardHost.Conversation(key => $"29:{key}")))!;

        var problems = await CardParser.ProblemsAsync([("refreshed", card)], TestContext.Current.CancellationToken);

        Assert.NotNull(card["refresh"]);
        Assert.Empty(problems["refreshed"]);
    }
}
