using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Teams;

public sealed class TeamsDirectoryTests : IDisposable
{
    private const string Team = "19:general@thread.tacv2";
    private const string OtherTenant = "11111111-1111-4111-8111-111111111112";
    private const string Elsewhere = "https://smba.trafficmanager.net/emea/";
    private static readonly PersonId Alex = new("teams", Captured.Tenant, Captured.Alex);
    private static readonly Place Group = In("19:group-chat@thread.v2", PlaceKind.Group);
    private static readonly Place Chat = In("a:alex", PlaceKind.Personal);
    private static readonly Place Channel = In("19:announcements@thread.tacv2", PlaceKind.Channel);
    private readonly FakeTimeProvider time = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly InMemoryDocumentStore store = new();
    private readonly TeamsDirectory directory;

    public TeamsDirectoryTests() => directory = new(store, new(time), time, NullLogger<TeamsDirectory>.Instance);

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Learn_TheSameTwice_WritesOnce()
    {
        await HearAsync(Group);
        var once = store.Commits;
        await HearAsync(Group);

        Assert.Equal(2, once);
        Assert.Equal(once, store.Commits);
    }

    [Fact]
    public async Task Learn_ANewAddress_KeepsItsPathAndThatTheBotIsInstalled()
    {
        await HearAsync(Group);
        await directory.MarkInstalledAsync(Group.Id, default);
        await HearAsync(Group, url: Elsewhere);

        Assert.Equal(new TeamsConversation(Elsewhere, Captured.Bot, true), await directory.FindAsync(Group.Id, default));
        Assert.Equal(new TeamsConversation(Elsewhere, Captured.Bot, true), (await store.FindAsync<TeamsConversation>(Group.Id.Key))?.Value);
        Assert.Equal(Elsewhere, (await directory.FindAsync(Alex, default))?.ServiceUrl);
    }

    [Theory]
    [InlineData("group-installed", "the chat “Steering group”")]
    [InlineData("channel-installed", "the channel “Announcements” of the team “Parent Carer Forum”")]
    [InlineData("group-mention", null)]
    public async Task Name_OfAPlace_IsAsTeamsLastSaidIt(string capture, string? name)
    {
        var arrived = (Translation.Event)new Translator(time).Translate(Captured.Activity(capture));
        await directory.LearnAsync(arrived, default);
        // Most activities name nothing.
        await directory.LearnAsync(arrived with { Names = default }, default);

        Assert.Equal(name is null ? null : new PlaceName(name, IsForAll: false), await directory.NameOfAsync(arrived.Incoming.Place, default));
    }

    [Fact]
    public async Task Name_OfATeamsFirstChannel_IsGeneral()
    {
        var arrived = (Translation.Event)new Translator(time).Translate(Captured.Activity("channel-installed"));
        var general = In(Team, PlaceKind.Channel);
        await directory.LearnAsync(arrived with { Incoming = arrived.Incoming with { Place = general }, Names = default }, default);

        Assert.Equal("the channel “General”", (await directory.NameOfAsync(general, default))?.Words);
        Assert.Null(await directory.NameOfAsync(In("19:elsewhere@thread.tacv2", PlaceKind.Channel), default));
    }

    [Fact]
    public async Task Learn_InSomebodysOwnChat_KnowsWhoseItIs()
    {
        await HearAsync(Chat);

        Assert.Equal(Alex, await directory.WhoseAsync(Chat, default));
        Assert.Equal(new TeamsPerson("29:user-alex", Captured.Loopback, Captured.Bot, "a:alex"), await directory.FindAsync(Alex, default));
    }

    [Fact]
    public async Task Learn_OfSomebodyWithAChatFromAPlaceWithAnotherAddress_WritesNothingAboutThem()
    {
        await HearAsync(Chat);
        await HearAsync(Group, url: Elsewhere);
        var before = store.Commits;

        await HearAsync(Chat);
        await HearAsync(Group, url: Elsewhere);

        Assert.Equal(before, store.Commits);
    }

    [Fact]
    public async Task Learn_WhileSomebodyElseWrites_TakesTheirsIntoAccount()
    {
        store.BeforeCommit = async _ => await store.CommitAsync(
            [DocumentWrite.New(Group.Id.Key, new TeamsConversation("http://127.0.0.1:1", "28:old", true))]);

        await HearAsync(Group);

        Assert.Equal(new TeamsConversation(Captured.Loopback, Captured.Bot, true), await directory.FindAsync(Group.Id, default));
    }

    [Fact]
    public async Task Learn_WhileTheStoreFails_IsKnownAndSavedTheNextTime()
    {
        store.BeforeFind = _ => throw new IOException("Full.");
        await HearAsync(Group);
        store.BeforeFind = null;

        Assert.Equal(new TeamsConversation(Captured.Loopback, Captured.Bot, false), await directory.FindAsync(Group.Id, default));
        Assert.Null(await store.FindAsync<TeamsConversation>(Group.Id.Key));
        await HearAsync(Group);
        Assert.NotNull(await store.FindAsync<TeamsConversation>(Group.Id.Key));
        Assert.NotNull(await store.FindAsync<TeamsPerson>(Alex.Key));
    }

