using ForumBot.Messaging.Wire;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Makes a call at the bot's pace, and again for as long as that may help: a minute at most, waiting included.
/// What comes back is the last answer there was.
/// </summary>
internal sealed partial class PatientWire(ConnectorWire wire, ConnectorPace pace, RetryPlan plan, TimeProvider time, ILogger<PatientWire> log)
{
    private static readonly ConnectorTry NotInTime = new(429);
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);

    /// <summary>The last answer; null when the address is not one the bot may send to.</summary>
    internal async Task<ConnectorTry?> SendAsync(ConnectorCall call, JsonBody? body, CancellationToken ct)
    {
        if (!wire.MayCall(call))
        {
            Log.AddressRefused(log);
            return null;
        }

        using var late = new CancellationTokenSource(BackOff.LongestCall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var last = NotInTime;
        try
        {
            for (var tries = 1; await MayGoAsync(call, either.Token); tries++)
            {
                last = await wire.TryAsync(call, body, ct);
                if (last.IsTaken)
                {
                    break;
                }

                Log.CallFailed(log, call.Method.Method, call.Target, last.Status, ConnectorErrors.CodeIn(last.Body), tries);
                if (last is { Status: 429, RetryAfter: { } asked })
                {
                    pace.Hold(call, asked < LongestHold ? asked : LongestHold);
                }

                if (plan.PauseAfter(last, tries, call.IsRepeatable) is not { } pause || pause > BackOff.LongestCall)
                {
                    break;
                }

                await Task.Delay(pause, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Log.OutOfTime(log, call.Method.Method, call.Target);
        }

        return last;
    }

    // There is nobody to spare on this very machine.
    private async ValueTask<bool> MayGoAsync(ConnectorCall call, CancellationToken ct) =>
        ServiceHosts.IsLoopback(call.Address!.Host) || await pace.PassAsync(call, ct);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A call to the Connector failed. {Method} of a {Target} answered {Status} {Code} at try {Attempt}.")]
        internal static partial void CallFailed(ILogger log, string method, ConnectorTarget target, int status, string? code, int attempt);

        [LoggerMessage(2, LogLevel.Error, "A call to the Connector was not made: its address is not one the bot may send to.")]
        internal static partial void AddressRefused(ILogger log);

        [LoggerMessage(3, LogLevel.Warning, "A call to the Connector, {Method} of a {Target}, did not go through within the time that a call has.")]
        internal static partial void OutOfTime(ILogger log, string method, ConnectorTarget target);
    }
}
