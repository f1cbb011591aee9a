using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack.Web;

/// <summary>A picture goes to Slack in three steps; without the third Slack throws it away.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0, 255];
    private FakeSlack slack = null!;
    private SlackOut way = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        way = SlackOut.To(slack, new SignallingTime());
    }

    public async ValueTask DisposeAsync()
    {
        way.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task Upload_OfAPicture_GoesInThreeSteps()
    {
        var (result, file) = await UploadAsync();
        var asked = await slack.CallAsync("files.getUploadURLExternal");
        var sent = await slack.CallAsync(FakeSlack.Uploads);
        var completed = await slack.CallAsync("files.completeUploadExternal");

        Assert.True(result.Done);
        Assert.Equal(("poster & more.png", "6", "A poster"), (asked["filename"], asked["length"], asked["alt_text"]));
        Assert.Equal(Picture, sent.Raw);
        Assert.Null(sent.Token);
        Assert.Equal(sent.Address, file?.Id);
        Assert.Equal((SlackCapture.Channel, "1.2"), (completed["channel_id"], completed.Thread));
        Assert.Equal((file?.Id, "The poster"), ((string?)completed.Arguments["files"]![0]!["id"], (string?)completed.Arguments["files"]![0]!["title"]));
    }

    [Fact]
    public async Task Upload_AsSlackAnswers_IsRead()
    {
        var sample = SlackCapture.Json("files_getUploadURLExternal_ok");
        sample["upload_url"] = new Uri(slack.ApiUrl, "../upload/F0REPORT001").AbsoluteUri;
        slack.Expect("files.getUploadURLExternal", new(200, sample.ToJsonString()));
        slack.Expect(FakeSlack.Uploads, new(200, "OK - 6"));
        slack.Expect("files.completeUploadExternal", FakeSlack.Answer.Captured("files_completeUploadExternal_ok"));

        Assert.Equal(new UploadedFile("F0REPORT001"), (await UploadAsync()).Answer);
    }

    [Theory]
    [InlineData("https://files.slack.com.example.org/upload")]
    [InlineData("https://example.org/upload")]
    [InlineData("not an address")]
    public async Task Upload_ToAnAddressThatIsNotSlacks_IsNotSent(string address)
    {
        slack.Expect("files.getUploadURLExternal", new(200, $$"""{"ok":true,"upload_url":"{{address}}","file_id":"F1"}"""));

        Assert.Equal(SlackOutcome.Refused, (await UploadAsync()).Result.Outcome);
        Assert.Equal(0, slack.CountOf("files.completeUploadExternal"));
    }

    [Theory]
    [InlineData(500, SlackOutcome.Unreachable)]
    [InlineData(403, SlackOutcome.Refused)]
    internal async Task Upload_WhoseBytesAreNotTaken_IsNotCompleted(int status, SlackOutcome outcome)
    {
        slack.Expect(FakeSlack.Uploads, new(status, "no"));

        Assert.Equal(outcome, (await UploadAsync()).Result.Outcome);
        Assert.Equal(0, slack.CountOf("files.completeUploadExternal"));
    }

    [Fact]
    public async Task Upload_ThatSlackDoesNotAllow_EndsAtTheFirstStep()
    {
        slack.Expect("files.getUploadURLExternal", new(200, """{"ok":false,"error":"missing_scope","needed":"files:write"}"""));

        Assert.Equal(new SlackResult(SlackOutcome.NotAllowed, "missing_scope files:write"), (await UploadAsync()).Result);
        Assert.Equal(0, slack.CountOf(FakeSlack.Uploads));
    }

    private Task<SlackReading<UploadedFile>> UploadAsync() =>
        way.Api.UploadAsync(SlackCapture.Team, SlackCapture.Channel, "1.2", "poster & more.png", "The poster", "A poster", Picture, default);
}
