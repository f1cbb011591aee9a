using System.Collections.Concurrent;
using System.Text.Json;
using ForumBot.Slack;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Socket;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;
using ForumBot.Tests.Vault.Sealing;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack.Socket;

/// <summary>Socket Mode, against a Slack on this machine.</summary>
public sealed class SlackSocketTests : IAsyncLifetime
{
    private const string Token = "xapp-1-A0FORUMBOT1-1-secret";
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly SignallingTime time = new();
    private readonly Inbound inbound = new();
    private readonly KeptLog log = new();
    private FakeSocketHost slack = null!;
    private SlackWire wire = null!;
    private SlackSocket bot = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSocketHost.StartAsync();
        var settings = new SlackSettings { BotToken = "xoxb-1", AppToken = Token, ApiUrl = slack.ApiUrl };
        wire = new(settings, time);
        bot = new(settings, new(settings, wire), inbound, time, () => 1, LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<SlackSocket>());
    }

    public async ValueTask DisposeAsync()
    {
        await bot.StopAsync(Ct);
        bot.Dispose();
        await slack.DisposeAsync();
        wire.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Bot_WithAnAppToken_OpensASocketWithIt()
    {
        await bot.StartAsync(Ct);

        Assert.Equal("1", (await slack.NextAsync()).Ticket);
        Assert.Equal(["Bearer " + Token], slack.Asked);
    }

    [Theory]
    [InlineData("socket_events_api", "event", "event_id", "Ev0MENTION001")]
    [InlineData("socket_interactive", "interaction", "type", "view_closed")]
    [InlineData("socket_slash_commands", "command", "command", "/forum")]
    public async Task Envelope_OfEachKind_GoesToItsHandlerAndIsAcknowledged(string capture, string kind, string member, string value)
    {
        var socket = await ConnectAsync();

        await socket.SendAsync(capture, _ => { });

        var acknowledged = await socket.AcknowledgedAsync();
        Assert.Equal((string)SlackCapture.Json(capture)["envelope_id"]!, (string)acknowledged["envelope_id"]!);
        Assert.Null(acknowledged["payload"]);
        var (taken, payload) = Assert.Single(inbound.Taken);
        Assert.Equal((kind, value), (taken, payload.GetProperty(member).GetString()));
    }

    [Fact]
    public async Task Answer_ThatSlackAccepts_GoesBackInTheAcknowledgement()
    {
        inbound.Reply = new(200, """{"response_action":"clear"}"""u8.ToArray());
        var socket = await ConnectAsync();

        await socket.SendAsync("socket_interactive", _ => { });

        Assert.Equal("clear", (string)(await socket.AcknowledgedAsync())["payload"]!["response_action"]!);
    }

    [Fact]
    public async Task Answer_ThatSlackDoesNotAccept_StaysHere()
    {
        inbound.Reply = new(200, """{"x":1}"""u8.ToArray());
        var socket = await ConnectAsync();

        await socket.SendAsync("socket_events_api", _ => { });

        Assert.Null((await socket.AcknowledgedAsync())["payload"]);
    }

    [Fact]
    public async Task Envelope_ThatWasNotTaken_IsNotAcknowledged()
    {
        var socket = await ConnectAsync();
        inbound.Reply = SlackReply.ComeAgain;
        await socket.SendAsync("socket_events_api", json => json["envelope_id"] = "full");
        await inbound.TakenAsync(1);
        inbound.Fault = new InvalidOperationException("what somebody wrote");
        await socket.SendAsync("socket_events_api", json => json["envelope_id"] = "broken");
        await inbound.TakenAsync(2);
        (inbound.Reply, inbound.Fault) = (SlackReply.Taken, null);

        await socket.SendAsync("socket_events_api", json => json["envelope_id"] = "good");

        Assert.Equal("good", (string)(await socket.AcknowledgedAsync())["envelope_id"]!);
        Assert.DoesNotContain(log.All, line => line.Contains("somebody wrote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Envelope_InPieces_IsPutTogether()
    {
        var socket = await ConnectAsync();

        await socket.SendAsync("socket_events_api", json => json["payload"]!["event"]!["text"] = new string('é', 100_000), pieces: 7);

        await socket.AcknowledgedAsync();
        Assert.Equal(100_000, inbound.Taken.Single().Payload.GetProperty("event").GetProperty("text").GetString()!.Length);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"type":"events_api"}""")]
    [InlineData("""{"type":5,"envelope_id":6}""")]
    public async Task Frame_ThatIsNothing_IsPassedOver(string frame)
    {
        var socket = await ConnectAsync();

        await socket.SendAsync(frame);
        await socket.SendAsync("socket_events_api", _ => { });

        await socket.AcknowledgedAsync();
        Assert.Single(inbound.Taken);
    }

    [Fact]
    public async Task Envelope_OfAnUnknownKind_IsAcknowledgedAndGoesNowhere()
    {
        var socket = await ConnectAsync();

        await socket.SendAsync("""{"envelope_id":"e1","type":"something_new","payload":{}}""");

        Assert.Equal("e1", (string)(await socket.AcknowledgedAsync())["envelope_id"]!);
        Assert.Empty(inbound.Taken);
    }

    [Fact]
    public async Task Frame_ThatIsTooLong_EndsTheConnectionAndAnotherIsOpened()
    {
        var socket = await ConnectAsync();

        try
        {
            await socket.SendAsync(new string('x', SocketFrames.MostBytes + 1));
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            // The bot has hung up in the middle.
        }

        Assert.Equal("2", (await slack.NextAsync()).Ticket);
    }

    [Fact]
    public async Task Envelopes_ManyAtOnce_AreAllAcknowledgedWhole()
    {
        var socket = await ConnectAsync();
        inbound.Reply = new(200, JsonSerializer.SerializeToUtf8Bytes(new { text = new string('y', 3000) }));

        for (var i = 0; i < 200; i++)
        {
            var name = $"e{i}";
            await socket.SendAsync("socket_interactive", json => json["envelope_id"] = name);
        }

        var names = new HashSet<string>();
        for (var i = 0; i < 200; i++)
        {
            names.Add((string)(await socket.AcknowledgedAsync())["envelope_id"]!);
        }

        Assert.Equal(200, names.Count);
    }

    [Fact]
    public async Task Disconnect_OpensTheNewConnectionFirstAndTheOldOneGoesOnUntilSlackClosesIt()
    {
        var old = await ConnectAsync();
        inbound.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await old.SendAsync("socket_events_api", json => json["envelope_id"] = "in hand");
        await inbound.TakenAsync(1);

        await old.SendAsync("socket_disconnect_refresh", _ => { });
        var renewed = await slack.NextAsync();
        Assert.True(old.IsOpen);
        await old.SendAsync("socket_events_api", json => json["envelope_id"] = "late");
        await inbound.TakenAsync(2);
        inbound.Hold.SetResult();

        Assert.Equal(["in hand", "late"], new[] { (string)(await old.AcknowledgedAsync())["envelope_id"]!, (string)(await old.AcknowledgedAsync())["envelope_id"]! }.Order());
        await old.CloseAsync();
        Assert.True(await old.Ended);
        await renewed.SendAsync("socket_events_api", json => json["envelope_id"] = "new");
        Assert.Equal("new", (string)(await renewed.AcknowledgedAsync())["envelope_id"]!);
    }

    [Fact]
    public async Task Disconnect_ThatSlackNeverFollowsUp_EndsTheOldConnectionAfterHalfAMinute()
    {
        var old = await ConnectAsync();
        await old.SendAsync("socket_disconnect_refresh", _ => { });
        await slack.NextAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(30));

        time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await old.Ended);
    }

    [Fact]
    public async Task Connection_ThatBreaksOff_IsFollowedByAnotherAtOnce()
    {
        var first = await ConnectAsync();

        first.Break();

        Assert.Equal("2", (await slack.NextAsync()).Ticket);
    }

    [Fact]
    public async Task Connection_ThatIsClosedRightAfterItsHello_IsFollowedByAnotherAfterEverLongerPauses()
    {
        await bot.StartAsync(Ct);
        foreach (var pause in (int[])[1, 2, 4])
        {
            await (await slack.NextAsync()).CloseAsync();
            await time.WaitForAsync(TimeSpan.FromSeconds(pause));
            Assert.False(slack.HasAnother);
            time.Advance(TimeSpan.FromSeconds(pause));
        }

        Assert.Equal("4", (await slack.NextAsync()).Ticket);
    }

    [Fact]
    public async Task Refusal_OfTheToken_IsToldOnceAndTriedAgainAfterPauses()
    {
        slack.Refusals.Enqueue("invalid_auth");
        slack.Refusals.Enqueue("invalid_auth");
        await bot.StartAsync(Ct);

        foreach (var pause in (int[])[1, 2])
        {
            await time.WaitForAsync(TimeSpan.FromSeconds(pause));
            time.Advance(TimeSpan.FromSeconds(pause));
        }

        await slack.NextAsync();
        Assert.Equal(3, slack.Asked.Count);
        Assert.Contains("(invalid_auth)", Assert.Single(log.At(LogLevel.Error)));
        Assert.DoesNotContain(log.All, line => line.Contains("xapp", StringComparison.Ordinal) || line.Contains("ticket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connection_ThatNeverSaysHello_IsGivenUp()
    {
        slack.Hello = null;
        await bot.StartAsync(Ct);
        var silent = await slack.NextAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(15));

        time.Advance(TimeSpan.FromSeconds(15));

        Assert.False(await silent.Ended);
        await time.WaitForAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("said nothing for 15 seconds", Assert.Single(log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task Stop_BeforeTheHello_IsNoSilence()
    {
        slack.Hello = null;
        await bot.StartAsync(Ct);
        await slack.NextAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(15));

        await bot.StopAsync(Ct);

        Assert.Empty(log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Slack_ThatAsksForAPause_IsLeftAloneThatLong()
    {
        slack.RetryAfter = 45;
        await bot.StartAsync(Ct);
        await time.WaitForAsync(TimeSpan.FromSeconds(45));

        time.Advance(TimeSpan.FromSeconds(44));
        Assert.Single(slack.Asked);
        time.Advance(TimeSpan.FromSeconds(1));

        await slack.NextAsync();
        Assert.Contains("(ratelimited)", Assert.Single(log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task Stop_WithSomethingInHand_AcknowledgesItAndSaysGoodbye()
    {
        var socket = await ConnectAsync();
        inbound.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await socket.SendAsync("socket_events_api", json => json["envelope_id"] = "last");
        await inbound.TakenAsync(1);

        var stopping = bot.StopAsync(Ct);
        Assert.False(stopping.IsCompleted);
        inbound.Hold.SetResult();
        await stopping;

        Assert.Equal("last", (string)(await socket.AcknowledgedAsync())["envelope_id"]!);
        Assert.True(await socket.Ended);
        Assert.False(slack.HasAnother);
    }

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(4, 4, 8)]
    [InlineData(7, 30, 60)]
    [InlineData(1000, 30, 60)]
    public void Pause_AfterFailures_GrowsToAMinute(int failures, double least, double most)
    {
        Assert.Equal(TimeSpan.FromSeconds(least), SlackSocket.Pause(failures, 0));
        Assert.Equal(TimeSpan.FromSeconds(most), SlackSocket.Pause(failures, 1));
    }

    private async Task<FakeSocket> ConnectAsync()
    {
        await bot.StartAsync(Ct);
        var socket = await slack.NextAsync();
        // Slack has said hello; what breaks off before the bot has heard it is a failure, and followed by a pause.
        await Eventually.HoldsAsync(() => log.All.Any(line => line.StartsWith("Slack is connected", StringComparison.Ordinal)), () => "The bot heard no hello.");
        // It has been there for long enough not to be a failure.
        time.Advance(SlackSocket.ShortestStay);
        return socket;
    }

    /// <summary>Takes down what comes.</summary>
    private sealed class Inbound : ISlackInbound
    {
        private readonly ConcurrentQueue<(string Kind, JsonElement Payload)> taken = new();
        private readonly ConcurrentDictionary<int, TaskCompletionSource> counts = new();
        private int count;

        internal IReadOnlyCollection<(string Kind, JsonElement Payload)> Taken => taken;

        internal SlackReply Reply { get; set; } = SlackReply.Taken;

        internal Exception? Fault { get; set; }

        internal TaskCompletionSource? Hold { get; set; }

        public Task<SlackReply> EventAsync(JsonElement delivery, CancellationToken ct) => TakeAsync("event", delivery);

        public Task<SlackReply> InteractionAsync(JsonElement payload, CancellationToken ct) => TakeAsync("interaction", payload);

        public Task<SlackReply> CommandAsync(JsonElement fields, CancellationToken ct) => TakeAsync("command", fields);

        internal Task TakenAsync(int many) => Of(many).Task.WaitAsync(TimeSpan.FromSeconds(20));

        private async Task<SlackReply> TakeAsync(string kind, JsonElement payload)
        {
            var (reply, fault) = (Reply, Fault);
            taken.Enqueue((kind, payload));
            Of(Interlocked.Increment(ref count)).TrySetResult();
            if (Hold is { } hold)
            {
                await hold.Task;
            }

            return fault is null ? reply : throw fault;
        }

        private TaskCompletionSource Of(int many) => counts.GetOrAdd(many, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
