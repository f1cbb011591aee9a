using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack.Socket;

/// <summary>Slack's end of Socket Mode on this machine: gives out addresses, and hands each connection to the test.</summary>
internal sealed class FakeSocketHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<FakeSocket> connected = Channel.CreateUnbounded<FakeSocket>();
    private int tickets;

    private FakeSocketHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.UseWebSockets();
        app.MapPost("/api/apps.connections.open", Open);
        app.Map("/link", LinkAsync);
    }

    internal Uri ApiUrl { get; private set; } = null!;

    /// <summary>How often an address was asked for, and with which proof.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>What to refuse the next asking with; null gives an address.</summary>
    internal Queue<string> Refusals { get; } = [];

    /// <summary>The pause in seconds to ask for next, instead of giving an address; 0 asks for none.</summary>
    internal int RetryAfter { get; set; }

    /// <summary>What a connection hears first; null for silence.</summary>
    internal string? Hello { get; set; } = "socket_hello";

    internal static async Task<FakeSocketHost> StartAsync()
    {
        var host = new FakeSocketHost();
        await host.app.StartAsync();
        host.ApiUrl = new(host.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/api/");
        return host;
    }

    /// <summary>The next connection that the bot opens.</summary>
    internal async Task<FakeSocket> NextAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await connected.Reader.ReadAsync(late.Token);
    }

    internal bool HasAnother => connected.Reader.Count > 0;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Open(HttpRequest request)
    {
        lock (Asked)
        {
            Asked.Add(request.Headers.Authorization.ToString());
            if (RetryAfter is not 0 and var pause)
            {
                RetryAfter = 0;
                request.HttpContext.Response.Headers.RetryAfter = pause.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Results.Json(new { ok = false, error = "ratelimited" }, statusCode: StatusCodes.Status429TooManyRequests);
            }

            return Refusals.TryDequeue(out var error)
                ? Results.Json(new { ok = false, error })
                : Results.Json(new { ok = true, url = $"ws://{ApiUrl.Authority}/link?ticket={++tickets}" });
        }
    }

    private async Task LinkAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var fake = new FakeSocket(socket, http.Request.Query["ticket"].ToString());
        if (Hello is not null)
        {
            await fake.SendAsync(SlackCapture.Text(Hello));
        }

        await connected.Writer.WriteAsync(fake);
        await fake.ReadAsync();
    }
}

/// <summary>One connection, as Slack has it.</summary>
internal sealed class FakeSocket(WebSocket socket, string ticket)
{
    private readonly Channel<JsonObject> acknowledged = Channel.CreateUnbounded<JsonObject>();
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal string Ticket => ticket;

    /// <summary>Done when it is over: true when the bot said goodbye, false when it broke off.</summary>
    internal Task<bool> Ended => ended.Task.WaitAsync(TimeSpan.FromSeconds(20));

    internal bool IsOpen => !ended.Task.IsCompleted;

    internal int Waiting => acknowledged.Reader.Count;

    /// <summary>Sends a text, in so many pieces.</summary>
    internal async Task SendAsync(string text, int pieces = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var size = (bytes.Length + pieces - 1) / pieces;
        for (var at = 0; at < bytes.Length; at += size)
        {
            await socket.SendAsync(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), WebSocketMessageType.Text, at + size >= bytes.Length, CancellationToken.None);
        }
    }

    internal Task SendAsync(string capture, Action<JsonObject> change, int pieces = 1)
    {
        var json = SlackCapture.Json(capture);
        change(json);
        return SendAsync(json.ToJsonString(), pieces);
    }

    /// <summary>What the bot says next.</summary>
    internal async Task<JsonObject> AcknowledgedAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await acknowledged.Reader.ReadAsync(late.Token);
    }

    internal Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    internal void Break() => socket.Abort();

    internal async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    if (socket.State == WebSocketState.CloseReceived)
                    {
                        await CloseAsync();
                    }

                    ended.TrySetResult(true);
                    return;
                }

                Assert.True(got.EndOfMessage);
                await acknowledged.Writer.WriteAsync(JsonNode.Parse(buffer.AsSpan(0, got.Count))!.AsObject());
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or OperationCanceledException)
        {
            ended.TrySetResult(false);
        }
    }
}
