using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Forums;

public sealed class RolesTests : IDisposable
{
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor ben;
    private readonly Actor cat;
    private readonly Actor lee;
    private readonly Place channel;

    public RolesTests()
    {
        ann = scenario.Person("Ann");
        ben = scenario.Person("Ben");
        cat = scenario.Person("Cat");
        lee = scenario.Person("Lee");
        channel = scenario.Channel("general", ann, ben, cat, lee);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Roles_AskedByTheChairInAChannel_AreShownInTheirOwnChat()
    {
        await ForumAsync();

        var answer = await ann.Says("roles", channel);

        Assert.Contains("Chair: Ann (since Monday 1 March)", answer.Text);
        Assert.Equal("I have answered you in our own chat", scenario.Messenger.In(channel).Single().Title);
        Assert.Equal("Who does what in Anytown", ann.Inbox.Single().Title);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Representative)]
    [InlineData(Role.NoteTaker)]
    [InlineData(Role.Lano)]
    [InlineData(Role.LanoDeputy)]
    [InlineData(Role.TechnicalAdmin)]
    public async Task Roles_AskedByAnyoneElse_AreTheChairsAndShowNothing(Role role)
    {
        await ForumAsync((cat, role));

        Assert.Equal("That is for the chair", (await cat.Says("roles")).Card.Title);
        Assert.Equal(NoticeCard.NotFound().Title, (await cat.PressesVerb(Verbs.ShowRoles)).Card.Title);
        var give = await cat.PressesVerb(Verbs.GiveRole, new { person = cat.Id.Key, role = "Chair" });
        Assert.Equal(NoticeCard.NotFound().Title, give.Card.Title);
    }

    [Fact]
    public async Task GiveRole_ToSomebodyInTheChannel_LetsThemInAndTellsThem()
    {
        var forum = await ForumAsync();
        var card = (await ann.Says("roles")).Card;

        var answer = await ann.Presses(card, "Give role", new { person = lee.Id.Key, role = "Lano" });

        Assert.Contains("Lee was given the role LANO", answer.Text);
        Assert.Contains("Your role in Anytown has changed", lee.Inbox.Single().Title);
        Assert.Equal(RoleSet.Of(Role.Lano), (await scenario.ReadAsync(forum)).RolesOf(lee.Id));
    }

    [Fact]
    public async Task GiveRole_ToAForgedPerson_IsRefused()
    {
        var forum = await ForumAsync();
        var card = (await ann.Says("roles")).Card;

        var answer = await ann.Presses(card, "Give role", new { person = "fake/tenant-9/mallory", role = "Deputy" });

        Assert.Contains("Pick a person from the list", answer.Text);
        Assert.Equal(2, (await scenario.ReadAsync(forum)).Memberships.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Emperor")]
    [InlineData("0")]
    public async Task GiveRole_ThatDoesNotExist_IsRefused(string role)
    {
        await ForumAsync();
        var card = (await ann.Says("roles")).Card;

        Assert.Contains("Pick a role from the list", (await ann.Presses(card, "Give role", new { person = cat.Id.Key, role })).Text);
    }

    [Fact]
    public async Task HandOver_TheChair_MovesItAndTheOldChairCanNoLongerGiveRoles()
    {
        var forum = await ForumAsync();
        var card = (await ann.Says("roles")).Card;

        await ann.Presses(card, "Hand over my role", new { person = ben.Id.Key, role = "Chair" });
        var late = await ann.Presses(card, "Give role", new { person = ann.Id.Key, role = "Chair" });

        Assert.Equal([ben.Self], (await scenario.ReadAsync(forum)).Holding(Role.Chair));
        Assert.Equal(NoticeCard.NotFound().Title, late.Card.Title);
    }

    [Fact]
    public async Task TakeBack_FromTheLastMemberRole_TakesTheForumOutOfTheirChat()
    {
        await ForumAsync((cat, Role.Member));
        var card = (await ann.Says("roles")).Card;

        await ann.Presses(card, "Take the role away", new { person = cat.Id.Key, role = "Member" });

        Assert.Null(await scenario.Store.FindAsync<PersonLink>(cat.Id.Key));
        Assert.DoesNotContain("Anytown", (await cat.Says("settings")).Text);
    }

    [Fact]
    public async Task Roles_WithAMention_HavePickedThatPerson()
    {
        await ForumAsync();

        var answer = await ann.Says("roles", channel, cat.Self);

        Assert.Contains("Who? Cat (not in the forum yet)", answer.Text);
    }

    [Fact]
    public async Task GiveRole_ToTheLastOfVeryManyPeople_Works()
    {
        var forum = await ForumAsync([.. Enumerable.Range(0, 150).Select(i => (scenario.Person($"Member {i}"), Role.Member))]);

        var card = (await ann.Says("roles")).Card;
        var forms = Walk.FieldsOf(card).OfType<ChoiceField>().First();
        var answer = await ann.Presses(card, "Give role", new { person = lee.Id.Key, role = "Lano" });
        var mentioned = (await ann.Says("roles", channel, lee.Self)).Card;

        Assert.Equal(ForumPeople.MostListed, forms.Choices.Count);
        Assert.Contains("54 more do not fit in this list", PlainText.Of(card));
        Assert.Contains("Lee was given the role LANO", answer.Text);
        Assert.Contains("Who?: Lee (LANO)", PlainText.Of(mentioned).Replace($" ({Walk.FieldsOf(mentioned).First().Hint})", ""));
        Assert.True((await scenario.ReadAsync(forum)).RolesOf(lee.Id).Has(Role.Lano));
    }

    [Fact]
    public async Task TwoChairs_LeavingAtTheSameMoment_LeaveOneChair()
    {
        var forum = await ForumAsync((cat, Role.Chair));
        scenario.Store.BeforeCommit = async _ => await cat.PressesVerb(Verbs.LeaveForum);

        var answer = await ann.PressesVerb(Verbs.LeaveForum);

        Assert.Contains("A forum needs a chair", answer.Text);
        Assert.Equal([ann.Self], (await scenario.ReadAsync(forum)).Holding(Role.Chair));
    }

    [Fact]
    public async Task Roles_OfEarlierHolders_StandInTheHistory()
    {
        await ForumAsync((cat, Role.NoteTaker));
        scenario.Clock.Advance(TimeSpan.FromDays(7));
        var card = (await ann.Says("roles")).Card;

        var answer = await ann.Presses(card, "Take the role away", new { person = cat.Id.Key, role = "NoteTaker" });

        Assert.Contains("Cat: note-taker, Monday 1 March to Monday 8 March", answer.Text);
    }

    private Task<Forum> ForumAsync(params (Actor, Role)[] more) =>
        scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, [(ann, Role.Chair), (ben, Role.Deputy), .. more]);
}
