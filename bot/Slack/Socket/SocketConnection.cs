using System.Net.WebSockets;
using System.Text.Json;
using ForumBot.Slack.Inbound;

namespace ForumBot.Slack.Socket;

/// <summary>
/// One connection to Slack, from its hello to its end. Each envelope is handed on at once, beside the others, and acknowledged when it has been taken; what was not
/// taken is not acknowledged, so that Slack brings it again. Source: "Using Socket Mode" in Slack's documentation.
/// </summary>
internal sealed partial class SocketConnection(WebSocket socket, ISlackInbound inbound, ILogger log) : IDisposable
{
    /// <summary>So many envelopes at once. When there are more, they wait in the connection.</summary>
    internal const int MostAtOnce = 64;

    private readonly SocketFrames frames = new(socket);

    // Not disposed of: an answer that comes very late still gives its place back.
    private readonly SemaphoreSlim room = new(MostAtOnce);
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isEnding;

    /// <summary>Done when Slack has said hello; failed when the connection ends before.</summary>
    internal Task Hello => hello.Task;

    /// <summary>Done when it is time for another connection: Slack's reason when it gave one, null when this one is simply at its end.</summary>
    internal Task<string?> Leaving => leaving.Task;

    /// <summary>Reads until the connection ends. Never throws. To cancel a read breaks the connection off, so <paramref name="abort"/> is for the last resort.</summary>
    internal async Task RunAsync(CancellationToken abort)
    {
        try
        {
            while (await frames.ReceiveAsync(abort) is { } frame)
            {
                await TakeAsync(frame, abort);
            }
        }
        catch (Exception fault)
        {
            if (!isEnding)
            {
                Log.Broken(log, fault.GetType().Name);
            }
        }
        finally
        {
            hello.TrySetException(new WebSocketException("The connection ended before it began."));
            // Nobody has to look at it.
            _ = hello.Task.Exception;
            leaving.TrySetResult(null);
        }
    }

    /// <summary>Takes nothing more, waits until what is in hand is acknowledged, and says goodbye to the other side, if it is still there.</summary>
    internal async Task EndAsync(CancellationToken ct)
    {
        isEnding = true;
        try
        {
            for (var i = 0; i < MostAtOnce; i++)
            {
                await room.WaitAsync(ct);
            }

            await frames.CloseAsync(ct);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // It has gone already, or there is no more time.
        }
    }

    public void Dispose()
    {
        frames.Dispose();
        socket.Dispose();
    }

    private async Task TakeAsync(JsonElement frame, CancellationToken abort)
    {
        switch (Text(frame, "type"))
        {
            case "hello":
                hello.TrySetResult();
                break;
            case "disconnect":
                leaving.TrySetResult(Text(frame, "reason") ?? "");
                break;
            case { } type when !isEnding && Text(frame, "envelope_id") is { } envelope:
                await room.WaitAsync(abort);
                _ = Task.Run(() => AnswerAsync(type, envelope, frame), CancellationToken.None);
                break;
        }
    }

    private async Task AnswerAsync(string type, string envelope, JsonElement frame)
    {
        try
        {
            var reply = frame.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object
                ? await AnswerAsync(type, payload)
                : SlackReply.Taken;
            if (!reply.IsTaken)
            {
                Log.NotTaken(log, type, reply.Status);
                return;
            }

            var wantsBody = frame.TryGetProperty("accepts_response_payload", out var accepts) && accepts.ValueKind == JsonValueKind.True;
            await frames.AcknowledgeAsync(envelope, wantsBody ? reply.Body : default, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Log.Failed(log, type, fault.GetType().Name, fault.StackTrace);
        }
        finally
        {
            room.Release();
        }
    }

    // What is not known to the bot is taken all the same: bringing it again would not help.
    private Task<SlackReply> AnswerAsync(string type, JsonElement payload) => type switch
    {
        "events_api" => inbound.EventAsync(payload, CancellationToken.None),
        "interactive" => inbound.InteractionAsync(payload, CancellationToken.None),
        "slash_commands" => inbound.CommandAsync(payload, CancellationToken.None),
        _ => Task.FromResult(SlackReply.Taken),
    };

    private static string? Text(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A connection to Slack broke off ({Fault}). The bot opens another.")]
        internal static partial void Broken(ILogger log, string fault);

        [LoggerMessage(2, LogLevel.Warning, "Something from Slack ({Type}) was not taken ({Status}). Slack may bring it again.")]
        internal static partial void NotTaken(ILogger log, string type, int status);

        // An exception's message may hold what somebody wrote, so only its type and the place in the code are kept.
        [LoggerMessage(3, LogLevel.Error, "Something from Slack ({Type}) could not be answered. {Fault} {StackTrace}")]
        internal static partial void Failed(ILogger log, string type, string fault, string? stackTrace);
    }
}
