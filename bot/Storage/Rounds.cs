namespace ForumBot.Storage;

/// <summary>
/// Something that is done at the start and again after each pause, for as long as the bot runs. A round that fails is logged by its name and kind of fault alone, and
/// tried again in the next.
/// </summary>
internal static partial class Rounds
{
    /// <summary>Does <paramref name="round"/> until <paramref name="stop"/>; then it returns, as after a start that was refused. Never throws.</summary>
    internal static async Task RunAsync(string name, Func<CancellationToken, Task> round, TimeSpan pause, TimeProvider time, ILogger log, CancellationToken stop)
    {
        using var rounds = new PeriodicTimer(pause, time);
        try
        {
            do
            {
                try
                {
                    await round(stop);
                }
                catch (Exception fault) when (!stop.IsCancellationRequested)
                {
                    Log.Failed(log, name, fault.GetType().Name, pause);
                }
            }
            while (await rounds.WaitForNextTickAsync(stop));
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // What was cut off is done at the next start.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Error, "{Job} could not be done: {Fault}. The bot tries again in {Pause}.")]
        internal static partial void Failed(ILogger log, string job, string fault, TimeSpan pause);
    }
}
