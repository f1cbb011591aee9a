using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Running;
using ForumBot.Tests.Storage;
using ForumBot.Tests.Teams.Trust;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams;

/// <summary>
/// The whole app on a free port of this machine, with a Connector beside it and one feature that shows what arrives. With authentication there is
/// an authority as well, the bot has credentials, and <see cref="Http"/> signs what it sends.
/// </summary>
internal sealed class TeamsBot : WebApplicationFactory<Program>
{
    internal const string Say = "take this down";
    internal const string OnlyYou = "test.only-you";
    internal const string Replace = "test.replace";
    internal const string Quiet = "test.quiet";
    internal const string Post = "test.post";
    internal const string Wait = "test.wait";

    private readonly bool withItsFeatures;

    private TeamsBot(FakeConnector connector, FakeAuthority? authority, bool withItsFeatures)
    {
        (Connector, Authority, this.withItsFeatures) = (connector, authority, withItsFeatures);
        UseKestrel();
        Listening.Start(this);
        Stranger = CreateClient();
        Http = authority is null
            ? Stranger
            : new(new SigningHandler(authority, Time, connector.ServiceUrl)) { BaseAddress = Stranger.BaseAddress };
    }

    internal FakeConnector Connector { get; }

    internal InMemoryDocumentStore Store { get; } = new();

    internal Notebook Seen { get; } = new();

    internal SignallingTime Time { get; } = new();

    /// <summary>Microsoft's side, when the bot has credentials.</summary>
    internal FakeAuthority? Authority { get; }

    /// <summary>The Connector as a caller.</summary>
    internal HttpClient Http { get; }

    /// <summary>Somebody who signs nothing.</summary>
    internal HttpClient Stranger { get; }

    /// <summary>Starts it; with its own features instead of the one of the tests if wanted.</summary>
    internal static async Task<TeamsBot> StartAsync(bool authenticated = false, bool withItsFeatures = false) =>
        new(await FakeConnector.StartAsync(), authenticated ? await FakeAuthority.StartAsync() : null, withItsFeatures);

    /// <summary>Sends a captured activity, changed as wanted.</summary>
    internal Task<HttpResponseMessage> SendAsync(string capture, Action<JsonObject>? change = null) =>
        Http.PostAsJsonAsync("/api/messages", Captured.Body(capture, change, Connector.ServiceUrl));

    /// <summary>Sends a captured press of this verb and reads the answer.</summary>
    internal async Task<JsonNode> PressAsync(string capture, string verb, Action<JsonObject>? change = null)
    {
        using var response = await SendAsync(capture, body =>
        {
            body["value"]!["action"]!["verb"] = verb;
            change?.Invoke(body);
        });
        Assert.Equal(200, (int)response.StatusCode);
        return (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;
    }

    internal Task<HttpResponseMessage> PostAsync(string body, string mediaType = "application/json") =>
        Http.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, mediaType));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment(Environments.Development)
            .UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0")
            .UseSetting("Storage:LiteDb:Path", Path.Combine(Path.GetTempPath(), $"forumbot-{Guid.NewGuid():N}", "test.db"))
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services => services
                .KeepIn(Store)
                .SayNothingUnasked()
                .AddSingleton<TimeProvider>(Time));
        foreach (var (name, value) in Authority?.Settings ?? [])
        {
            builder.UseSetting(name, value);
        }

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
        await Connector.DisposeAsync();
        if (Authority is not null)
        {
            await Authority.DisposeAsync();
        }
    }

    /// <summary>A feature that takes down what it gets and answers in every manner there is.</summary>
    internal sealed class Notebook : IFeature, IGreeter, IRoom
    {
        private readonly List<Incoming> taken = [];

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

        internal TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<Command> Commands =>
        [
            new(Say, "Takes it down.", Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = (turn, _, _) => Answer(turn, new Say(Card("Taken down"))) },
        ];

        public IReadOnlyList<Click> Clicks =>
        [
            On(OnlyYou, turn => Answer(turn, new OnlyYou(Card("For you")))),
            On(Replace, turn => Answer(turn, new Replace(Card("For everybody")))),
            On(Verbs.ShowOwnView, turn => Answer(turn, new Refreshed(Card("Your own view")))),
            On(Quiet, turn => Answer(turn)),
            On(Post, turn => Answer(turn, new Say(Card("Posted")))),
            On(Wait, async turn =>
            {
                await Waiting.Task;
                return await Answer(turn, new OnlyYou(Card("At last")));
            }),
        ];

        public ValueTask<IReadOnlyList<Reply>> GreetAsync(Turn turn, CancellationToken ct) => Answer(turn, new Say(Card("Welcome")));

        public ValueTask<IReadOnlyList<Reply>> ForgetAsync(Turn turn, CancellationToken ct)
        {
            TakeDown(turn);
            return ValueTask.FromResult<IReadOnlyList<Reply>>([]);
        }

        public ValueTask<IReadOnlyList<Reply>> NoForumAsync(Turn turn, CancellationToken ct) => Answer(turn, new OnlyYou(Card("No forum")));

        public ValueTask<Circumstances> OfAsync(Forum forum, PersonId person, CancellationToken ct) => ValueTask.FromResult<Circumstances>(default);

        public ValueTask RefusedAsync(Turn turn, Permission what, CancellationToken ct) => ValueTask.CompletedTask;

        public ValueTask<IReadOnlyList<Reply>> LeftAsync(Turn turn, CancellationToken ct) => Answer(turn);

        private ValueTask<IReadOnlyList<Reply>> Answer(Turn turn, params IReadOnlyList<Reply> replies)
        {
            TakeDown(turn);
            return ValueTask.FromResult(replies);
        }

        private void TakeDown(Turn turn)
        {
            lock (taken)
            {
                taken.Add(turn.Incoming);
            }
        }

        private static Click On(string verb, Func<Turn, ValueTask<IReadOnlyList<Reply>>> run) =>
            new(verb, Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = (turn, _, _) => run(turn) };

        private static Card Card(string title) => new() { Title = title, Next = "Nothing to do." };
    }
}
