using ForumBot.Cards;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>The timetable: the LANO posts and moves, the chair corrects, everybody sees the same.</summary>
public sealed class ScheduleJourneys : Journey
{
    private static readonly (string, string)[] Talk = [("title", "Talk with families"), ("day", "2027-03-08"), ("start", "14:00"), ("end", "15:00"), ("answer", "yes")];

    [Theory, MemberData(nameof(Platforms))]
    [Covers("add meeting", Verbs.AddMeeting, Verbs.SeenChange)]
    public async Task Meeting_PostedByTheLanoForToday_IsToldAtOnceAndSeen(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);

        await PostAsync(wire);
        await World.RingAtAsync(new(2027, 3, 8, 9, 1, 0, TimeSpan.Zero));

        var notice = await wire.AllSeeAsync("New: Talk with families");
        await wire.PressesAsync(Who.Member, notice, "Seen", "Talk with families");
        Assert.Contains(wire.PersonOf(Who.Member).Id.Key, (await World.InspectionNowAsync()).Changes[0].Seen.Keys);
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("schedule", "change schedule", Verbs.ChangeMeeting, Verbs.ChangeMeetingForm)]
    public async Task Meeting_MovedByTheLano_NeedsAReasonAndIsCorrectedInPlace(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Member, "schedule");
        await wire.AllSeeAsync("No meetings lie ahead");
        await PostAsync(wire);
        await wire.AllSeeChangedAsync("2pm to 3pm: Talk with families");
        await World.RingAtAsync(new(2027, 3, 8, 9, 1, 0, TimeSpan.Zero));
        await wire.AllSeeAsync("New: Talk with families");

        await wire.WritesAsync(Who.Lano, "change schedule");
        var form = await wire.PressesAsync(Who.Lano, await wire.SeesAsync(Who.Lano, "What do you want to change?"), "Change", "Talk with families");
        var unreasoned = await wire.FillsAsync(Who.Lano, form, "Check", "Say why", ("start", "15:00"), ("end", "16:00"));
        var preview = await wire.FillsAsync(
            Who.Lano, unreasoned, "Check", "Is this right?", ("reason", "The room is taken."));
        await wire.PressesAsync(Who.Lano, preview, "Save", "Saved");

        await wire.AllSeeChangedAsync("3pm to 4pm: Talk with families");
        await World.RingAtAsync(new(2027, 3, 8, 9, 2, 0, TimeSpan.Zero));
        await wire.AllSeeAsync("Changed: Talk with families");
        await wire.AllSeeChangedAsync("This changed again");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("cancel meeting", Verbs.CancelMeetingForm, Verbs.CancelMeeting, "what changed", Verbs.UndoChange, Verbs.ShowSchedule)]
    public async Task Meeting_CalledOffByTheChair_IsCancelledForAllUntilItIsTakenBack(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await PostAsync(wire);
        await wire.SaysAsync(Who.Member, "schedule");
        await wire.AllSeeAsync("2pm to 3pm: Talk with families");

        await wire.WritesAsync(Who.Chair, "cancel meeting");
        var form = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Which meeting is off?"), "Cancel it", "Cancel a meeting");
        var preview = await wire.FillsAsync(Who.Chair, form, "Check", "This is off: Talk with families", ("reason", "Snow"));
        await wire.PressesAsync(Who.Chair, preview, "Save", "Saved");
        await wire.AllSeeChangedAsync("Cancelled: Talk with families");

        await wire.WritesAsync(Who.Chair, "what changed");
        var undone = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Snow"), "Undo", "Taken back");
        await wire.AllSeeChangedAsync("2pm to 3pm: Talk with families");
        await wire.PressesAsync(Who.Chair, undone, "Schedule", "2pm to 3pm: Talk with families");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.AddMeetingForm, Verbs.AddMeeting, "change dates", Verbs.ChangeDates, Verbs.ChangeDatesForm)]
    public async Task Dates_ConfirmedByTheLano_AreTheDatesEverywhere(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Lano, "change dates");
        var form = await wire.SeesAsync(Who.Lano, "Change the main dates");
        var preview = await wire.FillsAsync(Who.Lano, form, "Check", "Is this right?", ("first", "2027-03-23"), ("last", "2027-03-26"), ("reason", "They come a day later."));
        await wire.PressesAsync(Who.Lano, preview, "Save", "Saved");
        await wire.WritesAsync(Who.Member, "timeline");
        await wire.SeesAsync(Who.Member, "Tuesday 23 March");

        // By the buttons too.
        await wire.WritesAsync(Who.Lano, "change schedule");
        var pick = await wire.SeesAsync(Who.Lano, "No meetings");
        await wire.PressesAsync(Who.Lano, pick, "Change dates", "Change the main dates");
        form = await wire.PressesAsync(Who.Lano, pick, "Add a meeting", "Give it a name, a day and times");
        preview = await wire.FillsAsync(Who.Lano, form, "Check", "2pm to 3pm", Talk);
        await wire.PressesAsync(Who.Lano, preview, "Save", "Saved");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("import schedule", Verbs.CheckImport, Verbs.Import, Verbs.ImportForm, Verbs.UndoChange)]
    public async Task Timetable_PastedByTheLano_IsShownSavedAndTakenBackAsOne(string platform)
    {
        const string Table = "Date|Start|End|Title\n22 March 2027|2pm|3pm|Visit\n23 March 2027|2pm|3pm|Talk";
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Lano, "import schedule");
        var preview = await wire.FillsAsync(Who.Lano, await wire.SeesAsync(Who.Lano, "Paste the timetable"), "Check", "Nothing is saved yet", ("table", Table));
        Assert.Empty((await World.InspectionNowAsync()).Meetings);
        var saved = await wire.PressesAsync(Who.Lano, preview, "Save", "Meetings: 2 new");
        Assert.Equal(2, (await World.InspectionNowAsync()).Meetings.Count);
        await wire.PressesAsync(Who.Lano, saved, "Undo", "Taken back");

        await wire.WritesAsync(Who.Lano, "change schedule");
        await wire.PressesAsync(Who.Lano, await wire.SeesAsync(Who.Lano, "No meetings"), "Paste a timetable", "Paste the timetable");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("calendar", Verbs.ShowCalendar, Verbs.MakeCalendar, Verbs.RevokeCalendar)]
    public async Task CalendarLink_MadeAndStopped_IsForTheAskerAlone(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await PostAsync(wire);
        await wire.WritesAsync(Who.Member, "schedule");
        var asked = await wire.PressesAsync(
            Who.Member, await wire.SeesAsync(Who.Member, "2pm to 3pm: Talk with families"), "Calendar link", "The timetable in your calendar");
        await wire.PressesAsync(Who.Member, asked, "Make my link", "Your calendar link is ready");
        await wire.SaysAsync(Who.Member, "calendar");
        await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, "The timetable in your calendar"), "Stop my link", "Your calendar link has stopped");
        Assert.Equal(0, wire.CountOf(null, "calendar/"));
    }

    private static async Task PostAsync(IWire wire)
    {
        await wire.WritesAsync(Who.Lano, "add meeting");
        var preview = await wire.FillsAsync(Who.Lano, await wire.SeesAsync(Who.Lano, "Add a meeting"), "Check", "2pm to 3pm", Talk);
        await wire.PressesAsync(Who.Lano, preview, "Save", "Saved");
    }
}
