using System.Diagnostics;
using ForumBot.Messaging;

namespace ForumBot.Benchmarks.Slack;

/// <summary>
/// A whole "what's due today?" turn through Slack, signature included, against <see cref="BareSigned"/>: both in one run, in turns, medians of the rounds. A turn ends
/// when the answer has arrived at the command's own address.
/// </summary>
internal static class SlackComparison
{
    private const int Rounds = 5;
    private const int LatencyTurns = 1000;
    private const int WarmUpTurns = 5000;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(20);
    private static long asked;

    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        try
        {
            var data = Path.Combine(folder.FullName, "forumbot.db");
            await SampleForum.SeedAsync(data, person => new PersonId("slack", SlackRequests.Team, SlackRequests.UserOf(person)), isInspected: true);
            await using var sink = await SlackSink.StartAsync();
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
            using var bot = Child.StartBotInSlack(data, sink.Address, SlackRequests.Secret);
            using var bare = Child.StartBareSigned();
            var turns = new Turns(http, sink);
            await turns.FirstAsync(bot.Address, mustSay: "day 1");
            await turns.FirstAsync(bare.Address, mustSay: "Hello");
            foreach (var server in (string[])[bot.Address, bare.Address])
            {
                await turns.ThroughputAsync(server, WarmUpTurns, null);
            }

            List<double> botRate = [], bareRate = [], botTime = [], bareTime = [];
            for (var round = 0; round < Rounds; round++)
            {
                botRate.Add(await turns.ThroughputAsync(bot.Address, int.MaxValue, RoundTime));
                bareRate.Add(await turns.ThroughputAsync(bare.Address, int.MaxValue, RoundTime));
                botTime.Add(await turns.LatencyAsync(bot.Address));
                bareTime.Add(await turns.LatencyAsync(bare.Address));
            }

            Comparison.Print(
                ["through Slack, signed", "ForumBot", "bare signed endpoint", "ratio"],
                ["turns a second, 16 in flight", $"{Comparison.Median(botRate):N0}", $"{Comparison.Median(bareRate):N0}", $"{Comparison.Median(botRate) / Comparison.Median(bareRate):0.00}"],
                ["p50 of a turn, 1 in flight, ms", $"{Comparison.Median(botTime):0.00}", $"{Comparison.Median(bareTime):0.00}", $"{Comparison.Median(botTime) / Comparison.Median(bareTime):0.00}"]);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Turns(HttpMessageInvoker http, SlackSink sink)
    {
        internal async Task FirstAsync(string server, string mustSay)
        {
            var patience = Stopwatch.StartNew();
            while (true)
            {
                try
                {
                    var said = await TurnAsync(server, 0);
                    if (!said.Contains(mustSay, StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException($"The answer was not the day's list: {said}");
                    }

                    return;
                }
                catch (HttpRequestException) when (patience.Elapsed < TooLong)
                {
                    await Task.Delay(2);
                }
            }
        }

        internal async Task<double> ThroughputAsync(string server, int most, TimeSpan? during)
        {
            var watch = Stopwatch.StartNew();
            var done = await Task.WhenAll(Enumerable.Range(0, SampleForum.People).Select(async person =>
            {
                var turns = 0;
                while (turns < most / SampleForum.People && (during is null || watch.Elapsed < during))
                {
                    await TurnAsync(server, person);
                    turns++;
                }

                return turns;
            }));
            return done.Sum() / watch.Elapsed.TotalSeconds;
        }

        internal async Task<double> LatencyAsync(string server)
        {
            var times = new List<double>(LatencyTurns);
            for (var turn = 0; turn < LatencyTurns; turn++)
            {
                var start = Stopwatch.GetTimestamp();
                await TurnAsync(server, 0);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return Comparison.Median(times);
        }

        private async Task<string> TurnAsync(string server, int person)
        {
            var number = Interlocked.Increment(ref asked);
            var reply = sink.ReplyFor(person, number);
            using var request = SlackRequests.Today(server, person, number, sink.Address);
            using var response = await http.SendAsync(request, CancellationToken.None);
            return response.IsSuccessStatusCode ? await reply.WaitAsync(TooLong) : throw new InvalidOperationException($"The server answered {(int)response.StatusCode}.");
        }
    }
}
