using System.Diagnostics;

namespace ForumBot.Benchmarks;

/// <summary>Asks "what's due today?" over and over, on one platform. A turn ends when the answer has arrived there.</summary>
internal abstract class Load
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>One turn.</summary>
    internal abstract Task TurnAsync(string server, int person);

    /// <summary>Turns a second, with so many in flight.</summary>
    internal async Task<double> ThroughputAsync(string server, int inFlight, TimeSpan during)
    {
        var watch = Stopwatch.StartNew();
        var turns = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async person =>
        {
            var done = 0;
            while (watch.Elapsed < during)
            {
                await TurnAsync(server, person);
                done++;
            }

            return done;
        }));
        return turns.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>So many turns, with sixteen in flight.</summary>
    internal Task RepeatAsync(string server, int turns) => Task.WhenAll(Enumerable.Range(0, SampleForum.People).Select(async person =>
    {
        for (var i = 0; i < turns / SampleForum.People; i++)
        {
            await TurnAsync(server, person);
        }
    }));

    /// <summary>The median time of a turn with one in flight, in milliseconds.</summary>
    internal async Task<double> LatencyAsync(string server, int turns)
    {
        var times = new List<double>(turns);
        for (var i = 0; i < turns; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await TurnAsync(server, 0);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Comparison.Median(times);
    }

    /// <summary>Asks until the server listens, then waits for the reply.</summary>
    internal async Task FirstTurnAsync(string server)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await TurnAsync(server, 0);
                return;
            }
            catch (HttpRequestException) when (patience.Elapsed < Patience)
            {
                await Task.Delay(2);
            }
        }
    }
}
