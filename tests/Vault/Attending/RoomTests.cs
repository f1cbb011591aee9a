using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Attending;
using ForumBot.Vault.Reading;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ForumBot.Tests.Vault.Attending;

public sealed class RoomTests
{
    private static readonly Instant Noon = Instant.FromUtc(2027, 3, 22, 12, 0);

    [Fact]
    public async Task Facts_AreTrueForThoseInTheRoomAlone()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        Assert.True((await FactsAsync(world, world.Dev.Id)).InTheRoom);
        foreach (var other in new[] { world.Ann, world.Moe, world.Lena, world.Nell })
        {
            Assert.Equal(default, await FactsAsync(world, other.Id));
        }
    }

    [Fact]
    public async Task Refusal_IsWrittenDown_OnceAMinuteForOnePersonAndThing()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var log = new Kept();
        var room = RoomOf(world, log);

        await RefuseAsync(room, world, world.Ann.Self, Noon);
        await RefuseAsync(room, world, world.Ann.Self, Noon + Duration.FromSeconds(59));
        Assert.Equal([(AccessKind.Refused, "Ann", "ReadNotes")], log.Entries);

        await RefuseAsync(room, world, world.Ann.Self, Noon + Duration.FromSeconds(30), Permission.WriteNotes);
        await RefuseAsync(room, world, world.Moe.Self, Noon + Duration.FromSeconds(30));
        await RefuseAsync(room, world, world.Ann.Self, Noon + Duration.FromSeconds(60));
        Assert.Equal(4, log.Entries.Count);
    }

    [Fact]
    public async Task Refusal_WithALogThatFails_StaysARefusalAndIsWrittenTheNextTime()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var log = new Kept { Fault = new InvalidOperationException() };
        var room = RoomOf(world, log);

        await RefuseAsync(room, world, world.Ann.Self, Noon);
        log.Fault = null;
        await RefuseAsync(room, world, world.Ann.Self, Noon + Duration.FromSeconds(1));

        Assert.Single(log.Entries);
    }

    [Fact]
    public async Task Refusal_OfSomebodyInTheRoomWhoAskedWhereOthersReadAlong_IsNone()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var log = new Kept();

        await RefuseAsync(RoomOf(world, log), world, world.Dev.Self, Noon);

        Assert.Empty(log.Entries);
    }

    private static async ValueTask<Circumstances> FactsAsync(Inspected world, PersonId who) =>
        await world.Scenario.Get<IRoom>().OfAsync(await world.Scenario.ReadAsync(world.Forum), who, default);

    private static Room RoomOf(Inspected world, IAccessLog log) => new(
        world.Scenario.Get<Desk>(), log, new RefusalPace(), world.Scenario.Get<Departures>(), NullLogger<Room>.Instance);

    private static async ValueTask RefuseAsync(Room room, Inspected world, Person who, Instant at, Permission what = Permission.ReadNotes)
    {
        var forum = await world.Scenario.ReadAsync(world.Forum);
        var said = new IncomingMessage("d", who, world.Channel, at, "notes", []);
        var turn = new Turn(said, forum, forum.RolesOf(who.Id), forum.AudienceOf(world.Channel), default) { Facts = await room.OfAsync(forum, who.Id, default) };
        await room.RefusedAsync(turn, what, default);
    }

    private sealed class Kept : IAccessLog
    {
        internal List<(AccessKind, string, string?)> Entries { get; } = [];

        internal Exception? Fault { get; set; }

        public ValueTask RecordAsync(string forumId, string inspectionId, AccessKind kind, Mark by, string? about, CancellationToken ct)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            Entries.Add((kind, by.Name, about));
            return ValueTask.CompletedTask;
        }
    }
}
