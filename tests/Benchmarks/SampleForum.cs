using System.Collections.Immutable;
using System.Text;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Benchmarks;

/// <summary>A forum of sixteen, in the store before the bot starts, and an inspection that its chair then starts as anybody would.</summary>
internal static class SampleForum
{
    internal const int People = 16;
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    /// <summary>Writes the forum and its people through the store that the bot will open.</summary>
    internal static Task SeedAsync(string data) => SeedAsync(data, n => new("teams", Tenant, UserOf(n)), isInspected: false);

    /// <summary>The same for people of any platform, with an inspection called today if wanted.</summary>
    internal static async Task SeedAsync(string data, Func<int, PersonId> who, bool isInspected)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:LiteDb:Path"] = data;
        builder.Services.AddStorage(builder.Configuration).AddInspections(builder.Configuration);
        using var host = builder.Build();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        var since = Instant.FromUtc(2026, 1, 1, 0, 0);
        var people = Enumerable.Range(0, People).Select(n => new Person(who(n), $"Person {n}")).ToList();
        var forum = new Forum
        {
            Id = "bench",
            Name = "Bench Parent Carer Forum",
            LocalArea = "Bench",
            Memberships = [.. people.Select((p, n) => new Membership(p, n == 0 ? Role.Chair : Role.Member, since, null, people[0].Id))],
        };
        var outcome = await store.CommitAsync(
        [
            DocumentWrite.New(forum.Id, forum),
            .. people.Select(p => DocumentWrite.New(p.Id.Key, new PersonLink([forum.Id], forum.Id))),
        ]);
        if (outcome != CommitOutcome.Saved)
        {
            throw new InvalidOperationException("The sample forum could not be saved.");
        }

        if (isInspected)
        {
            await InspectAsync(host.Services, forum, people[0]);
        }
    }

    /// <summary>What the platform posts when this person asks, from their own chat.</summary>
    internal static byte[] Question(int person, string id, string serviceUrl) => Activity(
        person, id, serviceUrl, """ "type":"message","text":"what's due today?","textFormat":"plain" """);

    /// <summary>What the platform posts when the chair presses "Start now".</summary>
    internal static byte[] StartInspection(DateOnly called, string serviceUrl) => Activity(0, "start", serviceUrl, $$$"""
        "type":"invoke","name":"adaptiveCard/action","replyToId":"1","value":{"action":{"type":"Action.Execute","verb":"{{{Verbs.StartInspection}}}",
        "data":{"{{{StartInspectionCard.Kind}}}":"area-send-full","{{{StartInspectionCard.CalledOn}}}":"{{{called:yyyy-MM-dd}}}" } } }
        """);

    private static async Task InspectAsync(IServiceProvider services, Forum forum, Person chair)
    {
        var called = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;
        var playbook = services.GetRequiredService<PlaybookShelf>().Find("area-send-full", called).Playbook!;
        var inspection = new Inspection
        {
            Id = "bench-inspection",
            ForumId = forum.Id,
            PlaybookId = playbook.Id,
            PlaybookVersion = playbook.Version,
            NotifiedOn = called,
            Started = new(chair.Id.Key, chair.Name, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())),
            GivenAtStart = ImmutableDictionary<Anchor, LocalDate>.Empty,
        };
        await ActivatorUtilities.CreateInstance<InspectionRegister>(services).StartAsync(forum, inspection, CancellationToken.None);
    }

    internal static string ConversationOf(int person) => $"a:bench-{person}";

    private static string UserOf(int person) => $"33333333-3333-4333-8333-{person:D12}";

    private static byte[] Activity(int person, string id, string serviceUrl, string content) => Encoding.UTF8.GetBytes($$$"""
        { {{{content}}},"id":"{{{id}}}","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","locale":"en-GB",
        "timestamp":"2026-11-22T13:26:08.307Z","localTimestamp":"2026-11-22T13:26:08.307+00:00","localTimezone":"Europe/London",
        "from":{"id":"29:user-{{{person}}}","name":"Person {{{person}}}","aadObjectId":"{{{UserOf(person)}}}"},
        "recipient":{"id":"28:22222222-2222-4222-8222-222222222222","name":"ForumBot"},
        "conversation":{"conversationType":"personal","tenantId":"{{{Tenant}}}","id":"{{{ConversationOf(person)}}}"},
        "entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Web","timezone":"Europe/London"}],
        "channelData":{"tenant":{"id":"{{{Tenant}}}" } } }
        """);
}
