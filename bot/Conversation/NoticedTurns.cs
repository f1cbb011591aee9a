using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>Walks what the bot has noticed by itself through it, one after the other: those who lead are told, and posted cards are drawn anew.</summary>
public sealed partial class NoticedTurns(Noticed noticed, Dispatcher dispatcher, Courier courier, ILogger<NoticedTurns> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var happened in noticed.Waiting.ReadAllAsync(stoppingToken))
            {
                await TryAsync(happened, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops, or its start was refused. What is left is noticed again.
        }
    }

    private async Task TryAsync(Incoming happened, CancellationToken stop)
    {
        try
        {
            await TakeAsync(happened, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            Log.NotTaken(log, happened.GetType().Name, fault.GetType().Name, fault.StackTrace);
        }
    }

    private async Task TakeAsync(Incoming happened, CancellationToken ct)
    {
        var outcome = await dispatcher.DispatchAsync(happened, ct);
        foreach (var reply in outcome.Replies)
        {
            // Nobody said it, so nobody is answered.
            if (reply is Tell or Change)
            {
                await courier.DeliverAsync(outcome, reply, answered: false, ct);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What the bot noticed by itself was not seen through. Event: {Event}. Fault: {Fault} {StackTrace}")]
        internal static partial void NotTaken(ILogger log, string @event, string fault, string? stackTrace);
    }
}
