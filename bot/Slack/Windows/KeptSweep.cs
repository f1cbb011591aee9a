namespace ForumBot.Slack.Windows;

/// <summary>Takes old kept cards away: at the start, and once a day.</summary>
internal sealed partial class KeptSweep(KeptCards kept, TimeProvider time, ILogger<KeptSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await kept.SweepAsync(stoppingToken);
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
        [LoggerMessage(1, LogLevel.Warning, "Old kept cards were not taken away: {Fault}. It is tried again tomorrow.")]
        internal static partial void NotSwept(ILogger log, string fault);
    }
}
