using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Cards;

/// <summary>A card as the writer drew it, read back for a test.</summary>
internal static class Drawn
{
    internal static JsonNode Card(Card card) => Card(card, CardHost.Plain);

    internal static JsonNode Card(Card card, CardHost host) => JsonNode.Parse(AdaptiveCardWriter.Write(card, host))!;

    /// <summary>What the writer made of one element of a body.</summary>
    internal static JsonArray Element(Element element)
    {
        var body = Card(new() { Title = "T", Body = [element], Next = "N.", NextInFallbackOnly = true })["body"]!.AsArray();
        body.RemoveAt(0);
        return body;
    }

    internal static JsonNode Button(Button button) => Button(button, CardHost.Plain);

    internal static JsonNode Button(Button button, CardHost host, string? forumId = null) =>
        Card(new() { Title = "T", Next = "N.", NextInFallbackOnly = true, Buttons = [button], ForumId = forumId }, host)["body"]![1]!["actions"]![0]!;

    /// <summary>Every object in the JSON, outermost first.</summary>
    internal static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => [o, .. o.SelectMany(p => Objects(p.Value))],
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };
}
