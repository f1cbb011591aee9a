using System.Globalization;
using ForumBot.KillTarget;
using ForumBot.Reminders;
using ForumBot.Storage.LiteDb;
using ForumBot.Tests.Storage;

namespace ForumBot.Tests.Reminders.Engine;

/// <summary>
/// A child process tells five hundred people something and is killed in the middle, again and again, until one life comes to the end. Everybody must
/// have heard it, and again only those whose message was on its way when the process died.
/// </summary>
public sealed class FanoutKillTests(ITestOutputHelper output)
{
    private const int Kills = 6;

    // So many more may hear it while the death is on its way. No life comes to the end, and all of them together do not.
    private const int Late = 10;

    [Fact]
    public async Task Fanout_WhenTheProcessIsKilledInTheMiddle_MissesNobodyAndRepeatsOnlyWhatWasOnItsWay()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("forum.db");
        var heard = new List<string>();
        var onTheirWay = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // Far enough apart that every life comes to say something.
            await LiveAsync(file, heard, dieAfter: 20 + 37 * kill % 60);
            onTheirWay += await SendingAsync(file);
        }

        var beforeTheEnd = heard.Distinct().Count();
        await LiveAsync(file, heard, dieAfter: null);

        output.WriteLine($"{Kills} kills, {beforeTheEnd} told before the last life, {heard.Count - FanoutToBeKilled.People} twice, {onTheirWay} on their way at the kills.");
        Assert.InRange(beforeTheEnd, 1, FanoutToBeKilled.People - 1);
        Assert.Equal(FanoutToBeKilled.People, heard.Distinct().Count());
        Assert.InRange(heard.Count - FanoutToBeKilled.People, 0, onTheirWay);
        Assert.InRange(onTheirWay, 1, Kills * Fanout.Hands);
    }

    private static async Task LiveAsync(string file, List<string> heard, int? dieAfter)
    {
        var most = dieAfter + Late ?? int.MaxValue;
        using var child = TargetProcess.Start("fanout", file, most.ToString(CultureInfo.InvariantCulture));
        var before = heard.Count;
        while (await child.ReadLineAsync() is { } line && line != "done")
        {
            if (line.StartsWith("arrived ", StringComparison.Ordinal) && line.EndsWith(" .", StringComparison.Ordinal))
            {
                heard.Add(line);
            }
            else
            {
                throw new InvalidOperationException(line);
            }

            if (heard.Count - before == dieAfter)
            {
                child.Kill();
            }
        }

        if (dieAfter is not null)
        {
            await child.EndedAsync();
        }
    }

    private static async Task<int> SendingAsync(string file)
    {
        using var store = LiteDbDocumentStore.Open(file);
        return (await store.AllAsync<PushPage>()).Sum(page => page.Value.Rows.Count(row => row.State == RowState.Sending));
    }
}
