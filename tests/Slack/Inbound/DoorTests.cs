using System.Globalization;
using System.Text;
using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Slack.Inbound;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>What Slack's addresses take, and what they turn away before anything is done about it.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";
    private SlackBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await SlackBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Address_SlackProvesItself_GivesBackTheChallenge()
    {
        using var response = await bot.EventAsync("url_verification");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((string?)SlackCapture.Json("url_verification")["challenge"], await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Challenge_ThatNobodySigned_IsNotGivenBack()
    {
        using var response = await bot.PostAsync("/slack/events", Bytes(SlackCapture.Text("url_verification")), "application/json", Now(0), "v0=" + new string('0', 64));

        await TurnedAwayAsync(response);
    }

    [Fact]
    public async Task CertificateCheck_Signed_RunsNothing()
    {
        using var response = await bot.PostAsync("/slack/commands", (string)SlackCapture.Json("ssl_check")["raw_body"]!, Form);

        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task CertificateCheck_BesideACommandThatNobodySigned_IsNoWayRoundTheSignature()
    {
        var body = Bytes((string)SlackCapture.Json("slash_command")["raw_body"]! + "&ssl_check=1");
        using var response = await bot.PostAsync("/slack/commands", body, Form, Now(0), "v0=" + new string('0', 64));
        using var bare = await bot.PostAsync("/slack/commands", body, Form, null, null);

        await TurnedAwayAsync(response);
        await TurnedAwayAsync(bare);
    }

    [Theory]
    [InlineData("/slack/events", "application/json")]
    [InlineData("/slack/interactions", Form)]
    [InlineData("/slack/commands", Form)]
    public async Task Request_WithoutAGoodSignature_IsTurnedAwayWithNothing(string path, string type)
    {
        using var bare = await bot.PostAsync(path, Bytes("{}"), type, null, null);
        using var late = await SignedAsync(path, "{}", type, -301);
        using var early = await SignedAsync(path, "{}", type, 301);

        await TurnedAwayAsync(bare);
        await TurnedAwayAsync(late);
        await TurnedAwayAsync(early);
    }

    [Fact]
    public async Task Event_SentAgainBySomebodyElse_IsTurnedAwayOnceItsTimeIsOver()
    {
        bot.Seen.Says(new Say(Card()));
        var body = SlackCapture.Json("event_message_im");
        body["event"]!["text"] = SlackBot.Notebook.Said;
        using (var first = await SignedAsync("/slack/events", body.ToJsonString(), "application/json", 0))
        {
            Assert.Equal(200, (int)first.StatusCode);
        }

        var stolen = Now(0);
        bot.Time.Advance(TimeSpan.FromSeconds(301));
        using var replayed = await SignedAtAsync("/slack/events", body.ToJsonString(), "application/json", stolen);

        await TurnedAwayAsync(replayed);
        Assert.Single(bot.Seen.Taken);
    }

    [Fact]
    public async Task Body_WrittenAnewOnItsWay_IsTurnedAway()
    {
        var body = """{"type":"event_callback","text":"caf\u00e9 a\/b"}""";
        var sent = Now(0);
        var signature = Encoding.ASCII.GetString(Signature.Sign(Bytes(SlackBot.Secret), sent, Bytes(body)));
        using var response = await bot.PostAsync("/slack/events", Bytes("""{"type":"event_callback","text":"café a/b"}"""), "application/json", sent, signature);

        await TurnedAwayAsync(response);
    }

    [Fact]
    public async Task Body_BeyondTheCap_IsNotRead()
    {
        using var response = await SignedAsync("/slack/events", new string(' ', SlackDoor.LargestBody + 1), "application/json", 0);

        Assert.Equal((413, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Body_BeyondTheCapWithoutSayingSo_IsNotReadToItsEnd()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = new StreamContent(new EndlessStream()) };
        request.Headers.Add(Signature.TimeHeader, Now(0));
        request.Headers.Add(Signature.Header, "v0=" + new string('0', 64));
        using var response = await bot.Http.SendAsync(request);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/slack/events", "[1,2]")]
    [InlineData("/slack/events", "{\"type\":")]
    [InlineData("/slack/interactions", "payload={")]
    [InlineData("/slack/interactions", "nothing=here")]
    [InlineData("/slack/interactions", "payload=%7B%7D&payload=%7B%7D")]
    public async Task Body_Signed_ButOfNoShape_IsABadRequest(string path, string body)
    {
        using var response = await SignedAsync(path, body, Form, 0);

        Assert.Equal((400, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task ContentType_WithACharset_IsTaken()
    {
        using var response = await SignedAsync("/slack/events", SlackCapture.Text("url_verification"), "application/json; charset=utf-8", 0);

        Assert.Equal(200, (int)response.StatusCode);
    }

    private static Card Card() => new() { Title = "Taken down", Next = "Nothing to do." };

    private async Task TurnedAwayAsync(HttpResponseMessage response)
    {
        Assert.Equal((401, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.DoesNotContain(bot.Slack.Calls, call => call.Method != "auth.test" && bot.Seen.Taken.Count == 0);
    }

    private Task<HttpResponseMessage> SignedAsync(string path, string body, string type, int seconds) => SignedAtAsync(path, body, type, Now(seconds));

    private Task<HttpResponseMessage> SignedAtAsync(string path, string body, string type, string sent) =>
        bot.PostAsync(path, Bytes(body), type, sent, Encoding.ASCII.GetString(Signature.Sign(Bytes(SlackBot.Secret), sent, Bytes(body))));

    private string Now(int seconds) => (bot.Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Two megabytes that say nothing about how many they are.</summary>
    private sealed class EndlessStream : Stream
    {
        private int left = 2 * SlackDoor.LargestBody;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var now = Math.Min(count, left);
            buffer.AsSpan(offset, now).Fill((byte)' ');
            left -= now;
            return now;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
