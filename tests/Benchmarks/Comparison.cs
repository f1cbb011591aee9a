using System.Diagnostics;
using ForumBot.Cards;

namespace ForumBot.Benchmarks;

/// <summary>
/// A whole "what's due today?" turn of the bot, over HTTP and with its real store, against a bare endpoint: both in one run,
/// in turns, medians of the rounds. What counts is the ratio; the absolute figures belong to the machine.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 5;
    private const int Starts = 5;
    private const int LatencyTurns = 1000;
    private const int ManyTurns = 10_000;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);

    /// <summary>Through Teams, against <see cref="BareEndpoint"/>.</summary>
    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        try
        {
            var data = Path.Combine(folder.FullName, "forumbot.db");
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
            await using var sink = await Sink.StartAsync();
            var load = new TeamsLoad(sink, http);
            await SampleForum.SeedAsync(data);
            await BeginInspectionAsync(load, sink, data);
            var measured = await MeasureAsync(load, () => Child.StartBot(data), Child.StartBare);
            measured.Print("", "bare endpoint", rate: "at least 0.42", p50: "at most 1.8", start: "at most 500", resident: "under 115");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What both do with the same turns.</summary>
    internal static async Task<Measured> MeasureAsync(Load load, Func<Child> startBot, Func<Child> startBare)
    {
        var start = await StartTimeAsync(load, startBot);
        using var bot = startBot();
        await load.FirstTurnAsync(bot.Address);
        var idle = bot.Resident;
        await load.RepeatAsync(bot.Address, ManyTurns);
        var resident = bot.Resident;
        using var bare = startBare();
        await load.FirstTurnAsync(bare.Address);
        await load.RepeatAsync(bare.Address, ManyTurns);

        List<Figures> ofBot = [], ofBare = [];
        for (var round = 0; round < Rounds; round++)
        {
            ofBot.Add(await RoundAsync(load, bot));
            ofBare.Add(await RoundAsync(load, bare));
        }

        return new(MedianOf(ofBot), MedianOf(ofBare), start, idle, resident);
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    internal static void Print(params string[][] rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => r[column].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
        }
    }

    private static async Task<Figures> RoundAsync(Load load, Child server)
    {
        var before = server.ProcessorTime;
        var watch = Stopwatch.StartNew();
        var rate = await load.ThroughputAsync(server.Address, SampleForum.People, RoundTime);
        var processor = (server.ProcessorTime - before).TotalMilliseconds / (rate * watch.Elapsed.TotalSeconds);
        return new(rate, await load.LatencyAsync(server.Address, LatencyTurns), processor);
    }

    private static Figures MedianOf(List<Figures> rounds) =>
        new(Median(rounds.Select(round => round.Rate)), Median(rounds.Select(round => round.P50)), Median(rounds.Select(round => round.Processor)));

    // The chair starts it by the button, and the answer is looked at once: a quick "sorry" must not pass for a turn.
    private static async Task BeginInspectionAsync(TeamsLoad load, Sink sink, string data)
    {
        using var bot = Child.StartBot(data);
        await load.FirstTurnAsync(bot.Address);
        var called = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        while (called.DayOfWeek is not DayOfWeek.Monday)
        {
            called = called.AddDays(-1);
        }

        var answer = await load.PostAsync(bot.Address, SampleForum.StartInspection(called, sink.Address));
        sink.Keeping = true;
        await load.FirstTurnAsync(bot.Address);
        sink.Keeping = false;
        if (!sink.Kept.Contains(Verbs.TickStep, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The bot did not list steps. It answered the start with {answer} and the question with {sink.Kept}.");
        }
    }

    private static async Task<double> StartTimeAsync(Load load, Func<Child> startBot)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var bot = startBot();
            await load.FirstTurnAsync(bot.Address);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median(times);
    }
}
