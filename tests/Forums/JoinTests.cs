using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Forums;

public sealed class JoinTests : IDisposable
{
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor ben;
    private readonly Actor dee;
    private readonly Place channel;

    public JoinTests()
    {
        ann = scenario.Person("Ann");
        ben = scenario.Person("Ben");
        dee = scenario.Person("Dee");
        channel = scenario.Channel("general", ann, ben, dee);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Stranger_AsksForSomethingOfTheForums_IsShownTheWayIn()
    {
        await ForumAsync();

        var answer = await dee.Says("roles", channel);

        Assert.Equal("We have not met yet", answer.Card.Title);
        Assert.Contains(Walk.ButtonsOf(answer.Card), b => b.Title == "Ask to join");
    }

    [Fact]
    public async Task AskToJoin_Accepted_MakesAMemberAndTellsBoth()
    {
        var forum = await ForumAsync();

        var asked = await dee.Says("ask to join", channel);
        var answered = await ann.Presses(ann.Inbox[^1], "Accept");

        Assert.Contains("I have asked the chair", asked.Text);
        Assert.Contains("Dee asks to join Anytown", ben.Inbox[^1].Title);
        Assert.Contains("Dee is now a member", answered.Text);
        Assert.Contains("Dee is now a member", ann.Inbox[^1].Title);
        Assert.Contains("Welcome to Anytown", dee.Inbox[^1].Title);
        Assert.Equal(RoleSet.Of(Role.Member), (await scenario.ReadAsync(forum)).RolesOf(dee.Id));
        Assert.Equal(forum.Id, (await scenario.Store.FindAsync<PersonLink>(dee.Id.Key))!.Value.Current);
    }

    [Fact]
    public async Task AskToJoin_Declined_ChangesNothingAndTellsThemKindly()
    {
        var forum = await ForumAsync();
        await dee.Says("ask to join", channel);

        await ben.Presses(ben.Inbox[^1], "Decline");

        Assert.Contains("not been let into", dee.Inbox[^1].Title);
        Assert.Empty((await scenario.ReadAsync(forum)).Waiting);
        Assert.Null(await scenario.Store.FindAsync<PersonLink>(dee.Id.Key));
    }

    [Fact]
    public async Task AskToJoin_AgainAfterANo_TellsNobodyUntilADayHasPassed()
    {
        await ForumAsync();
        await dee.Says("ask to join", channel);
        await ben.Presses(ben.Inbox[^1], "Decline");

        var again = await dee.Says("ask to join", channel);
        Assert.Single(ann.Inbox);
        scenario.Clock.Advance(TimeSpan.FromDays(1));
        await dee.Says("ask to join", channel);

        Assert.Contains("talk to the chair in person", PlainText.Of(dee.Inbox[1]));
        Assert.False(again.Silent);
        Assert.Equal(2, ann.Inbox.Count);
    }

    [Fact]
    public async Task AskToJoin_Twice_AsksTheChairOnce()
    {
        await ForumAsync();
        await dee.Says("ask to join", channel);
        await dee.Says("ask to join", channel);

        Assert.Single(ann.Inbox);
    }

    [Fact]
    public async Task Accept_AfterTheDeputyAnswered_SaysSo()
    {
        await ForumAsync();
        await dee.Says("ask to join", channel);
        await ben.Presses(ben.Inbox[^1], "Accept");

        var late = await ann.Presses(ann.Inbox[^1], "Accept");

        Assert.Contains("no longer waiting", late.Text);
    }

    [Fact]
    public async Task Accept_PressedByTheStrangerThemselves_LooksLikeNothing()
    {
        var forum = await ForumAsync();
        await dee.Says("ask to join", channel);

        await dee.PressesVerb(Verbs.AcceptJoin, new { forum = forum.Id, person = dee.Id.Key });
        await dee.PressesVerb(Verbs.AcceptJoin, new { forum = forum.Id, person = dee.Id.Key }, channel);

        Assert.Equal(RoleSet.None, (await scenario.ReadAsync(forum)).RolesOf(dee.Id));
    }

    [Fact]
    public async Task Accept_WithAnInventedPerson_AddsNobody()
    {
        var forum = await ForumAsync();

        var answer = await ann.PressesVerb(Verbs.AcceptJoin, new { forum = forum.Id, person = "fake/tenant-9/mallory" });
        var nonsense = await ann.PressesVerb(Verbs.AcceptJoin, new { forum = forum.Id, person = "nonsense" });

        Assert.Contains("no longer waiting", answer.Text);
        Assert.Equal(NoticeCard.NotFound().Title, nonsense.Card.Title);
        Assert.Equal(2, (await scenario.ReadAsync(forum)).Memberships.Count);
    }

    [Fact]
    public async Task Accept_AndAnotherChangeAtTheSameMoment_LoseNothing()
    {
        var forum = await ForumAsync();
        var eve = scenario.Person("Eve");
        await dee.Says("ask to join", channel);
        await eve.Says("ask to join", channel);
        scenario.Store.BeforeCommit = async _ => await ben.PressesVerb(Verbs.AcceptJoin, new { forum = forum.Id, person = eve.Id.Key });

        await ann.PressesVerb(Verbs.AcceptJoin, new { forum = forum.Id, person = dee.Id.Key });

        var after = await scenario.ReadAsync(forum);
        Assert.True(after.RolesOf(dee.Id).Has(Role.Member));
        Assert.True(after.RolesOf(eve.Id).Has(Role.Member));
    }

    private Task<Forum> ForumAsync() => scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (ben, Role.Deputy));
}
