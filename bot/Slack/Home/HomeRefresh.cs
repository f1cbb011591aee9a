using ForumBot.Conversation;
using ForumBot.Storage;

namespace ForumBot.Slack.Home;

/// <summary>
/// Shows people's home tabs anew after a change, two seconds later and all changes of these two seconds at once. What is missed when the bot stops is shown
/// when the tab is opened.
/// </summary>
internal sealed partial class HomeRefresh(ForumChanges changes, HomeTabs homes, WorkQueue queue, TimeProvider time, ILogger<HomeRefresh> log)
    : IHostedService, IDisposable
{
    /// <summary>How long a change waits for others.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private HashSet<string> changed = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Changed += Note;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Changed -= Note;
        // Whoever is disposed of first may be stopped afterwards.
        if (!ended.IsCancellationRequested)
        {
            await ended.CancelAsync();
        }
    }

    public void Dispose()
    {
        changes.Changed -= Note;
        if (!ended.IsCancellationRequested)
        {
            ended.Cancel();
        }

        ended.Dispose();
    }

    private void Note(string forum)
    {
        lock (gate)
        {
            if (changed.Add(forum) && changed.Count == 1)
            {
                _ = SoonAsync();
            }
        }
    }

    private async Task SoonAsync()
    {
        try
        {
            await Task.Delay(Pause, time, ended.Token);
            HashSet<string> forums;
            lock (gate)
            {
                (forums, changed) = (changed, []);
            }

            foreach (var tab in await homes.OfAsync(forums, ended.Token))
            {
                Leave(tab);
            }
        }
        catch (OperationCanceledException)
        {
            // The bot stops.
        }
        catch (Exception fault)
        {
            Log.NotRefreshed(log, fault.GetType().Name);
        }
    }

    private void Leave(Stored<HomeTab> tab)
    {
        if (queue.TryTake(tab.Value.Place.Id.Key, out var errand))
        {
            using (errand)
            {
                errand.Leave(Lane.To($"home/{tab.Id}"), ct => homes.RefreshAsync(tab, ct));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Home tabs were not shown anew: {Fault}. They are when they are opened.")]
        internal static partial void NotRefreshed(ILogger log, string fault);
    }
}
