using System.Collections.Immutable;
using CsCheck;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Together;
using NodaTime;

namespace ForumBot.Tests.Together;

/// <summary>Two identities become one person: by ordinary role decisions, and without anybody coming into the room or out of it.</summary>
public sealed class MergingTests
{
    private static readonly Person Here = new(new("teams", "t", "rae"), "Rae Moss");
    private static readonly Person There = new(new("slack", "w", "rae"), "Rae");
    private static readonly Person Ann = new(new("teams", "t", "ann"), "Ann");
    private static readonly Instant Then = Instant.FromUtc(2027, 3, 1, 9, 0);
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 20, 9, 0);

    [Fact]
    public void Known_OfTwo_IsTheOneOnTheListThenTheFullMemberThenWhoLeadsThenWhoTyped()
    {
        Standing Of(Person person, bool roles = false, bool bound = false, bool leads = false) => new(person, roles, bound, leads);
        var guest = There with { IsGuest = true };

        Assert.Equal(There, Merging.KnownOf(Of(Here, roles: true), Of(There, bound: true))!.Person);
        Assert.Equal(guest, Merging.KnownOf(Of(Here, roles: true), Of(guest, bound: true))!.Person);
        Assert.Equal(Here, Merging.KnownOf(Of(guest, roles: true), Of(Here))!.Person);
        Assert.Equal(There, Merging.KnownOf(Of(Here), Of(There, roles: true))!.Person);
        Assert.Equal(Here, Merging.KnownOf(Of(Here, roles: true), Of(There))!.Person);
        Assert.Equal(Here, Merging.KnownOf(Of(Here, roles: true, leads: true), Of(There, roles: true))!.Person);
        Assert.Equal(There, Merging.KnownOf(Of(Here, roles: true), Of(There, roles: true, leads: true))!.Person);
        Assert.Equal(There, Merging.KnownOf(Of(Here, roles: true), Of(There, roles: true))!.Person);
        Assert.Equal(There, Merging.KnownOf(Of(Here), Of(There))!.Person);
    }

    [Fact]
    public void TwoOnTheList_AreNeverMadeOne() =>
        Assert.NotNull(Merging.WhyNot(new(Here, HoldsRoles: true, IsBound: true), new(There, HoldsRoles: true, IsBound: true)));

    [Fact]
    public void Roles_OfTheOther_EndThereAndBeginHere()
    {
        var forum = ForumOf((Here, Role.Member), (There, Role.Representative));

        var after = Merging.Merge(forum, There, Here, [], Now).After!;

        Assert.Equal(RoleSet.None, after.HeldBy(There.Id));
        Assert.Equal(RoleSet.Of(Role.Member, Role.Representative), after.RolesOf(Here.Id));
        Assert.Equal((Then, Now), (after.Memberships[2].From, after.Memberships[2].Until!.Value));
        Assert.Equal((Now, Ann.Id), (after.Memberships[^1].From, after.Memberships[^1].GivenBy));
        Assert.Equal(1, after.People().Count(person => person.Name.StartsWith("Rae", StringComparison.Ordinal)));
    }

    [Fact]
    public void OnlyChair_LinkedFromTheOther_StaysChair()
    {
        var forum = new Forum { Id = "f", Name = "F", LocalArea = "A", Memberships = [new(There, Role.Chair, Then, null, There.Id)] };

        var after = Merging.Merge(forum, There, Here, [], Now).After!;

        Assert.Equal([Here.Id], after.Holding(Role.Chair).Select(chair => chair.Id));
    }

    [Fact]
    public void RestingRoles_OfEither_AreNeverBegunAnewForTheOther()
    {
        var seen = ForumOf((There, Role.Representative)) with { SeenAsGuests = Keyed(There, Now) };

        Assert.Contains("its roles rest", Merging.Merge(seen, There, Here, [], Now).Refusal);
        Assert.Contains("its roles rest", Merging.Merge(ForumOf((There, Role.Representative)), There with { IsGuest = true }, Here, [], Now).Refusal);
        Assert.Contains("its roles rest", Merging.Merge(ForumOf((There, Role.Representative)), There, Here with { IsGuest = true }, [], Now).Refusal);
    }

    [Fact]
    public void RestingRoles_OfTheKnownGuest_RestWhenTheFullAccountSpeaks()
    {
        var after = Merging.Merge(ForumOf((Here, Role.Representative)), There, Here with { IsGuest = true }, [], Now).After!;

        Assert.Equal(RoleSet.None, after.RolesOf(Here));
    }

    [Fact]
    public void Parted_EachHasItsOwnBackAndWhatIsNewStaysWithTheKnown()
    {
        var before = ForumOf((Here, Role.Member), (There, Role.Member), (There, Role.Representative));
        HeldBefore[] held = [.. Merging.HeldIn(before, Here.Id), .. Merging.HeldIn(before, There.Id)];
        var linked = Members.Begin(Merging.Merge(before, There, Here, [], Now).After!, Here, Role.NoteTaker, Ann.Id, Now);

        var after = Merging.Part(linked, Here.Id, [Here, There], held, Now);

        Assert.Equal(RoleSet.Of(Role.Member, Role.NoteTaker), after.RolesOf(Here.Id));
        Assert.Equal(RoleSet.Of(Role.Member, Role.Representative), after.RolesOf(There.Id));
    }

    [Fact]
    public void Parted_WhatWasTakenAwaySince_DoesNotComeBack_AndWhoIsAwayIsAwayUnderBoth()
    {
        var before = ForumOf((There, Role.Member), (There, Role.Representative));
        HeldBefore[] held = [.. Merging.HeldIn(before, There.Id)];
        var linked = Members.End(Merging.Merge(before, There, Here, [], Now).After!, Here.Id, Role.Representative, Now) with { Away = Keyed(Here, Now) };

        var after = Merging.Part(linked, Here.Id, [Here, There], held, Now);

        Assert.Equal(RoleSet.Of(Role.Member), after.HeldBy(There.Id));
        Assert.Equal(RoleSet.None, after.HeldBy(Here.Id));
        Assert.Contains(There.Id.Key, after.Away.Keys);
    }

    [Fact]
    public void MemberAndLano_AreNeverMadeOne()
    {
        var decision = Merging.Merge(ForumOf((Here, Role.Member), (There, Role.Lano)), There, Here, [], Now);

        Assert.Contains("cannot be both in the forum and the LANO", decision.Refusal);
    }

    [Fact]
    public void SomebodyWhoIsAway_IsAwayUnderTheOtherToo()
    {
        var forum = ForumOf((Here, Role.Member), (There, Role.Representative)) with { Away = Keyed(There, Then) };

        Assert.Equal([Here.Id.Key], Merging.Merge(forum, There, Here, [], Now).After!.Away.Keys);
    }

    [Fact]
    public void SomebodyWhoWasDeclined_IsDeclinedUnderTheOtherToo()
    {
        var forum = ForumOf() with { Declined = Keyed(There, Now - Duration.FromHours(1)) };

        var after = Merging.Merge(forum, There, Here, [], Now).After!;

        Assert.True(Members.Ask(after, Here, Now).IsRefused);
    }

    [Fact]
    public void SomebodyWhoWaits_WaitsUnderTheKnownOneUnlessTheyAreIn()
    {
        var waiting = ForumOf() with { Waiting = ImmutableDictionary<string, Person>.Empty.Add(There.Id.Key, There) };
        var inside = ForumOf((Here, Role.Member)) with { Waiting = waiting.Waiting };

        Assert.Equal([Here.Id.Key], Merging.Merge(waiting, There, Here, [], Now).After!.Waiting.Keys);
        Assert.Empty(Merging.Merge(inside, There, Here, [], Now).After!.Waiting);
    }

    [Fact]
    public void RoleThatKeepsOutOfTheRoom_OfSomebodyOnTheList_IsRefused()
    {
        // CONF-09: whoever keeps the bot running is never on the list. Linking would take somebody out of the room.
        var decision = Merging.Merge(ForumOf((Here, Role.Member), (There, Role.TechnicalAdmin)), There, Here, [With(Here)], Now);

        Assert.Contains("who was in the room", decision.Refusal);
    }

    [Fact]
    public void SomebodyWhoLeftAndWasNamedBefore_DoesNotComeBackByTheOthersRoles()
    {
        var forum = ForumOf((There, Role.Member));
        forum = forum with { Memberships = forum.Memberships.Add(new(Here, Role.Member, Then, Then + Duration.FromDays(3), Ann.Id)) };

        var after = Merging.Merge(forum, There, Here, [With(Here)], Now).After!;

        Assert.True(after.RolesOf(Here.Id).Has(Role.Member));
        Assert.False(Presence.IsIn(after, With(Here), Here.Id));
    }

    [Fact]
    public void AnyTwo_MadeOne_BringNobodyIntoTheRoomAndKeepEveryRule()
    {
        var role = Gen.Enum<Role>();
        var row = Gen.Select(Gen.Bool, role, Gen.Int[0, 10], Gen.Int[0, 20], (isHere, what, from, until) =>
            new Membership(isHere ? Here : There, what, Then + Duration.FromDays(from), until <= from ? null : Then + Duration.FromDays(until), Ann.Id));
        Gen.Select(row.Array[0, 6], Gen.Int[0, 15], Gen.Bool).Sample((rows, named, isAway) =>
        {
            var forum = ForumOf() with { Memberships = [new(Ann, Role.Chair, Then, null, Ann.Id), .. rows.OrderBy(one => one.From)] };
            forum = isAway ? forum with { Away = Keyed(There, Then) } : forum;
            var inspection = With(Here, Then + Duration.FromDays(named));

            if (Merging.Merge(forum, There, Here, [inspection], Now) is { After: { } after })
            {
                Assert.Equal(Presence.IsIn(forum, inspection, Here.Id), Presence.IsIn(after, inspection, Here.Id));
                Assert.False(Presence.IsIn(after, inspection, There.Id));
                Assert.Equal(RoleSet.None, after.HeldBy(There.Id));
                Assert.Equal(forum.HeldBy(Here.Id).Bits | forum.HeldBy(There.Id).Bits, after.HeldBy(Here.Id).Bits);
                var held = after.HeldBy(Here.Id);
                var both = held.HasAny(RoleSet.Insiders) && held.HasAny(RoleSet.Area);
                var before = forum.HeldBy(Here.Id);
                var there = forum.HeldBy(There.Id);
                Assert.True(!both || (before.HasAny(RoleSet.Insiders) && before.HasAny(RoleSet.Area)) || (there.HasAny(RoleSet.Insiders) && there.HasAny(RoleSet.Area)));
            }
        });
    }

    [Fact]
    public void MeetingThatWantsTheOther_WantsTheKnownOne()
    {
        var meeting = new Meeting
        {
            Id = "m",
            Title = "Talk",
            Start = new(2027, 3, 22, 14, 0),
            End = new(2027, 3, 22, 15, 0),
            Wanted = new() { People = [There.Id.Key, Ann.Id.Key, Here.Id.Key] },
        };

        var after = Merging.Merge(With(Here) with { Meetings = [meeting] }, There.Id, Here.Id);

        Assert.Equal([Here.Id.Key, Ann.Id.Key], after.Meetings[0].Wanted.People);
    }

    [Fact]
    public void WhoGaveTheirWordForTheReport_IsBoundToIt()
    {
        var inspection = With(Here) with
        {
            Vouched = ImmutableDictionary<string, Answer>.Empty.Add("x", new("https://reports.ofsted.gov.uk/x", new(There.Id.Key, "Rae", Then))),
        };

        Assert.True(Merging.Binds(inspection, There.Id));
        Assert.True(Merging.Binds(inspection, Here.Id));
        Assert.False(Merging.Binds(inspection, Ann.Id));
    }

    private static ImmutableDictionary<string, Instant> Keyed(Person person, Instant at) => ImmutableDictionary<string, Instant>.Empty.Add(person.Id.Key, at);

    private static Forum ForumOf(params (Person Who, Role Role)[] people) => new()
    {
        Id = "f",
        Name = "Anytown",
        LocalArea = "Anyshire",
        Memberships = [new(Ann, Role.Chair, Then, null, Ann.Id), .. people.Select(one => new Membership(one.Who, one.Role, Then, null, Ann.Id))],
    };

    private static Inspection With(Person attendee, Instant? named = null) => new()
    {
        Id = "i",
        ForumId = "f",
        PlaybookId = "area-send-full",
        PlaybookVersion = "1",
        NotifiedOn = new(2027, 3, 1),
        Started = new(Ann.Id.Key, "Ann", Then),
        Attendance = new()
        {
            People = [new(attendee.Id.Key, attendee.Name, TakesNotes: false, new(Ann.Id.Key, "Ann", named ?? Then)) { Accepted = new(attendee.Id.Key, attendee.Name, named ?? Then), Terms = "1" }],
        },
    };
}
