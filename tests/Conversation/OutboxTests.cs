using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ForumBot.Tests.Conversation;

public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WorkQueue queue = new(NullLogger<WorkQueue>.Instance);
    private readonly Counter view = new();
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Scenario scenario;
    private readonly Outbox outbox;
    private Actor ann = null!;
    private Place channel = null!;
    private Forum forum = null!;

    public OutboxTests()
    {
        scenario = new(services => services.AddSingleton<ILiveView>(view));
        outbox = new(scenario.Get<Courier>());
    }

    public async ValueTask InitializeAsync()
    {
        ann = scenario.Person("Ann");
        channel = scenario.Channel("channel", ann);
        forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
    }

    public async ValueTask DisposeAsync()
    {
        open.TrySetResult();
        await queue.DisposeAsync();
        scenario.Dispose();
    }

    [Fact]
    public async Task Replies_ToOnePlace_AreDeliveredInOrder()
    {
        Send(ann.Chat, [.. Enumerable.Range(0, 50).Select(number => new Say(Card($"{number}")))]);
        await queue.StopAsync(default).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"{number}"), ann.Inbox.Select(card => card.Title));
    }

    [Fact]
    public async Task Change_OfACardThatCannotBeReached_HoldsUpNoAnswer()
    {
        var posted = await scenario.Messenger.PostAsync(channel, Card("posted"), default);
        scenario.Messenger.BeforeUpdate = _ => open.Task;
        Send(ann.Chat, new Change(posted!, view.Live), new Say(Card("first")));
        Send(ann.Chat, new Change(posted!, view.Live), new Say(Card("second")));

        var said = new TaskCompletionSource();
        using (var errand = Take())
        {
            errand.Leave(Lane.To(ann.Chat.Id.Key), _ =>
            {
                said.SetResult();
                return Task.CompletedTask;
            });
        }

        await said.Task.WaitAsync(Patience);
        Assert.Equal(["first", "second"], ann.Inbox.Select(card => card.Title));
    }

    [Fact]
    public async Task Changes_OfACardThatIsBeingDrawn_EndInOneMoreDrawingOfTheFactsAsTheyAre()
    {
        var posted = await scenario.Messenger.PostAsync(channel, Card("posted"), default);
        var drawing = new TaskCompletionSource();
        scenario.Messenger.BeforeUpdate = _ =>
        {
            drawing.TrySetResult();
            return open.Task;
        };
        Send(ann.Chat, new Change(posted!, view.Live));
        await drawing.Task.WaitAsync(Patience);

        for (view.Fact = 1; view.Fact < 100; view.Fact++)
        {
            Send(ann.Chat, new Change(posted!, view.Live));
        }

        open.SetResult();
        await queue.StopAsync(default).WaitAsync(Patience);
        Assert.Equal(["0", "100"], scenario.Messenger.Updates.Select(update => update.Card.Title));
    }

    [Fact]
    public async Task Reply_ThatThePressWasAnsweredWith_IsNotDelivered()
    {
        using (var errand = Take())
        {
            outbox.Send(Outcome(ann.Chat, new OnlyYou(Card("answer"))), answered: true, errand);
        }

        await queue.StopAsync(default).WaitAsync(Patience);
        Assert.Empty(ann.Inbox);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_AnsweredOrTooLateForIt_LeavesNothingToWaitFor(bool answered)
    {
        var errand = Take();
        errand.Leave(Lane.To(channel.Id.Key), _ => open.Task);
        errand.Dispose();
        Assert.True(queue.TryTake("a", out var look));
        var stopped = queue.StopAsync(default);

        outbox.Send(Outcome(channel, new Refreshed(Card("yours"))), answered, look);
        look.Dispose();
        open.SetResult();

        await stopped.WaitAsync(Patience);
        Assert.Empty(scenario.Messenger.Messages);
    }

    private void Send(Place place, params IReadOnlyList<Reply> replies)
    {
        using var errand = Take();
        outbox.Send(Outcome(place, replies), answered: false, errand);
    }

    private WorkQueue.Errand Take()
    {
        Assert.True(queue.TryTake("a", out var errand));
        return errand;
    }

    private Outcome Outcome(Place place, params IReadOnlyList<Reply> replies) =>
        new(new IncomingMessage(scenario.NextDelivery(), ann.Self, place, scenario.Now(), "anything", []), forum.Id, replies);

    private static Card Card(string title) => new() { Title = title, Next = "Nothing to do." };

    private sealed class Counter : ILiveView
    {
        internal int Fact { get; set; }

        internal LiveView Live => new(Name);

        public string Name => "counter";

        public ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
            ValueTask.FromResult<Card?>(Card($"{Fact}"));
    }
}
