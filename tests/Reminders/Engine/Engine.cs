using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Tests.Inspections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

/// <summary>
/// A forum in an inspection, and everything that rings for it: the real alarm with its Quartz, the real ledger and fan-out, a plan that the test
/// writes, and a clock that it moves. A second <see cref="StartAsync"/> is the bot started again over the same store.
/// </summary>
internal sealed class Engine : IAsyncDisposable
{
    internal const string Inspection = "inspection-1";
    private readonly List<ServiceProvider> lives = [];

    /// <summary>Monday 1 March 2027, 9am in London.</summary>
    internal static Instant Start { get; } = Instant.FromUtc(2027, 3, 1, 9, 0);

    internal FakeTimeProvider Clock { get; } = new(Start.ToDateTimeOffset());

    internal InMemoryDocumentStore Store { get; } = new();

    internal Outside Outside { get; } = new();

    internal FakeReminders Reminders { get; } = new();

    internal static Place Channel { get; } = new(new("fake", "t", "channel"), PlaceKind.Channel);

    internal Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static string Person(int n) => $"fake/t/person{n}";

    /// <summary>With so many people, the engine running.</summary>
    internal static async Task<Engine> RunningAsync(int people)
    {
        var engine = new Engine();
        var everybody = Enumerable.Range(0, people).Select(n => new Person(PersonId.Parse(Person(n))!, $"Person {n}")).ToList();
        var forum = new Forum
        {
            Id = "forum-1",
            Name = "Forum",
            LocalArea = "Shire",
            InspectionId = Inspection,
            Memberships = [.. everybody.Select((p, n) => new Membership(p, n == 0 ? Role.Chair : Role.Member, Start, null, p.Id))],
            Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(Channel.Id.Key, new(Channel, Audience.ForumOnly)),
        };
        var inspection = new Inspection
        {
            Id = Inspection,
            ForumId = forum.Id,
            PlaybookId = Built.Full.Id,
            PlaybookVersion = Built.Full.Version,
            NotifiedOn = new(2027, 3, 1),
            Started = new(everybody[0].Id.Key, everybody[0].Name, Start),
        };
        await engine.Store.CommitAsync(
            [
                DocumentWrite.New(forum.Id, forum),
                DocumentWrite.New(Inspection, inspection),
                .. everybody.Select(p => DocumentWrite.New(p.Id.Key, new PersonLink([forum.Id], forum.Id))),
            ],
            Ct);
        await engine.StartAsync();
        return engine;
    }

    /// <summary>Another forum of the same people, in an inspection of its own.</summary>
    internal async Task AddInspectionAsync(string id)
    {
        var (forum, inspection) = ((await Store.FindAsync<Forum>("forum-1", Ct))!.Value, (await Store.FindAsync<Inspection>(Inspection, Ct))!.Value);
        await Life.Store.CommitAsync(
            [
                DocumentWrite.New("forum-of-" + id, forum with { Id = "forum-of-" + id, InspectionId = id, Places = forum.Places.Clear() }),
                DocumentWrite.New(id, inspection with { Id = id, ForumId = "forum-of-" + id }),
            ],
            Ct);
    }

    /// <summary>Another life over the same store. What lived before goes on as if it did not know.</summary>
    internal async Task<Life> StartAsync()
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IDocumentStore>(Store)
            .AddSingleton<IMessenger>(Outside)
            .AddSingleton(Built.Shelf)
            .AddSingleton(Built.Calendar)
            .AddSingleton<Desk>()
            .AddConversation()
            .AddReminders()
            .RemoveAll<IFeature>()
            .Replace(ServiceDescriptor.Singleton<IReminders>(Reminders))
            .BuildServiceProvider();
        lives.Add(services);
        var alarm = services.GetRequiredService<Alarm>();
        await alarm.StartAsync(Ct);
        await alarm.StartedAsync(Ct);
        return new(services, alarm);
    }

    internal Life Life => new(lives[^1], lives[^1].GetRequiredService<Alarm>());

    /// <summary>Plans something for these people; by default it may be late for a day.</summary>
    internal Occurrence Plan(string key, Instant due, string[] people, Duration? late = null, Subject? about = null, bool places = false)
    {
        var occurrence = FakeReminders.To(key, due, due + (late ?? Duration.FromDays(1)), about ?? new Subject.OpenQuestions(new(2027, 3, 1)), places, people);
        Reminders.All = Reminders.All.Add(occurrence);
        return occurrence;
    }

    /// <summary>The clock stands here from now on; forwards or back.</summary>
    internal void SetClock(Instant to)
    {
        if (to > Now)
        {
            Clock.SetUtcNow(to.ToDateTimeOffset());
        }
        else
        {
            Clock.AdjustTime(to.ToDateTimeOffset());
        }
    }

    /// <summary>Moves the clock and has everything said that is due.</summary>
    internal async Task RingAtAsync(Instant at)
    {
        SetClock(at);
        await Life.Store.UpdateAsync<Inspection>(Inspection, i => i with { History = i.History }, Ct);
        await Life.Alarm.RingAsync(Ct);
    }

    internal async Task<IReadOnlyList<PushRow>> RowsAsync(string key) => await Life.Deliveries.RowsAsync(Inspection, key, Ct);

    internal async Task<ReminderBook> BookAsync() => (await Store.FindAsync<ReminderBook>(Inspection, Ct))!.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var life in lives)
        {
            await life.DisposeAsync();
        }
    }
}

/// <summary>One start of the bot.</summary>
internal sealed record Life(ServiceProvider Services, Alarm Alarm)
{
    internal IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    internal Deliveries Deliveries => Services.GetRequiredService<Deliveries>();

    internal Ring Ring => Services.GetRequiredService<Ring>();
}
