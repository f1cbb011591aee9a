using System.Diagnostics;
using ForumBot.Cards;

namespace ForumBot.Benchmarks;

/// <summary>
/// A whole "what's due today?" turn of the bot, over HTTP and with its real store, against <see cref="BareEndpoint"/>: both in one run,
/// in turns, medians of the rounds. What counts is the ratio; the absolute figures belong to the machine.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 5;
    private const int Starts = 5;
    private const int LatencyTurns = 1000;
    private const int MemoryTurns = 10_000;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);

    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        try
        {
            await RunAsync(Path.Combine(folder.FullName, "forumbot.db"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string data)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        await using var sink = await Sink.StartAsync();
        var load = new Load(sink, http);

        await SampleForum.SeedAsync(data);
        await BeginInspectionAsync(load, sink, data);
        var start = await StartTimeAsync(load, data);

        using var bot = Child.StartBot(data);
        using var bare = Child.StartBare();
        await load.FirstTurnAsync(bot.Address);
        await load.RepeatAsync(bot.Address, MemoryTurns);
        var resident = bot.Resident;
        await load.FirstTurnAsync(bare.Address);
        await load.RepeatAsync(bare.Address, MemoryTurns);

        List<double> botRate = [], bareRate = [], botTime = [], bareTime = [];
        for (var round = 0; round < Rounds; round++)
        {
            botRate.Add(await load.ThroughputAsync(bot.Address, SampleForum.People, RoundTime));
            bareRate.Add(await load.ThroughputAsync(bare.Address, SampleForum.People, RoundTime));
            botTime.Add(await load.LatencyAsync(bot.Address, LatencyTurns));
            bareTime.Add(await load.LatencyAsync(bare.Address, LatencyTurns));
        }

        Print(
            ["", "ForumBot", "bare endpoint", "ratio", "aim"],
            ["turns a second, 16 in flight", $"{Median(botRate):N0}", $"{Median(bareRate):N0}", $"{Median(botRate) / Median(bareRate):0.00}", "at least 0.42"],
            ["p50 of a turn, 1 in flight, ms", $"{Median(botTime):0.00}", $"{Median(bareTime):0.00}", $"{Median(botTime) / Median(bareTime):0.00}", "at most 1.8"],
            ["start to first answer, ms", $"{start:N0}", "", "", "at most 500"],
            ["resident after 10,000 turns, MB", $"{resident:N0}", "", "", "under 115"]);
    }

    internal static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    // The chair starts it by the button, and the answer is looked at once: a quick "sorry" must not pass for a turn.
    private static async Task BeginInspectionAsync(Load load, Sink sink, string data)
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

    private static async Task<double> StartTimeAsync(Load load, string data)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var bot = Child.StartBot(data);
            await load.FirstTurnAsync(bot.Address);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median(times);
    }

    internal static void Print(params string[][] rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => r[column].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
        }
    }
}
