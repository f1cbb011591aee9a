using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ForumBot.Tests.Conversation;

public sealed class OwnViewsTests : IDisposable
{
    private static readonly LiveView View = new("names", "all");
    private readonly Scenario scenario = new(services => services.AddSingleton<ILiveView, Names>());
    private readonly Actor ann;
    private readonly Actor moe;
    private readonly Place channel;

    public OwnViewsTests()
    {
        (ann, moe) = (scenario.Person("Ann"), scenario.Person("Moe"));
        channel = scenario.Channel("channel", ann, moe);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Audience.ForumOnly, "chair deputy rep notes member")]
    [InlineData(Audience.ForumAndArea, "chair deputy lano lanodep rep notes member")]
    [InlineData(Audience.Open, "chair deputy lano lanodep rep notes member")]
    public async Task Offer_InASharedPlace_NamesThoseItIsForWhoseViewDiffersMostFirst(Audience audience, string readers)
    {
        (string, Role)[] people =
        [
            ("member", Role.Member), ("admin", Role.TechnicalAdmin), ("notes", Role.NoteTaker), ("lanodep", Role.LanoDeputy), ("rep", Role.Representative),
            ("lano", Role.Lano), ("deputy", Role.Deputy), ("chair", Role.Member), ("chair", Role.Chair),
        ];
        var forum = await scenario.ForumAsync("Anytown", channel, audience, [.. people.Select(p => (scenario.Person(p.Item1), p.Item2))]);

        var offer = await OfferAsync(forum, channel);

        Assert.Equal(readers.Split(' '), offer!.Readers.Select(key => PersonId.Parse(key)!.User));
    }

    [Fact]
    public async Task Offer_ToSomebodyWhoHasLeft_IsNotMade()
    {
        var forum = await ForumAsync();

        var after = Members.Leave(forum, moe.Id, scenario.Now()).After!;

        Assert.Equal([ann.Id.Key], (await OfferAsync(after, channel))!.Readers);
    }

    [Fact]
    public async Task Offer_InSomebodysOwnChat_IsNotMade() => Assert.Null(await OfferAsync(await ForumAsync(), ann.Chat));

    private ValueTask<OwnView?> OfferAsync(Forum forum, Place place) => scenario.Get<LiveCards>().OfferAsync(forum, place, View, Ct);

    [Fact]
    public async Task LiveCard_PostedAndThenDrawnAnew_OffersOwnViewsBothTimes()
    {
        var forum = await ForumAsync();

        var posted = await PostAsync(forum);
        await DeliverAsync(forum, await scenario.Get<LiveCards>().RedrawAsync(forum.Id, null, Ct));

        Assert.Equal([ann.Id.Key, moe.Id.Key], posted.Own!.Readers);
        Assert.Equal([ann.Id.Key, moe.Id.Key], Assert.Single(scenario.Messenger.Updates).Card.Own!.Readers);
    }

    [Fact]
    public async Task Look_ByAReader_IsAnsweredWithTheirOwnCardWhichOnlyTheyRefresh()
    {
        var posted = await PostAsync(await ForumAsync());

        var look = await moe.Looks(posted);

        Assert.Equal("For Moe", look.Card.Title);
        Assert.Equal((View.Name, View.Argument), (look.Card.Own!.Name, look.Card.Own.Argument));
        Assert.Equal([moe.Id.Key], look.Card.Own.Readers);
        Assert.Equal(posted.ForumId, look.Card.ForumId);
    }

    [Fact]
    public async Task Looks_OfManyReadersManyTimes_PostChangeAndWriteNothing()
    {
        var posted = await PostAsync(await ForumAsync());
        var (commits, messages) = (scenario.Store.Commits, scenario.Messenger.Messages.Count);

        for (var time = 0; time < 60; time++)
        {
            await ann.Looks(posted);
            await moe.Looks(posted);
        }

        Assert.Equal((commits, messages), (scenario.Store.Commits, scenario.Messenger.Messages.Count));
        Assert.Empty(scenario.Messenger.Updates);
    }

    [Fact]
    public async Task Look_DeliveredTwice_IsAnsweredTwice()
    {
        var forum = await ForumAsync();
        var look = new CardAction(scenario.NextDelivery(), moe.Self, channel, scenario.Now(), Verbs.ShowOwnView, Fields(View.Name, forum.Id), null);

        var answers = new[] { await DispatchAsync(look), await DispatchAsync(look) };

        Assert.All(answers, outcome => Assert.Equal("For Moe", Assert.IsType<Refreshed>(Assert.Single(outcome.Replies)).Card.Title));
    }

    [Fact]
    public async Task Look_ThatCanNoLongerBeAnswered_IsWrittenToNobody()
    {
        var forum = await ForumAsync();
        var look = new CardAction(scenario.NextDelivery(), moe.Self, channel, scenario.Now(), Verbs.ShowOwnView, Fields(View.Name, forum.Id), null);

        await scenario.Get<Courier>().DeliverAsync(await DispatchAsync(look), answered: false, Ct);

        Assert.Empty(scenario.Messenger.Messages);
    }

    [Fact]
    public async Task Look_WhileTheStoreFails_LeavesTheCardAsItIs()
    {
        var posted = await PostAsync(await ForumAsync());
        scenario.Store.BeforeFind = _ => throw new IOException("The disk is away.");

        var look = await moe.Looks(posted);

        Assert.Empty(look.Outcome.Replies);
        Assert.Empty(look.Delivered);
    }

    [Theory]
    [InlineData("nothing like it", "forum-anytown")]
    [InlineData("", "forum-anytown")]
    [InlineData("names", "forum-otherton")]
    [InlineData("names", "no forum at all")]
    public async Task Look_AtWhatIsNotThere_FindsNothing(string view, string forum)
    {
        await ForumAsync();
        await scenario.ForumAsync("Otherton", scenario.Channel("elsewhere", scenario.Person("Zoe")), Audience.Open, (scenario.Person("Zoe"), Role.Chair));

        var look = await ann.PressesVerb(Verbs.ShowOwnView, Fields(view, forum), channel);

        Assert.Equal(NoticeCard.NotFound().Title, look.Card.Title);
        Assert.Empty(look.Delivered);
    }

    [Fact]
    public async Task Look_WhereThereIsNoForum_FindsNothingAndWritesNothing()
    {
        var commits = scenario.Store.Commits;

        var look = await ann.PressesVerb(Verbs.ShowOwnView, new Dictionary<string, string> { [OwnView.NameKey] = View.Name }, channel);

        Assert.Equal(NoticeCard.NotFound().Title, look.Card.Title);
        Assert.Equal(commits, scenario.Store.Commits);
    }

    public void Dispose() => scenario.Dispose();

    private Task<Forum> ForumAsync() => scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (moe, Role.Member));

    private async Task<Card> PostAsync(Forum forum)
    {
        await DeliverAsync(forum, [new Say(Names.For("everybody").About(forum.Id), View)]);
        return Assert.Single(scenario.Messenger.In(channel));
    }

    private Task DeliverAsync(Forum forum, IReadOnlyList<Reply> replies) => scenario.Get<Courier>().DeliverAsync(
        new(new IncomingMessage(scenario.NextDelivery(), ann.Self, channel, scenario.Now(), "", []), forum.Id, replies), answered: false, Ct);

    private ValueTask<Outcome> DispatchAsync(Incoming incoming) => scenario.Get<Dispatcher>().DispatchAsync(incoming, Ct);

    private static Dictionary<string, string> Fields(string view, string forum) =>
        new() { [OwnView.NameKey] = view, [OwnView.ArgumentKey] = View.Argument, [Execute.ForumKey] = forum };

    /// <summary>A view that says for whom it is.</summary>
    private sealed class Names : ILiveView
    {
        public string Name => View.Name;

        public static Card For(string whom) => new() { Title = $"For {whom}", Next = "Nothing to do." };

        public ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
            ValueTask.FromResult<Card?>(For("everybody"));

        public ValueTask<Card?> DrawForAsync(Turn reader, string argument, CancellationToken ct) => ValueTask.FromResult<Card?>(For(reader.From.Name));
    }
}
