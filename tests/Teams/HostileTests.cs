using System.Text.Json.Nodes;
using ForumBot.Conversation.Phrases;
using ForumBot.Guidance;
using ForumBot.Teams.Inbound;

namespace ForumBot.Tests.Teams;

/// <summary>Activities that nobody sends by mistake: they cost little and break nothing.</summary>
public sealed class HostileTests : IAsyncLifetime
{
    private const int Long = 200 * 1024;
    private TeamsBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    /// <summary>What each long text begins with, and what it then says over and over.</summary>
    public static TheoryData<string, string> LongTexts => new()
    {
        { "", "a" },
        { "", "1" },
        { "", "!" },
        { "", "a." },
        { "", "my son " },
        { "ask ", "b" },
    };

    [Theory]
    [MemberData(nameof(LongTexts))]
    public async Task Message_Of200Kilobytes_IsTakenAndTheBotLivesOn(string opening, string again)
    {
        var text = Of200Kilobytes(opening, again);

        // Over the wire, where a busy machine counts; what it costs to read is measured below.
        await TakenAsync(body => body["text"] = text).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Question_Of200Kilobytes_IsReadQuickly(string opening, string again)
    {
        var text = Of200Kilobytes(opening, again);
        var index = new AnswerIndex(AnswerFiles.BuiltIn());
        var cost = Cost.Of(() =>
        {
            index.Find(text);
            Sensitive.Recognise(text);
            Word.Read(text);
        });

        Assert.InRange(cost, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("<at></at>", "<at></at><at></at><at></at>")]
    [InlineData("<at></at>", "A name that is longer than its tag")]
    public void Mentions_WithTagsThatStandEverywhere_DoNotBlowTheTextUp(string tag, string name)
    {
        var text = string.Concat(Enumerable.Repeat(tag, 100_000 / tag.Length));
        var activity = Captured.Activity("personal-hello", body => (body["text"], body["entities"]) =
            (text, new JsonArray([.. Enumerable.Range(0, 500).Select(i => Mention($"29:{i}", tag, name))])));

        Assert.InRange(MentionText.WithoutBot(activity).Length, 0, 32_000);
    }

    [Fact]
    public void Mention_WhoseTagIsNoTag_ChangesNoText() =>
        Assert.Equal("today", MentionText.WithoutBot(Captured.Activity("personal-hello", body =>
            (body["text"], body["entities"]) = ("today", new JsonArray(Mention("29:x", "a", "Alex"))))));

    [Fact]
    public async Task Press_WithHalfAnEmoji_Is200WithAnErrorInside()
    {
        foreach (var broken in (string[])[
            """{"action":{"type":"Action.Execute","verb":"\ud83d"}}""",
            """{"action":{"type":"Action.Execute","verb":"x","data":{"note":"\ud83d"}}}""",
            """{"action":{"type":"Action.Execute","verb":"x","data":{"\ud83d":"note"}}}"""])
        {
            using var response = await bot.PostAsync(With("personal-execute", "value", broken));
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal(400, (int?)answer["statusCode"]);
        }
    }

    [Fact]
    public async Task OlderPress_WithHalfAnEmoji_IsPassedOver()
    {
        using var response = await bot.PostAsync(With("personal-submit-without-verb", "value", """{"verb":"x","note":"\ud83d"}"""));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Message_WithHalfAnEmoji_IsTurnedDown()
    {
        using var response = await bot.PostAsync(With("personal-hello", "text", "\"\\ud83d\""));

        Assert.Equal(400, (int)response.StatusCode);
    }

    // A hostile message, then an ordinary one in the same chat: when that is answered, the first is done.
    private async Task TakenAsync(Action<JsonObject> change)
    {
        using var hostile = await bot.SendAsync("personal-hello", change);
        using var ordinary = await bot.SendAsync("personal-hello", body => (body["id"], body["text"]) = ("last", TeamsBot.Say));
        Assert.Equal(200, (int)hostile.StatusCode);
        while ((await bot.Connector.CardAsync()).Title != "Taken down")
        {
        }
    }

    private static string Of200Kilobytes(string opening, string again) => opening + string.Concat(Enumerable.Repeat(again, Long / again.Length));

    private string With(string capture, string name, string json) => Captured
        .Body(capture, body => body[name] = "@", bot.Connector.ServiceUrl)
        .ToJsonString()
        .Replace($"\"{name}\":\"@\"", $"\"{name}\":{json}", StringComparison.Ordinal);

    private static JsonObject Mention(string id, string tag, string name) =>
        new() { ["type"] = "mention", ["text"] = tag, ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name } };
}
