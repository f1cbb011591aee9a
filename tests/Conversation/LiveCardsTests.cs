using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ForumBot.Tests.Conversation;

public sealed class LiveCardsTests : IDisposable
{
    private static readonly LiveView View = new("number");
    private readonly Number number = new();
    private readonly Scenario scenario;
    private readonly Actor ann;
    private readonly Place channel;

    public LiveCardsTests()
    {
        scenario = new(services => services.AddSingleton<ILiveView>(number));
        ann = scenario.Person("Ann");
        channel = scenario.Channel("channel", ann);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_DeliveredAfterMoreHasChanged_ShowsTheNewest()
    {
        var forum = await PostedAsync();

        var early = await ChangesAsync(forum);
        number.Shown = 2;
        await DeliverAsync(forum, early);

        Assert.Equal("2", Shown());
    }

    [Fact]
    public async Task Changes_HeldUpOnTheirWay_NeverEndOnAnOlderState()
    {
        var forum = await PostedAsync();
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        scenario.Messenger.BeforeUpdate = _ =>
        {
            scenario.Messenger.BeforeUpdate = null;
            held.SetResult();
            return release.Task;
        };

        var slow = DeliverAsync(forum, await ChangesAsync(forum));
        await held.Task;
        number.Shown = 2;
        var quick = DeliverAsync(forum, await ChangesAsync(forum));
        release.SetResult();
        await Task.WhenAll(slow, quick);

        Assert.Equal("2", Shown());
    }

    [Fact]
    public async Task Post_ThatAChangeOvertakes_CatchesUp()
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        scenario.Messenger.BeforePost = () =>
        {
            number.Shown = 2;
            return Task.CompletedTask;
        };

        await DeliverAsync(forum, [new Say(number.Card(), View)]);

        Assert.Equal("2", Shown());
    }

    [Fact]
    public async Task Post_ThatNothingOvertakes_IsNotChangedAgain()
    {
        await PostedAsync();

        Assert.Empty(scenario.Messenger.Updates);
    }

    [Fact]
    public async Task Change_InAPlaceThatIsTheForumsNoMore_IsNotDeliveredAndTheCopyIsForgotten()
    {
        var forum = await PostedAsync();
        var changes = await ChangesAsync(forum);
        await scenario.Store.UpdateAsync<Forum>(
            forum.Id, f => f with { Places = ImmutableDictionary<string, ForumPlace>.Empty }, Ct);

        number.Shown = 2;
        await DeliverAsync(forum, changes);

        Assert.Equal("1", Shown());
        Assert.Empty(await ChangesAsync(forum));
    }

    [Fact]
    public async Task Change_AfterThePlaceWasOpenedToOthers_IsDrawnForThem()
    {
        var forum = await PostedAsync();
        var changes = await ChangesAsync(forum);
        await scenario.Store.UpdateAsync<Forum>(
            forum.Id, f => f with { Places = f.Places.SetItem(channel.Id.Key, new(channel, Audience.Open)) }, Ct);

        await DeliverAsync(forum, changes);

        Assert.Equal(Audience.Open, number.DrawnFor);
    }

    public void Dispose() => scenario.Dispose();

    private async Task<Forum> PostedAsync()
    {
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        await DeliverAsync(forum, [new Say(number.Card(), View)]);
        return forum;
    }

    private ValueTask<IReadOnlyList<Change>> ChangesAsync(Forum forum) => scenario.Get<LiveCards>().RedrawAsync(forum.Id, null, Ct);

    private Task DeliverAsync(Forum forum, IReadOnlyList<Reply> replies)
    {
        var said = new IncomingMessage(scenario.NextDelivery(), ann.Self, channel, scenario.Now(), "", []);
        return scenario.Get<Courier>().DeliverAsync(new(said, forum.Id, replies), answered: false, Ct);
    }

    private string Shown() => Assert.Single(scenario.Messenger.In(channel)).Title;

    /// <summary>A view that shows a number and takes down for whom.</summary>
    private sealed class Number : ILiveView
    {
        public int Shown { get; set; } = 1;

        public Audience? DrawnFor { get; private set; }

        public string Name => View.Name;

        public Card Card() => new() { Title = $"{Shown}", Next = "Nothing to do." };

        public ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct)
        {
            DrawnFor = forum.AudienceOf(place);
            return ValueTask.FromResult<Card?>(Card());
        }
    }
}
