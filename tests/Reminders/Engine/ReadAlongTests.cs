using ForumBot.Access;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

/// <summary>What the bot says by itself in a shared place, when others may read along there than the forum knows.</summary>
public sealed class ReadAlongTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task Reminder_WhereOutsidersCameInUnannounced_IsNotSaidAndTheBotHearsOfThem()
    {
        await using var engine = await PlannedAsync(outsiders: true);

        await engine.RingAtAsync(Engine.Start);

        Assert.Empty(engine.Outside.Arrived);
        Assert.True(Noticed(engine).TryRead(out var noticed));
        Assert.Equal((Engine.Channel.Id, true), (Assert.IsType<PlaceReach>(noticed).Place.Id, noticed.Place.HasOutsiders));
    }

    [Fact]
    public async Task Reminder_OnceTheForumKnowsOfTheOutsiders_IsDropped()
    {
        await using var engine = await PlannedAsync(outsiders: true);
        await engine.RingAtAsync(Engine.Start);
        await engine.Life.Store.UpdateAsync<Forum>("forum-1", forum => forum.Reached(Engine.Channel.Id.Key, hasOutsiders: true), Engine.Ct);

        await engine.RingAtAsync(Engine.Start + Minute * 2);

        Assert.Empty(engine.Outside.Arrived);
        Assert.Equal(RowState.Dropped, Assert.Single(await engine.RowsAsync("news")).State);
    }

    [Fact]
    public async Task Reminder_WhereThePlatformCannotBeAsked_IsSaidOnceItCan()
    {
        await using var engine = await PlannedAsync(outsiders: null);
        await engine.RingAtAsync(Engine.Start);
        Assert.Empty(engine.Outside.Arrived);
        Assert.False(Noticed(engine).TryRead(out _));

        engine.Outside.HasOutsiders = _ => false;
        await engine.RingAtAsync(Engine.Start + Minute * 2);

        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Channel.Id.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Reminder_OfPublicFacts_IsSaidAllTheSame(bool? outsiders)
    {
        await using var engine = await PlannedAsync(outsiders, Matter.Public);

        await engine.RingAtAsync(Engine.Start);

        Assert.Equal(["news"], engine.Outside.TextsFor(Engine.Channel.Id.Key));
    }

    [Fact]
    public async Task Notice_WhereOutsidersCameInUnannounced_IsNotCorrectedForThem()
    {
        await using var engine = await Engine.RunningAsync(1);
        await MoveMeetingAsync(engine, 14);
        engine.Plan("ahead", Engine.Start + Hour, [], about: new Subject.MeetingAhead("m1", Soon: false), places: true);
        await engine.RingAtAsync(Engine.Start + Hour);
        Assert.Equal(["ahead at 14"], engine.Outside.TextsFor(Engine.Channel.Id.Key));

        engine.Outside.HasOutsiders = _ => true;
        await MoveMeetingAsync(engine, 16);
        await engine.RingAtAsync(Engine.Start + Hour * 2);

        Assert.Empty(engine.Outside.Revised);
    }

    [Fact]
    public async Task Reminder_ForSomebodyOfAnotherOrganisation_GoesThroughAPlaceOfTheForum()
    {
        const string Sam = "fake/another/sam";
        await using var engine = await Engine.RunningAsync(1);
        engine.Plan("news", Engine.Start, [Sam]);

        await engine.RingAtAsync(Engine.Start);

        Assert.Equal(Engine.Channel, engine.Outside.Near[Sam]);
    }

    private static async Task<Engine> PlannedAsync(bool? outsiders, Matter? about = null)
    {
        var engine = await Engine.RunningAsync(1);
        engine.Outside.HasOutsiders = _ => outsiders;
        var planned = engine.Plan("news", Engine.Start, [], places: true);
        engine.Reminders.All = [planned with { To = planned.To with { Matter = about ?? Matter.Forum } }];
        return engine;
    }

    private static System.Threading.Channels.ChannelReader<Incoming> Noticed(Engine engine) => engine.Life.Services.GetRequiredService<Noticed>().Waiting;

    private static async Task MoveMeetingAsync(Engine engine, int hour) => await engine.Life.Store.UpdateAsync<Inspection>(
        Engine.Inspection,
        inspection => inspection with
        {
            Meetings = [new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 2, hour, 0), End = new(2027, 3, 2, hour + 1, 0) }],
        },
        Engine.Ct);
}
