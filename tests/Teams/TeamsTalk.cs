using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams;

/// <summary>People in one group chat and in their own chats, over the wire: what they say and press goes to the endpoint, what they see comes from the Connector.</summary>
internal sealed class TeamsTalk(TeamsBot bot)
{
    private int sent;

    /// <summary>Says something to the bot, in the group.</summary>
    internal Task SaysAsync(Teammate who, string words) => SendAsync("group-mention", who, body => body["text"] = $"<at>ForumBot</at> {words}");

    /// <summary>Says something to the bot in their own chat.</summary>
    internal Task WritesAsync(Teammate who, string words) => SendAsync("personal-hello", who, body => body["text"] = words);

    internal Task InstallsAsync(Teammate who) => SendAsync("group-installed", who);

    /// <summary>Presses a button of a card, with what they typed, and sees the card that takes its place.</summary>
    internal async Task<JsonNode> PressesAsync(Teammate who, JsonNode card, string button, object? typed = null, bool ownChat = false)
    {
        var action = ActionsOf(card).First(a => (string?)a["title"] == button);
        var fields = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in JsonSerializer.SerializeToNode(typed)?.AsObject() ?? [])
        {
            fields[name] = value?.DeepClone();
        }

        using var response = await PostAsync(ownChat ? "personal-execute" : "group-execute-other-user", who, body =>
        {
            body["value"]!["action"]!["verb"] = ((string?)action["verb"] ?? (string?)fields["verb"])!;
            body["value"]!["action"]!["data"] = fields;
        });
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), ((int)answer["statusCode"]!, (string?)answer["type"]));
        return answer["value"]!;
    }

    /// <summary>The next new card that says these words, wherever it is posted.</summary>
    internal Task<FakeConnector.Call> SeesAsync(string words) => SeesAsync("POST", words);

    /// <summary>The next card that was there before and now says these words.</summary>
    internal Task<FakeConnector.Call> SeesChangedAsync(string words) => SeesAsync("PUT", words);

    /// <summary>All that a card says, on devices that cannot draw it as well.</summary>
    internal static string TextOf(JsonNode card) => (string?)card["fallbackText"] ?? "";

    /// <summary>Posts as this person; the response is the caller's to look at.</summary>
    internal Task<HttpResponseMessage> PostAsync(string capture, Teammate who, Action<JsonObject>? change = null) => bot.SendAsync(capture, body =>
    {
        body["id"] = $"f:{++sent}";
        body["from"] = new JsonObject { ["id"] = who.TeamsId, ["name"] = who.Name, ["aadObjectId"] = who.EntraId };
        if ((string?)body["conversation"]!["conversationType"] == "personal")
        {
            body["conversation"]!["id"] = "a:personal-" + who.TeamsId;
        }

        change?.Invoke(body);
    });

    private async Task<FakeConnector.Call> SeesAsync(string method, string words)
    {
        while (true)
        {
            var call = await bot.Connector.CardAsync();
            if (call.Method == method && call.Card is { } card && TextOf(card).Contains(words, StringComparison.Ordinal))
            {
                return call;
            }
        }
    }

    private async Task SendAsync(string capture, Teammate who, Action<JsonObject>? change = null)
    {
        using var response = await PostAsync(capture, who, change);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static IEnumerable<JsonNode> ActionsOf(JsonNode? node) => node switch
    {
        JsonObject json => ((string?)(json["type"] as JsonValue) is "Action.Execute" or "Action.Submit" ? [json] : Array.Empty<JsonNode>())
            .Concat(json.SelectMany(member => ActionsOf(member.Value))),
        JsonArray items => items.SelectMany(ActionsOf),
        _ => [],
    };
}

/// <summary>Somebody in Teams.</summary>
internal sealed record Teammate(string Name, string TeamsId, string EntraId)
{
    internal static readonly Teammate Alex = new("Alex Wilber", "29:user-alex", Captured.Alex);
    internal static readonly Teammate Megan = new("Megan Bowen", "29:user-megan", Captured.Megan);

    /// <summary>How the bot's documents and lists know them.</summary>
    internal string Key => $"teams/{Captured.Tenant}/{EntraId}";
}
