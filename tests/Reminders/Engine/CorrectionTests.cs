using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

public sealed class CorrectionTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task Notice_WhenItsMeetingMoves_IsCorrectedInPlace()
    {
        await using var engine = await AnnouncedAsync();
        engine.Reminders.All = [];

        await MoveMeetingAsync(engine, 16);
        await engine.RingAtAsync(Engine.Start + Hour * 5);

        Assert.Equal([("m1", "ahead at 16")], engine.Outside.Revised);
        Assert.Single(engine.Outside.Arrived);
    }

    [Fact]
    public async Task Notice_WhileNothingDiffers_IsLeftAlone()
    {
        await using var engine = await AnnouncedAsync();

        await MoveMeetingAsync(engine, 14);
        await engine.RingAtAsync(Engine.Start + Hour * 5);

        Assert.Empty(engine.Outside.Revised);
    }

    [Fact]
    public async Task Notice_WhenThePlatformIsDown_IsCorrectedLater()
    {
        await using var engine = await AnnouncedAsync();
        engine.Outside.RevisionEnds = SendOutcome.TryLater;
        await MoveMeetingAsync(engine, 16);
        await engine.RingAtAsync(Engine.Start + Hour * 2);

        engine.Outside.RevisionEnds = SendOutcome.Arrived;
        Assert.Equal(Engine.Start + Hour * 2 + Duration.FromMinutes(5), await engine.Life.Alarm.NextAsync(Engine.Ct));
        engine.SetClock(Engine.Start + Hour * 3);
        await engine.Life.Alarm.RingAsync(Engine.Ct);

        Assert.Equal([("m1", "ahead at 16")], engine.Outside.Revised);
    }

    [Fact]
    public async Task Notice_WhoseMessageIsGone_IsForgotten()
    {
        await using var engine = await AnnouncedAsync();
        engine.Outside.RevisionEnds = SendOutcome.Unreachable;

        await MoveMeetingAsync(engine, 16);
        await engine.RingAtAsync(Engine.Start + Hour * 2);

        Assert.Null((await engine.RowsAsync("ahead"))[0].Message);
    }

    [Fact]
    public async Task Notice_AfterARestart_IsStillCorrected()
    {
        await using var engine = await AnnouncedAsync();
        await MoveMeetingAsync(engine, 16);

        await engine.StartAsync();
        await engine.RingAtAsync(Engine.Start + Hour * 2);

        Assert.Contains(("m1", "ahead at 16"), engine.Outside.Revised);
    }

    private static async Task<Engine> AnnouncedAsync()
    {
        var engine = await Engine.RunningAsync(1);
        await MoveMeetingAsync(engine, 14);
        engine.Plan("ahead", Engine.Start + Hour, [Engine.Person(0)], about: new Subject.MeetingAhead("m1", Soon: false));
        await engine.RingAtAsync(Engine.Start + Hour);
        Assert.Equal(["ahead at 14"], engine.Outside.TextsFor(Engine.Person(0)));
        return engine;
    }

    private static async Task MoveMeetingAsync(Engine engine, int hour) => await engine.Life.Store.UpdateAsync<Inspection>(
        Engine.Inspection,
        inspection => inspection with
        {
            Meetings = [new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 2, hour, 0), End = new(2027, 3, 2, hour + 1, 0) }],
        },
        Engine.Ct);
}
