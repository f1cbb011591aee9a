using System.Diagnostics;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Downloads;
using ForumBot.Evidence;
using ForumBot.Forums;
using ForumBot.Guidance;
using ForumBot.Help;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Records;
using ForumBot.Reminders;
using ForumBot.Schedules;
using ForumBot.Storage;
using ForumBot.Surveys;
using ForumBot.Vault;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Benchmarks;

/// <summary>
/// Whole turns without a platform, over the real store and the real keys: the notes opened, a page of them turned, a search, and "today" beside them. A turn
/// goes from the event to the drawn card; those in the vault write the access log to the disk, "today" writes nothing.
/// </summary>
internal static class VaultTurn
{
    private const int Notes = 500;
    private const int Rounds = 60;
    private static readonly LocalDate Called = new(2027, 3, 1);
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 19, 17, 0);
    private static readonly Person Rae = new(new("bench", "t", "rae"), "Rae");
    private static readonly Place Chat = new(new("bench", "t", "chat-rae"), PlaceKind.Personal);
    private static int deliveries;

    internal static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        try
        {
            using var host = Build(folder.FullName);
            await host.StartAsync();
            var vault = await SeedAsync(host.Services);
            await FillAsync(host.Services, vault);
            await MeasureAsync(host.Services);
            await host.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(IServiceProvider services)
    {
        var dispatcher = services.GetRequiredService<Dispatcher>();
        List<double> today = [], opened = [], turned = [], searched = [];
        for (var round = 0; round < Rounds; round++)
        {
            today.Add(await TurnAsync(dispatcher, new IncomingMessage(NewDelivery(), Rae, Chat, Now, "today", []), CardHost.Plain));
            opened.Add(await TurnAsync(dispatcher, Press(Verbs.ShowNotes), CardHost.Dialog));
            turned.Add(await TurnAsync(dispatcher, Press(Verbs.ShowNotes, ("section", "all"), ("page", "3")), CardHost.Dialog));
            searched.Add(await TurnAsync(dispatcher, Press(Verbs.SearchNotes, ("words", "services invented")), CardHost.Dialog));
        }

        var beside = Comparison.Median(today);
        Comparison.Print(
            [$"a turn with {Notes} notes of 1 KB in the vault", "ms", "times “today”", "aim"],
            ["“today”", $"{beside:N2}", "1.0", ""],
            ["open the notes", $"{Comparison.Median(opened):N2}", $"{Comparison.Median(opened) / beside:N1}", "under 100 ms"],
            ["turn a page of them", $"{Comparison.Median(turned):N2}", $"{Comparison.Median(turned) / beside:N1}", ""],
            ["search in them", $"{Comparison.Median(searched):N2}", $"{Comparison.Median(searched) / beside:N1}", ""]);
    }

    private static async Task<double> TurnAsync(Dispatcher dispatcher, Incoming incoming, CardHost host)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = await dispatcher.DispatchAsync(incoming, CancellationToken.None);
        var card = outcome.Replies[0] switch { Say say => say.Card, OnlyYou only => only.Card, var other => throw new InvalidOperationException($"A {other.GetType().Name} came.") };
        AdaptiveCardWriter.Write(card, host);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (card.OnlyInDialog is not null) == host.IsDialog ? took : throw new InvalidOperationException($"“{card.Title}” came instead.");
    }

    private static CardAction Press(string verb, params (string Key, string Value)[] fields) =>
        new(NewDelivery(), Rae, Chat, Now, verb, fields.ToDictionary(f => f.Key, f => f.Value), null) { Surface = Surface.Dialog };

    private static string NewDelivery() => $"d{++deliveries}";

    private static IHost Build(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder, EnvironmentName = Environments.Development });
        builder.Configuration["Storage:LiteDb:Path"] = Path.Combine(folder, "forumbot.db");
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddStorage(builder.Configuration)
            .AddInspections(builder.Configuration)
            .AddConversation().AddForums().AddHelp().AddChecklists().AddEvidence().AddGuidance().AddSurveys().AddSchedules()
            .AddReminders().AddReminderWishes().AddDownloads().AddVault().AddRecords()
            .AddSealing(builder.Configuration, builder.Environment)
            .AddSingleton(new PublicAddress(new("https://forumbot.example.org")));
        return builder.Build();
    }

    private static async Task<OpenInspection> SeedAsync(IServiceProvider services)
    {
        var (store, playbook) = (services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<PlaybookShelf>().All.Last(p => p.Id == "area-send-full"));
        var since = Instant.FromUtc(2026, 1, 1, 0, 0);
        var mark = new Mark(Rae.Id.Key, Rae.Name, since);
        var forum = new Forum
        {
            Id = "bench",
            Name = "Bench",
            LocalArea = "Bench",
            InspectionId = "bench-inspection",
            Memberships = [new(Rae, Role.Chair, since, null, Rae.Id)],
        };
        var inspection = new Inspection
        {
            Id = "bench-inspection",
            ForumId = forum.Id,
            PlaybookId = playbook.Id,
            PlaybookVersion = playbook.Version,
            NotifiedOn = Called,
            Started = mark,
            Attendance = new() { People = [new(Rae.Id.Key, Rae.Name, true, mark) { Accepted = mark, Terms = "1" }] },
        };
        await store.CommitAsync([DocumentWrite.New(forum.Id, forum), DocumentWrite.New(inspection.Id, inspection), DocumentWrite.New(Rae.Id.Key, new PersonLink([forum.Id], forum.Id))]);
        return (await services.GetRequiredService<Desk>().OpenAsync(forum, CancellationToken.None))!;
    }

    private static async Task FillAsync(IServiceProvider services, OpenInspection open)
    {
        var (id, words) = (open.Inspection.Id, string.Concat(Enumerable.Repeat("An invented sentence about services. ", 27)));
        var turn = new Turn(Press(Verbs.SaveNote), open.Forum, RoleSet.Of(Role.Chair), Audience.OnePerson, Now.InUtc().LocalDateTime) { Facts = new(true, false) };
        using var key = services.GetRequiredService<IVaultKeys>().Unlock(open.Forum.Id, id);
        await services.GetRequiredService<AccessLog>().RecordAsync(key, open.Forum.Id, id, AccessKind.Wrote, turn.Mark(), null, CancellationToken.None);
        var vault = new OpenVault(turn, open, new VaultBook { ForumId = open.Forum.Id }, key);
        (string, NoteText)[] notes = [.. Enumerable.Range(0, Notes).Select(n => ($"{n:x32}", new NoteText { Section = (NoteSection)(n % 6), Words = $"{n}. {words}" }))];
        await services.GetRequiredService<NoteShelf>().AddAsync(vault, notes, turn.Mark(), null, CancellationToken.None);
    }
}
