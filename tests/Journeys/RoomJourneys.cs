using ForumBot.Cards;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>Who goes to the feedback meeting, what they promise, and who may change the list once it is over.</summary>
public sealed class RoomJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers("attendance", Verbs.ShowAttendance, Verbs.SaveAttendance, "terms", Verbs.ShowTerms, Verbs.AcceptTerms)]
    public async Task People_NamedByTheChair_AreInTheRoomOnceTheyAccept(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await NameAsync(wire);
        Assert.Equal((0, 0), (wire.CountOf(Who.Lano, "You are to go to the feedback meeting"), wire.CountOf(null, "You are to go to the feedback meeting")));

        var terms = await wire.PressesAsync(Who.Deputy, await wire.SeesAsync(Who.Deputy, "You are to go to the feedback meeting"), "Read the terms", "What you promise");
        await wire.PressesAsync(Who.Deputy, terms, "I accept", "Thank you");
        await wire.WritesAsync(Who.Chair, "step FULL-W3-05");
        await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Choose who goes"), "Choose who goes", "takes notes");
        await wire.WritesAsync(Who.Chair, "terms");
        await wire.SeesAsync(Who.Chair, "You are not on the list");

        var attendance = (await World.InspectionNowAsync()).Attendance;
        Assert.NotNull(attendance.Find(wire.PersonOf(Who.Deputy).Id.Key)!.Accepted);
        Assert.Null(attendance.Find(wire.PersonOf(Who.Member).Id.Key)!.Accepted);
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("feedback meeting is over", Verbs.AskLateChange, Verbs.AgreeLateChange, Verbs.WithdrawLateChange)]
    public async Task LateChange_AskedForByOne_IsMadeOnceTwoWhoWereThereAgree(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await World.InTheRoomAsync(wire);
        await World.RingAtAsync(new(2027, 3, 30, 16, 0, 0, TimeSpan.Zero));
        await wire.WritesAsync(Who.Deputy, "feedback meeting is over");
        await wire.SeesAsync(Who.Deputy, "the list is locked");

        await wire.WritesAsync(Who.Chair, "attendance");
        var chair = wire.PersonOf(Who.Chair).Name;
        var asked = await wire.FillsAsync(
            Who.Chair, await wire.SeesAsync(Who.Chair, "Who was at the feedback meeting"), "Ask for the change", "Nobody has agreed yet",
            ("person", chair), ("kind", "Add them: they were there"), ("reason", "I came in late"));
        await wire.PressesAsync(Who.Chair, asked, "Take back 1", "Who was at the feedback meeting");
        Assert.Empty((await World.InspectionNowAsync()).Attendance.Waiting);

        await wire.WritesAsync(Who.Chair, "attendance");
        await wire.FillsAsync(
            Who.Chair, await wire.SeesAsync(Who.Chair, "Who was at the feedback meeting"), "Ask for the change", "Nobody has agreed yet",
            ("person", chair), ("kind", "Add them: they were there"), ("reason", "I came in late"));
        foreach (var who in new[] { Who.Deputy, Who.Member })
        {
            await wire.WritesAsync(who, "attendance");
            await wire.PressesAsync(who, await wire.SeesAsync(who, "I came in late"), "Agree to 1", "Who was at the feedback meeting");
        }

        await wire.SeesAsync(Who.Chair, "You are on the list of the feedback meeting");
        Assert.NotNull((await World.InspectionNowAsync()).Attendance.Find(wire.PersonOf(Who.Chair).Id.Key));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.EndMeeting)]
    public async Task Meeting_SaidToBeOverByAButton_LocksTheList(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await World.InTheRoomAsync(wire);
        await World.RingAtAsync(new(2027, 3, 30, 16, 0, 0, TimeSpan.Zero));
        await wire.WritesAsync(Who.Deputy, "attendance");
        var list = await wire.SeesAsync(Who.Deputy, "Who goes to the feedback meeting");

        await wire.PressesAsync(Who.Deputy, list, "The meeting is over", "the list is locked");
        Assert.NotNull((await World.InspectionNowAsync()).Attendance.Over);
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("attendance")]
    public async Task Attendance_AskedForByOthers_ShowsNoMoreThanTheirs(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await NameAsync(wire);
        await wire.SaysAsync(Who.Lano, "attendance");
        await wire.SaysAsync(Who.Stranger, "attendance");
        await wire.AllSeeAsync("We have not met yet");
        await wire.SaysAsync(Who.Member, "attendance");
        Assert.DoesNotContain("Save", (await wire.SeesAsync(Who.Member, "Who goes to the feedback meeting")).Words, StringComparison.Ordinal);
        Assert.Equal(
            (0, 0, 0),
            (wire.CountOf(Who.Lano, "takes notes"), wire.CountOf(Who.Stranger, "takes notes"), wire.CountOf(null, "takes notes")));
    }

    private async Task NameAsync(IWire wire)
    {
        await wire.WritesAsync(Who.Chair, "attendance");
        var form = await wire.SeesAsync(Who.Chair, "Nobody is on the list yet");
        var (deputy, member) = (wire.PersonOf(Who.Deputy).Name, wire.PersonOf(Who.Member).Name);
        await wire.FillsAsync(
            Who.Chair, form, "Save", "Saved. I have told everybody whom it concerns.", ("people", $"{deputy},{member}"), ("notes", member));
    }
}
