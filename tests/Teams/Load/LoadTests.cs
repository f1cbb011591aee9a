using System.Globalization;
using ForumBot.Storage.LiteDb;
using ForumBot.Tests.Storage;
using ForumBot.Tests.Teams.Trust;

namespace ForumBot.Tests.Teams.Load;

/// <summary>
/// Many people at once on the real store, with tokens both ways and a Connector that is slow and sometimes refuses: nothing is lost and nothing happens twice.
/// The full run takes minutes and measures; its figures stand in docs/load.md, which says how to run it.
/// </summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private static readonly TimeSpan ConnectorTakes = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Load_OfTwentyPeople_LosesNothingAndDoesNothingTwice() =>
        await RunAsync(forums: 4, peopleInEach: 5, pause: TimeSpan.Zero, async run =>
        {
            await run.RunAsync(400);
            Assert.Equal(400, run.Activities);
        });

    [Fact(Explicit = true)]
    public async Task Load_OfTwoHundredPeople_LosesNothingAndStaysQuickAndSmall()
    {
        var memory = new List<double>();
        double p99 = 0;
        await RunAsync(forums: 20, peopleInEach: 10, pause: TimeSpan.FromSeconds(1), async run =>
        {
            for (var part = 0; part < 5; part++)
            {
                await run.RunAsync(2_000);
                memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
            }

            p99 = run.Acknowledged(0.99);
            Print("activities", $"{run.Activities:N0}");
            Print("acknowledged: p50, p99, slowest, ms", $"{run.Acknowledged(0.5):N0}, {p99:N0}, {run.Acknowledged(1):N0}");
            Print("p99 in each 2,000, ms", Row(run.AcknowledgedInParts(0.99), "N0"));
            Print("came again after a 503", $"{run.CameAgain:N0}");
            Print("presses answered later than 2.5 s", $"{run.Pressed.Late:N0}");
            Print("messages posted", $"{run.Posts.Values.Sum():N0}");
            Print("managed memory after each 2,000, MB", Row(memory, "N1"));
        });

        Assert.True(p99 < 1000);
        // If each turn left its card behind, it would be more than a hundred.
        Assert.True(memory[^1] - memory[0] < 20);
    }

    private async Task RunAsync(int forums, int peopleInEach, TimeSpan pause, Func<LoadRun, Task> play)
    {
        using var folder = new TemporaryFolder();
        await using var connector = await BusyConnector.StartAsync(ConnectorTakes);
        using var file = LiteDbDocumentStore.Open(folder.File("load.db"));
        var store = new TickLedger(file);
        await using var authority = await FakeAuthority.StartAsync();
        await using var bot = new WholeBot(store, TimeProvider.System, authority, connector.ServiceUrl);
        var run = new LoadRun(bot, connector, await Crowd.SettleAsync(bot, forums, peopleInEach), pause);

        await play(run);
        // Stopping finishes what is in hand; if anything were said twice, it would be said by now.
        await bot.DisposeAsync();

        Print("calls refused; cards drawn again", $"{connector.Refused:N0}; {connector.Updates:N0}");
        Assert.Equal(InOrder(run.Posts), InOrder(connector.Posts));
        Assert.Equal(InOrder(run.Ticks), InOrder(store.Counts));
        Assert.Equal(run.Pressed.Presses, run.Pressed.Answers + run.Pressed.Late);
    }

    private void Print(string what, string figures) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-45}{figures}"));

    private static string Row(IEnumerable<double> figures, string format) =>
        string.Join("; ", figures.Select(figure => figure.ToString(format, CultureInfo.InvariantCulture)));

    private static IEnumerable<KeyValuePair<TKey, TValue>> InOrder<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> counts)
        where TKey : notnull => counts.OrderBy(pair => pair.Key);
}
