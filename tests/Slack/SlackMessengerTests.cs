using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack;
using ForumBot.Slack.Windows;
using ForumBot.Tests.Slack.Web;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack;

/// <summary>The way out to Slack: where a card goes, and how it ended.</summary>
public sealed class SlackMessengerTests : IAsyncLifetime
{
    private const string Team = SlackCapture.Team;
    private static readonly Card Card = NoticeCard.Of("A title", "A sentence.", "Next.");
    private static readonly Place Channel = new(new("slack", Team, SlackCapture.Channel), PlaceKind.Channel);
    private static readonly Place Shared = new(new("slack", Team, SlackCapture.SharedChannel), PlaceKind.Channel) { HasOutsiders = true };
    private static readonly PersonId Cora = new("slack", Team, SlackCapture.Coordinator);
    private static readonly PersonId Sam = new("slack", SlackCapture.PartnerTeam, SlackCapture.Outsider);
    private readonly SignallingTime time = new();
    private FakeSlack slack = null!;
    private SlackOut way = null!;
    private SlackChats chats = null!;
    private SlackDirectory directory = null!;
    private Noticed noticed = null!;
    private SlackMessenger messenger = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        way = SlackOut.To(slack, time);
        chats = new(new InMemoryDocumentStore(), time);
        directory = new(way.Api, chats, time);
        noticed = new(time);
        messenger = new(way.Api, directory, chats, new(new NothingKept()), way.Installations, noticed);
    }

    public async ValueTask DisposeAsync()
    {
        way.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task Post_InAThread_GivesTheMessage()
    {
        var thread = Channel with { Thread = "1795163400.000100" };
        var message = await messenger.PostAsync(thread, Card, default);
        var call = await slack.CallAsync("chat.postMessage", "A sentence.");

        Assert.Equal(thread, message?.Place);
        Assert.Equal((SlackCapture.Channel, "1795163400.000100"), (call.Channel, call.Thread));
        Assert.Contains((SlackCapture.Channel, message!.MessageId), slack.Workspace.Messages.Keys);
    }

    [Fact]
    public async Task Update_OfAMessage_ShowsTheNewCardWithItsBlocks()
    {
        var message = (await messenger.PostAsync(Channel, Card, default))!;

        Assert.True(await messenger.UpdateAsync(message, NoticeCard.Of("Changed", "A sentence.", "Next."), default));
        Assert.NotNull((await slack.CallAsync("chat.update", "Changed")).Blocks);
    }

    [Theory]
    [InlineData("message_not_found", false)]
    [InlineData("cant_update_message", false)]
    [InlineData("channel_not_found", false)]
    [InlineData("is_archived", false)]
    [InlineData("msg_too_long", true)]
    public async Task Update_WhenSlackRefuses_SaysWhetherTheMessageIsStillThere(string error, bool there)
    {
        var message = (await messenger.PostAsync(Channel, Card, default))!;
        slack.Refuse("chat.update", error);
        slack.Refuse("chat.update", error);

        Assert.Equal(there, await messenger.UpdateAsync(message, Card, default));
    }

    [Theory]
    [InlineData("not_in_channel", SendOutcome.Unreachable)]
    [InlineData("is_archived", SendOutcome.Unreachable)]
    [InlineData("no_text", SendOutcome.Refused)]
    [InlineData("missing_scope", SendOutcome.TryLater)]
    [InlineData("internal_error", SendOutcome.TryLater)]
    [InlineData("team_added_to_org", SendOutcome.TryLater)]
    public async Task Send_WhenSlackRefuses_SaysHowItEnded(string error, SendOutcome outcome)
    {
        slack.Refuse("chat.postMessage", error);

        Assert.Equal(new Sent(outcome), await messenger.SendAsync(Channel, Card, default));
    }

    [Fact]
    public async Task Send_ToAWorkspaceThatWasNeverConnected_IsUnreachable() => Assert.Equal(
        new Sent(SendOutcome.Unreachable), await messenger.SendAsync(new(new("slack", "T0UNKNOWN00", "C1"), PlaceKind.Channel), Card, default));

    [Fact]
    public async Task Send_ToAWorkspaceWhoseTokenIsLost_IsForLater()
    {
        way.Installations.IsDead = true;
        slack.Refuse("chat.postMessage", "token_revoked");

        Assert.Equal(new Sent(SendOutcome.TryLater), await messenger.SendAsync(Channel, Card, default));
        Assert.Equal(new Sent(SendOutcome.TryLater), await messenger.SendAsync(Channel, Card, default));
        Assert.Equal(1, slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Post_OnAnotherPlatform_GoesNowhere()
    {
        Assert.Null(await messenger.PostAsync(new(new("teams", Team, SlackCapture.Channel), PlaceKind.Channel), Card, default));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task PersonalChat_OfSomebody_IsOpenedOnceAndRemembered()
    {
        var first = await messenger.PersonalChatAsync(Cora, Channel, default);
        var second = await messenger.PersonalChatAsync(Cora, Channel, default);

        Assert.Equal(new Place(new("slack", Team, SlackCapture.CoordinatorChat), PlaceKind.Personal), first);
        Assert.Equal(first, second);
        Assert.Equal(1, slack.CountOf("conversations.open"));
    }

    [Fact]
    public async Task PersonalChat_OfAnOutsider_GoesThroughThePlaceWhereTheyWereMet() =>
        Assert.Equal(new("slack", Team, "D0OUTSIDE09"), (await messenger.PersonalChatAsync(Sam, Shared, default))?.Id);

    [Fact]
    public async Task PersonalChat_OfSomebodyOfTwoWorkspaces_IsTheOneOfThePlace()
    {
        var elsewhere = new Place(new("slack", "T0OTHERFORUM", "C1"), PlaceKind.Channel);
        await chats.LearnAsync(Sam, "T0OTHERFORUM", "D0OTHERFORUM", default);

        Assert.Equal(new("slack", Team, "D0OUTSIDE09"), (await messenger.PersonalChatAsync(Sam, Shared, default))?.Id);
        Assert.Equal(new("slack", "T0OTHERFORUM", "D0OTHERFORUM"), (await messenger.PersonalChatAsync(Sam, elsewhere, default))?.Id);
        Assert.Equal(new("slack", Team, "D0OUTSIDE09"), (await messenger.PersonalChatAsync(Sam, Shared, default))?.Id);
    }

    [Fact]
    public async Task PersonalChat_LostInOneWorkspace_IsThereInTheOther()
    {
        await chats.LoseAsync(Sam, "T0OTHERFORUM", default);

        Assert.NotNull(await messenger.PersonalChatAsync(Sam, Shared, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outsiders_InAPlace_AreAsSlackSaysNow(bool shared)
    {
        slack.Workspace.Add(new FakeChannel(SlackCapture.Channel, []) { IsExternallyShared = shared });

        Assert.Equal(shared, await messenger.HasOutsidersAsync(Channel with { HasOutsiders = !shared }, default));
    }

    [Fact]
    public async Task Outsiders_WhenSlackCannotBeAsked_AreNotKnown()
    {
        slack.Throttle("conversations.info", 3600);

        Assert.Null(await messenger.HasOutsidersAsync(Channel, default));
        Assert.Empty(Noticings());
    }

    [Fact]
    public async Task Outsiders_WhereTheBotIsNoMore_AreNotKnownAndThePlaceIsLost()
    {
        slack.Workspace.Add(new FakeChannel(SlackCapture.Channel, []) { HasBot = false });

        Assert.Null(await messenger.HasOutsidersAsync(Channel, default));
        Assert.Equal(Channel, Assert.IsType<BotRemoved>(Assert.Single(Noticings())).Place);
    }

    [Fact]
    public async Task Outsiders_OfAWorkspaceWhoseTokenIsLost_LoseNoPlace()
    {
        way.Installations.IsDead = true;
        slack.Refuse("conversations.info", "token_revoked");

        Assert.Null(await messenger.HasOutsidersAsync(Channel, default));
        Assert.Empty(Noticings());
    }

    [Theory]
    [InlineData("is_archived", true)]
    [InlineData("not_in_channel", true)]
    [InlineData("channel_not_found", true)]
    [InlineData("restricted_action", true)]
    [InlineData("restricted_action_non_threadable_channel", false)]
    [InlineData("ekm_access_denied", false)]
    [InlineData("no_text", false)]
    [InlineData("token_revoked", false)]
    public async Task Post_ThatSlackRefuses_TellsWhetherThePlaceIsLost(string error, bool isLost)
    {
        slack.Refuse("chat.postMessage", error);

        await messenger.PostAsync(Channel with { Thread = "1795163400.000100" }, Card, default);

        Assert.Equal(isLost ? [Channel] : [], Noticings().OfType<BotRemoved>().Select(lost => lost.Place));
    }

    [Fact]
    public async Task PersonalChat_OfAnOutsiderMetNowhere_IsNone()
    {
        Assert.Equal(new Sent(SendOutcome.Unreachable), await messenger.SendAsync(Sam, null, Card, default));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task Send_ToAPersonMetOnAnotherPlatform_GoesThroughTheirOwnWorkspace()
    {
        var sent = await messenger.SendAsync(Cora, new(new("teams", "a tenant", "19:x"), PlaceKind.Channel), Card, default);

        Assert.Equal(SlackCapture.CoordinatorChat, sent.Message?.Place.Id.Conversation);
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyDeactivated_IsTriedAgainAfterADay()
    {
        slack.Expect("conversations.open", FakeSlack.Answer.Captured("conversations_open_err_user_disabled"));
        Assert.Null(await messenger.PersonalChatAsync(Cora, Channel, default));
        Assert.Equal(new Sent(SendOutcome.Unreachable), await messenger.SendAsync(Cora, Channel, Card, default));
        Assert.Equal(1, slack.CountOf("conversations.open"));
        time.Advance(TimeSpan.FromDays(1));

        Assert.NotNull(await messenger.PersonalChatAsync(Cora, Channel, default));
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyWhoIsHeardAgain_IsThere()
    {
        slack.Refuse("conversations.open", "user_disabled");
        await messenger.PersonalChatAsync(Cora, Channel, default);
        await HearAsync();

        Assert.NotNull(await messenger.PersonalChatAsync(Cora, Channel, default));
    }

    [Fact]
    public async Task PersonalChat_ThatTookNoMessage_IsNotTriedAgain()
    {
        var chat = (await messenger.PersonalChatAsync(Cora, Channel, default))!;
        slack.Refuse("chat.postMessage", "user_disabled");

        Assert.Null(await messenger.PostAsync(chat, Card, default));
        Assert.Null(await messenger.PersonalChatAsync(Cora, Channel, default));
    }

    [Fact]
    public async Task PersonalChat_ThatSlackCannotOpenJustNow_IsTriedAgain()
    {
        slack.Throttle("conversations.open", 120);
        Assert.Equal(new Sent(SendOutcome.TryLater), await messenger.SendAsync(Cora, Channel, Card, default));
        time.Advance(TimeSpan.FromSeconds(120));

        Assert.Equal(SendOutcome.Arrived, (await messenger.SendAsync(Cora, Channel, Card, default)).Outcome);
    }

    [Fact]
    public async Task Call_OfSomebodyWhoCannotBeWrittenTo_MentionsThemAlone()
    {
        await LoseCoraAsync();

        Assert.True(await messenger.CallAsync(Cora, Channel, NoticeCard.CallsYou(), default));
        var call = await slack.CallAsync("chat.postMessage");
        Assert.StartsWith($"<@{SlackCapture.Coordinator}> ", call.Text, StringComparison.Ordinal);
        Assert.Equal(
            $$"""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"{{SlackCapture.Coordinator}}"}]}]}""",
            call.Blocks![0]!.ToJsonString());
        Assert.True(call.Blocks.Count > 1);
    }

    [Fact]
    public async Task Call_OfSomebodyWhoCanBeWrittenTo_IsNotMade() => await AssertNotCalledAsync(Cora, Channel);

    [Fact]
    public async Task Call_OfSomebodyWhoIsNotThere_IsNotMade()
    {
        await LoseCoraAsync();
        slack.Workspace.Add(new FakeChannel(SlackCapture.Channel, [SlackCapture.Volunteer]));

        await AssertNotCalledAsync(Cora, Channel);
    }

    [Fact]
    public async Task Call_OfSomebodyElseWithTheSameId_IsNotMade()
    {
        var other = new PersonId("slack", SlackCapture.PartnerTeam, SlackCapture.Coordinator);
        slack.Refuse("conversations.open", "user_not_found");
        await messenger.PersonalChatAsync(other, Channel, default);

        await AssertNotCalledAsync(other, Channel);
    }

    [Fact]
    public async Task Call_WithAnIdThatIsNone_IsNotMade()
    {
        var person = new PersonId("slack", Team, "!channel");
        await messenger.PersonalChatAsync(person, Channel, default);

        await AssertNotCalledAsync(person, Channel);
    }

    [Fact]
    public async Task People_InAChannel_AreNamedWithoutBots() => Assert.Equal(
        ["Cora Coordinator", "Guest Person (guest)", "Vic Volunteer"], (await messenger.PeopleInAsync(Channel, default)).Select(person => person.Name).Order());

    [Fact]
    public async Task People_InASharedChannel_HaveTheirOwnHomes() =>
        Assert.Contains(Sam, (await messenger.PeopleInAsync(Shared, default)).Where(person => person.IsGuest).Select(person => person.Id));

    [Fact]
    public async Task People_InALargeChannel_AreReadFromTheWorkspacesListOnce()
    {
        var crowd = Crowd(400);
        slack.Workspace.Add(new FakeChannel(SlackCapture.Channel, [.. crowd, SlackCapture.Guest, SlackCapture.Outsider]));

        var people = await messenger.PeopleInAsync(Channel, default);
        await messenger.PeopleInAsync(Channel, default);

        Assert.Equal(402, people.Count);
        Assert.Equal([SlackCapture.Guest, SlackCapture.Outsider], people.Where(person => person.IsGuest).Select(person => person.Id.User).Order());
        Assert.Equal((3, 1), (slack.CountOf("users.list"), slack.CountOf("users.info")));
    }

    [Fact]
    public async Task People_InALargeChannelWhoseListCannotBeRead_AreNone()
    {
        slack.Workspace.Add(new FakeChannel(SlackCapture.Channel, Crowd(40)));
        slack.Refuse("users.list", "missing_scope");

        Assert.Empty(await messenger.PeopleInAsync(Channel, default));
        Assert.Equal(0, slack.CountOf("users.info"));
    }

    [Fact]
    public async Task People_WhenSlackDoesNotSay_AreNone()
    {
        slack.Refuse("conversations.members", "channel_not_found");

        Assert.Empty(await messenger.PeopleInAsync(Channel, default));
    }

    private List<Incoming> Noticings()
    {
        var all = new List<Incoming>();
        while (noticed.Waiting.TryRead(out var one))
        {
            all.Add(one);
        }

        return all;
    }

    private string[] Crowd(int many)
    {
        string[] crowd = [.. Enumerable.Range(1, many).Select(n => $"U0CROWD{n:D4}")];
        foreach (var user in crowd)
        {
            slack.Workspace.Add(new FakePerson(user, "Somebody"));
        }

        return crowd;
    }

    private async Task LoseCoraAsync()
    {
        slack.Refuse("conversations.open", "user_not_visible");
        await messenger.PersonalChatAsync(Cora, Channel, default);
    }

    private async Task AssertNotCalledAsync(PersonId person, Place place)
    {
        Assert.False(await messenger.CallAsync(person, place, NoticeCard.CallsYou(), default));
        Assert.Equal(0, slack.CountOf("chat.postMessage"));
    }

    private async Task HearAsync() => await directory.PlaceAsync(Team, SlackCapture.CoordinatorChat, SlackCapture.Coordinator, default);

    private sealed class NothingKept : IKeptCards
    {
        public ValueTask<string> KeepAsync(Place place, PersonId? only, Card card, CancellationToken ct) => ValueTask.FromResult("kept");

        public ValueTask<string> KeepHomeAsync(Place chat, PersonId only, Card card, CancellationToken ct) => ValueTask.FromResult("kept");

        public ValueTask<Card?> FindAsync(string name, Place place, Person reader, CancellationToken ct) => ValueTask.FromResult<Card?>(null);
    }
}
