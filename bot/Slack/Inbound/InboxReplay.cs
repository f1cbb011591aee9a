namespace ForumBot.Slack.Inbound;

/// <summary>At the start, takes again what was cut off when the bot stopped.</summary>
internal sealed class InboxReplay(Inbox inbox, SlackInbound inbound) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var (id, kind, json) in await inbox.LeftAsync(stoppingToken))
        {
            await inbox.StrikeOffAsync(id, inbound.AgainAsync(kind, json, stoppingToken));
        }
    }
}
