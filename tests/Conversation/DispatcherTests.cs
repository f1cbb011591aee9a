using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Tests.Conversation;

public sealed class DispatcherTests : IDisposable
{
    private readonly Scenario scenario = new();

    [Fact]
    public async Task Event_WhileTheStoreFails_IsApologisedForAndASecondDeliveryActs()
    {
        var ann = scenario.Person("Ann");
        await scenario.ForumAsync("Anytown", null, Audience.ForumOnly, (ann, Role.Chair));
        var said = new IncomingMessage("again", ann.Self, ann.Chat, scenario.Now(), "help", []);
        scenario.Store.BeforeFind = _ =>
        {
            scenario.Store.BeforeFind = null;
            throw new IOException("The disk is away.");
        };

        var first = await DispatchAsync(said);
        var second = await DispatchAsync(said);
        var third = await DispatchAsync(said);

        Assert.Equal(NoticeCard.SomethingBroke().Title, Assert.IsType<OnlyYou>(Assert.Single(first.Replies)).Card.Title);
        Assert.NotEqual(NoticeCard.SomethingBroke().Title, Assert.IsType<Say>(Assert.Single(second.Replies)).Card.Title);
        Assert.Empty(third.Replies);
    }

    public void Dispose() => scenario.Dispose();

    private ValueTask<Outcome> DispatchAsync(Incoming incoming) =>
        scenario.Get<Dispatcher>().DispatchAsync(incoming, TestContext.Current.CancellationToken);
}
