namespace ForumBot.Together;

/// <summary>Takes codes away that are over, and wrong tries that count no more: at the start, and once an hour.</summary>
internal sealed partial class CodeSweep(LinkCodes codes, TimeProvider time, ILogger<CodeSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await codes.SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Log.NotSwept(log, fault.GetType().Name);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old link codes were not taken away: {Fault}. It is tried again in an hour.")]
        internal static partial void NotSwept(ILogger log, string fault);
    }
}
