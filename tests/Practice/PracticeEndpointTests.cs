using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ForumBot.Cards;

namespace ForumBot.Tests.Practice;

public sealed class PracticeEndpointTests(PracticeApp app) : IClassFixture<PracticeApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/practice/gallery", "text/html")]
    [InlineData("/practice/room/room.js", "text/javascript")]
    [InlineData("/practice/room/base.css", "text/css")]
    public async Task Page_AskedFor_ComesWithItsType(string path, string type)
    {
        using var response = await app.CreateClient().GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/practice/room/package.json")]
    [InlineData("/practice/room/..%2fappsettings.json")]
    [InlineData("/practice/node_modules/adaptivecards/package.json")]
    public async Task File_ThatIsNotThePages_IsNotServed(string path)
    {
        using var response = await app.CreateClient().GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Message_Said_IsWrittenDownAndAnswered()
    {
        await app.DoAsync("/practice/fresh", new { });

        await app.DoAsync("/practice/say", new { persona = "newcomer", spot = "chat-newcomer", text = "xyzzy" });

        var entries = await app.EntriesAsync("chat-newcomer");
        Assert.Equal("xyzzy", entries[^2].GetProperty("text").GetString());
        Assert.StartsWith("Sorry, I did not understand that", entries[^1].GetProperty("card").GetProperty("fallbackText").GetString());
    }

    [Fact]
    public async Task Press_AnsweredForOnePairOfEyes_LeavesTheCardOfTheOthers()
    {
        await app.DoAsync("/practice/fresh", new { });
        var hello = (await app.EntriesAsync("forum"))[0];

        using var response = await app.SendAsync(
            "/practice/press", new { persona = "chair", message = hello.GetProperty("id").GetString(), verb = "forum.setup.show", fields = new { } });

        var answer = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("card");
        var after = (await app.EntriesAsync("forum"))[0];
        Assert.Equal(hello.GetProperty("card").GetRawText(), after.GetProperty("card").GetRawText());
        Assert.Equal(answer.GetRawText(), after.GetProperty("ownCards").GetProperty("chair").GetRawText());
    }

    [Fact]
    public async Task Press_InADialog_IsAnsweredAndChangesNoMessage()
    {
        await app.DoAsync("/practice/fresh", new { });
        var hello = (await app.EntriesAsync("forum"))[0];

        using var response = await app.SendAsync(
            "/practice/press",
            new { persona = "chair", message = hello.GetProperty("id").GetString(), verb = Verbs.ShowForumSetUp, fields = new { }, inDialog = true });

        var answer = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("card");
        Assert.StartsWith("Set up your forum", answer.GetProperty("fallbackText").GetString());
        Assert.Equal(hello.GetRawText(), Assert.Single(await app.EntriesAsync("forum")).GetRawText());
    }

    [Fact]
    public async Task State_SinceTheLastMark_HoldsOnlyWhatChanged()
    {
        await app.DoAsync("/practice/fresh", new { });
        var mark = (await app.StateAsync()).GetProperty("mark").GetString()!;

        await app.DoAsync("/practice/say", new { persona = "lano", spot = "chat-lano", text = "xyzzy" });

        var entries = (await app.StateAsync(mark)).GetProperty("entries").EnumerateArray();
        Assert.All(entries, entry => Assert.Equal("chat-lano", entry.GetProperty("spot").GetString()));
    }

    [Fact]
    public async Task State_SinceAMarkOfAnotherRoom_HoldsEverything()
    {
        await app.DoAsync("/practice/fresh", new { });
        var mark = (await app.StateAsync()).GetProperty("mark").GetString()!;

        await app.DoAsync("/practice/fresh", new { });

        Assert.Equal(
            (await app.StateAsync()).GetProperty("entries").GetArrayLength(),
            (await app.StateAsync(mark)).GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Events_AfterSomethingWasSaid_BringIt()
    {
        using var stream = new StreamReader(await app.CreateClient().GetStreamAsync("/practice/events", Ct));
        Assert.Contains("\"entries\":", await NextAsync(stream));

        await app.DoAsync("/practice/say", new { persona = "lano", spot = "chat-lano", text = "is anybody there" });

        Assert.Contains("is anybody there", await NextAsync(stream));
    }

    [Fact]
    public async Task Sample_Loaded_LeavesAnInspectionUnderWay()
    {
        await app.DoAsync("/practice/sample", new { });

        var last = (await app.EntriesAsync("chat-chair"))[^1];
        Assert.Contains("day 1 of", last.GetProperty("card").GetProperty("fallbackText").GetString());
    }

    [Fact]
    public async Task Sample_Loaded_HasRefusedNobodyAnything()
    {
        await app.DoAsync("/practice/sample", new { });

        var entries = (await app.StateAsync()).GetProperty("entries").GetRawText();
        Assert.DoesNotContain("Nothing was changed", entries);
        Assert.DoesNotContain("did not understand", entries);
        Assert.DoesNotContain("went wrong", entries);
    }

    [Fact]
    public async Task Setting_AskedFor_KeepsTheLanoOutOfTheForumsChannel()
    {
        var setting = await app.CreateClient().GetFromJsonAsync<JsonElement>("/practice/setting", Ct);

        var lano = setting.GetProperty("people").EnumerateArray().Single(p => p.GetProperty("persona").GetProperty("id").GetString() == "lano");
        Assert.Equal(["area", "chat-lano"], lano.GetProperty("spots").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Specimens_AskedFor_HoldEveryCardWithItsSize()
    {
        var specimens = await app.CreateClient().GetFromJsonAsync<JsonElement>("/practice/specimens", Ct);

        Assert.Equal(Gallery.All.Select(s => s.Id), specimens.EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        Assert.All(specimens.EnumerateArray(), s => Assert.InRange(s.GetProperty("bytes").GetInt32(), 100, 28_000));
    }

    [Theory]
    [InlineData("{\"now\":\"2027-03-08T09:00\"}", "2027-03-08T09:00")]
    [InlineData("{\"advance\":\"PT1H\"}", "2027-03-01T10:30")]
    [InlineData("{\"to\":\"next-morning\"}", "2027-03-02T09:00")]
    public async Task Clock_Moved_IsThere(string move, string expected)
    {
        await app.DoAsync("/practice/clock", new { to = "start" });

        await app.DoAsync("/practice/clock", JsonSerializer.Deserialize<JsonElement>(move));

        Assert.StartsWith(expected, (await app.StateAsync()).GetProperty("now").GetString());
        Assert.True((await app.StateAsync()).GetProperty("moved").GetBoolean());
    }

    private static async Task<string> NextAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync(Ct) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new EndOfStreamException();
    }
}
