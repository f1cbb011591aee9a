using System.Globalization;
using ForumBot.Storage;
using ForumBot.Storage.LiteDb;

namespace ForumBot.KillTarget;

/// <summary>
/// A process that exists to be killed. <c>hold FILE</c> opens the store and says <c>open</c>; <c>tick FILE NAME [--naive]</c> saves for ever and
/// prints <c>NAME-LANE-NUMBER .</c> after each acknowledgement; <c>fanout FILE MOST</c> is <see cref="FanoutToBeKilled"/>. A refusal or a failure is printed, and the process ends.
/// </summary>
public static class Target
{
    private const int Lanes = 4;
    private static readonly Lock Printing = new();
    private static readonly Stream Out = Console.OpenStandardOutput();

    public static async Task<int> Main(string[] args)
    {
        try
        {
            // Whoever started this process may die before it kills it.
            var orphaned = Task.Run(Console.In.ReadLine);
            switch (args)
            {
                case ["hold", var path]:
                    using (LiteDbDocumentStore.Open(path))
                    {
                        Print("open");
                        await orphaned;
                    }

                    return 0;
                case ["tick", var path, var name]:
                    using (var store = LiteDbDocumentStore.Open(path))
                    {
                        try
                        {
                            await await Task.WhenAny(orphaned, TickAsync(store, name));
                        }
                        catch (StoreFailedException)
                        {
                            Print(store.IsHealthy ? "healthy" : "unhealthy");
                            throw;
                        }
                    }

                    return 0;
                case ["tick", var path, var name, "--naive"]:
                    using (LiteDbDocumentStore.Open(path)) { }
                    using (var store = new NaiveStore(path))
                        await await Task.WhenAny(orphaned, TickAsync(store, name));
                    return 0;
                case ["fanout", var path, var most]:
                    await await Task.WhenAny(orphaned, FanoutToBeKilled.RunAsync(path, int.Parse(most, CultureInfo.InvariantCulture), Print, CancellationToken.None));
                    return 0;
                default:
                    return 2;
            }
        }
        catch (Exception e) when (e is StoreRefusedException or StoreFailedException)
        {
            Print(e.Message);
            return 1;
        }
    }

    private static Task TickAsync(IDocumentStore store, string name) =>
        Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => TickLaneAsync(store, $"{name}-{lane}"))));

    private static async Task TickLaneAsync(IDocumentStore store, string lane)
    {
        for (var number = 1; ; number++)
        {
            var tally = await store.FindAsync<Tally>(lane);
            var tick = Tick.Of(lane, TextOf(number));
            var count = new Tally(number);
            await store.CommitAsync([
                DocumentWrite.New($"{lane}-{number}", tick),
                tally is null ? DocumentWrite.New(lane, count) : DocumentWrite.Over(tally, count),
            ]);
            Print($"{lane}-{number} .");
        }
    }

    /// <summary>Mostly short, sometimes over several of LiteDB's 8 KB pages.</summary>
    private static string TextOf(int number) => new((char)('a' + number % 26), number % 9 == 0 ? 20_000 : 50 * (number % 13));

    private static void Print(string line)
    {
        lock (Printing)
        {
            Out.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            Out.Flush();
        }
    }
}
