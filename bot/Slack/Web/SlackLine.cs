using System.Collections.Concurrent;
using ForumBot.Messaging.Wire;
using ForumBot.Slack.Install;

namespace ForumBot.Slack.Web;

/// <summary>
/// Makes a call with the token of its workspace, at the bot's pace, and again for as long as that may help. What makes something new is not repeated when it may
/// have arrived: Slack knows no way to say the same thing once. A token that Slack takes no more ends the installation.
/// </summary>
internal sealed partial class SlackLine(
    SlackWire wire, SlackPace pace, BackOff backOff, ISlackInstallations installations, TimeProvider time, ILogger<SlackLine> log)
{
    private const int MostRemembered = 256;
    private static readonly SlackTry NotInTime = new(429);
    private static readonly SlackTry NotSent = new(400);
    private static readonly SlackTry NotReached = new(0);
    private static readonly SlackTry NoToken = SlackTry.Of(200, """{"ok":false,"error":"not_authed"}"""u8);
    private static readonly TimeSpan WithoutAWord = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, byte> missing = new();

    /// <summary>The last answer there was.</summary>
    internal async Task<SlackTry> CallAsync(SlackCall call, CancellationToken ct)
    {
        if (call.Address is { } address && !wire.MayAnswerAt(address))
        {
            Log.AddressRefused(log);
            return NotSent;
        }

        using var late = new CancellationTokenSource(call.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var last = NotInTime;
        try
        {
            for (var tries = 1; await pace.PassAsync(call, either.Token); tries++)
            {
                last = await WithTokenAsync(call, ct);
                if (last.IsTaken || ReferenceEquals(last, NoToken))
                {
                    return last;
                }

                Note(call, last, tries);
                if (SlackErrors.IsThrottled(last))
                {
                    // The turn for the next try is what waits for it.
                    var asked = last.RetryAfter ?? WithoutAWord;
                    pace.Hold(call, asked < LongestHold ? asked : LongestHold);
                    if (tries < BackOff.MostTries && !call.HasTrigger)
                    {
                        continue;
                    }
                }
                else if (SlackErrors.IsAboutTheOrganisation(last.Error))
                {
                    pace.Hold(call, LongestHold);
                }
                else if (tries < BackOff.MostTries && MayHelp(call, last))
                {
                    await Task.Delay(backOff.After(tries), time, either.Token);
                    continue;
                }

                return last;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Log.OutOfTime(log, call.Method);
        }

        return last;
    }

    private static bool MayHelp(SlackCall call, SlackTry last) =>
        !call.HasTrigger
        && SlackErrors.OutcomeOf(last) == SlackOutcome.Unreachable
        && (!call.IsOnce || last is { Status: 0, MayHaveArrived: false });

    private async Task<SlackTry> WithTokenAsync(SlackCall call, CancellationToken ct)
    {
        if (call.Address is not null)
        {
            return await wire.TryAsync(call, null, ct);
        }

        if (await installations.TokenAsync(call.Tenant, ct) is not { } token)
        {
            return NoToken;
        }

        var made = await wire.TryAsync(call, token, ct);
        if (SlackErrors.OutcomeOf(made) != SlackOutcome.NotInstalled)
        {
            return made;
        }

        // It may have been installed again, or renewed, while this call was on its way.
        try
        {
            var another = made.Error == "token_expired" ? await installations.RenewAsync(call.Tenant, token, ct) : await installations.TokenAsync(call.Tenant, ct);
            if (another is not null && another != token)
            {
                made = await wire.TryAsync(call, another, ct);
            }
        }
        catch (HttpRequestException)
        {
            // The next try asks for a new token again.
            return NotReached;
        }

        if (SlackErrors.OutcomeOf(made) == SlackOutcome.NotInstalled)
        {
            await installations.LoseAsync(call.Tenant, made.Error!, ct);
        }

        return made;
    }

    private void Note(SlackCall call, SlackTry made, int tries)
    {
        switch (made)
        {
            case { Error: "missing_scope" }:
                if (missing.Count < MostRemembered && missing.TryAdd($"{call.Tenant} {made.Needed}", 0))
                {
                    Log.ScopeMissing(log, call.Tenant, call.Method, made.Needed);
                }

                break;
            case { Error: "messages_tab_disabled" or "not_enabled" or "message_limit_exceeded" or "team_access_not_granted" or "org_login_required" or "team_added_to_org" }:
                Log.OperatorHasToLook(log, call.Tenant, call.Method, made.Error);
                break;
            case { Pointers.Length: > 0 }:
                Log.Malformed(log, call.Method, made.Error, made.Pointers);
                break;
            default:
                Log.CallFailed(log, call.Method, made.Status, made.Error, tries);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A call to Slack failed. {Method} was answered {Status} {Code} at try {Attempt}.")]
        internal static partial void CallFailed(ILogger log, string method, int status, string? code, int attempt);

        [LoggerMessage(2, LogLevel.Error, "An answer to Slack was not sent: its address is not one that Slack gives out.")]
        internal static partial void AddressRefused(ILogger log);

        [LoggerMessage(3, LogLevel.Warning, "A call to Slack, {Method}, did not go through within the time that a call has.")]
        internal static partial void OutOfTime(ILogger log, string method);

        [LoggerMessage(4, LogLevel.Error,
            "Slack does not allow {Method} in {Tenant}: the permission {Scope} is missing. Add it to the app at Slack and install the app again.")]
        internal static partial void ScopeMissing(ILogger log, string tenant, string method, string? scope);

        [LoggerMessage(5, LogLevel.Error, "Slack does not take {Method} in {Tenant} as things are set there: {Code}. Check the app’s settings at Slack.")]
        internal static partial void OperatorHasToLook(ILogger log, string tenant, string method, string code);

        [LoggerMessage(6, LogLevel.Error, "Slack found mistakes in what the bot drew. {Method} was answered {Code}, at {Pointers}.")]
        internal static partial void Malformed(ILogger log, string method, string? code, string pointers);
    }
}