    [Theory]
    [InlineData(ConnectorOutcome.ConversationGone, 404, true, true)]
    [InlineData(ConnectorOutcome.Removed, 403, true, true)]
    [InlineData(ConnectorOutcome.BlockedByPerson, 403, true, true)]
    [InlineData(ConnectorOutcome.NotInstalled, 403, true, true)]
    [InlineData(ConnectorOutcome.NotAllowed, 403, false, true)]
    [InlineData(ConnectorOutcome.MessageGone, 404, false, false)]
    [InlineData(ConnectorOutcome.MemberGone, 404, false, false)]
    [InlineData(ConnectorOutcome.Throttled, 429, false, false)]
    [InlineData(ConnectorOutcome.Unreachable, 503, false, false)]
    [InlineData(ConnectorOutcome.NotSignedIn, 401, false, false)]
    [InlineData(ConnectorOutcome.WrongHost, 403, false, false)]
    [InlineData(ConnectorOutcome.TooBig, 413, false, false)]
    [InlineData(ConnectorOutcome.Refused, 400, false, false)]
    [InlineData(ConnectorOutcome.ForbiddenAddress, 0, false, false)]
    [InlineData(ConnectorOutcome.Done, 201, false, false)]
    internal async Task Outcome_OfEachKind_LosesThePlaceOrKeepsIt(ConnectorOutcome outcome, int status, bool losesGroup, bool losesChat)
    {
        await HearAsync(Group);
        await HearAsync(Chat);

        await directory.HeedAsync(Group, new ConnectorResult(outcome, status), default);
        await directory.HeedAsync(Chat, new ConnectorResult(outcome, status), default);

        Assert.Equal(losesGroup, await directory.FindAsync(Group.Id, default) is null);
        Assert.Equal(losesChat, await directory.FindAsync(Chat.Id, default) is null);
        var alex = await directory.FindAsync(Alex, default);
        Assert.Equal(losesChat ? (null, Now()) : ("a:alex", (Instant?)null), (alex!.PersonalChat, alex.UnreachableSince));
        Assert.False(await directory.IsPausedAsync(Captured.Tenant, default));
    }

    [Theory]
    [InlineData(ConnectorOutcome.NotInstalled, 403, true)]
    [InlineData(ConnectorOutcome.NotAllowed, 403, true)]
    [InlineData(ConnectorOutcome.BlockedByPerson, 403, true)]
    [InlineData(ConnectorOutcome.MemberGone, 404, true)]
    [InlineData(ConnectorOutcome.Throttled, 429, false)]
    [InlineData(ConnectorOutcome.Unreachable, 500, false)]
    [InlineData(ConnectorOutcome.NotSignedIn, 401, false)]
    [InlineData(ConnectorOutcome.WrongHost, 403, false)]
    [InlineData(ConnectorOutcome.Refused, 400, false)]
    internal async Task Outcome_OfAskingForAChat_MakesSomebodyUnreachableOrNot(ConnectorOutcome outcome, int status, bool unreachable)
    {
        await HearAsync(Group);

        await directory.HeedAsync(Alex, new ConnectorResult(outcome, status), default);

        Assert.Equal(unreachable ? Now() : null, (await directory.FindAsync(Alex, default))!.UnreachableSince);
    }

    [Fact]
    public async Task Unreachable_OnceMore_IsSoSinceTheFirstTime()
    {
        await LoseAlexAsync();
        var first = Now();
        time.Advance(TimeSpan.FromHours(1));

        await LoseAlexAsync();

        Assert.Equal(first, (await directory.FindAsync(Alex, default))!.UnreachableSince);
    }

    [Fact]
    public async Task Unreachable_AfterARestart_IsStillSo()
    {
        await LoseAlexAsync();
        using var later = new TeamsDirectory(store, new(time), time, NullLogger<TeamsDirectory>.Instance);

        Assert.Equal(Now(), (await later.FindAsync(Alex, default))!.UnreachableSince);
    }

    [Fact]
    public async Task Unreachable_WhoSpeaksInASharedPlace_StaysSo()
    {
        await LoseAlexAsync();
        await HearAsync(Group, url: Elsewhere);

        Assert.NotNull((await directory.FindAsync(Alex, default))!.UnreachableSince);
    }

    [Fact]
    public async Task Unreachable_WhoSpeaksInTheirOwnChat_IsSoNoMore()
    {
        await LoseAlexAsync();
        await HearAsync(Chat);

        Assert.Equal(new TeamsPerson("29:user-alex", Captured.Loopback, Captured.Bot, "a:alex"), await directory.FindAsync(Alex, default));
    }

