using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>People come in, hold roles, and leave.</summary>
public sealed class PeopleJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers("ask to join", Verbs.DeclineJoin, Verbs.AcceptJoin)]
    public async Task Stranger_AskingToJoin_IsRefusedKindlyAndThenLetIn(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        await wire.SaysAsync(Who.Stranger, "ask to join");
        var question = await wire.SeesAsync(Who.Chair, $"{wire.PersonOf(Who.Stranger).Name} asks to join Anytown Forum");
        await wire.PressesAsync(Who.Chair, question, "Decline", "was not let into");
        await wire.SeesAsync(Who.Stranger, "You have not been let into Anytown Forum");

        await World.RingAtAsync(new(2027, 3, 10, 9, 0, 0, TimeSpan.Zero));
        await wire.SaysAsync(Who.Stranger, "ask to join");
        question = await wire.SeesAsync(Who.Chair, $"{wire.PersonOf(Who.Stranger).Name} asks to join Anytown Forum");
        await wire.PressesAsync(Who.Chair, question, "Accept", "is now a member");
        await wire.SeesAsync(Who.Stranger, "Welcome to Anytown Forum");
        Assert.Equal((0, 0), (wire.CountOf(null, "You have not been let into"), wire.CountOf(Who.Member, "asks to join")));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.AskToJoin, Verbs.AcceptJoin)]
    public async Task Stranger_PressingAskToJoin_ComesInAndMayTickWhatIsForEveryone(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        await wire.SaysAsync(Who.Stranger, "log sharing");
        var met = await wire.AllSeeAsync("We have not met yet");
        await wire.PressesAsync(Who.Stranger, met, "Ask to join", "chair");
        var question = await wire.SeesAsync(Who.Chair, $"{wire.PersonOf(Who.Stranger).Name} asks to join Anytown Forum");
        await wire.PressesAsync(Who.Chair, question, "Accept", "is now a member");
        await wire.SeesAsync(Who.Stranger, "Welcome to Anytown Forum");

        Assert.True((await World.ForumNowAsync()).RolesOf(wire.PersonOf(Who.Stranger)).Has(Role.Member));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("roles", Verbs.GiveRole, Verbs.TakeRole, Verbs.HandOverRole, Verbs.ShowRoles)]
    public async Task Roles_GivenTakenAndHandedOver_AreToldToThoseTheyConcern(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        var (member, deputy) = (wire.PersonOf(Who.Member), wire.PersonOf(Who.Deputy));
        await wire.WritesAsync(Who.Chair, "roles");
        var roles = await wire.SeesAsync(Who.Chair, "Who does what in Anytown Forum");

        roles = await wire.FillsAsync(
            Who.Chair, roles, "Give role", $"{member.Name} was given the role representative", ("person", $"{member.Name} (member)"), ("role", "Representative"));
        await wire.SeesAsync(Who.Member, "Your role in Anytown Forum has changed");
        roles = await wire.FillsAsync(
            Who.Chair, roles, "Take the role away", $"{member.Name} no longer has the role representative", ("person", $"{member.Name} (representative and member)"), ("role", "Representative"));
        await wire.SeesAsync(Who.Member, "no longer has the role");

        await wire.WritesAsync(Who.Chair, "settings");
        roles = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "You are: chair"), "Roles", "Who does what in Anytown Forum");
        await wire.FillsAsync(
            Who.Chair, roles, "Hand over my role", $"{deputy.Name} took over the role chair", ("person", $"{deputy.Name} (deputy chair)"), ("role", "Chair"));
        Assert.Equal(deputy.Id, Assert.Single((await World.ForumNowAsync()).Holding(Role.Chair)).Id);
        Assert.Equal((0, 0), (wire.CountOf(null, "was given the role"), wire.CountOf(Who.Lano, "was given the role")));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("leave forum", Verbs.LeaveForum, Verbs.ShowLeaveForum, Verbs.ShowSettings)]
    public async Task Member_WhoLeaves_IsAskedFirstAndSeesNothingMore(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Member, "leave forum");
        var stays = await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, "Leave Anytown Forum?"), "No, stay", "Settings");

        var asked = await wire.PressesAsync(Who.Member, stays, "Leave the forum", "Leave Anytown Forum?");
        await wire.PressesAsync(Who.Member, asked, "Yes, leave", "You have left Anytown Forum");

        await wire.WritesAsync(Who.Member, "today");
        Assert.DoesNotContain("Write down the call", (await wire.SeesAsync(Who.Member, "forum")).Words, StringComparison.Ordinal);
        Assert.Equal(RoleSet.None, (await World.ForumNowAsync()).RolesOf(wire.PersonOf(Who.Member)));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("my data", Verbs.ExportMyRecords, Verbs.ShowMyRecords, "forget me", Verbs.ForgetMe)]
    public async Task Member_WhoWantsToBeForgotten_SeesWhatIsHeldAndIsGone(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Member, "my data");
        var held = await wire.SeesAsync(Who.Member, "What I hold on you");
        Assert.Contains("Which forums you are in", held.Words, StringComparison.Ordinal);
        var entries = await wire.PressesAsync(Who.Member, held, "Show every entry", "Page 1 of");
        await wire.PressesAsync(Who.Member, entries, "Back", "This is everything that I keep under your name");

        await wire.WritesAsync(Who.Member, "forget me");
        var asked = await wire.SeesAsync(Who.Member, "Shall I forget you?");
        await wire.PressesAsync(Who.Member, asked, "Yes, forget me", "I have forgotten you");

        Assert.DoesNotContain((await World.ForumNowAsync()).Memberships, one => one.Person.Id == wire.PersonOf(Who.Member).Id);
        await wire.WritesAsync(Who.Member, "my data");
        Assert.DoesNotContain("Which forums you are in", (await wire.SeesAsync(Who.Member, "on you")).Words, StringComparison.Ordinal);
        Assert.Equal(0, wire.CountOf(null, "What I hold on you"));
    }
}
