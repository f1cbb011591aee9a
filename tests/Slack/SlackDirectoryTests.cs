using ForumBot.Messaging;
using ForumBot.Slack;
using ForumBot.Tests.Slack.Web;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack;

/// <summary>Who somebody is in Slack at this moment, and who reads along in a place.</summary>
public sealed class SlackDirectoryTests : IAsyncLifetime
{
    private const string Team = SlackCapture.Team;
    private readonly SignallingTime time = new();
    private FakeSlack slack = null!;
    private SlackOut way = null!;
    private SlackChats chats = null!;
    private SlackDirectory directory = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        way = SlackOut.To(slack, time);
        chats = new(new InMemoryDocumentStore(), time);
        directory = new(way.Api, chats, time);
    }

    public async ValueTask DisposeAsync()
    {
        way.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task Person_OfTheWorkspace_IsWhoTheyAre() =>
        Assert.Equal(new Person(new("slack", Team, SlackCapture.Coordinator), "Cora Coordinator"), await PersonAsync(SlackCapture.Coordinator));

    [Fact]
    public async Task Person_WhoIsAGuest_IsNamedAsOne() =>
        Assert.Equal(new Person(new("slack", Team, SlackCapture.Guest), "Guest Person (guest)") { IsGuest = true }, await PersonAsync(SlackCapture.Guest));

    [Fact]
    public async Task Person_OfAnotherOrganisation_IsAtHomeThere() => Assert.Equal(
        new Person(new("slack", SlackCapture.PartnerTeam, SlackCapture.Outsider), "Sam Outsider (guest)") { IsGuest = true }, await PersonAsync(SlackCapture.Outsider));

    [Fact]
    public async Task Person_WhoIsDeactivated_IsNobody()
    {
        slack.Workspace.Add(new FakePerson("U0GONE00001", "Gone") { IsDeactivated = true });

        Assert.Equal(default, await directory.LookUpPersonAsync(Team, "U0GONE00001", default));
    }

    [Theory]
    [InlineData(SlackCapture.Bot)]
    [InlineData("U0UNKNOWN01")]
    public async Task Person_WhoIsABotOrUnknown_IsNobody(string user) => Assert.Null(await PersonAsync(user));

    [Fact]
    public async Task Person_AskedForAgain_IsKnownForFiveMinutes()
    {
        await PersonAsync(SlackCapture.Coordinator);
        slack.Workspace.Add(new FakePerson(SlackCapture.Coordinator, "Cora Coordinator") { IsGuest = true });
        time.Advance(TimeSpan.FromSeconds(299));
        Assert.False((await PersonAsync(SlackCapture.Coordinator))!.IsGuest);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await PersonAsync(SlackCapture.Coordinator))!.IsGuest);
    }

    [Fact]
    public async Task Person_WhoChanged_IsAskedForAtOnce()
    {
        await PersonAsync(SlackCapture.Coordinator);
        slack.Workspace.Add(new FakePerson(SlackCapture.Coordinator, "Cora Coordinator") { IsDeactivated = true });
        directory.ForgetPerson(Team, SlackCapture.Coordinator);

        Assert.Null(await PersonAsync(SlackCapture.Coordinator));
    }

    [Fact]
    public async Task Person_WhenSlackCannotBeAsked_IsNobodyUntilItCan()
    {
        await PersonAsync(SlackCapture.Coordinator);
        time.Advance(TimeSpan.FromMinutes(5));
        slack.Throttle("users.info", 3600);

        Assert.Equal(new(null, CouldNotAsk: true), await directory.LookUpPersonAsync(Team, SlackCapture.Coordinator, default));
        Assert.Null(await PersonAsync(SlackCapture.Coordinator));
        time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(await PersonAsync(SlackCapture.Coordinator));
    }

    [Theory]
    [InlineData(SlackCapture.Channel, false)]
    [InlineData(SlackCapture.SharedChannel, true)]
    public async Task Place_ThatTheBotIsIn_SaysWhoReadsAlong(string channel, bool outsiders) => Assert.Equal(
        new Place(new("slack", Team, channel), PlaceKind.Channel) { HasOutsiders = outsiders },
        await directory.PlaceAsync(Team, channel, SlackCapture.Coordinator, default));

    [Fact]
    public async Task Place_OfAFew_IsAGroup()
    {
        slack.Workspace.Add(new FakeChannel("G0FEW000001", [SlackCapture.Coordinator]) { IsGroupChat = true });

        Assert.Equal(PlaceKind.Group, (await directory.PlaceAsync(Team, "G0FEW000001", SlackCapture.Coordinator, default))?.Kind);
    }

    [Fact]
    public async Task Place_ThatTheBotIsNotIn_IsNone()
    {
        slack.Workspace.Add(new FakeChannel("C0ELSE00001", [SlackCapture.Coordinator]) { HasBot = false });

        Assert.Null(await directory.PlaceAsync(Team, "C0ELSE00001", SlackCapture.Coordinator, default));
        Assert.Null(await directory.PlaceAsync(Team, "D0TWOPEOPLE", SlackCapture.Coordinator, default));
    }

    [Fact]
    public async Task Place_ThatIsOnesOwnChat_IsThatPersonsAlone()
    {
        Assert.Equal(
            new Place(new("slack", Team, SlackCapture.CoordinatorChat), PlaceKind.Personal),
            await directory.PlaceAsync(Team, SlackCapture.CoordinatorChat, SlackCapture.Coordinator, default));
        Assert.Null(await directory.PlaceAsync(Team, SlackCapture.CoordinatorChat, SlackCapture.Volunteer, default));
        Assert.Equal(new SlackChat(Team, SlackCapture.CoordinatorChat), await chats.FindAsync(Team, new("slack", Team, SlackCapture.Coordinator), default));
    }

    [Fact]
    public async Task Place_ThatWasSharedSince_SaysSoAtOnce()
    {
        await directory.PlaceAsync(Team, SlackCapture.Channel, SlackCapture.Coordinator, default);
        slack.Workspace.Add(new FakeChannel(SlackCapture.Channel, []) { IsExternallyShared = true });
        directory.ForgetPlace(Team, SlackCapture.Channel);

        Assert.True((await directory.PlaceAsync(Team, SlackCapture.Channel, SlackCapture.Coordinator, default))!.HasOutsiders);
    }

    [Fact]
    public async Task Place_WhenSlackCannotBeAsked_IsNone()
    {
        slack.Throttle("conversations.info", 3600);

        Assert.Equal(new(null, CouldNotAsk: true), await directory.LookUpPlaceAsync(Team, SlackCapture.Channel, SlackCapture.Coordinator, default));
    }

    [Fact]
    public async Task Name_OfAChannel_IsAsPeopleSeeItAndForAllUnlessItIsPrivate()
    {
        slack.Workspace.Add(new FakeChannel("C1OPEN", []) { Name = "inspection" });
        slack.Workspace.Add(new FakeChannel("C2SHUT", []) { Name = "q&amp;a-&lt;us&gt;", IsPrivate = true });

        Assert.Equal(new PlaceName("#inspection", IsForAll: true), await directory.NameOfAsync(Team, "C1OPEN", default));
        Assert.Equal(new PlaceName("#q&a-<us>", IsForAll: false), await directory.NameOfAsync(Team, "C2SHUT", default));
    }

    [Fact]
    public async Task Name_OfAChatOrWhereSlackCannotBeAsked_IsNone()
    {
        slack.Workspace.Add(new FakeChannel("G1CHAT", []) { Name = "mpdm-ann--bob-1", IsGroupChat = true });

        Assert.Null(await directory.NameOfAsync(Team, "G1CHAT", default));
        Assert.Null(await directory.NameOfAsync(Team, "C9NOWHERE", default));
        slack.Throttle("conversations.info", 3600);
        Assert.Null(await directory.NameOfAsync(Team, SlackCapture.Channel, default));
    }

    private ValueTask<Person?> PersonAsync(string user) => directory.PersonAsync(Team, user, default);
}
