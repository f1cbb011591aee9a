using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Journeys;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Together;

/// <summary>Who reads along in a place is looked at before the bot says something there by itself: that they came in may never have been said.</summary>
public sealed class LookoutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task LiveCard_WherePeopleFromOutsideMayReadAlong_ShowsPublicFactsOnly(bool? outsiders)
    {
        using var world = await Inspected.StartedAsync();
        await world.Moe.Says("today", world.Channel);
        Assert.Contains("Write down the call", Shown(world));
        world.Scenario.Messenger.Outsiders = _ => outsiders;

        await world.Ann.Says("done 1");

        Assert.DoesNotContain("Write down the call", Shown(world));
    }

    [Fact]
    public async Task LiveCard_WhereNothingIsNew_ShowsWhatItDid()
    {
        using var world = await Inspected.StartedAsync();
        await world.Moe.Says("today", world.Channel);
        world.Scenario.Messenger.Outsiders = _ => false;

        await world.Ann.Says("done 1");

        Assert.Contains("Write down the call", Shown(world));
    }

    [Fact]
    public async Task Outsiders_WhoCameInUnannounced_AreToldToTheChairAndRememberedOnce()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Messenger.Outsiders = _ => true;
        var lookout = world.Scenario.Get<Lookout>();
        await lookout.LookAsync(world.Forum, world.Channel, Ct);
        await lookout.LookAsync(world.Forum, world.Channel, Ct);

        await SeenThroughAsync(world, () => world.Dev.Inbox.Any(IsAboutOutsiders));

        Assert.Single(world.Ann.Inbox, IsAboutOutsiders);
        Assert.Equal(Audience.Open, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(world.Channel));
    }

    [Fact]
    public async Task Outsiders_WhoAreGone_AreToldToTheChairAndThePlaceStaysOpen()
    {
        using var world = await Inspected.StartedAsync();
        await world.Scenario.Happens((id, at) => new PlaceReach(id, world.Moe.Self, world.Channel with { HasOutsiders = true }, at));
        world.Scenario.Messenger.Outsiders = _ => false;
        var known = await world.Scenario.ReadAsync(world.Forum);

        Assert.Same(known, await world.Scenario.Get<Lookout>().LookAsync(known, world.Channel, Ct));
        await SeenThroughAsync(world, () => world.Dev.Inbox.Any(card => card.Title.Contains("closed to outsiders", StringComparison.Ordinal)));

        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.False(forum.Places[world.Channel.Id.Key].Place.HasOutsiders);
        Assert.Equal(Audience.Open, forum.AudienceOf(world.Channel));
    }

    [Fact]
    public async Task Platform_ThatFailsWhenItIsAsked_LeavesThePlaceOpen()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Messenger.Outsiders = _ => throw new HttpRequestException();

        var looked = await world.Scenario.Get<Lookout>().LookAsync(world.Forum, world.Channel, Ct);

        Assert.Equal(Audience.Open, looked.AudienceOf(world.Channel));
        Assert.Equal(Audience.ForumOnly, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(world.Channel));
    }

    private static string Shown(Inspected world) => PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]);

    private static bool IsAboutOutsiders(Card card) => card.Title.Contains("People from outside can now read", StringComparison.Ordinal);

    private static async Task SeenThroughAsync(Inspected world, Func<bool> isSeen)
    {
        var turns = world.Scenario.Get<IEnumerable<IHostedService>>().OfType<NoticedTurns>().Single();
        await turns.StartAsync(Ct);
        for (var waited = TimeSpan.Zero; !isSeen() && waited < Patience; waited += Breath)
        {
            await Task.Delay(Breath, Ct);
        }

        await turns.StopAsync(Ct);
        Assert.True(isSeen());
    }
}
