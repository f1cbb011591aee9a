using System.Net.WebSockets;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Install;

namespace ForumBot.Slack.Socket;

/// <summary>
/// Socket Mode: keeps a connection to Slack open, for a bot that Slack cannot reach. Slack renews connections every few hours; the new one is there before
/// the old one is left to finish. What cannot be opened is tried again, after ever longer pauses.
/// </summary>
internal sealed partial class SlackSocket(
    SlackSettings settings, SlackAccess access, ISlackInbound inbound, TimeProvider time, Func<double> chance, ILogger<SlackSocket> log)
    : BackgroundService
{
    /// <summary>The longest pause before another try.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>A connection that does not even last so long counts as a failure, whatever it said first.</summary>
    internal static readonly TimeSpan ShortestStay = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestHello = TimeSpan.FromSeconds(15);

    // Slack asks for seconds. Whatever else stands there, the bot is not deaf for a day.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    // Slack closes what it gave notice of within seconds; nothing of it is lost if it does not.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(3);

    private readonly HashSet<Task> draining = [];
    private string? told;

    // The pause that Slack asked for with its last answer.
    private TimeSpan asked;

    /// <summary>The pause after so many failures in a row, between half of it and the whole.</summary>
    internal static TimeSpan Pause(int failures, double chance) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(failures, 10) - 1))) * (0.5 + (chance / 2));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            if (await OpenAsync(stoppingToken) is { } open)
            {
                var reason = await LeavingAsync(open, stoppingToken);
                draining.RemoveWhere(one => one.IsCompleted);
                draining.Add(DrainAsync(open, stoppingToken));
                failures = reason == "link_disabled" ? Disabled()
                    : time.GetElapsedTime(began) < ShortestStay ? failures + 1
                    : 0;
            }
            else
            {
                failures++;
            }

            await RestAsync(failures, stoppingToken);
        }

        await Task.WhenAll(draining);
    }

    private async Task<Open?> OpenAsync(CancellationToken stop)
    {
        asked = TimeSpan.Zero;
        try
        {
            var answer = await access.OpenSocketAsync(stop);
            if (!answer.Ok || !Uri.TryCreate(answer.Url, UriKind.Absolute, out var address) || !IsSafe(address))
            {
                Tell(answer.Error ?? "its address cannot be used");
                return null;
            }

            return await ConnectAsync(address, stop);
        }
        catch (SlackAwayException away)
        {
            asked = away.RetryAfter ?? TimeSpan.Zero;
            Log.OutOfReach(log, away.Reason);
        }
        catch (WebSocketException broken)
        {
            Log.OutOfReach(log, broken.WebSocketErrorCode.ToString());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The bot stops.
        }
        catch (OperationCanceledException)
        {
            Log.Silent(log, LongestHello.TotalSeconds);
        }

        return null;
    }

    private async Task<Open?> ConnectAsync(Uri address, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(LongestHello, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        var connection = new SocketConnection(socket, inbound, log);
        var abort = new CancellationTokenSource();
        var running = Task.CompletedTask;
        try
        {
            await socket.ConnectAsync(address, either.Token);
            running = connection.RunAsync(abort.Token);
            await connection.Hello.WaitAsync(either.Token);
            told = null;
            Log.Connected(log);
            return new(connection, running, abort);
        }
        catch
        {
            await abort.CancelAsync();
            await running;
            abort.Dispose();
            connection.Dispose();
            throw;
        }
    }

    private static async Task<string?> LeavingAsync(Open open, CancellationToken stop)
    {
        try
        {
            return await open.Connection.Leaving.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // The old connection goes on beside the new one until Slack closes it, it has had its time, or the bot stops. What is in hand is always answered.
    private async Task DrainAsync(Open open, CancellationToken stop)
    {
        await Task.WhenAny(open.Running, Task.Delay(LongestDrain, time, stop));
        using var late = new CancellationTokenSource(LongestGoodbye, time);
        await open.Connection.EndAsync(late.Token);
        await Task.WhenAny(open.Running, Task.Delay(LongestGoodbye, time, CancellationToken.None));
        await open.Abort.CancelAsync();
        await open.Running;
        open.Abort.Dispose();
        open.Connection.Dispose();
    }

    private async Task RestAsync(int failures, CancellationToken stop)
    {
        if (failures == 0)
        {
            return;
        }

        try
        {
            var (pause, wanted) = (Pause(failures, chance()), asked < LongestAsked ? asked : LongestAsked);
            await Task.Delay(pause > wanted ? pause : wanted, time, stop);
        }
        catch (OperationCanceledException)
        {
            // The bot stops.
        }
    }

    private int Disabled()
    {
        Tell("link_disabled");
        return 10;
    }

    // A refusal comes again with every try; the operator hears of it once.
    private void Tell(string reason)
    {
        if (told != reason)
        {
            told = reason;
            Log.Refused(log, reason);
        }
    }

    // The address holds a ticket, so it goes over TLS; a stand-in for Slack on this machine has none.
    private bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && settings.ApiUrl.Scheme == Uri.UriSchemeHttp);

    private sealed record Open(SocketConnection Connection, Task Running, CancellationTokenSource Abort);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack is connected by a socket.")]
        internal static partial void Connected(ILogger log);

        [LoggerMessage(2, LogLevel.Error,
            "Slack opens no socket for this bot ({Reason}). Is Socket Mode on for the app, and is Slack:AppToken its App-Level Token with connections:write? The bot tries again every minute.")]
        internal static partial void Refused(ILogger log, string reason);

        [LoggerMessage(3, LogLevel.Warning, "Slack cannot be reached for a socket ({Error}). The bot tries again.")]
        internal static partial void OutOfReach(ILogger log, string error);

        [LoggerMessage(4, LogLevel.Warning,
            "Slack’s socket said nothing for {Seconds} seconds. Is there a proxy on the way that lets no WebSocket through? The bot hears nothing from Slack, and tries again.")]
        internal static partial void Silent(ILogger log, double seconds);
    }
}
