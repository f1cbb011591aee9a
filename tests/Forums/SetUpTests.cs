using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Forums;

public sealed class SetUpTests : IDisposable
{
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor ben;
    private readonly Place channel;

    public SetUpTests()
    {
        ann = scenario.Person("Ann");
        ben = scenario.Person("Ben");
        channel = scenario.Channel("general", ann, ben);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task BotAdded_Twice_SaysHelloOnce()
    {
        var first = await scenario.Added(ann, channel);
        var second = await scenario.Added(ann, channel);

        Assert.Contains("Set up a forum", first.Text);
        Assert.True(second.Silent);
    }

    [Fact]
    public async Task SetUp_OfAChannelHandedInElsewhere_ChangesNothingAndSaysWhereToGo()
    {
        var form = await OpenFormAsync();
        var button = form.Buttons.OfType<Execute>().Single(b => b.Verb == Verbs.SetUpForum);

        var answer = await ann.PressesVerb(button.Verb, new Dictionary<string, string>(button.Keys) { ["name"] = "Anytown PCF", ["area"] = "Anytown" });

        Assert.Equal("Please set up the forum where it talks", answer.Card.Title);
        Assert.Empty(await scenario.Store.AllAsync<Forum>());
    }

    [Fact]
    public async Task BotAdded_AgainAfterItWasRemoved_SaysHelloAgain()
    {
        await scenario.Added(ann, channel);
        await scenario.Removed(ann, channel);

        Assert.False((await scenario.Added(ann, channel)).Silent);
    }

    [Fact]
    public async Task BotAdded_WhereAForumTalks_SaysNothing()
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));

        Assert.True((await scenario.Added(ann, channel)).Silent);
    }

    [Fact]
    public async Task SetUp_ByTheChairInAChannel_MakesTheForumForEverybodyToSee()
    {
        var form = await OpenFormAsync();
        var ready = await ann.Presses(form, "Set up", new { name = "Anytown PCF", area = "Anytown", audience = "ForumOnly" });

        Assert.Contains("Anytown PCF is set up", ready.Text);
        Assert.Equal("Anytown PCF is set up", scenario.Messenger.In(channel).Single().Title);
        var forum = await OnlyForumAsync();
        Assert.Equal([ann.Self], forum.Holding(Role.Chair));
        Assert.Equal(Audience.ForumOnly, forum.AudienceOf(channel));
        Assert.Equal(forum.Id, (await scenario.Store.FindAsync<PlaceLink>(channel.Id.Key))!.Value.ForumId);
        Assert.Equal(forum.Id, (await scenario.Store.FindAsync<PersonLink>(ann.Id.Key))!.Value.Current);
    }

    [Fact]
    public async Task SetUp_WithoutAWordOnReaders_IsAsCautiousAsCanBe()
    {
        var form = await OpenFormAsync();
        await ann.Presses(form, "Set up", new { name = "Anytown PCF", area = "Anytown" });

        Assert.Equal(Audience.Open, (await OnlyForumAsync()).AudienceOf(channel));
    }

    [Fact]
    public async Task SetUp_NamingAnotherChair_TellsThemAndKeepsTheFounderAsMember()
    {
        var form = await OpenFormAsync();
        await ann.Presses(form, "Set up", new { name = "Anytown PCF", area = "Anytown", chair = ben.Id.Key });

        var forum = await OnlyForumAsync();
        Assert.Equal([ben.Self], forum.Holding(Role.Chair));
        Assert.Equal(RoleSet.Of(Role.Member), forum.RolesOf(ann.Id));
        Assert.Contains("You are the chair of Anytown PCF", ben.Inbox.Single().Title);
    }

    [Fact]
    public async Task SetUp_NamingAnotherChair_LeavesItToThemToSayWhoReads()
    {
        var form = await OpenFormAsync();
        var ready = await ann.Presses(
            form, "Set up", new { name = "Anytown PCF", area = "Anytown", chair = ben.Id.Key, audience = "ForumOnly" });

        Assert.Equal(Audience.Open, (await OnlyForumAsync()).AudienceOf(channel));
        Assert.Contains("Who can read this conversation: I treat it as open to anyone", ready.Text);
    }

    [Fact]
    public async Task SetUp_AForgedChair_IsRefusedWithASentence()
    {
        var form = await OpenFormAsync();
        var answer = await ann.Presses(form, "Set up", new { name = "Anytown PCF", area = "Anytown", chair = "fake/tenant-9/mallory" });

        Assert.Contains("Choose the chair from the list", answer.Text);
        Assert.Empty(await scenario.Store.AllAsync<Forum>());
    }

    [Fact]
    public async Task SetUp_HalfFilled_KeepsWhatWasTypedAndSaysWhatIsMissing()
    {
        var form = await OpenFormAsync();
        var answer = await ann.Presses(form, "Set up", new { name = "Anytown PCF", audience = "ForumAndArea" });

        Assert.Contains("Type the council area", answer.Text);
        Assert.Contains("What is your forum called? Anytown PCF", answer.Text);
        Assert.Contains("Forum members and council officers", answer.Text);
        Assert.Empty(await scenario.Store.AllAsync<Forum>());
    }

    [Fact]
    public async Task SetUp_ByTwoPeopleAtOnce_MakesOneForum()
    {
        var annsForm = await OpenFormAsync();
        var bensForm = (await ben.Presses(scenario.Messenger.In(channel)[0], "Set up a forum")).Card;
        Answer? bens = null;
        scenario.Store.BeforeCommit = async _ =>
            bens = await ben.Presses(bensForm, "Set up", new { name = "Ben’s PCF", area = "Anytown" });

        var anns = await ann.Presses(annsForm, "Set up", new { name = "Ann’s PCF", area = "Anytown" });

        Assert.Contains("Ben’s PCF is set up", bens!.Text);
        Assert.Contains("Somebody was quicker", anns.Text);
        Assert.Equal("Ben’s PCF", (await OnlyForumAsync()).Name);
        Assert.Null(await scenario.Store.FindAsync<PersonLink>(ann.Id.Key));
    }

    [Fact]
    public async Task SetUp_WhereAForumTalks_IsRefused()
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));

        Assert.Contains("has a forum already", (await ben.Says("set up", channel)).Text);
    }

    [Fact]
    public async Task SetUp_InOnesOwnChatPressedTwice_MakesOneForum()
    {
        var form = (await ann.Says("set up")).Card;
        await ann.Presses(form, "Set up", new { name = "Anytown PCF", area = "Anytown" });
        await ann.PressesVerb(Verbs.SetUpForum, new { name = "Anytown PCF", area = "Anytown", chair = "me" });

        Assert.Empty((await OnlyForumAsync()).Places);
    }

    [Fact]
    public async Task SetUp_InASecondPlaceByTheChair_OffersThePlaceToTheForum()
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        var second = scenario.Channel("second", ann, ben);

        var offer = await ann.Says("set up", second);
        var which = await ann.Presses(offer.Card, "Use it for my forum");
        var taken = await ann.Presses(which.Card, "Use this place for Anytown");

        Assert.Contains("now for Anytown", taken.Text);
        Assert.Equal(Audience.Open, (await scenario.ReadAsync(forum)).AudienceOf(second));
    }

    [Fact]
    public async Task AnythingSaid_InASecondPlaceByTheChair_NamesNoForumBeforeTheOthers()
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        var second = scenario.Channel("second", ann, ben);

        var offer = await ann.Says("roles", second);
        var which = await ann.Presses(offer.Card, "Use it for my forum");
        var others = await ben.Presses(offer.Card, "Use it for my forum");

        Assert.DoesNotContain("Anytown", offer.Text);
        Assert.DoesNotContain(Walk.ButtonsOf(offer.Card).OfType<Execute>(), b => b.Keys.Values.Contains(forum.Id));
        Assert.Single(scenario.Messenger.In(second));
        Assert.IsType<OnlyYou>(Assert.Single(which.Outcome.Replies));
        Assert.DoesNotContain("Anytown", others.Text);
    }

    [Fact]
    public async Task UsePlace_ForAForumOneDoesNotLead_DoesNothing()
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (ben, Role.Member));
        var stranger = scenario.Person("Mallory");
        var second = scenario.Channel("second", ben, stranger);

        var asMember = await ben.PressesVerb(Verbs.UsePlace, new { use = forum.Id }, second);
        var asStranger = await stranger.PressesVerb(Verbs.UsePlace, new { use = forum.Id }, second);

        Assert.Contains("Only the chair or a deputy", asMember.Text);
        Assert.Equal(NoticeCard.NotFound().Title, asStranger.Card.Title);
        Assert.Equal([channel.Id.Key], (await scenario.ReadAsync(forum)).Places.Keys);
    }

    [Fact]
    public async Task BotRemoved_FromAForumsPlace_ForgetsThePlaceAndKeepsTheForum()
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));

        await scenario.Removed(ben, channel);

        Assert.Empty((await scenario.ReadAsync(forum)).Places);
        Assert.Null(await scenario.Store.FindAsync<PlaceLink>(channel.Id.Key));
    }

    [Fact]
    public async Task BotRemoved_FromAForumsPlace_IsToldOnceToThoseWhoLeadInTheirOwnChats()
    {
        var cat = scenario.Person("Cat");
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (ben, Role.Deputy), (cat, Role.Member));

        await scenario.Removed(cat, channel);
        await scenario.Removed(cat, channel);

        Assert.All((Actor[])[ann, ben], lead => Assert.Contains("I have lost a conversation of Anytown", Assert.Single(lead.Inbox).Title));
        Assert.Contains("say “set up” there", PlainText.Of(ann.Inbox[0]));
        Assert.Empty(cat.Inbox);
        Assert.Empty(scenario.Messenger.In(channel));
    }

    [Fact]
    public async Task BotRemoved_FromAPlaceOfNoForum_IsToldToNobody()
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));

        await scenario.Removed(ben, scenario.Channel("another", ann, ben));

        Assert.Empty(scenario.Messenger.Messages);
    }

    private async Task<Card> OpenFormAsync()
    {
        var hello = await scenario.Added(ann, channel);
        return (await ann.Presses(hello.Card, "Set up a forum")).Card;
    }

    private async Task<Forum> OnlyForumAsync() => Assert.Single(await scenario.Store.AllAsync<Forum>()).Value;
}
