using ForumBot.Storage;

namespace ForumBot.Together;

/// <summary>Takes codes away that are over, and wrong tries that count no more: at the start, and once an hour.</summary>
internal sealed class CodeSweep(LinkCodes codes, TimeProvider time, ILogger<CodeSweep> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync("Taking old link codes away", async ct => await codes.SweepAsync(ct), TimeSpan.FromHours(1), time, log, stoppingToken);
}
