using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

// The second half: what goes wrong on the way.
public sealed partial class FanoutTests
{
    [Fact]
    public async Task Rings_OfOneInspectionAtOnce_TellEachOnce()
    {
        await using var engine = await Engine.RunningAsync(60);
        engine.Plan("news", Engine.Start, Everybody(60));
        await engine.Life.Store.UpdateAsync<ForumBot.Inspections.Inspection>(Engine.Inspection, i => i with { History = i.History }, Engine.Ct);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => engine.Life.Alarm.RingAsync(Engine.Ct))));

        Assert.Equal(60, engine.Outside.Arrived.Count);
    }

    [Fact]
    public async Task Rings_OfTwoEnginesAtOnce_TellEachOnce()
    {
        await using var engine = await Engine.RunningAsync(60);
        Life[] lives = [engine.Life, await engine.StartAsync()];
        engine.Plan("news", Engine.Start, Everybody(60));
        foreach (var life in lives)
        {
            await life.Store.UpdateAsync<ForumBot.Inspections.Inspection>(Engine.Inspection, i => i with { History = i.History }, Engine.Ct);
        }

        // By their alarms: of one engine no two rings overlap.
        await Task.WhenAll(lives.Select(life => Task.Run(() => life.Alarm.RingAsync(Engine.Ct))));
        await engine.RingAtAsync(Engine.Start + Minute * 10);

        Assert.Equal(Everybody(60).Order(), engine.Outside.Arrived.Select(a => a.To).Order());
    }

    [Fact]
    public async Task Seen_WhileMessagesLeave_IsKept()
    {
        await using var engine = await Engine.RunningAsync(20);
        engine.Outside.Ends = async to =>
        {
            if (to == Engine.Person(19))
            {
                await engine.Life.Deliveries.SeenAsync(Engine.Inspection, "news", Engine.Person(0), Engine.Start, Engine.Ct);
            }

            return SendOutcome.Arrived;
        };
        engine.Plan("news", Engine.Start, Everybody(20));

        await engine.RingAtAsync(Engine.Start);

        var rows = await engine.RowsAsync("news");
        Assert.Equal(Engine.Start, rows.Single(r => r.Recipient == Engine.Person(0)).SeenAt);
        Assert.All(rows, row => Assert.Equal(RowState.Delivered, row.State));
    }

    [Fact]
    public async Task HeldBack_WhenItsTimeComes_SaysWhatTheCapHeldBack()
    {
        await using var engine = await Engine.RunningAsync(2);
        engine.Reminders.Full = [Engine.Person(0)];
        engine.Plan("one", Engine.Start, Everybody(2));
        engine.Plan("two", Engine.Start + Minute, Everybody(2));
        await engine.RingAtAsync(Engine.Start + Minute);
        Assert.Empty(engine.Outside.TextsFor(Engine.Person(0)));

        engine.Plan("rest", Engine.Start + Hour, Everybody(2), about: new Subject.HeldBack(new(2027, 3, 1)));
        await engine.RingAtAsync(Engine.Start + Hour);

        Assert.Equal(["one (late) + two (late)"], engine.Outside.TextsFor(Engine.Person(0)));
        Assert.Equal(RowState.NothingToSay, (await engine.RowsAsync("rest")).Single(r => r.Recipient == Engine.Person(1)).State);
        Assert.Equal(RowState.Delivered, (await engine.RowsAsync("one")).Single(r => r.Recipient == Engine.Person(0)).State);
    }

    [Fact]
    public async Task HeldBack_InTheBook_SaysWhoWasHeldBack()
    {
        await using var engine = await Engine.RunningAsync(2);
        engine.Reminders.Full = [Engine.Person(0)];
        engine.Plan("one", Engine.Start, Everybody(2));

        await engine.RingAtAsync(Engine.Start);

        Assert.Equal([Engine.Person(0)], (await engine.BookAsync()).Pushes["one"].HeldBack);
    }

    [Fact]
    public async Task HeldBack_WhenTheMessageThatGathersItCannotBeSent_IsDropped()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Reminders.Full = [Engine.Person(0)];
        engine.Plan("one", Engine.Start, Everybody(1));
        await engine.RingAtAsync(Engine.Start);
        engine.Outside.Ends = _ => Task.FromResult(SendOutcome.TryLater);

        engine.Plan("rest", Engine.Start + Hour, Everybody(1), late: Minute / 2, about: new Subject.HeldBack(new(2027, 3, 1)));
        await engine.RingAtAsync(Engine.Start + Hour);

        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("rest")).Single().State);
        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("one")).Single().State);
    }

    [Fact]
    public async Task HeldBack_WhatHelpsNobodyAnyMore_IsDropped()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Reminders.Full = [Engine.Person(0)];
        engine.Plan("one", Engine.Start, Everybody(1), late: Hour / 2);
        engine.Plan("two", Engine.Start, Everybody(1));
        await engine.RingAtAsync(Engine.Start);

        engine.Plan("rest", Engine.Start + Hour, Everybody(1), about: new Subject.HeldBack(new(2027, 3, 1)));
        await engine.RingAtAsync(Engine.Start + Hour);

        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("one")).Single().State);
        Assert.Equal(RowState.Delivered, (await engine.RowsAsync("two")).Single().State);
    }

    [Fact]
    public async Task Book_AfterSixtyDays_ForgetsWhatIsDone()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start, Everybody(1));
        await engine.RingAtAsync(Engine.Start);
        Assert.NotEmpty(await engine.Store.AllAsync<PushPage>(Engine.Ct));

        await engine.RingAtAsync(Engine.Start + Duration.FromDays(61));

        Assert.Empty((await engine.BookAsync()).Pushes);
        Assert.Empty(await engine.Store.AllAsync<PushPage>(Engine.Ct));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Ring_WhenTheStoreFailsInTheMiddle_GoesOnLaterAndTellsEachOnce(int failures)
    {
        await using var engine = await Engine.RunningAsync(130);
        var (sent, hasFailed) = (0, false);
        engine.Outside.Ends = _ =>
        {
            if (Interlocked.Increment(ref sent) == 40)
            {
                engine.Store.BeforeCommit = FailAsync;
            }

            return Task.FromResult(SendOutcome.Arrived);
        };
        engine.Plan("news", Engine.Start, Everybody(130));
        await engine.RingAtAsync(Engine.Start);
        Assert.True(hasFailed);

        engine.Store.BeforeCommit = null;
        await engine.RingAtAsync(Engine.Start + Minute * 2);
        await engine.RingAtAsync(Engine.Start + Minute * 20);

        Assert.Equal(Everybody(130).Order(), engine.Outside.Arrived.Select(a => a.To).Order());
        Assert.All(await engine.RowsAsync("news"), row => Assert.Equal(RowState.Delivered, row.State));

        ValueTask FailAsync(IReadOnlyList<DocumentWrite> writes)
        {
            hasFailed = true;
            engine.Store.BeforeCommit = --failures > 0 ? FailAsync : null;
            throw new IOException("The disk.");
        }
    }

    [Fact]
    public async Task Ring_WhereAPageStandsThatNoBookTellsOf_WritesOverIt()
    {
        await using var engine = await Engine.RunningAsync(2);
        var stray = new PushRow { Recipient = Engine.Person(0), Name = "Old", NotBefore = Engine.Start, At = Engine.Start };
        await engine.Store.CommitAsync([DocumentWrite.New($"{Engine.Inspection}/news/0", new PushPage([stray]))], Engine.Ct);
        engine.Plan("news", Engine.Start, Everybody(2));

        await engine.RingAtAsync(Engine.Start);

        Assert.Equal(Everybody(2).Order(), engine.Outside.Arrived.Select(a => a.To).Order());
    }

    [Fact]
    public async Task Ring_WhenSomebodyKeepsWritingInTheBook_EndsAndGoesOnWithTheNext()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("first", Engine.Start, Everybody(1));
        await engine.RingAtAsync(Engine.Start);
        // It would ring of its own accord while this test does.
        await engine.Life.Alarm.StopAsync(Engine.Ct);
        engine.Plan("news", Engine.Start + Minute, Everybody(1));
        engine.SetClock(Engine.Start + Minute);
        var isBusy = true;
        engine.Store.BeforeCommit = WriteAsync;

        await engine.Life.Ring.RunAsync(Engine.Inspection, Engine.Ct);
        Assert.Equal(["first"], engine.Outside.TextsFor(Engine.Person(0)));
        isBusy = false;
        engine.SetClock(Engine.Start + Minute * 2);
        await engine.Life.Ring.RunAsync(Engine.Inspection, Engine.Ct);

        Assert.Equal(["first", "news"], engine.Outside.TextsFor(Engine.Person(0)));

        async ValueTask WriteAsync(IReadOnlyList<DocumentWrite> writes)
        {
            if (isBusy && writes.Any(write => write.Kind == typeof(ReminderBook)))
            {
                await engine.Store.UpdateAsync<ReminderBook>(Engine.Inspection, book => book with { SurveyWindows = [.. book.SurveyWindows] });
            }

            engine.Store.BeforeCommit = isBusy ? WriteAsync : null;
        }
    }

    [Fact]
    public async Task Ring_WithACardThatThePlatformRefuses_DropsItAndDoesNotCallThePersonUnreachable()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Outside.Ends = _ => Task.FromResult(SendOutcome.Refused);
        engine.Plan("news", Engine.Start, Everybody(1));

        await engine.RingAtAsync(Engine.Start);

        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("news"))[0].State);
        Assert.NotNull((await engine.BookAsync()).Pushes["news"].Done);
    }

    [Fact]
    public async Task Ring_ForWhatIsForNobody_IsOverAtOnceWithoutAPage()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start, []);

        await engine.RingAtAsync(Engine.Start);

        var push = (await engine.BookAsync()).Pushes["news"];
        Assert.Equal((0, (Instant?)Engine.Start), (push.Pages, push.Done));
        Assert.Empty(await engine.Life.Deliveries.RecentAsync(Engine.Inspection, 8, Engine.Ct));
    }
}
