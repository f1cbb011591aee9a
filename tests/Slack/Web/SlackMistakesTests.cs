using System.Text.Json;
using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;
using ForumBot.Tests.Teams.Connector;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack.Web;

/// <summary>What is said all the same when Slack will not have it as it was drawn, and what the operator hears.</summary>
public sealed class SlackMistakesTests : IDisposable
{
    private const string Ok = """{"ok":true,"channel":"C1","ts":"1.2","view":{"id":"V1","hash":"h"},"user":{"id":"U1","team_id":"T0FORUM0001"}}""";
    private static readonly BlockKitDrawing Drawing = new("""[{"type":"divider"}]""", "Words");
    private readonly SignallingTime time = new();
    private readonly ScriptedHttp http = new();
    private readonly SlackOut way;

    public SlackMistakesTests() => way = SlackOut.ToSlack(time, http);

    public void Dispose()
    {
        way.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Scope_ThatIsMissing_IsNamedInTheResultAndOnceInTheLog()
    {
        var log = new Pages();
        await using var slack = await FakeSlack.StartAsync();
        using var logged = SlackOut.To(slack, time, logs: log);
        for (var i = 0; i < 3; i++)
        {
            slack.Expect("chat.postMessage", FakeSlack.Answer.Captured("chat_postMessage_err_missing_scope"));
            Assert.Equal(
                new SlackResult(SlackOutcome.NotAllowed, "missing_scope chat:write"),
                (await logged.Api.PostAsync(SlackCapture.Team, SlackCapture.Channel, null, Drawing, default)).Result);
        }

        Assert.Contains("chat:write", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_WhoseBlocksSlackWillNotHave_ShowsTheWordsInABlock()
    {
        http.Answer(200, """{"ok":false,"error":"invalid_blocks"}""");
        http.Answer(200, Ok);

        Assert.True((await way.Api.UpdateAsync(SlackCapture.Team, "C1", "1.2", Drawing with { Text = "You &amp; me" }, default)).Done);
        using var sent = JsonDocument.Parse(http.Calls.Last().Body!);
        var block = Assert.Single(sent.RootElement.GetProperty("blocks").EnumerateArray());
        Assert.Equal(("section", "plain_text"), (block.GetProperty("type").GetString(), block.GetProperty("text").GetProperty("type").GetString()));
        Assert.Equal("You & me", block.GetProperty("text").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("invalid_blocks_format")]
    [InlineData("msg_blocks_too_long")]
    [InlineData("invalid_arguments")]
    public async Task Post_WhoseBlocksSlackWillNotHave_IsSentAsWordsAlone(string error)
    {
        http.Answer(200, $$"""{"ok":false,"error":"{{error}}"}""");
        http.Answer(200, Ok);

        Assert.True((await PostAsync()).Done);
        Assert.Equal(2, http.Calls.Count);
        Assert.Contains("\"blocks\"", http.Calls.First().Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"blocks\"", http.Calls.Last().Body, StringComparison.Ordinal);
        Assert.Contains("Words", http.Calls.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhoseWordsSlackWillNotHaveEither_IsRefusedWithoutEnd()
    {
        http.Answer(200, """{"ok":false,"error":"invalid_blocks"}""");
        http.Answer(200, """{"ok":false,"error":"invalid_blocks"}""");

        Assert.Equal(new SlackResult(SlackOutcome.Refused, "invalid_blocks"), await PostAsync());
        Assert.Equal(2, http.Calls.Count);
    }

    [Fact]
    public async Task Mistakes_InWhatWasDrawn_AreLoggedByTheirPlaceAlone()
    {
        var log = new Pages();
        await using var slack = await FakeSlack.StartAsync();
        using var logged = SlackOut.To(slack, time, logs: log);
        slack.Expect("chat.postMessage", FakeSlack.Answer.Captured("chat_postMessage_err_invalid_blocks"));
        await logged.Api.PostAsync(SlackCapture.Team, SlackCapture.Channel, null, Drawing with { Text = "A private matter" }, default);

        Assert.Contains(log.Lines, line => line.Contains("/blocks/2/fields", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("no more than", StringComparison.Ordinal) || line.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Update_WhoseTextIsTooLong_IsSentWithAShorterOne()
    {
        http.Answer(200, """{"ok":false,"error":"msg_too_long"}""");
        http.Answer(200, Ok);
        var text = string.Join('\n', Enumerable.Repeat("A line &amp; more", 400));

        Assert.True((await way.Api.UpdateAsync(SlackCapture.Team, "C1", "1.2", Drawing with { Text = text }, default)).Done);
        var sent = (string)System.Text.Json.Nodes.JsonNode.Parse(http.Calls.Last().Body!)!["text"]!;
        Assert.InRange(sent.Length, 2900, 3002);
        Assert.EndsWith("A line &amp; more\n…", sent, StringComparison.Ordinal);
        Assert.Contains("\"blocks\"", http.Calls.Last().Body, StringComparison.Ordinal);
    }

    private async Task<SlackResult> PostAsync() => (await way.Api.PostAsync(SlackCapture.Team, "C1", null, Drawing, default)).Result;

    /// <summary>A log whose lines can be read.</summary>
    private sealed class Pages : ILoggerFactory, ILogger
    {
        internal List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
