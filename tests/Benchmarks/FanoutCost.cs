using System.Diagnostics;
using System.Net.Mime;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Teams;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace ForumBot.Benchmarks;

/// <summary>
/// One thing said to a thousand people in their own chats: ledger on disk, card drawn and written for each, through the way out to Teams to a sink on
/// this machine (which is not paced); against a loop that posts as many ready texts of the same size with the same number in flight.
/// </summary>
internal static class FanoutCost
{
    private const int People = 1000;
    private const int InFlight = 16;
    private const int WarmUps = 4;
    private const int Rounds = 9;
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    internal static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        using var sink = Child.StartSink();
        try
        {
            await RunAsync(Path.Combine(folder.FullName, "forumbot.db"), sink.Address);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string data, string sink)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        var news = new News();
        using var host = BuildHost(data, news);
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await SeedAsync(store, host.Services.GetRequiredService<PlaybookShelf>(), sink);
        var alarm = host.Services.GetRequiredService<IAlarm>();
        var hosted = (IHostedLifecycleService)alarm;
        await hosted.StartAsync(CancellationToken.None);
        await hosted.StartedAsync(CancellationToken.None);
        await alarm.NextAsync(CancellationToken.None);

        var body = AdaptiveCardWriter.Write(News.Card);
        List<double> bot = [], bare = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var loop = await LoopAsync(http, sink, body);
            var fanout = await FanoutAsync(alarm, store, news, round);
            if (round >= WarmUps)
            {
                bare.Add(loop);
                bot.Add(fanout);
            }
        }

        await hosted.StopAsync(CancellationToken.None);
        var ratio = Comparison.Median(bot) / Comparison.Median(bare);
        Comparison.Print(
            [$"{People:N0} direct messages, {InFlight} in flight", "ForumBot", "bare loop", "ratio", "aim"],
            ["messages a second", $"{Comparison.Median(bot):N0}", $"{Comparison.Median(bare):N0}", $"{ratio:0.00}", "at least 0.2"]);
    }

    private static async Task<double> FanoutAsync(IAlarm alarm, IDocumentStore store, News news, int round)
    {
        news.Key = $"news-{round}";
        await store.UpdateAsync<Inspection>("inspection", i => i with { NotifiedOn = i.NotifiedOn });
        var start = Stopwatch.GetTimestamp();
        await alarm.RingAsync(CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var pages = await store.AllAsync<PushPage>();
        var delivered = pages.Where(page => page.Id.Contains(news.Key + "/", StringComparison.Ordinal)).Sum(page => page.Value.Rows.Count(row => row.State == RowState.Delivered));
        return delivered == People ? People / elapsed.TotalSeconds : throw new InvalidOperationException($"Only {delivered} messages were delivered.");
    }

    private static async Task<double> LoopAsync(HttpMessageInvoker http, string sink, ReadOnlyMemory<byte> body)
    {
        var left = People;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, sink + "/v3/conversations/a%3Abench/activities")
                {
                    Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } },
                };
                using var response = await http.SendAsync(request, CancellationToken.None);
                await response.Content.ReadAsByteArrayAsync();
            }
        }));
        return People / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static IHost BuildHost(string data, News news)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        // Only the way out of Teams is wanted; its endpoint needs a server.
        builder.ConfigureContainer(new DefaultServiceProviderFactory());
        builder.Configuration["Storage:LiteDb:Path"] = data;
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration);
        builder.Services.AddInspections(builder.Configuration).AddConversation().AddSingleton<Desk>().AddReminders();
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.Replace(ServiceDescriptor.Singleton<IReminders>(news));
        return builder.Build();
    }

    private static async Task SeedAsync(IDocumentStore store, PlaybookShelf shelf, string sink)
    {
        var since = Instant.FromUtc(2026, 1, 1, 0, 0);
        var people = Enumerable.Range(0, People).Select(n => new Person(new("teams", Tenant, $"33333333-3333-4333-8333-{n:D12}"), $"Person {n}")).ToList();
        var playbook = shelf.All.Last(p => p.Id == "area-send-full");
        const string bot = "28:22222222-2222-4222-8222-222222222222";
        await store.CommitAsync(
        [
            DocumentWrite.New("forum", new Forum
            {
                Id = "forum",
                Name = "Bench",
                LocalArea = "Bench",
                InspectionId = "inspection",
                Memberships = [.. people.Select(p => new Membership(p, Role.Member, since, null, p.Id))],
            }),
            DocumentWrite.New("inspection", new Inspection
            {
                Id = "inspection",
                ForumId = "forum",
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = new(2027, 3, 1),
                Started = new(people[0].Id.Key, people[0].Name, since),
            }),
            .. people.SelectMany((p, n) => new[]
            {
                DocumentWrite.New(p.Id.Key, new TeamsPerson($"29:user-{n}", sink, bot, $"a:bench-{n}")),
                DocumentWrite.New($"teams/{Tenant}/a:bench-{n}", new TeamsConversation(sink, bot, true) { Person = p.Id.User }),
            }),
        ]);
    }

    /// <summary>One thing for everybody, a new one whenever the key changes; its card is drawn for each of them.</summary>
    private sealed class News : IReminders
    {
        private static readonly Instant Due = Instant.FromUtc(2026, 1, 1, 0, 0);

        internal static Card Card => NoticeCard.Of(
            "The meeting with parents moved",
            "It was on Tuesday 9 March, 10am to 11am, in the library. It is on Wednesday 10 March, 2pm to 3pm, on Teams. The inspectors asked for it.",
            "Say “schedule” to see all meetings.",
            GoTo.Today,
            GoTo.Checklist);

        internal string Key { get; set; } = "";

        public ReminderBook Remember(Situation situation) => situation.Book;

        public IReadOnlyList<Occurrence> Plan(Situation situation) => Key.Length == 0 || situation.Book.Pushes.GetValueOrDefault(Key)?.Done is not null
            ? []
            : [new(Key, Due, Instant.FromUtc(2100, 1, 1, 0, 0), new Subject.TimetableChanged("c1"), new(RoleSet.Insiders, [], false, Matter.Forum))];

        public Instant? Next(Situation situation) => null;

        public IReadOnlyList<Addressed> Address(Occurrence occurrence, Situation situation) =>
            [.. situation.Open.Forum.People().Select(p => new Addressed(p.Id.Key, p.Name, false, Due))];

        public Drawn? Draw(Occurrence occurrence, Addressed to, Situation situation) => new(Card);

        public Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation) => new(Card);

        public string TitleOf(Occurrence occurrence, Situation situation) => "News";
    }
}
