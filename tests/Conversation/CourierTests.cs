using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Tests.Conversation;

/// <summary>What becomes of a message for one person who cannot be reached in their own chat.</summary>
public sealed class CourierTests : IDisposable
{
    private static readonly Card Private = NoticeCard.Of("Sam asks to join", "Sam Reed wrote to you.", "Say yes or no.");
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor ben;
    private readonly Place channel;

    public CourierTests()
    {
        ann = scenario.Person("Ann");
        ben = scenario.Person("Ben");
        channel = scenario.Channel("channel", ann, ben);
        scenario.Messenger.Unreachable.Add(ben.Id);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Tell_WhomItCannotReach_CallsThemByNameInThePlace()
    {
        await TellBenAsync(channel);

        Assert.Equal("Ben: " + NoticeCard.CallsYou().Title, Assert.Single(scenario.Messenger.In(channel)).Title);
    }

    [Fact]
    public async Task Tell_WhomItCannotReach_SaysNothingOfTheMessageInThePlace()
    {
        await TellBenAsync(channel);

        var posted = PlainText.Of(Assert.Single(scenario.Messenger.Messages).Card);
        Assert.All(PlainText.Of(Private).Split('\n'), line => Assert.DoesNotContain(line, posted));
        Assert.DoesNotContain("Sam", posted);
    }

    [Fact]
    public async Task Tell_WhomItReaches_CallsNobody()
    {
        scenario.Messenger.Unreachable.Clear();

        await TellBenAsync(channel);

        Assert.Empty(scenario.Messenger.In(channel));
        Assert.Same(Private, Assert.Single(ben.Inbox));
    }

    [Fact]
    public async Task Tell_OfSomebodyOfAnotherOrganisationOnTheOtherPlatform_GoesThroughAPlaceOfTheForum()
    {
        var pat = scenario.PersonElsewhere("Pat", isGuest: true);
        var shared = new Place(new(pat.Id.Platform, "workspace-9", "shared"), PlaceKind.Channel) { HasOutsiders = true };
        var forum = await scenario.ForumAsync("Anytown", shared, Audience.Open, (ann, Role.Chair), (pat, Role.Lano));

        await scenario.Get<Courier>().DeliverAsync(
            new(new IncomingMessage("x", ann.Self, ann.Chat, scenario.Now(), "x", []), forum.Id, [new Tell(pat.Id, Private)]), answered: false, TestContext.Current.CancellationToken);

        Assert.Equal(shared, scenario.Elsewhere.MetNear[pat.Id]);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(null, false)]
    public async Task Announcement_WherePeopleFromOutsideMayReadAlong_IsNotPosted(bool? outsiders, bool posted)
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        scenario.Messenger.Outsiders = _ => outsiders;

        await scenario.Get<Courier>().DeliverAsync(
            new(new IncomingMessage("x", ann.Self, ann.Chat, scenario.Now(), "x", []), forum.Id, [new Announce(channel, Private)]), answered: false, TestContext.Current.CancellationToken);

        Assert.Equal(posted, scenario.Messenger.In(channel).Count == 1);
    }

    [Fact]
    public async Task Tell_WhoIsNotInThePlace_SaysNothingThere()
    {
        var without = scenario.Channel("without", ann);

        await TellBenAsync(without);

        Assert.Empty(scenario.Messenger.Messages);
    }

    [Fact]
    public async Task Tell_FromSomebodysOwnChat_CallsNobodyAnywhere()
    {
        await TellBenAsync(ann.Chat);

        Assert.Empty(scenario.Messenger.Messages);
    }

    [Fact]
    public async Task Call_InTheSamePlaceOnTheSameDay_IsNotMadeAgain()
    {
        await TellBenAsync(channel);
        scenario.Clock.Advance(TimeSpan.FromHours(23));
        await TellBenAsync(channel with { Thread = "another" });

        Assert.Single(scenario.Messenger.Messages);
    }

    [Fact]
    public async Task Call_InTheSamePlaceADayLater_IsMadeAgain()
    {
        await TellBenAsync(channel);
        scenario.Clock.Advance(TimeSpan.FromDays(1));
        await TellBenAsync(channel);

        Assert.Equal(2, scenario.Messenger.In(channel).Count);
    }

    [Fact]
    public async Task Call_InAnotherPlace_IsMadeThere()
    {
        var other = scenario.Channel("other", ann, ben);
        await TellBenAsync(channel);
        await TellBenAsync(other);

        Assert.Single(scenario.Messenger.In(other));
    }

    [Fact]
    public async Task Call_OfSomebodyElse_IsMadeToo()
    {
        scenario.Messenger.Unreachable.Add(ann.Id);
        await TellBenAsync(channel);
        await DeliverAsync(ben, channel, new Tell(ann.Id, Private));

        Assert.Equal(2, scenario.Messenger.In(channel).Count);
    }

    [Fact]
    public async Task Call_AfterTheyWereReached_IsMadeAgain()
    {
        await TellBenAsync(channel);
        scenario.Messenger.Unreachable.Clear();
        await TellBenAsync(channel);
        scenario.Messenger.Unreachable.Add(ben.Id);
        await TellBenAsync(channel);

        Assert.Equal(2, scenario.Messenger.In(channel).Count);
    }

    [Fact]
    public async Task Call_AfterTheyWroteInTheirOwnChat_IsMadeAgain()
    {
        await TellBenAsync(channel);
        await DeliverAsync(ben, ben.Chat, new Say(NoticeCard.NotFound()));
        await TellBenAsync(channel);

        Assert.Equal(2, scenario.Messenger.In(channel).Count);
    }

    [Fact]
    public async Task Call_ThatWasNotMade_IsMadeOnceTheyAreThere()
    {
        var late = scenario.Channel("late", ann);
        await TellBenAsync(late);
        scenario.Messenger.Enter(late, ben.Self);
        await TellBenAsync(late);

        Assert.Single(scenario.Messenger.In(late));
    }

    private Task TellBenAsync(Place from) => DeliverAsync(ann, from, new Tell(ben.Id, Private));

    private Task DeliverAsync(Actor by, Place from, params IReadOnlyList<Reply> replies)
    {
        var said = new IncomingMessage(scenario.NextDelivery(), by.Self, from, scenario.Now(), "", []);
        return scenario.Get<Courier>().DeliverAsync(new(said, null, replies), answered: false, TestContext.Current.CancellationToken);
    }
}
