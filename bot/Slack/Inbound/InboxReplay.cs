namespace ForumBot.Slack.Inbound;

/// <summary>At the start and every half minute, takes again what Slack was told is in hand and what nothing has come of: the bot stopped, or Slack could not be asked.</summary>
internal sealed partial class InboxReplay(Inbox inbox, SlackInbound inbound, TimeProvider time, ILogger<InboxReplay> log) : BackgroundService
{
    /// <summary>The pause between two looks.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await looks.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops. What runs is finished before it does, or taken again at the next start.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            foreach (var left in await inbox.LeftAsync(stop))
            {
                // A slow one keeps no other waiting; the order within a place is that of its lane.
                _ = inbox.FollowAsync(left.Id, () => left.IsGivenUp ? inbound.GivenUpAsync(left.Json, stop) : inbound.AgainAsync(left.Kind, left.Json, stop));
            }
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            Log.NotRead(log, fault.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What was left of Slack's requests could not be read: {Fault}. The bot tries again in half a minute.")]
        internal static partial void NotRead(ILogger log, string fault);
    }
}
