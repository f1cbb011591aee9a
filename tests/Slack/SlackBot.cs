using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Slack.Inbound;
using ForumBot.Tests.Running;
using ForumBot.Tests.Storage;
using ForumBot.Tests.Teams;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack;

/// <summary>
/// The whole app on a free port of this machine, with a Slack beside it, and one feature that shows what arrives and answers as a test wants; or with its own features.
/// What is sent is signed with <see cref="Secret"/>, now.
/// </summary>
internal sealed class SlackBot : WebApplicationFactory<Program>
{
    internal const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly bool withItsFeatures;
    private readonly bool ownsSlack;
    private readonly Action<IWebHostBuilder> more;

    private SlackBot(
        FakeSlack slack, bool ownsSlack, InMemoryDocumentStore store, SignallingTime time, bool withItsFeatures, Action<IWebHostBuilder>? more = null, params IReadOnlyList<Reply> says)
    {
        Seen.Says(says);
        this.more = more ?? (_ => { });
        (Slack, this.ownsSlack, Store, Time, this.withItsFeatures) = (slack, ownsSlack, store, time, withItsFeatures);
        UseKestrel();
        Listening.Start(this);
        Http = CreateClient();
    }

    internal FakeSlack Slack { get; }

    internal InMemoryDocumentStore Store { get; }

    internal SignallingTime Time { get; }

    internal Notebook Seen { get; } = new();

    /// <summary>Somebody who signs nothing.</summary>
    internal HttpClient Http { get; }

    /// <summary>Starts it; with its own features instead of the one of the tests if wanted.</summary>
    internal static async Task<SlackBot> StartAsync(bool withItsFeatures = false, Action<IWebHostBuilder>? more = null) =>
        new(await FakeSlack.StartAsync(), ownsSlack: true, new(), new(), withItsFeatures, more);

    /// <summary>
    /// Another one with the same documents, clock and Slack, as after a restart, that answers like this from its first moment. This one has to be disposed later than that.
    /// </summary>
    internal SlackBot StartAnother(params IReadOnlyList<Reply> says) => new(Slack, ownsSlack: false, Store, Time, withItsFeatures, more: null, says);

    /// <summary>Brings a sample of an event, changed as wanted.</summary>
    internal Task<HttpResponseMessage> EventAsync(string capture, Action<JsonObject>? change = null) => EventAsync(Changed(capture, change));

    internal Task<HttpResponseMessage> EventAsync(JsonObject delivery) => PostAsync("/slack/events", delivery.ToJsonString(), "application/json");

    /// <summary>Brings a sample of a press or a window that is handed in, changed as wanted.</summary>
    internal Task<HttpResponseMessage> InteractionAsync(string capture, Action<JsonObject>? change = null) => InteractionAsync(Changed(capture, change));

    internal Task<HttpResponseMessage> InteractionAsync(JsonObject payload) =>
        PostAsync("/slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()), "application/x-www-form-urlencoded");

    /// <summary>Brings a sample of a command, changed as wanted.</summary>
    internal Task<HttpResponseMessage> CommandAsync(string capture, Action<JsonObject>? change = null)
    {
        var fields = SlackCapture.Json(capture)["fields"]!.AsObject();
        fields["response_url"] = Slack.ResponseUrl();
        change?.Invoke(fields);
        fields["trigger_id"] = Slack.Workspace.NewTrigger((string)fields["user_id"]!);
        var form = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString((string?)field.Value ?? "")}"));
        return PostAsync("/slack/commands", form, "application/x-www-form-urlencoded");
    }

    /// <summary>Sends these bytes, signed now.</summary>
    internal Task<HttpResponseMessage> PostAsync(string path, string body, string type) => PostAsync(path, Encoding.UTF8.GetBytes(body), type);

