using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

public sealed partial class FanoutTests
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

    private static string[] Everybody(int people) => [.. Enumerable.Range(0, people).Select(Engine.Person)];

    private static async Task SnoozeAsync(Engine engine, int person, Instant until) => await engine.Life.Store.CommitAsync(
        [DocumentWrite.New(Engine.Person(person), new Preferences { SnoozedUntil = until })], Engine.Ct);
}
