using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

public sealed class FanoutTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task Ring_ForManyPeople_TellsEachOnceAndWritesItDown()
    {
        await using var engine = await Engine.RunningAsync(130);
        engine.Plan("news", Engine.Start + Hour, Everybody(130));

        await engine.RingAtAsync(Engine.Start + Hour);

        Assert.Equal(Everybody(130).Order(), engine.Outside.Arrived.Select(a => a.To).Order());
        var rows = await engine.RowsAsync("news");
        Assert.All(rows, row => Assert.Equal((RowState.Delivered, 1, true), (row.State, row.Attempts, row.Message is not null)));
        Assert.Equal(Engine.Start + Hour, (await engine.BookAsync()).Pushes["news"].Done);
    }

    [Fact]
    public async Task Ring_AfterARestart_RepeatsNothing()
    {
        await using var engine = await Engine.RunningAsync(3);
        engine.Plan("news", Engine.Start, Everybody(3));
        await engine.RingAtAsync(Engine.Start);

        await engine.StartAsync();
        await engine.RingAtAsync(Engine.Start + Minute);

        Assert.Equal(3, engine.Outside.Arrived.Count);
    }

    [Fact]
    public async Task Ring_AfterACrashWhileSending_SendsThatOneAgainAndNoOther()
    {
        await using var engine = await Engine.RunningAsync(3);
        var reached = new TaskCompletionSource();
        var never = new TaskCompletionSource<SendOutcome>();
        engine.Outside.Ends = to =>
        {
            if (to == Engine.Person(1) && reached.TrySetResult())
            {
                return never.Task;
            }

            return Task.FromResult(SendOutcome.Arrived);
        };
        engine.Plan("news", Engine.Start, Everybody(3));
        var crashed = engine.RingAtAsync(Engine.Start);
        await reached.Task;
        while (engine.Outside.Arrived.Count < 2)
        {
            await Task.Yield();
        }

        engine.SetClock(Engine.Start + Minute);
        await engine.StartAsync();
        await engine.RingAtAsync(Engine.Start + Minute);

        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(1)));
        Assert.Equal(RowState.Delivered, (await engine.RowsAsync("news")).Single(r => r.Recipient == Engine.Person(1)).State);
        Assert.False(crashed.IsCompleted);
        never.SetResult(SendOutcome.TryLater);
        await crashed;
    }

    [Fact]
    public async Task Ring_AfterAWeekendAsleep_CatchesUpInOneMessageAPerson()
    {
        await using var engine = await Engine.RunningAsync(2);
        var friday = Instant.FromUtc(2027, 3, 5, 18, 0);
        var monday = Instant.FromUtc(2027, 3, 8, 9, 0);
        await engine.RingAtAsync(friday);
        engine.Plan("saturday", friday + Hour * 16, Everybody(2), late: Duration.FromDays(4));
        engine.Plan("pointless", friday + Hour * 20, Everybody(2), late: Hour);
        engine.Plan("sunday", friday + Hour * 40, Everybody(2), late: Duration.FromDays(4));
        engine.Plan("now", monday, Everybody(2));

        await engine.RingAtAsync(monday);

        Assert.Equal(["saturday (late) + sunday (late) + now"], engine.Outside.TextsFor(Engine.Person(0)));
        Assert.Equal(["saturday (late) + sunday (late) + now"], engine.Outside.TextsFor(Engine.Person(1)));
        var messages = new[] { "saturday", "sunday", "now" }.Select(async key => (await engine.RowsAsync(key))[0].Message);
        Assert.Single((await Task.WhenAll(messages)).Distinct());
    }

    [Fact]
    public async Task Ring_InAChannel_SaysLateThingsTogetherAndPunctualOnesByKind()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("first", Engine.Start + Hour, [], places: true);
        engine.Plan("second", Engine.Start + Hour * 2, [], places: true);
        engine.Plan("third a", Engine.Start + Hour * 3, [], places: true);
        engine.Plan("third b", Engine.Start + Hour * 3, [], places: true);
        engine.Plan("third c", Engine.Start + Hour * 3, [], places: true, about: new Subject.TimetableChanged("c1"));

        await engine.RingAtAsync(Engine.Start + Hour * 3);

        Assert.Equal(["first (late) + second (late)", "third a + third b", "third c"], engine.Outside.TextsFor(Engine.Channel.Id.Key));
    }

    [Fact]
    public async Task Ring_WithTheClockSetBack_RepeatsNothing()
    {
        await using var engine = await Engine.RunningAsync(2);
        engine.Plan("news", Engine.Start + Hour, Everybody(2));
        await engine.RingAtAsync(Engine.Start + Hour);

        await engine.RingAtAsync(Engine.Start);
        await engine.RingAtAsync(Engine.Start + Hour * 2);

        Assert.Equal(2, engine.Outside.Arrived.Count);
    }

    [Fact]
    public async Task Ring_ForSomebodyInQuietHours_WaitsForTheirMorning()
    {
        await using var engine = await Engine.RunningAsync(2);
        await SnoozeAsync(engine, 1, Engine.Start + Hour * 12);
        engine.Plan("news", Engine.Start + Hour, Everybody(2));

        await engine.RingAtAsync(Engine.Start + Hour);

        Assert.Empty(engine.Outside.TextsFor(Engine.Person(1)));
        Assert.Equal(Engine.Start + Hour * 12, await engine.Life.Alarm.NextAsync(Engine.Ct));
        await engine.RingAtAsync(Engine.Start + Hour * 12);
        Assert.Equal(["news (late)"], engine.Outside.TextsFor(Engine.Person(1)));
    }

    [Fact]
    public async Task Ring_ForSomebodyWhoStoppedMeanwhile_DropsTheirRow()
    {
        await using var engine = await Engine.RunningAsync(1);
        await SnoozeAsync(engine, 0, Engine.Start + Hour * 3);
        engine.Plan("news", Engine.Start + Hour, Everybody(1));
        await engine.RingAtAsync(Engine.Start + Hour);

        await engine.Life.Store.UpdateAsync<Preferences>(Engine.Person(0), p => p with { Stopped = true }, Engine.Ct);
        await engine.RingAtAsync(Engine.Start + Hour * 4);

        Assert.Empty(engine.Outside.Arrived);
        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("news"))[0].State);
        Assert.NotNull((await engine.BookAsync()).Pushes["news"].Done);
    }

    [Fact]
    public async Task Ring_ForWhatNoLongerHolds_DropsWhatWaits()
    {
        await using var engine = await Engine.RunningAsync(1);
        await SnoozeAsync(engine, 0, Engine.Start + Hour * 3);
        engine.Plan("news", Engine.Start + Hour, Everybody(1));
        await engine.RingAtAsync(Engine.Start + Hour);

        engine.Reminders.All = [];
        await engine.RingAtAsync(Engine.Start + Hour * 4);

        Assert.Empty(engine.Outside.Arrived);
        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("news"))[0].State);
    }

    [Fact]
    public async Task Ring_ForSomebodyWhoCannotBeReached_SaysSoAndTriesNoMore()
    {
        await using var engine = await Engine.RunningAsync(2);
        var tries = 0;
        engine.Outside.Ends = to => Task.FromResult(to == Engine.Person(1) && ++tries > 0 ? SendOutcome.Unreachable : SendOutcome.Arrived);
        engine.Plan("news", Engine.Start, Everybody(2));

        await engine.RingAtAsync(Engine.Start);
        await engine.RingAtAsync(Engine.Start + Hour);

        Assert.Equal(1, tries);
        Assert.Equal(RowState.Unreachable, (await engine.RowsAsync("news")).Single(r => r.Recipient == Engine.Person(1)).State);
        Assert.NotNull((await engine.BookAsync()).Pushes["news"].Done);
    }

    [Fact]
    public async Task Ring_WhenThePlatformIsDown_TriesAgainAfterAMinuteThenFive()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Outside.Ends = _ => Task.FromResult(SendOutcome.TryLater);
        engine.Plan("news", Engine.Start, Everybody(1));
        await engine.RingAtAsync(Engine.Start);
        Assert.Equal(Engine.Start + Minute, await engine.Life.Alarm.NextAsync(Engine.Ct));
        await engine.RingAtAsync(Engine.Start + Minute);
        Assert.Equal(Engine.Start + Minute * 6, await engine.Life.Alarm.NextAsync(Engine.Ct));

        engine.Outside.Ends = _ => Task.FromResult(SendOutcome.Arrived);
        await engine.RingAtAsync(Engine.Start + Minute * 6);

        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(0)));
        Assert.Equal((RowState.Delivered, 3), ((await engine.RowsAsync("news"))[0].State, (await engine.RowsAsync("news"))[0].Attempts));
    }

    [Fact]
    public async Task Ring_WhenThePlatformStaysDown_GivesUpWhenItHelpsNobody()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Outside.Ends = _ => throw new HttpRequestException("No network.");
        engine.Plan("news", Engine.Start, Everybody(1), late: Minute * 3);
        await engine.RingAtAsync(Engine.Start);

        await engine.RingAtAsync(Engine.Start + Minute);

        Assert.Equal(RowState.Dropped, (await engine.RowsAsync("news"))[0].State);
        Assert.Null(await engine.Life.Alarm.NextAsync(Engine.Ct));
    }

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
        var first = engine.Life.Ring;
        var second = (await engine.StartAsync()).Ring;
        engine.Plan("news", Engine.Start, Everybody(60));

        await Task.WhenAll(Task.Run(() => first.RunAsync(Engine.Inspection, Engine.Ct)), Task.Run(() => second.RunAsync(Engine.Inspection, Engine.Ct)));
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
        var sent = 0;
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
        Assert.InRange(engine.Outside.Arrived.Count, 40, 129);

        engine.Store.BeforeCommit = null;
        await engine.RingAtAsync(Engine.Start + Minute * 2);
        await engine.RingAtAsync(Engine.Start + Minute * 20);

        Assert.Equal(Everybody(130).Order(), engine.Outside.Arrived.Select(a => a.To).Order());
        Assert.All(await engine.RowsAsync("news"), row => Assert.Equal(RowState.Delivered, row.State));

        ValueTask FailAsync(IReadOnlyList<DocumentWrite> writes)
        {
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
        engine.Plan("news", Engine.Start + Minute, Everybody(1));
        engine.SetClock(Engine.Start + Minute);
        var isBusy = true;
        engine.Store.BeforeCommit = WriteAsync;

        await engine.Life.Ring.RunAsync(Engine.Inspection, Engine.Ct);
        Assert.Equal(["first"], engine.Outside.TextsFor(Engine.Person(0)));
        isBusy = false;
        await engine.RingAtAsync(Engine.Start + Minute * 2);

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

    private static string[] Everybody(int people) => [.. Enumerable.Range(0, people).Select(Engine.Person)];

    private static async Task SnoozeAsync(Engine engine, int person, Instant until) => await engine.Life.Store.CommitAsync(
        [DocumentWrite.New(Engine.Person(person), new Preferences { SnoozedUntil = until })], Engine.Ct);
}