    internal Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type)
    {
        var sent = Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return PostAsync(path, body, type, sent, Encoding.ASCII.GetString(Signature.Sign(Encoding.UTF8.GetBytes(Secret), sent, body)));
    }

    /// <summary>Sends these bytes with these headers; a null header is missing.</summary>
    internal async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (timestamp is not null)
        {
            request.Headers.Add(Signature.TimeHeader, timestamp);
        }

        if (signature is not null)
        {
            request.Headers.Add(Signature.Header, signature);
        }

        return await Http.SendAsync(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment(Environments.Development)
            .UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0")
            .UseSetting("Storage:LiteDb:Path", Path.Combine(Path.GetTempPath(), $"forumbot-{Guid.NewGuid():N}", "test.db"))
            .UseSetting("Slack:SigningSecret", Secret)
            .UseSetting("Slack:BotToken", FakeSlack.Token)
            .UseSetting("Slack:ApiUrl", Slack.ApiUrl.ToString())
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services => services
                .KeepIn(Store)
                .SayNothingUnasked()
                .AddSingleton<TimeProvider>(Time));
        more(builder);
        if (!withItsFeatures)
        {
            builder.ConfigureTestServices(services => services
                .RemoveAll<IFeature>()
                .RemoveAll<ILiveView>()
                .RemoveAll<IGreeter>()
                .AddSingleton<IFeature>(Seen)
                .AddSingleton<IGreeter>(Seen)
                .AddSingleton<IRoom>(Seen));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (ownsSlack)
        {
            await Slack.DisposeAsync();
        }
    }

    private JsonObject Changed(string capture, Action<JsonObject>? change)
    {
        var json = SlackCapture.Json(capture);
        if (json.ContainsKey("response_url"))
        {
            json["response_url"] = Slack.ResponseUrl();
        }

        change?.Invoke(json);
        if (json.ContainsKey("trigger_id"))
        {
            json["trigger_id"] = Slack.Workspace.NewTrigger((string)json["user"]!["id"]!);
        }

        return json;
    }

    /// <summary>A feature that takes down what it gets, and answers as a test has told it; without that, with nothing.</summary>
    internal sealed class Notebook : IFeature, IGreeter, IRoom
    {
        internal const string Said = "take this down";
        internal const string Press = "test.press";
        internal const string Save = "test.save";

        private readonly List<Incoming> taken = [];

        /// <summary>What is answered to whatever comes.</summary>
        internal Func<Turn, Task<IReadOnlyList<Reply>>> Answer { get; set; } = _ => Task.FromResult<IReadOnlyList<Reply>>([]);

        internal IReadOnlyList<Incoming> Taken
        {
            get
            {
                lock (taken)
                {
                    return [.. taken];
                }
            }
        }

        public IReadOnlyList<Command> Commands =>
        [
            new("help", "Helps.", Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = (turn, _, _) => TakeAsync(turn) },
            new(Said, "Takes it down.", Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Tail = Tail.Words, Run = (turn, _, _) => TakeAsync(turn) },
        ];

        public IReadOnlyList<Click> Clicks => [On(Press), On(Save), On(Verbs.ShowOwnView), On(Verbs.ShowDay), On(Verbs.LogSharingForm), On(Verbs.ShowNotes)];

        internal void Says(params IReadOnlyList<Reply> replies) => Answer = _ => Task.FromResult(replies);

        public ValueTask<IReadOnlyList<Reply>> GreetAsync(Turn turn, CancellationToken ct) => TakeAsync(turn);

        public async ValueTask<IReadOnlyList<Reply>> ForgetAsync(Turn turn, CancellationToken ct)
        {
            await TakeAsync(turn);
            return [];
        }

        public ValueTask<IReadOnlyList<Reply>> NoForumAsync(Turn turn, CancellationToken ct) => TakeAsync(turn);

        public ValueTask<Circumstances> OfAsync(Forum forum, PersonId person, CancellationToken ct) => ValueTask.FromResult<Circumstances>(default);

        public ValueTask RefusedAsync(Turn turn, Permission what, CancellationToken ct) => ValueTask.CompletedTask;

        public ValueTask<IReadOnlyList<Reply>> LeftAsync(Turn turn, CancellationToken ct) => TakeAsync(turn);

        private async ValueTask<IReadOnlyList<Reply>> TakeAsync(Turn turn)
        {
            lock (taken)
            {
                taken.Add(turn.Incoming);
            }

            return await Answer(turn);
        }

        private Click On(string verb) => new(verb, Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = (turn, _, _) => TakeAsync(turn) };
    }
}
