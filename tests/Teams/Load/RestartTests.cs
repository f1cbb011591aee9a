using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams.Load;

/// <summary>Two lives of the bot over one store: what was answered in the first is not done again in the second.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly TickLedger store = new(new Storage.InMemoryDocumentStore());
    private readonly FakeTimeProvider time = new(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private BusyConnector connector = null!;
    private WholeBot first = null!;
    private Volunteer ann = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await BusyConnector.StartAsync();
        first = new(store, time);
        ann = (await Crowd.SettleAsync(first, forums: 1, peopleInEach: 1)).People[0];
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Redelivery_AfterAnOrderlyRestart_DoesNothingTwice()
    {
        var done = Sent.InChat(ann, "m1", ticks: true, connector.ServiceUrl);
        await SendAsync(first, done);
        await SendAsync(first, Sent.InChat(ann, "m2", ticks: false, connector.ServiceUrl));
        await first.DisposeAsync();

        await using var second = new WholeBot(store, time);
        await SendAsync(second, done);
        await SendAsync(second, Sent.Press(ann, "m3", ticks: true, connector.ServiceUrl));
        await SendAsync(second, Sent.Question(ann, "m4", connector.ServiceUrl));
        await second.DisposeAsync();

        Assert.Equal(new Ticked(1, 1), store.Counts[(ann.Inspection, ann.SaidInChat.Id)]);
        Assert.Equal(3, connector.Posts[ann.Chat]);
    }

    [Fact]
    public async Task Redelivery_AfterACrashBeforeTheDeliveryWasWrittenDown_TicksOnce()
    {
        var said = Sent.InChat(ann, "m1", ticks: true, connector.ServiceUrl);
        var pressed = Sent.Press(ann, "m2", ticks: true, connector.ServiceUrl);
        await SendAsync(first, said);
        await SendAsync(first, pressed);

        // The first life is not stopped, and its clock stands still: it writes nothing more.
        await using var second = new WholeBot(store, time);
        await SendAsync(second, said);
        await SendAsync(second, pressed);
        await second.DisposeAsync();

        Assert.Equal(new Ticked(1, 0), store.Counts[(ann.Inspection, ann.SaidInChat.Id)]);
        Assert.Equal(new Ticked(1, 0), store.Counts[(ann.Inspection, ann.Pressed.Id)]);
    }

    private static async Task SendAsync(WholeBot bot, Sent sent)
    {
        using var response = await bot.SendAsync(sent.Body);
        Assert.Equal(200, (int)response.StatusCode);
    }
}
