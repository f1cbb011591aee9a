using System.Text;
using ForumBot.Cards;
using ForumBot.Forums;
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
    internal static async Task SeedAsync(string data)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:LiteDb:Path"] = data;
        builder.Services.AddStorage(builder.Configuration);
        using var host = builder.Build();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        var since = Instant.FromUtc(2026, 1, 1, 0, 0);
        var people = Enumerable.Range(0, People).Select(n => new Person(new("teams", Tenant, UserOf(n)), $"Person {n}")).ToList();
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
    }

    /// <summary>What the platform posts when this person asks, from their own chat.</summary>
    internal static byte[] Question(int person, string id, string serviceUrl) => Activity(
        person, id, serviceUrl, """ "type":"message","text":"what's due today?","textFormat":"plain" """);

    /// <summary>What the platform posts when the chair presses "Start now".</summary>
    internal static byte[] StartInspection(DateOnly called, string serviceUrl) => Activity(0, "start", serviceUrl, $$$"""
        "type":"invoke","name":"adaptiveCard/action","replyToId":"1","value":{"action":{"type":"Action.Execute","verb":"{{{Verbs.StartInspection}}}",
        "data":{"{{{StartInspectionCard.Kind}}}":"area-send-full","{{{StartInspectionCard.CalledOn}}}":"{{{called:yyyy-MM-dd}}}" } } }
        """);

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
