using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Teams;
using ForumBot.Tests.Cards;
using ForumBot.Tests.Running;
using ForumBot.Tests.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams;

/// <summary>
/// The whole app with all its features, a Connector beside it, and cards drawn as for Teams itself: Alex chairs the forum, Megan is its
/// LANO, Adele a member; they share a channel. People press what a drawn card offers, as a client would.
/// </summary>
internal sealed class ForumInTeams : WebApplicationFactory<Program>
{
    internal const string Stranger = "33333333-3333-4333-8333-33333333333f";
    private int deliveries;

    private ForumInTeams(FakeConnector connector)
    {
        Connector = connector;
        UseKestrel();
        Listening.Start(this);
        Http = CreateClient();
    }

    internal static Place Channel { get; } = new(new("teams", Captured.Tenant, "19:announcements@thread.tacv2"), PlaceKind.Channel);

    internal FakeConnector Connector { get; }

    internal InMemoryDocumentStore Store { get; } = new();

    internal SignallingTime Time { get; } = new();

    internal HttpClient Http { get; }

    internal Forum Forum { get; private set; } = null!;

    internal static async Task<ForumInTeams> StartAsync(Audience audience = Audience.ForumOnly)
    {
        var app = new ForumInTeams(await FakeConnector.StartAsync());
        await app.SetUpAsync(audience);
        return app;
    }

    /// <summary>Starts a full inspection, called today.</summary>
    internal async Task InspectAsync()
    {
        var called = NodaTime.Instant.FromDateTimeOffset(Time.GetUtcNow()).InZone(London.Zone).Date;
        var playbook = Services.GetRequiredService<PlaybookShelf>().Find("area-send-full", called).Playbook!;
        var inspection = new Inspection
        {
            Id = "inspection-1",
            ForumId = Forum.Id,
            PlaybookId = playbook.Id,
            PlaybookVersion = playbook.Version,
            NotifiedOn = called,
            Started = new(PersonOf(Captured.Alex).Id.Key, "Alex", default),
            GivenAtStart = ImmutableDictionary<Anchor, NodaTime.LocalDate>.Empty,
        };
        Assert.NotNull(await Services.GetRequiredService<InspectionRegister>().StartAsync(Forum, inspection, default));
    }

    /// <summary>Says something in the channel and waits for the card that comes of it.</summary>
    internal async Task<JsonNode> SaysAsync(string user, string text)
    {
        using var response = await SendAsync("channel-mention", user, body => body["text"] = $"<at>ForumBot</at> {text}");
        Assert.Equal(200, (int)response.StatusCode);
        return (await Connector.CardAsync()).Card!;
    }

    /// <summary>Somebody's client asks by itself for their own view of a card, in the card's own words; what comes back is their card.</summary>
    internal Task<JsonNode> LooksAsync(string user, JsonNode card) => ExecutesAsync(user, card["refresh"]!["action"]!, "automatic");

    /// <summary>Presses a button of a drawn card; what comes back is their card.</summary>
    internal Task<JsonNode> PressesAsync(string user, JsonNode card, string button) => ExecutesAsync(user, ButtonOf(card, button), "manual");

