using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

public sealed class AlarmTests
{
    private const int MostTries = 1000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Alarm_WhenTheClockReachesTheTime_RingsByItself()
    {
        await using var engine = await Engine.RunningAsync(2);
        engine.Plan("news", Engine.Start + Duration.FromHours(1), [Engine.Person(0), Engine.Person(1)]);
        await SaveAsync(engine);
        Assert.Equal(Engine.Start + Duration.FromHours(1), await engine.Life.Alarm.NextAsync(Engine.Ct));

        await UntilAsync(engine, Engine.Start + Duration.FromHours(1), () => engine.Outside.Arrived.Count == 2);

        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(0)));
    }

    [Fact]
    public async Task Alarm_WhenAFactWasSaved_ThinksAgainByItself()
    {
        await using var engine = await Engine.RunningAsync(1);
        await engine.Life.Alarm.NextAsync(Engine.Ct);
        engine.Plan("news", Engine.Start, [Engine.Person(0)]);

        await SaveAsync(engine);

        await UntilAsync(engine, Engine.Start, () => !engine.Outside.Arrived.IsEmpty);
        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(0)));
    }

    [Fact]
    public async Task Next_WhenAMeetingMoves_MovesAlong()
    {
        await using var engine = await Engine.RunningAsync(1);
        var old = engine.Plan("meeting/10", Engine.Start + Duration.FromHours(1), [Engine.Person(0)]);
        await SaveAsync(engine);
        Assert.Equal(old.Due, await engine.Life.Alarm.NextAsync(Engine.Ct));

        engine.Reminders.All = [];
        var moved = engine.Plan("meeting/14", Engine.Start + Duration.FromHours(5), [Engine.Person(0)]);
        await SaveAsync(engine);

        Assert.Equal(moved.Due, await engine.Life.Alarm.NextAsync(Engine.Ct));
        await engine.RingAtAsync(old.Due);
        Assert.Empty(engine.Outside.Arrived);
    }

    [Fact]
    public async Task Next_AfterTheInspectionEnded_IsNothing()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start + Duration.FromHours(1), [Engine.Person(0)]);
        await SaveAsync(engine);

        await engine.Life.Store.UpdateAsync<Inspection>(Engine.Inspection, i => i with { Ended = i.Started }, Engine.Ct);

        Assert.Null(await engine.Life.Alarm.NextAsync(Engine.Ct));
    }

    [Fact]
    public async Task Next_AfterTheInspectionEnded_ForgetsAllThatWasSaidSixtyDaysLater()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start, [Engine.Person(0)]);
        await engine.RingAtAsync(Engine.Start);
        await engine.Life.Store.UpdateAsync<Inspection>(Engine.Inspection, i => i with { Ended = i.Started }, Engine.Ct);
        await engine.Life.Store.UpdateAsync<Forum>("forum-1", forum => forum with { InspectionId = null }, Engine.Ct);

        var again = await engine.StartAsync();
        Assert.Equal(Engine.Start + Duration.FromDays(60), await again.Alarm.NextAsync(Engine.Ct));
        Assert.NotEmpty(await engine.Store.AllAsync<PushPage>(Engine.Ct));
        engine.SetClock(Engine.Start + Duration.FromDays(60));

        Assert.Null(await again.Alarm.NextAsync(Engine.Ct));
        Assert.Empty(await engine.Store.AllAsync<ReminderBook>(Engine.Ct));
        Assert.Empty(await engine.Store.AllAsync<PushPage>(Engine.Ct));
    }

    [Fact]
    public async Task Ring_WhenThePlanFails_GoesOnInAMinute()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start, [Engine.Person(0)]);
        var isBroken = true;
        engine.Store.BeforeFind = kind =>
        {
            if (isBroken && kind == typeof(ReminderBook))
            {
                throw new IOException("The disk.");
            }
        };
        await SaveAsync(engine);
        await engine.Life.Alarm.RingAsync(Engine.Ct);
        isBroken = false;
        engine.SetClock(Engine.Start + Duration.FromMinutes(2));

        await engine.Life.Alarm.RingAsync(Engine.Ct);

        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(0)));
    }

    [Theory]
    [InlineData("2027-03-27T22:00:00Z")]
    [InlineData("2027-10-30T22:00:00Z")]
    public async Task Alarm_OverAClockChange_RingsOnceForEachTime(string evening)
    {
        await using var engine = await Engine.RunningAsync(1);
        var start = NodaTime.Text.InstantPattern.General.Parse(evening).Value;
        await engine.RingAtAsync(start);
        Instant[] times = [.. Enumerable.Range(1, 12).Select(n => start + Duration.FromMinutes(30 * n))];
        foreach (var time in times)
        {
            engine.Plan($"at {time}", time, [Engine.Person(0)]);
        }

        await SaveAsync(engine);
        var rung = new List<Instant>();
        while (await engine.Life.Alarm.NextAsync(Engine.Ct) is { } next)
        {
            rung.Add(next);
            engine.SetClock(next);
            await engine.Life.Alarm.RingAsync(Engine.Ct);
        }

        Assert.Equal(times, rung);
        Assert.Equal(times.Select(time => $"at {time}"), engine.Outside.TextsFor(Engine.Person(0)));
    }

    [Fact]
    public async Task Alarm_AtTheStart_ArmsEveryInspectionUnderWay()
    {
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start + Duration.FromHours(1), [Engine.Person(0)]);

        var again = await engine.StartAsync();

        Assert.Equal(Engine.Start + Duration.FromHours(1), await again.Alarm.NextAsync(Engine.Ct));
        Assert.True(again.Alarm.IsReady);
    }

    [Fact]
    public async Task Alarm_WhenStopped_IsNoLongerReady()
    {
        await using var engine = await Engine.RunningAsync(1);
        await engine.Life.Alarm.NextAsync(Engine.Ct);

        await engine.Life.Alarm.StopAsync(Engine.Ct);

        Assert.False(engine.Life.Alarm.IsReady);
    }

    [Fact]
    public async Task Alarm_WhileOneInspectionRingsForLongAndIsSavedAgainAndAgain_RingsForTheOthers()
    {
        await using var engine = await Engine.RunningAsync(2);
        await engine.AddInspectionAsync("inspection-2");
        var (reached, held) = (new TaskCompletionSource(), new TaskCompletionSource<SendOutcome>());
        engine.Outside.Ends = to =>
        {
            reached.TrySetResult();
            return to == Engine.Person(0) ? held.Task : Task.FromResult(SendOutcome.Arrived);
        };
        engine.Plan("inspection-1/long", Engine.Start, [Engine.Person(0)]);
        await SaveAsync(engine);
        await UntilAsync(engine, Engine.Start, () => reached.Task.IsCompleted);
        for (var save = 0; save < 20; save++)
        {
            await SaveAsync(engine);
            engine.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(Breath, Engine.Ct);
        }

        engine.Plan("inspection-2/news", engine.Now, [Engine.Person(1)]);
        await engine.Life.Store.UpdateAsync<Inspection>("inspection-2", i => i with { History = i.History }, Engine.Ct);

        await UntilAsync(engine, engine.Now, () => !engine.Outside.Arrived.IsEmpty);
        Assert.Equal(["inspection-2/news"], engine.Outside.TextsFor(Engine.Person(1)));
        held.SetResult(SendOutcome.Arrived);
    }

    [Fact]
    public async Task Alarm_WhenTheStoreFailsAtTheStart_IsSetALittleLater()
    {
        await using var engine = await Engine.RunningAsync(1);
        await engine.Life.Alarm.StopAsync(Engine.Ct);
        engine.Plan("news", Engine.Start + Duration.FromMinutes(30), [Engine.Person(0)]);
        FailOnce<Forum>(engine);

        await engine.StartAsync();

        await UntilAsync(engine, Engine.Start + Duration.FromMinutes(30), () => !engine.Outside.Arrived.IsEmpty);
        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(0)));
        Assert.True(engine.Life.Alarm.IsReady);
    }

    [Fact]
    public async Task Alarm_WhenTheStoreFailsOverWhatWasSaved_LooksAtItALittleLater()
    {
        await using var engine = await Engine.RunningAsync(1);
        await engine.Life.Alarm.NextAsync(Engine.Ct);
        engine.Plan("news", Engine.Start, [Engine.Person(0)]);
        FailOnce<PersonLink>(engine);

        await engine.Life.Store.CommitAsync([DocumentWrite.New(Engine.Person(0), new Preferences())], Engine.Ct);

        await UntilAsync(engine, Engine.Start, () => !engine.Outside.Arrived.IsEmpty);
        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Person(0)));
    }

    private static void FailOnce<T>(Engine engine) => engine.Store.BeforeFind = kind =>
    {
        if (kind == typeof(T))
        {
            engine.Store.BeforeFind = null;
            throw new IOException("The disk.");
        }
    };

    private static async Task SaveAsync(Engine engine) =>
        await engine.Life.Store.UpdateAsync<Forum>("forum-1", forum => forum with { Name = forum.Name + "!" }, Engine.Ct);

    // Quartz answers a moved clock a moment later, on threads of its own, so the clock ticks on until it has.
    // The alarm's threads take their time after the clock has moved: running ahead of them would make what they say late.
    private static async Task UntilAsync(Engine engine, Instant due, Func<bool> effect)
    {
        for (var tries = 0; !effect(); tries++)
        {
            Assert.True(tries < MostTries, "The alarm did not ring.");
            engine.Clock.Advance(Instant.FromDateTimeOffset(engine.Clock.GetUtcNow()) < due ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(1));
            await Task.Delay(Breath, Engine.Ct);
        }
    }
}
