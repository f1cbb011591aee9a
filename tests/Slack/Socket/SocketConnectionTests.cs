using System.Net.WebSockets;
using System.Text.Json;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Socket;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Slack.Socket;

/// <summary>One connection that ends in a way that nobody foresaw.</summary>
public sealed class SocketConnectionTests
{
    [Fact]
    public async Task Connection_ThatFailsInAnyWay_IsLeft()
    {
        using var connection = new SocketConnection(new Broken(), new Nobody(), NullLogger.Instance);

        await connection.RunAsync(default);

        Assert.True(connection.Leaving.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<WebSocketException>(() => connection.Hello);
    }

    private sealed class Nobody : ISlackInbound
    {
        public Task<SlackReply> EventAsync(JsonElement delivery, CancellationToken ct) => throw new NotSupportedException();

        public Task<SlackReply> InteractionAsync(JsonElement payload, CancellationToken ct) => throw new NotSupportedException();

        public Task<SlackReply> CommandAsync(JsonElement fields, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Broken : WebSocket
    {
        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override void Abort()
        {
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose()
        {
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
