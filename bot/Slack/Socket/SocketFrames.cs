using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace ForumBot.Slack.Socket;

/// <summary>Whole JSON texts in and out of one socket: what comes in pieces is put together, what goes out goes one after the other.</summary>
internal sealed class SocketFrames(WebSocket socket) : IDisposable
{
    /// <summary>The longest text that is taken. Slack's own payloads are far below it.</summary>
    internal const int MostBytes = 1024 * 1024;

    private const int Piece = 8 * 1024;
    private readonly SemaphoreSlim sending = new(1);
    private readonly ArrayBufferWriter<byte> received = new(Piece);

    /// <summary>The next text; null when the other side closes.</summary>
    /// <exception cref="WebSocketException">The connection broke, or the text is longer than <see cref="MostBytes"/>.</exception>
    internal async Task<JsonElement?> ReceiveAsync(CancellationToken ct)
    {
        while (true)
        {
            received.ResetWrittenCount();
            ValueWebSocketReceiveResult got;
            do
            {
                got = await socket.ReceiveAsync(received.GetMemory(Piece), ct);
                received.Advance(got.Count);
                if (received.WrittenCount > MostBytes)
                {
                    throw new WebSocketException("A text came that is too long.");
                }
            }
            while (!got.EndOfMessage);

            if (got.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (got.MessageType == WebSocketMessageType.Text && Parse(received.WrittenSpan) is { } text)
            {
                return text;
            }
        }
    }

    /// <summary>Says that an envelope was taken, and with what answer. Nothing happens when the connection is gone: Slack brings it again.</summary>
    internal async Task AcknowledgeAsync(string envelope, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id", envelope);
            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(payload.Span);
            }

            json.WriteEndObject();
        }

        await InTurnAsync(() => socket.SendAsync(text.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, ct).AsTask(), ct);
    }

    /// <summary>Says goodbye.</summary>
    internal Task CloseAsync(CancellationToken ct) => InTurnAsync(() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct), ct);

    public void Dispose() => sending.Dispose();

    private async Task InTurnAsync(Func<Task> send, CancellationToken ct)
    {
        await sending.WaitAsync(ct);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await send();
            }
        }
        finally
        {
            sending.Release();
        }
    }

    // What is no JSON object is nothing to us. The element owns its memory, so it may outlive the buffer.
    private static JsonElement? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
