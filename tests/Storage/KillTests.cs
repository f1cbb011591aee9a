using ForumBot.KillTarget;
using ForumBot.Storage.LiteDb;

namespace ForumBot.Tests.Storage;

/// <summary>
/// A child process saves ticks on four lanes, each tick in one commit with its lane's tally, says so after each acknowledgement, and is killed at a
/// random moment. Whatever it said must be there, and nothing may be half there. It shows what a killed process leaves, not what a power cut leaves.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int LivesOfOneFile = 10;
    private static readonly bool InCi = Environment.GetEnvironmentVariable("CI") == "true";

    [Fact]
    public async Task Commit_WhenTheProcessIsKilledAtAnyMoment_KeepsEveryAcknowledgedTickWhole()
    {
        var verdict = await KilledAsync(InCi ? 100 : 10);

        Assert.True(verdict.Acknowledged > 0);
        Assert.Equal((0, 0, 0), (verdict.Lost, verdict.Torn, verdict.Unopened));
    }

    /// <summary>
    /// The same with LiteDB as its tutorial has it. Run by hand (<c>-explicit only</c>), to see that this test can fail.
    /// November 2026, two busy cores: 200 kills, 1,727 acknowledged, 397 lost in 11 of the kills; the store, 200 kills, 2,480 acknowledged, 0 lost.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Commit_WrittenNaively_LosesAcknowledgedTicks()
    {
        var verdict = await KilledAsync(200, "--naive");

        Assert.NotEqual((0, 0, 0), (verdict.Lost, verdict.Torn, verdict.Unopened));
    }

    private async Task<Verdict> KilledAsync(int kills, params string[] flags)
    {
        var verdicts = new List<Verdict>();
        // Two at a time: a life is mostly the child's start.
        await Parallel.ForEachAsync(Enumerable.Range(0, kills / LivesOfOneFile), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (_, _) =>
        {
            var verdict = await LivesAsync(flags);
            lock (verdicts)
                verdicts.Add(verdict);
        });
        var sum = verdicts.Aggregate((a, b) => new Verdict(a.Acknowledged + b.Acknowledged, a.Lost + b.Lost, a.Torn + b.Torn, a.Unopened + b.Unopened, a.Losing + b.Losing));
        output.WriteLine($"{kills} kills: {sum}");
        return sum;
    }

    private static async Task<Verdict> LivesAsync(string[] flags)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("forum.db");
        var said = new HashSet<string>();
        var verdict = new Verdict(0, 0, 0, 0, 0);
        for (var life = 0; life < LivesOfOneFile; life++)
        {
            await LiveAndDieAsync(["tick", file, $"life{life}", .. flags], said);
            LiteDbDocumentStore store;
            try
            {
                store = LiteDbDocumentStore.Open(file);
            }
            catch (Exception)
            {
                return verdict with { Acknowledged = said.Count, Unopened = verdict.Unopened + 1 };
            }

            using (store)
            {
                var ticks = await store.AllAsync<Tick>();
                var whole = ticks.Where(tick => tick.Value.IsWhole).Select(tick => tick.Id).ToHashSet();
                var tallies = (await store.AllAsync<Tally>()).ToDictionary(tally => tally.Id, tally => tally.Value.Count);
                var lost = said.Count(id => !whole.Contains(id));
                var torn = ticks.Count - whole.Count
                    + tallies.Count(tally => ticks.Count(tick => tick.Value.Lane == tally.Key) != tally.Value);
                verdict = new Verdict(said.Count, verdict.Lost + lost, verdict.Torn + torn, verdict.Unopened, verdict.Losing + (lost > 0 ? 1 : 0));
                // What is lost once is counted once.
                said.IntersectWith(whole);
            }
        }

        return verdict;
    }

    private static async Task LiveAndDieAsync(string[] args, HashSet<string> said)
    {
        using var child = TargetProcess.Start(args);
        Hear(await child.ReadLineAsync() ?? throw new InvalidOperationException("The child ended before it said anything."));
        var death = Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(0, 100))).ContinueWith(_ => child.Kill(), TaskScheduler.Default);
        while (await child.ReadLineAsync() is { } line)
            Hear(line);
        await death;
        await child.EndedAsync();

        void Hear(string line)
        {
            if (line.EndsWith(" .", StringComparison.Ordinal))
                said.Add(line[..^2]);
            else if (line.StartsWith("The store", StringComparison.Ordinal))
                throw new InvalidOperationException(line);
        }
    }

    private sealed record Verdict(int Acknowledged, int Lost, int Torn, int Unopened, int Losing);
}
