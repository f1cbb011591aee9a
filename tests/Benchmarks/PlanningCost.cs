using System.Collections.Immutable;
using System.Diagnostics;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Practice;
using ForumBot.Reminders;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Benchmarks;

/// <summary>
/// The plan of a thousand inspections of fifty people, each on a day of its own; and what the alarms of many inspections cost while none is due:
/// the processor's time over some seconds in the middle of a night.
/// </summary>
internal static class PlanningCost
{
    private const int People = 50;
    private const int Active = 1000;
    private const int Rounds = 5;
    private const int Windows = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly LocalDate Wednesday = new(2027, 3, 10);
    private static readonly ImmutableList<Membership> Everybody =
    [
        .. Enumerable.Range(0, People).Select(n =>
        {
            var person = new Person(new("bench", "t", $"person{n}"), $"Person {n}");
            var role = n switch { 0 => Role.Chair, 1 => Role.Deputy, 2 => Role.Lano, < 10 => Role.Representative, _ => Role.Member };
            return new Membership(person, role, Instant.FromUtc(2026, 1, 1, 0, 0), null, person.Id);
        }),
    ];

    internal static async Task RunAsync()
    {
        await PlanAsync();
        // Compiled once and for all before anything is measured.
        await IdleAsync(Active);
        var rows = new List<string[]> { new[] { "alarms set, none due", "processor time a minute, ms", "resident, MB" } };
        foreach (var inspections in (int[])[10, 100, 1000, 10_000])
        {
            var (cost, resident) = await IdleAsync(inspections);
            rows.Add([$"{inspections:N0}", $"{cost:N1}", $"{resident:N0}"]);
        }

        Comparison.Print([.. rows]);
        Console.WriteLine();
    }

    private static async Task PlanAsync()
    {
        using var host = BuildHost(Active, At(9, 0));
        var (desk, calendar) = (host.Services.GetRequiredService<Desk>(), host.Services.GetRequiredService<WorkingDays>());
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await SeedAsync(store, host.Services.GetRequiredService<PlaybookShelf>(), Active);
        var situations = new List<Situation>();
        foreach (var forum in await store.AllAsync<Forum>())
        {
            var open = (await desk.OpenAsync(forum.Value, CancellationToken.None))!;
            situations.Add(new(open, new Dictionary<string, Preferences>(), new(forum.Id), calendar, At(9, 0)));
        }

        List<double> plans = [], nexts = [], rings = [];
        for (var round = 0; round < Rounds; round++)
        {
            plans.Add(Milliseconds(() => situations.Sum(s => ReminderPlan.Of(s).Count)));
            nexts.Add(Milliseconds(() => situations.Count(s => ReminderPlan.Next(s) is not null)));
            rings.Add(situations.Average(s => RingsOn(s)));
        }

        var perRing = Comparison.Median(plans) / Active;
        var aDay = Comparison.Median(rings);
        Comparison.Print(
            [$"{Active:N0} active inspections, {People} people each", "ms on one core"],
            ["work out every plan", $"{Comparison.Median(plans):N1}"],
            ["find when each is due next", $"{Comparison.Median(nexts):N1}"],
            [$"a minute, with {aDay:N1} rings an inspection a day", $"{Active * aDay / 1440 * (perRing + (Comparison.Median(nexts) / Active)):N2}"]);
        Console.WriteLine();
    }

    // How often an inspection's alarm rings in a day: once for each moment at which something is due.
    private static double RingsOn(Situation morning)
    {
        var plan = ReminderPlan.Of(morning);
        var end = morning.Now + Duration.FromDays(1);
        return plan.Where(o => o.Due > morning.Now && o.Due <= end).Select(o => o.Due).Distinct().Count();
    }

    private static async Task<(double Cost, double Resident)> IdleAsync(int inspections)
    {
        using var host = BuildHost(inspections, At(23, 0));
        await SeedAsync(host.Services.GetRequiredService<IDocumentStore>(), host.Services.GetRequiredService<PlaybookShelf>(), inspections);
        var alarm = host.Services.GetRequiredService<IAlarm>();
        var hosted = (IHostedLifecycleService)alarm;
        await hosted.StartAsync(CancellationToken.None);
        await hosted.StartedAsync(CancellationToken.None);
        await alarm.NextAsync(CancellationToken.None);
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var costs = new List<double>();
        for (var window = 0; window < Windows; window++)
        {
            // The median of several: the compiler may still be busy in one with what has just run.
            self.Refresh();
            var before = self.TotalProcessorTime;
            await Task.Delay(Idle);
            self.Refresh();
            costs.Add((self.TotalProcessorTime - before).TotalMilliseconds * (60 / Idle.TotalSeconds));
        }

        var resident = self.WorkingSet64 / 1e6;
        await hosted.StopAsync(CancellationToken.None);
        return (Comparison.Median(costs), resident);
    }

    private static IHost BuildHost(int inspections, Instant now)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(new PracticeClock(TimeProvider.System, now))
            .AddSingleton<IDocumentStore>(new MemoryStore())
            .AddSingleton<Desk>()
            .AddInspections(builder.Configuration)
            .AddConversation()
            .AddReminders();
        return builder.Build();
    }

    private static async Task SeedAsync(IDocumentStore store, PlaybookShelf shelf, int inspections)
    {
        var playbook = shelf.All.Last(p => p.Id == "area-send-full");
        for (var n = 0; n < inspections; n++)
        {
            var forum = new Forum { Id = $"forum-{n}", Name = $"Forum {n}", LocalArea = "Bench", InspectionId = $"inspection-{n}", Memberships = Everybody };
            var inspection = new Inspection
            {
                Id = $"inspection-{n}",
                ForumId = forum.Id,
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = Wednesday.PlusDays(-(n % 21)),
                Started = new("bench/t/person0", "Person 0", At(9, 0) - Duration.FromDays(n % 21)),
            };
            await store.CommitAsync([DocumentWrite.New(forum.Id, forum), DocumentWrite.New(inspection.Id, inspection)]);
        }
    }

    private static Instant At(int hour, int minute) => London.At(Wednesday.At(new(hour, minute))).ToInstant();

    private static double Milliseconds(Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        _ = work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