    /// <summary>Presses a button that opens a dialog.</summary>
    internal Task<HttpResponseMessage> FetchAsync(string user, JsonNode data) =>
        InvokeAsync("task/fetch", user, new JsonObject { ["data"] = data.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } });

    /// <summary>Presses a button inside a dialog.</summary>
    internal Task<HttpResponseMessage> SubmitAsync(string user, JsonNode data) =>
        InvokeAsync("task/submit", user, new JsonObject { ["data"] = data.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } });

    /// <summary>Presses a button of a drawn card that opens a dialog, and gives the dialog.</summary>
    internal async Task<Dialog> OpensAsync(string user, JsonNode card, string button)
    {
        var data = ButtonOf(card, button)["data"]!;
        Assert.Equal("task/fetch", (string?)data["msteams"]!["type"]);
        return await Dialog.OfAsync(await FetchAsync(user, data));
    }

    /// <summary>Presses a button of the dialog with these boxes filled in; what stands in the others goes back as it is.</summary>
    internal async Task<HttpResponseMessage> HandsInAsync(string user, Dialog dialog, string button, params (string Id, string Value)[] typed)
    {
        var pressed = ButtonOf(dialog.Card, button);
        var data = pressed["data"]!.DeepClone().AsObject();
        if ((string?)pressed["associatedInputs"] != "none")
        {
            foreach (var input in dialog.Inputs)
            {
                data[(string)input["id"]!] = input["value"]?.ToString() ?? "";
            }
        }

        foreach (var (id, value) in typed)
        {
            Assert.Contains(dialog.Inputs, input => (string?)input["id"] == id);
            data[id] = value;
        }

        return await SubmitAsync(user, data);
    }

    internal static JsonObject ButtonOf(JsonNode card, string title) =>
        Drawn.Objects(card).First(o => (string?)o["title"] == title && ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);

    internal static Person PersonOf(string user, string name = "Somebody") => new(new("teams", Captured.Tenant, user), name);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(Environments.Development)
        .UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0")
        .UseSetting("Storage:LiteDb:Path", Path.Combine(Path.GetTempPath(), $"forumbot-{Guid.NewGuid():N}", "test.db"))
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureTestServices(services => services
            .KeepIn(Store)
            .SayNothingUnasked()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(provider => new TeamsCards(new() { AppId = "22222222-2222-4222-8222-222222222222" }, provider.GetRequiredService<TeamsDirectory>())));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private async Task SetUpAsync(Audience audience)
    {
        var now = NodaTime.Instant.FromDateTimeOffset(Time.GetUtcNow());
        var (alex, megan, adele) = (PersonOf(Captured.Alex, "Alex"), PersonOf(Captured.Megan, "Megan"), PersonOf(Captured.Adele, "Adele"));
        var decision = await Services.GetRequiredService<ForumRegister>().CreateAsync(
            new Forum
            {
                Id = "forum-1",
                Name = "Anytown",
                LocalArea = "Anyshire",
                Memberships =
                [
                    new(alex, Role.Chair, now, null, alex.Id), new(megan, Role.Lano, now, null, alex.Id), new(adele, Role.Member, now, null, alex.Id),
                ],
                Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(Channel.Id.Key, new(Channel, audience)),
            },
            default);
        Forum = decision.After!;
    }

    private async Task<JsonNode> ExecutesAsync(string user, JsonNode action, string trigger)
    {
        using var response = await SendAsync(
            "channel-execute", user, body => body["value"] = new JsonObject { ["action"] = action.DeepClone(), ["trigger"] = trigger });
        var answer = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), ((int?)answer["statusCode"], (string?)answer["type"]));
        return answer["value"]!;
    }

    private Task<HttpResponseMessage> InvokeAsync(string name, string user, JsonObject value) => SendAsync("channel-execute", user, body =>
    {
        body["name"] = name;
        body["value"] = value;
        if (name == "task/submit")
        {
            body.Remove("replyToId");
        }
    });

    private Task<HttpResponseMessage> SendAsync(string capture, string user, Action<JsonObject> change) =>
        Http.PostAsJsonAsync("/api/messages", Captured.Body(
            capture,
            body =>
            {
                body["id"] = $"f:{Interlocked.Increment(ref deliveries)}";
                body["from"]!["id"] = $"29:{user}";
                body["from"]!["aadObjectId"] = user;
                change(body);
            },
            Connector.ServiceUrl));

    /// <summary>What a dialog shows, read from the answer to an invoke.</summary>
    internal sealed record Dialog(string Title, JsonNode Card)
    {
        internal IReadOnlyList<JsonObject> Inputs =>
            [.. Drawn.Objects(Card).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)];

        internal string Words => (string)Card["fallbackText"]!;

        internal static async Task<Dialog> OfAsync(HttpResponseMessage response)
        {
            var value = (await TaskOfAsync(response, "continue"))["value"]!;
            Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)value["card"]!["contentType"]);
            Assert.Contains((string?)value["height"], (string[])["small", "medium", "large"]);
            Assert.Contains((string?)value["width"], (string[])["small", "medium", "large"]);
            return new((string)value["title"]!, value["card"]!["content"]!);
        }

        internal static async Task<string> MessageOfAsync(HttpResponseMessage response) => (string)(await TaskOfAsync(response, "message"))["value"]!;

        private static async Task<JsonNode> TaskOfAsync(HttpResponseMessage response, string type)
        {
            using (response)
            {
                Assert.Equal(200, (int)response.StatusCode);
                Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
                var task = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["task"]!;
                Assert.Equal(type, (string?)task["type"]);
                return task;
            }
        }
    }
}
