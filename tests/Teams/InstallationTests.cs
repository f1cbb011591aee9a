using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams;

namespace ForumBot.Tests.Teams;

public class InstallationTests : IAsyncLifetime
{
    private const string Chat = $"teams/{Captured.Tenant}/a:personal-alex";
    private const string General = $"teams/{Captured.Tenant}/19:general@thread.tacv2";
    private const string Announcements = $"teams/{Captured.Tenant}/19:announcements@thread.tacv2";
    private const string Alex = $"teams/{Captured.Tenant}/{Captured.Alex}";
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

        Assert.Equal([typeof(BotAdded), typeof(BotRemoved), typeof(BotRemoved), typeof(BotAdded)], bot.Seen.Taken.Select(t => t.GetType()));
    }

    [Fact]
    public async Task Installation_InSomebodysOwnChatAfterARemoval_GreetsOnceAndAnswersAgain()
    {
        await SendAsync("personal-installed", "i1");
        await bot.Connector.CardAsync();
        await SendAsync("personal-installed", "r1", Remove);
        await SendAsync("personal-installed", "i2");
        await SendAsync("personal-members-added", "i3");

        Assert.Equal("Welcome", (await bot.Connector.CardAsync()).Title);
        await AssertNothingMoreAsync("personal-hello");
        Assert.Equal("a:personal-alex", (await bot.Store.FindAsync<TeamsPerson>(Alex))!.Value.PersonalChat);
    }

    [Fact]
    public async Task Upgrade_OfTheApp_RefreshesTheAddressAndGreetsNobody()
    {
        await SendAsync("personal-installed", "i1", body => body["serviceUrl"] = bot.Connector.ServiceUrl + "/old");
        await bot.Connector.CardAsync();
        await SendAsync("personal-installed", "u1", body => body["action"] = "remove-upgrade");
        await SendAsync("personal-installed", "u2", body => body["action"] = "add-upgrade");

        await AssertNothingMoreAsync("personal-hello");
        Assert.Single(bot.Seen.Taken, t => t is BotAdded);
        Assert.Equal(bot.Connector.ServiceUrl, (await bot.Store.FindAsync<TeamsConversation>(Chat))!.Value.ServiceUrl);
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
    public async Task Removal_FromAPlaceNeverMet_SaysAndKeepsNothing()
    {
        await SendAsync("channel-uninstalled", "r1");
        await SendAsync("channel-bot-removed", "r2");
        await UntilAsync(() => bot.Seen.Taken.Count == 2);

        await AssertNothingMoreAsync("channel-mention");
        Assert.Equal([Announcements], (await bot.Store.AllAsync<TeamsConversation>()).Select(c => c.Id));
    }

    [Fact]
    public async Task Removal_FromSomebodysOwnChat_ForgetsThem()
    {
        await SendAsync("personal-installed", "i1");
        await bot.Connector.CardAsync();

        await SendAsync("personal-installed", "r1", Remove);

        await UntilAsync(() => IsForgotten<TeamsConversation>(Chat) && IsForgotten<TeamsPerson>(Alex));
    }

    [Fact]
    public async Task Removal_FromSomebodysOwnChatByAnAdministrator_ForgetsWhoseChatItWas()
    {
        await SendAsync("personal-installed", "i1");
        await bot.Connector.CardAsync();

        await SendAsync("personal-installed", "r1", body =>
        {
            Remove(body);
            body["from"] = new JsonObject { ["id"] = "29:administrator" };
        });
        await UntilAsync(() => IsForgotten<TeamsConversation>(Chat) && IsForgotten<TeamsPerson>(Alex));

        Assert.Equal(Captured.Alex, Assert.Single(bot.Seen.Taken.OfType<BotRemoved>()).From.Id.User);
    }

    [Fact]
    public async Task Removal_FromATeam_ForgetsEveryChannelOfIt()
    {
        await MeetTwoChannelsAsync();

        await SendAsync("channel-uninstalled", "r1");
        await UntilAsync(() => IsForgotten<TeamsConversation>(Announcements) && IsForgotten<TeamsConversation>(General));

        Assert.Equal(
            ["19:announcements@thread.tacv2", "19:general@thread.tacv2"],
            bot.Seen.Taken.OfType<BotRemoved>().Select(r => r.Place.Id.Conversation).Order());
    }

    [Theory]
    [InlineData("teamDeleted", true)]
    [InlineData("teamHardDeleted", true)]
    [InlineData("channelDeleted", false)]
    public async Task Deletion_OfATeamOrAChannel_ForgetsWhatIsGoneEvenWhenNobodyIsNamed(string eventType, bool all)
    {
        await MeetTwoChannelsAsync();

        await SendAsync("channel-user-added", "r1", body => Befall(body, eventType));
        await UntilAsync(() => IsForgotten<TeamsConversation>(Announcements) && IsForgotten<TeamsConversation>(General) == all);

        Assert.Equal(all ? 2 : 1, bot.Seen.Taken.OfType<BotRemoved>().Count());
    }

    [Theory]
    [InlineData("teamArchived")]
    [InlineData("teamRenamed")]
    [InlineData("channelRenamed")]
    [InlineData("teamMemberRemoved")]
    public async Task Change_OfATeamThatIsStillThere_ForgetsNothing(string eventType)
    {
        await MeetTwoChannelsAsync();

        await SendAsync("channel-user-added", "r1", body => Befall(body, eventType));
        await AssertNothingMoreAsync("channel-mention");

        Assert.DoesNotContain(bot.Seen.Taken, t => t is BotRemoved);
        Assert.Equal(2, (await bot.Store.AllAsync<TeamsConversation>()).Count);
    }

    [Fact]
    public async Task Store_ThatFailsWhileAnAddressIsLearned_DoesNotLoseTheTurn()
    {
        bot.Store.BeforeFind = kind => FailFor(kind.Namespace == typeof(TeamsConversation).Namespace);

        await AssertNothingMoreAsync("personal-hello");
    }

    [Fact]
    public async Task Store_ThatFails_IsApologisedForAndASecondDeliveryIsAnswered()
    {
        bot.Store.BeforeFind = _ => FailFor(true);
        await SendAsync("personal-hello", "m1");
        Assert.Equal(NoticeCard.SomethingBroke().Title, (await bot.Connector.CardAsync()).Title);

        bot.Store.BeforeFind = null;
        await SendAsync("personal-hello", "m1", body => body["text"] = TeamsBot.Say);

        Assert.Equal("Taken down", (await bot.Connector.CardAsync()).Title);
    }

    private static void Remove(JsonObject body) => body["action"] = "remove";

    private static void AsAlexSays(JsonObject body)
    {
        body["text"] = TeamsBot.Say;
        body["from"] = new JsonObject { ["id"] = "29:user-alex", ["aadObjectId"] = Captured.Alex, ["name"] = "Alex Wilber" };
        if ((string?)body["conversation"]!["conversationType"] == "personal")
        {
            body["conversation"]!["id"] = "a:personal-alex";
        }
    }

    private static void FailFor(bool fails)
    {
        if (fails)
        {
            throw new IOException("The disk is away.");
        }
    }

    // As the documentation shows such events: whoever did it has no identity there.
    private static void Befall(JsonObject body, string eventType)
    {
        body.Remove("membersAdded");
        body["from"]!.AsObject().Remove("aadObjectId");
        body["channelData"]!["eventType"] = eventType;
        body["channelData"]!["channel"] = new JsonObject { ["id"] = "19:announcements@thread.tacv2" };
    }

    private async Task MeetTwoChannelsAsync()
    {
        await SendAsync("channel-installed", "i1");
        await bot.Connector.CardAsync();
        await SendAsync("channel-mention", "m1", body =>
        {
            body["conversation"]!["id"] = "19:general@thread.tacv2;messageid=1";
            body["text"] = TeamsBot.Say;
        });
        await bot.Connector.CardAsync();
        Assert.Equal(2, (await bot.Store.AllAsync<TeamsConversation>()).Count);
    }

    private bool IsForgotten<T>(string id) where T : class => bot.Store.FindAsync<T>(id).AsTask() is { IsCompletedSuccessfully: true, Result: null };

    private static async Task UntilAsync(Func<bool> done)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!done())
        {
            await Task.Yield();
            late.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task AssertNothingMoreAsync(string capture)
    {
        await SendAsync(capture, "last", AsAlexSays);
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
