using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ForumBot.KillTarget;

/// <summary>
/// The real alarm, ledger and fan-out over a file, with one thing to say to five hundred people, who hear it on the console: <c>arrived N .</c>.
/// When nobody is left it says <c>done</c>. One that is to be killed is told how many may hear it: it waits there, however late the death comes.
/// </summary>
public static class FanoutToBeKilled
{
    public const int People = 500;
    public const string Inspection = "inspection-1";
    public const string Occurrence = "news";

    public static async Task RunAsync(string path, int most, Action<string> print, CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:LiteDb:Path"] = path;
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration);
        builder.Services.AddInspections(builder.Configuration).AddConversation().AddSingleton<Desk>().AddReminders();
        builder.Services.RemoveAll<IFeature>().RemoveAll<SeenDeliveries>().AddSingleton<IMessenger>(new Console(print, most));
        builder.Services.Replace(ServiceDescriptor.Singleton<IReminders, OneThing>());
        using var host = builder.Build();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await SeedAsync(store, host.Services.GetRequiredService<PlaybookShelf>());
        // Only the alarm: what else the bot starts has no part here.
        var alarm = (IHostedLifecycleService)host.Services.GetRequiredService<IAlarm>();
        await alarm.StartAsync(ct);
        await alarm.StartedAsync(ct);
        await host.Services.GetRequiredService<IAlarm>().RingAsync(ct);
        while ((await store.FindAsync<ReminderBook>(Inspection, ct))?.Value.Pushes.GetValueOrDefault(Occurrence) is not { Done: not null })
        {
            await Task.Delay(10, ct);
        }

        print("done");
    }

    private static async Task SeedAsync(IDocumentStore store, PlaybookShelf shelf)
    {
        if (await store.FindAsync<Forum>("forum-1") is not null)
        {
            return;
        }

        var since = Instant.FromUtc(2026, 1, 1, 0, 0);
        var people = Enumerable.Range(0, People).Select(n => new Person(new("console", "t", $"{n}"), $"Person {n}")).ToList();
        var playbook = shelf.All.First(p => !p.TrainingOnly);
        await store.CommitAsync(
        [
            DocumentWrite.New("forum-1", new Forum
            {
                Id = "forum-1",
                Name = "Forum",
                LocalArea = "Shire",
                InspectionId = Inspection,
                Memberships = [.. people.Select(p => new Membership(p, Role.Member, since, null, p.Id))],
            }),
            DocumentWrite.New(Inspection, new Inspection
            {
                Id = Inspection,
                ForumId = "forum-1",
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = new(2027, 3, 1),
                Started = new(people[0].Id.Key, people[0].Name, since),
            }),
        ]);
    }

    private sealed class OneThing : IReminders
    {
        private static readonly Instant Due = Instant.FromUtc(2026, 1, 1, 0, 0);
        private static readonly Occurrence News = new(
            Occurrence, Due, Instant.FromUtc(2100, 1, 1, 0, 0), new Subject.OpenQuestions(new(2026, 1, 1)), new(RoleSet.Insiders, [], false, Matter.Forum));

        private static readonly Drawn Card = new(NoticeCard.Of("News", "Something to read.", "Say “today”."));

        public ReminderBook Remember(Situation situation) => situation.Book;

        public IReadOnlyList<Occurrence> Plan(Situation situation) =>
            situation.Book.Pushes.GetValueOrDefault(Occurrence) is { Done: not null } ? [] : [News];

        public Instant? Next(Situation situation) => null;

        public IReadOnlyList<Addressed> Address(Occurrence occurrence, Situation situation) =>
            [.. situation.Open.Forum.People().Select(p => new Addressed(p.Id.Key, p.Name, false, Due))];

        public Drawn? Draw(Occurrence occurrence, Addressed to, Situation situation) => Card;

        public Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation) => Card;

        public string TitleOf(Occurrence occurrence, Situation situation) => "News";
    }

    private sealed class Console(Action<string> print, int most) : IMessenger
    {
        private int said;

        public string Platform => "console";

        // What was printed has arrived, whether or not this process lives to hear of it.
        public async Task<Sent> SendAsync(PersonId person, Place? seenIn, Card card, CancellationToken ct)
        {
            await Task.Delay(1, ct);
            print($"arrived {person.User} .");
            await Task.Delay(Interlocked.Increment(ref said) < most ? 1 : Timeout.Infinite, ct);
            return Sent.As(new(new(new("console", "t", "chat-" + person.User), PlaceKind.Personal), "m1"));
        }

        public Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct) => throw new NotSupportedException();

        public Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct) => throw new NotSupportedException();

        public Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct) => throw new NotSupportedException();

        public Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct) => throw new NotSupportedException();
    }
}
