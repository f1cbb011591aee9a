using ForumBot.Storage;

namespace ForumBot.Slack.Inbound;

/// <summary>At the start and every half minute, takes again what Slack was told is in hand and what nothing has come of: the bot stopped, or Slack could not be asked.</summary>
internal sealed class InboxReplay(Inbox inbox, SlackInbound inbound, TimeProvider time, ILogger<InboxReplay> log) : BackgroundService
{
    /// <summary>The pause between two looks.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync("Reading what is left of Slack’s requests", LookAsync, Pause, time, log, stoppingToken);

    // What runs when the bot stops is finished before it does, or taken again at the next start.
    private async Task LookAsync(CancellationToken stop)
    {
        foreach (var left in await inbox.LeftAsync(stop))
        {
            // A slow one keeps no other waiting; the order within a place is that of its lane.
            _ = inbox.FollowAsync(left.Id, () => left.IsGivenUp ? inbound.GivenUpAsync(left.Json, stop) : inbound.AgainAsync(left.Kind, left.Json, stop));
        }
    }
}