    [Theory]
    [InlineData(Captured.Tenant, false)]
    [InlineData(OtherTenant, true)]
    public async Task Unreachable_WhenATeamGetsTheBot_IsWorthAnotherTryInThatTenantAlone(string installedIn, bool stillUnreachable)
    {
        await LoseAlexAsync();
        await directory.MarkInstalledAsync(In("19:new@thread.tacv2", PlaceKind.Channel, installedIn).Id, default);

        Assert.Equal(stillUnreachable, (await directory.FindAsync(Alex, default))!.UnreachableSince is not null);
    }

    [Fact]
    public async Task Loss_OfAnOldChat_LeavesTheNewOne()
    {
        await HearAsync(In("a:old", PlaceKind.Personal));
        await HearAsync(Chat);
        await directory.HeedAsync(In("a:old", PlaceKind.Personal), new ConnectorResult(ConnectorOutcome.ConversationGone, 404), default);

        var alex = await directory.FindAsync(Alex, default);
        Assert.Equal(("a:alex", null), (alex!.PersonalChat, alex.UnreachableSince));
    }

    [Fact]
    public async Task Loss_OfAThread_LeavesItsChannel()
    {
        await HearAsync(Channel, team: Team);
        await directory.HeedAsync(Channel with { Thread = "1" }, new ConnectorResult(ConnectorOutcome.ConversationGone, 404), default);

        Assert.NotNull(await directory.FindAsync(Channel.Id, default));
    }

    [Fact]
    public async Task Move_ToAnotherHost_IsRemembered()
    {
        await HearAsync(Group);
        await directory.HeedAsync(Group, new ConnectorResult(ConnectorOutcome.Done, 201, "1", MovedTo: Elsewhere), default);

        Assert.Equal(Elsewhere, (await directory.FindAsync(Group.Id, default))!.ServiceUrl);
    }

    [Fact]
    public async Task Tenant_ThatBlocksTheBot_IsPausedUntilItIsHeard()
    {
        await HearAsync(Group);
        await directory.HeedAsync(Group, new ConnectorResult(ConnectorOutcome.TenantBlocked, 403), default);
        using var later = new TeamsDirectory(store, new(time), time, NullLogger<TeamsDirectory>.Instance);

        Assert.True(await later.IsPausedAsync(Captured.Tenant, default));
        Assert.False(await later.IsPausedAsync(OtherTenant, default));
        Assert.NotNull(await later.FindAsync(Group.Id, default));

        await HearAsync(In("19:group-chat@thread.v2", PlaceKind.Group, OtherTenant));
        Assert.True(await directory.IsPausedAsync(Captured.Tenant, default));

        await HearAsync(Chat);
        Assert.False(await directory.IsPausedAsync(Captured.Tenant, default));
    }

    [Fact]
    public async Task Going_OfATeam_IsEveryChannelOfItAndNoOther()
    {
        var general = In(Team, PlaceKind.Channel);
        await HearAsync(Channel, team: Team);
        await HearAsync(general, team: Team);
        await HearAsync(In("19:other@thread.tacv2", PlaceKind.Channel), team: "19:another-team@thread.tacv2");
        await HearAsync(In("19:theirs@thread.tacv2", PlaceKind.Channel, OtherTenant), team: Team);
        await HearAsync(Group);

        Assert.Equal([general, Channel], await directory.GoingAsync(general, Team, default));
        Assert.Equal([Channel], await directory.GoingAsync(Channel, null, default));
    }

    [Fact]
    public async Task Forget_SomebodysOwnChat_ForgetsThemToo()
    {
        await HearAsync(Chat);

        await directory.ForgetAsync(Chat, Alex, default);

        Assert.Null(await store.FindAsync<TeamsConversation>(Chat.Id.Key));
        Assert.Null(await store.FindAsync<TeamsPerson>(Alex.Key));
        Assert.Null(await directory.FindAsync(Alex, default));
    }

    [Fact]
    public async Task Forget_ASharedPlace_ForgetsNobody()
    {
        await HearAsync(Group);

        await directory.ForgetAsync(Group, Alex, default);

        Assert.Null(await directory.FindAsync(Group.Id, default));
        Assert.NotNull(await directory.FindAsync(Alex, default));
    }

    private static Place In(string conversation, PlaceKind kind, string tenant = Captured.Tenant) => new(new("teams", tenant, conversation), kind);

    private async Task LoseAlexAsync()
    {
        await HearAsync(Group);
        await directory.HeedAsync(Alex, new ConnectorResult(ConnectorOutcome.NotInstalled, 403), default);
    }

    private ValueTask HearAsync(Place place, string url = Captured.Loopback, string? team = null)
    {
        var said = new IncomingMessage("d", new(new("teams", place.Id.Tenant, Captured.Alex), "Alex"), place, Now(), "hello", []);
        return directory.LearnAsync(
            new Translation.Event(said, new(url, Captured.Bot, place.Id.Conversation), "29:user-alex", [], Awaited.Nothing) { Team = team }, default);
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
