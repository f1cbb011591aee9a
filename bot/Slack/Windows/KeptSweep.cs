using ForumBot.Storage;

namespace ForumBot.Slack.Windows;

/// <summary>Takes old kept cards away: at the start, and once a day.</summary>
internal sealed class KeptSweep(KeptCards kept, TimeProvider time, ILogger<KeptSweep> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync("Taking old kept cards away", async ct => await kept.SweepAsync(ct), TimeSpan.FromDays(1), time, log, stoppingToken);
}
