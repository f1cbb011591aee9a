using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams;

namespace ForumBot.Tests.Teams;

public class InstallationTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    protected virtual bool Authenticated => false;

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync(Authenticated);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Installation_WithBothItsEvents_GreetsOnce()
    {
        await SendAsync("personal-installed", "i1");
        await SendAsync("personal-members-added", "i2");
        await SendAsync("personal-installed", "i3");

        Assert.Equal("Welcome", (await bot.Connector.CardAsync()).Title);
        await AssertNothingMoreAsync("personal-hello");
    }

    [Fact]
    public async Task Installation_WithoutAName_LooksTheNameUp()
    {
        await SendAsync("personal-installed", "i1");
        await bot.Connector.CardAsync();

        Assert.Equal("Alex Wilber", Assert.IsType<BotAdded>(Assert.Single(bot.Seen.Taken)).From.Name);
    }

    [Fact]
    public async Task Installation_InAChannel_GreetsInANewThread()
    {
        await SendAsync("channel-installed", "i1");
        await SendAsync("channel-bot-added", "i2");
        var call = await bot.Connector.CardAsync();

        Assert.Equal("/_connector/v3/conversations", call.Path);
        Assert.Equal("19:announcements@thread.tacv2", (string?)call.Body!["channelData"]!["channel"]!["id"]);
        Assert.Equal(Captured.Tenant, (string?)call.Body["channelData"]!["tenant"]!["id"]);
        Assert.Single(bot.Seen.Taken);
    }

    [Fact]
    public async Task Installation_AfterARemoval_GreetsAgain()
    {
        await SendAsync("group-installed", "i1");
        await bot.Connector.CardAsync();
        await SendAsync("group-installed", "i2", body => body["action"] = "remove");
        await SendAsync("group-installed", "i3", body => body["action"] = "remove");
        await SendAsync("group-installed", "i4");
        await bot.Connector.CardAsync();

        Assert.Equal([typeof(BotAdded), typeof(BotRemoved), typeof(BotAdded)], bot.Seen.Taken.Select(t => t.GetType()));
    }

    [Fact]
    public async Task Removal_OfTheBot_ForgetsHowToReachThePlace()
    {
        await SendAsync("group-installed", "i1");
        await SendAsync("group-mention", "m1");
        await bot.Connector.CardAsync();
        await bot.Connector.CardAsync();
        var written = new TaskCompletionSource<DocumentWrite>();
        bot.Store.BeforeCommit = writes =>
        {
            written.SetResult(writes.Single());
            return ValueTask.CompletedTask;
        };

        await SendAsync("group-installed", "i2", body => body["action"] = "remove");
        var write = await written.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((typeof(TeamsConversation), $"teams/{Captured.Tenant}/19:group-chat@thread.v2", null), (write.Kind, write.Id, write.Value));
    }

    [Fact]
    public async Task Removal_FromAPlaceNeverMet_IsNothing()
    {
        await SendAsync("channel-uninstalled", "r1");
        await SendAsync("channel-bot-removed", "r2");
        await SendAsync("channel-installed", "i1");
        await bot.Connector.CardAsync();

        Assert.IsType<BotAdded>(Assert.Single(bot.Seen.Taken));
    }

    private async Task AssertNothingMoreAsync(string capture)
    {
        await SendAsync(capture, "last", body =>
        {
            body["conversation"]!["id"] = "a:personal-alex";
            body["text"] = TeamsBot.Say;
        });
        Assert.Equal("Taken down", (await bot.Connector.CardAsync()).Title);
    }

    private async Task SendAsync(string capture, string id, Action<System.Text.Json.Nodes.JsonObject>? change = null)
    {
        using var response = await bot.SendAsync(capture, body =>
        {
            body["id"] = id;
            change?.Invoke(body);
        });
        Assert.Equal(200, (int)response.StatusCode);
    }
}
