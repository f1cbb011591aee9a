using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Journeys;
using ForumBot.Tests.Together;
using NodaTime;

namespace ForumBot.Tests.Forums;

/// <summary>Who leaves one channel has not left the forum; who is in none of its own any more has. Source: docs/rules.md, CONF-08.</summary>
public sealed class DepartingTests
{
    private static readonly Person Ann = new(new("teams", "t", "ann"), "Ann");
    private static readonly Person Dev = new(new("teams", "t", "dev"), "Dev");
    private static readonly Instant Then = Instant.FromUtc(2027, 3, 1, 9, 0);

    [Fact]
    public void OnlyChair_WhoseRolesRest_HandsOverToTheDeputy()
    {
        var forum = Of(new(Ann, Role.Chair, Then, null, Ann.Id), new(Dev, Role.Deputy, Then, null, Ann.Id));

        var after = Members.Depart(forum, Ann.Id, Then).After!;

        Assert.Equal(RoleSet.None, after.HeldBy(Ann.Id));
        Assert.True(after.RolesOf(Dev.Id).Has(Role.Chair));
    }

    [Fact]
    public void OnlyChair_WhoseRolesRestAndWhoHasNoDeputy_StaysChairAndIsAway()
    {
        var after = Members.Depart(Of(new Membership(Ann, Role.Chair, Then, null, Ann.Id)), Ann.Id, Then).After!;

        Assert.True(after.HeldBy(Ann.Id).Has(Role.Chair));
        Assert.Contains(Ann.Id.Key, after.Away.Keys);
    }

    [Fact]
    public async Task Member_WhoLeavesOneOfTwoPlacesOfTheForumsOwn_StaysAMemberUntilTheyLeaveTheOther()
    {
        using var world = await Inspected.StartedAsync();
        var place = await SecondAsync(world);

        await world.Scenario.Happens((id, at) => new PersonLeft(id, world.Moe.Self, place, at));
        Assert.Equal(RoleSet.Of(Role.Member), (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));

        world.Scenario.Messenger.Leave(place, world.Moe.Self);
        await world.Scenario.Happens((id, at) => new PersonLeft(id, world.Moe.Self, world.Channel, at));
        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));
    }

    [Fact]
    public async Task Member_WhoIsTakenOutOfBothAtOnce_HasLeftWhateverTheListOfTheOtherStillSays()
    {
        using var world = await Inspected.StartedAsync();
        var place = await SecondAsync(world);

        await world.Scenario.Happens((id, at) => new PersonLeft(id, world.Moe.Self, place, at) { Also = [world.Channel.Id, place.Id] });

        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));
    }

    [Fact]
    public async Task Member_WhoIsStillWhereTheAreaReadsAlong_HasLeft()
    {
        using var world = await Inspected.StartedAsync();
        var place = await SecondAsync(world, Audience.ForumAndArea);

        await world.Scenario.Happens((id, at) => new PersonLeft(id, world.Moe.Self, world.Channel, at));

        Assert.NotEqual(place.Id, world.Channel.Id);
        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));
    }

    private static async Task<Place> SecondAsync(Inspected world, Audience audience = Audience.ForumOnly)
    {
        var place = world.Scenario.Channel("planning", world.Ann, world.Moe);
        await world.Moe.Says($"link {LinkedPeople.CodeOn(await world.Ann.Says("link this forum"))}", place);
        await world.Ann.PressesVerb(Verbs.SetAudience, new { audience = audience.ToString() }, place);
        Assert.Equal(audience, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(place));
        return place;
    }

    private static Forum Of(params Membership[] held) => new()
    {
        Id = "f",
        Name = "F",
        LocalArea = "A",
        Memberships = [.. held],
        SeenAsGuests = ImmutableDictionary<string, Instant>.Empty.Add(Ann.Id.Key, Then),
    };
}
