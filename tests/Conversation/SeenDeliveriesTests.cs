using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Tests.Vault.Sealing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Conversation;

public sealed class SeenDeliveriesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider clock = new(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Storage.InMemoryDocumentStore store = new();
    private SeenDeliveries seen;

    public SeenDeliveriesTests() => seen = New();

    [Fact]
    public async Task Delivery_InAnotherPlace_IsNew()
    {
        Assert.True(await IsNewAsync("here", "1"));

        Assert.True(await IsNewAsync("there", "1"));
        Assert.False(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Delivery_ADayLater_IsForgotten()
    {
        await IsNewAsync("here", "1");

        clock.Advance(TimeSpan.FromHours(24));
        Assert.False(await IsNewAsync("here", "1"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Delivery_OfWhichNothingCame_IsNewAgain()
    {
        await IsNewAsync("here", "1");
        seen.Forget(Said("here", "1"));

        Assert.True(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Delivery_KeptBeforeAnOrderlyStop_IsKnownAfterTheRestart()
    {
        await KeepAsync("here", "1");
        await seen.StopAsync(default);
        seen = New();

        Assert.False(await IsNewAsync("here", "1"));
        Assert.True(await IsNewAsync("here", "2"));
    }

    [Fact]
    public async Task Delivery_KeptASecondBeforeACrash_IsKnownAfterTheRestart()
    {
        await KeepAsync("here", "1");
        clock.Advance(SeenDeliveries.WriteBehind);
        await StoredAsync(1);
        seen = New();

        Assert.False(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Delivery_KeptBeforeAStopThatRanOutOfTime_IsKnownAfterTheRestart()
    {
        await KeepAsync("here", "1");
        await seen.StopAsync(new CancellationToken(canceled: true));
        seen = New();

        Assert.False(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Stop_AfterItWasDisposedOf_ReportsNoLoss()
    {
        using var log = new KeptLog();
        using var ending = NewThatLogs(log);
        ending.Dispose();

        await ending.StopAsync(default);
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task Delivery_KeptAfterItWasDisposedOf_IsWrittenByTheStop()
    {
        using var log = new KeptLog();
        using (var ending = NewThatLogs(log))
        {
            ending.Dispose();
            await ending.IsNewAsync(Said("here", "1"));
            ending.Keep(Said("here", "1"));
            await ending.StopAsync(default);
        }

        Assert.Empty(log.All);
        Assert.False(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Delivery_KeptWhileTheStoreFailed_IsWrittenWithTheNext()
    {
        var broken = new ForumBot.Tests.InMemoryDocumentStore { BeforeCommit = _ => throw new IOException("full") };
        using (var before = new SeenDeliveries(broken, clock, NullLogger<SeenDeliveries>.Instance))
        {
            await before.IsNewAsync(Said("here", "1"));
            before.Keep(Said("here", "1"));
            await Assert.ThrowsAsync<IOException>(() => before.FlushAsync(default));
            broken.BeforeCommit = null;
            await before.StopAsync(default);
        }

        using var after = new SeenDeliveries(broken, clock, NullLogger<SeenDeliveries>.Instance);
        Assert.False(await after.IsNewAsync(Said("here", "1")));
    }

    [Fact]
    public async Task Delivery_WhoseTurnWasNotOverAtTheCrash_IsNewAfterTheRestart()
    {
        await IsNewAsync("here", "1");
        await seen.FlushAsync(default);
        seen = New();

        Assert.True(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Delivery_ADayAfterTheRestart_IsForgotten()
    {
        await KeepAsync("here", "1");
        await seen.FlushAsync(default);
        clock.Advance(TimeSpan.FromHours(25));
        seen = New();

        Assert.True(await IsNewAsync("here", "1"));
    }

    [Fact]
    public async Task Deliveries_KeptTogether_AreWrittenTogether()
    {
        for (var number = 0; number < 300; number++)
        {
            await KeepAsync("here", $"{number}");
        }

        await seen.FlushAsync(default);

        Assert.Equal(1, Assert.Single(await store.AllAsync<SeenPage>()).Version);
    }

    [Fact]
    public async Task Deliveries_KeptOneAfterTheOther_FillOnePageBeforeTheNext()
    {
        for (var number = 0; number < 1001; number++)
        {
            await KeepAsync("here", $"{number}");
            if (number % 100 == 99)
            {
                await seen.FlushAsync(default);
            }
        }

        await seen.FlushAsync(default);

        Assert.Equal(2, (await store.AllAsync<SeenPage>()).Count);
        seen = New();
        Assert.False(await IsNewAsync("here", "0"));
        Assert.False(await IsNewAsync("here", "1000"));
    }

    [Fact]
    public async Task Pages_OfAnOlderDay_AreDropped()
    {
        await KeepAsync("here", "1");
        await seen.FlushAsync(default);
        clock.Advance(TimeSpan.FromHours(25));
        await KeepAsync("here", "2");
        await seen.FlushAsync(default);

        Assert.Equal("2", Assert.Single(await store.AllAsync<SeenPage>()).Id);
    }

    [Fact]
    public async Task Pages_BeyondTheMost_AreDropped()
    {
        for (var number = 0; number < 102_000; number++)
        {
            await KeepAsync("here", $"{number}");
        }

        await seen.FlushAsync(default);

        Assert.Equal(100, (await store.AllAsync<SeenPage>()).Count);
        seen = New();
        Assert.True(await IsNewAsync("here", "0"));
        Assert.False(await IsNewAsync("here", "101999"));
    }

    [Fact]
    public async Task Page_OfWhatWasSeen_SaysNothingInClear()
    {
        await KeepAsync("19:announcements@thread.tacv2", "1795353595591");
        await seen.FlushAsync(default);

        var written = DocumentJson.Write(Assert.Single(await store.AllAsync<SeenPage>()).Value, typeof(SeenPage));
        Assert.DoesNotContain("announcements", written, StringComparison.Ordinal);
        Assert.DoesNotContain("1795353595591", written, StringComparison.Ordinal);
    }

    private SeenDeliveries New() => new(store, clock, NullLogger<SeenDeliveries>.Instance);

    private SeenDeliveries NewThatLogs(KeptLog log) =>
        new(store, clock, LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<SeenDeliveries>());

    private ValueTask<bool> IsNewAsync(string place, string delivery) => seen.IsNewAsync(Said(place, delivery));

    private async Task KeepAsync(string place, string delivery)
    {
        var said = Said(place, delivery);
        Assert.True(await seen.IsNewAsync(said));
        seen.Keep(said);
    }

    private async Task StoredAsync(int pages)
    {
        using var late = new CancellationTokenSource(Patience);
        while ((await store.AllAsync<SeenPage>(late.Token)).Count < pages)
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private IncomingMessage Said(string place, string delivery) => new(
        delivery,
        new(new("fake", "t", "ann"), "Ann"),
        new(new("fake", "t", place), PlaceKind.Personal),
        Instant.FromDateTimeOffset(clock.GetUtcNow()),
        "done 3",
        []);
}
