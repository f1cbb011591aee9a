using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ForumBot.Messaging;
using ForumBot.Tests.Cards;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>People in Teams: a group chat and their own chats, dialogs, and every token checked.</summary>
internal sealed class TeamsWire(HttpClient http, FakeConnector connector) : IWire
{
    private const int Newest = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<Who, (string Name, string EntraId)> People = new()
    {
        [Who.Chair] = ("Alex Wilber", Captured.Alex),
        [Who.Deputy] = ("Megan Bowen", Captured.Megan),
        [Who.Lano] = ("Adele Vance", Captured.Adele),
        [Who.Member] = ("Moe Hill", "33333333-3333-4333-8333-333333333334"),
        [Who.Stranger] = ("Sam Stone", "33333333-3333-4333-8333-333333333335"),
    };

    private readonly List<FakeConnector.Call> arrived = [];
    private readonly HashSet<FakeConnector.Call> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Who Who, string Words)> answers = [];
    private int sent;

    public string Platform => "teams";

    public Place Channel { get; } = new(new("teams", Captured.Tenant, "19:group-chat@thread.v2"), PlaceKind.Group);

    public string ChannelName => "The chat “Steering group” in Teams";

    public Person PersonOf(Who who) => new(new(Platform, Captured.Tenant, People[who].EntraId), People[who].Name);

    /// <summary>Everybody there is, for the Connector's list of members.</summary>
    internal static void Enter(FakeConnector connector)
    {
        foreach (var (who, (name, entraId)) in People)
        {
            connector.Members[name] = (TeamsIdOf(who), entraId);
        }
    }

    public Task AddsTheBotAsync(Who who) => SendAsync("group-installed", who);

    public Task SaysAsync(Who who, string words) => SendAsync("group-mention", who, body => body["text"] = $"<at>ForumBot</at> {words}");

    public Task WritesAsync(Who who, string words) => SendAsync("personal-hello", who, body => body["text"] = words);

    public Task<Seen> AllSeeAsync(string words) => NextAsync(call => call.Method == "POST" && IsForAll(call), words);

    public Task<Seen> AllSeeChangedAsync(string words) => NextAsync(call => call.Method == "PUT" && IsForAll(call), words);

    public Task<Seen> SeesAsync(Who who, string words) => NextAsync(call => call.Method == "POST" && IsFor(call, who), words);

    public Task<Seen> SeesChangedAsync(Who who, string words) => NextAsync(call => call.Method == "PUT" && IsFor(call, who), words);

    public void LooksAway()
    {
        Drain();
        seen.UnionWith(arrived);
    }

    public int CountOf(Who? who, string words)
    {
        Drain();
        return arrived.Count(call => (who is { } one ? IsFor(call, one) : IsForAll(call)) && Says(call, words))
            + answers.Count(answer => answer.Who == who && answer.Words.Contains(words, StringComparison.Ordinal));
    }

    public Task<Seen> PressesAsync(Who who, Seen on, string button, string? sees) => FillsAsync(who, on, button, sees);

    public async Task<Seen> FillsAsync(Who who, Seen form, string button, string? sees, params (string Field, string Value)[] typed)
    {
        var shown = (Card)form.Native;
        var pressed = ButtonOf(shown, button);
        var data = pressed["data"]?.DeepClone().AsObject() ?? [];
        var inputs = (string?)pressed["associatedInputs"] == "none"
            ? []
            : Drawn.Objects(shown.Json).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).ToList();
        foreach (var input in inputs)
        {
            data[(string)input["id"]!] = input["value"]?.ToString() ?? "";
        }

        foreach (var (field, value) in typed)
        {
            data[field] = ChosenIn(Assert.Single(inputs, input => (string?)input["id"] == field), value);
        }

        return await InvokeAsync(who, form, button, data, sees);
    }

    private async Task<Seen> InvokeAsync(Who who, Seen on, string button, JsonObject data, string? sees)
    {
        var shown = (Card)on.Native;
        var action = ButtonOf(shown, button);
        var opens = (string?)data["msteams"]?["type"] == "task/fetch";
        using var response = await PostAsync(shown.IsOwnChat ? "personal-execute" : "group-execute-other-user", who, body =>
        {
            if (opens || shown.IsDialog)
            {
                body["name"] = opens ? "task/fetch" : "task/submit";
                body["value"] = new JsonObject { ["data"] = data.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } };
                return;
            }

            body["value"]!["action"]!["verb"] = ((string?)action["verb"] ?? (string?)data["verb"])!;
            body["value"]!["action"]!["data"] = data.DeepClone();
        });
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 200, text);
        var answer = text.Length > 0 ? JsonNode.Parse(text) : null;
        var card = answer?["task"]?["value"] as JsonObject is { } task ? task["card"]?["content"] : answer?["value"] as JsonObject;
        var words = card is not null ? WordsOf(card) : (string?)(answer?["task"]?["value"] as JsonValue) ?? (string?)(answer?["value"] as JsonValue) ?? "";
        answers.Add((who, words));
        return sees is null ? on
            : words.Contains(sees, StringComparison.Ordinal) ? new(words, new Card(card ?? new JsonObject(), shown.IsOwnChat, answer?["task"] is not null))
            : await NextAsync(call => IsFor(call, who), sees, $"\n-- The answer to the press was:\n{words}");
    }

    private async Task<Seen> NextAsync(Func<FakeConnector.Call, bool> fits, string words, string more = "")
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            if (arrived.Find(call => !seen.Contains(call) && fits(call) && Says(call, words)) is { } found)
            {
                seen.Add(found);
                return new(WordsOf(found.Card!), new Card(found.Card!, !IsForAll(found), IsDialog: false));
            }

            try
            {
                arrived.Add(await connector.CallAsync().WaitAsync(late.Token));
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(
                    $"In Teams nobody sees “{words}” who should. The newest:\n{string.Join("\n--\n", arrived.Where(call => call.Card is not null).TakeLast(Newest).Select(call => $"{call.Method} {call.Path}\n{WordsOf(call.Card!)}"))}{more}");
            }
        }
    }

    private void Drain()
    {
        while (connector.TryCall(out var call))
        {
            arrived.Add(call);
        }
    }

    private Task<HttpResponseMessage> PostAsync(string capture, Who who, Action<JsonObject>? change = null) => http.PostAsJsonAsync("/api/messages", Captured.Body(
        capture,
        body =>
        {
            body["id"] = $"f:{++sent}";
            body["from"] = new JsonObject { ["id"] = TeamsIdOf(who), ["name"] = People[who].Name, ["aadObjectId"] = People[who].EntraId };
            if ((string?)body["conversation"]!["conversationType"] == "personal")
            {
                body["conversation"]!["id"] = "a:personal-" + TeamsIdOf(who);
            }

            change?.Invoke(body);
        },
        connector.ServiceUrl));

    private async Task SendAsync(string capture, Who who, Action<JsonObject>? change = null)
    {
        using var response = await PostAsync(capture, who, change);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static JsonObject ButtonOf(Card shown, string title) => Drawn.Objects(shown.Json).FirstOrDefault(o =>
            (string?)(o["title"] as JsonValue) == title && ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true)
        ?? throw new InvalidOperationException($"No button “{title}” on:\n{WordsOf(shown.Json)}");

    // People pick what they read; what is handed back is the value behind it.
    private static string ChosenIn(JsonObject input, string typed) => input["choices"] is not JsonArray choices
        ? typed
        : string.Join(',', typed.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one =>
            (string?)choices.FirstOrDefault(choice => (string?)choice!["title"] == one)?["value"] ?? one));

    // A chat that the bot has to make first is made for one person.
    private static bool IsFor(FakeConnector.Call call, Who who) =>
        Uri.UnescapeDataString(call.Path).Contains("a:personal-" + TeamsIdOf(who), StringComparison.Ordinal)
        || (string?)call.Body?["members"]?[0]?["id"] == TeamsIdOf(who);

    private static bool IsForAll(FakeConnector.Call call) => call.Path.Contains("group-chat", StringComparison.Ordinal);

    private static bool Says(FakeConnector.Call call, string words) => call.Card is { } card && WordsOf(card).Contains(words, StringComparison.Ordinal);

    private static string WordsOf(JsonNode card) => (string?)card["fallbackText"] ?? "";

    private static string TeamsIdOf(Who who) => "29:user-" + who.ToString().ToLowerInvariant();

    private sealed record Card(JsonNode Json, bool IsOwnChat, bool IsDialog);
}
