using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>One person leads two forums from one chat: whatever they press stays with the forum that the card is about.</summary>
public sealed class TwoForumsJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    public async Task TickOnAnOldCard_AfterTheChatWentOnToAnotherForum_TicksThatCardsForum(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "today");
        var old = await wire.SeesAsync(Who.Chair, "Write down the call");

        await wire.WritesAsync(Who.Chair, "set up");
        var form = await wire.SeesAsync(Who.Chair, "Set up your forum");
        await wire.FillsAsync(Who.Chair, form, "Set up", "Elsewhere Forum", ("name", "Elsewhere Forum"), ("area", "Elsewhere"));
        await wire.WritesAsync(Who.Chair, "today");
        await wire.SeesAsync(Who.Chair, "No inspection is under way");

        await wire.PressesAsync(Who.Chair, old, "Done 1", "ticked “Write down the call”");
        Assert.Single((await World.InspectionNowAsync()).Ticks);
        await wire.WritesAsync(Who.Chair, "settings");
        await wire.SeesAsync(Who.Chair, "Forum: Elsewhere Forum");
    }
}
