using ForumBot.Cards;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>The days of an inspection: what is due, what is done, and what was written down.</summary>
public sealed class DayJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers("done", "undo")]
    public async Task Step_TickedAndTakenBack_ChangesTheCardForAll(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Member, "today");
        await wire.AllSeeAsync("Write down the call");

        await wire.SaysAsync(Who.Deputy, "done 1");
        await wire.AllSeeChangedAsync("ticked “Write down the call”");
        Assert.Contains("Next: ", (await wire.AllSeeAsync("Ticked: Write down the call")).Words);
        await wire.SaysAsync(Who.Deputy, "undo 1");
        await wire.AllSeeChangedAsync("unticked “Write down the call”");

        Assert.Empty((await World.InspectionNowAsync()).Ticks);
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.TickStep, Verbs.UndoStep, Verbs.ShowDay, Verbs.ShowChecklist, Verbs.ShowTimeline)]
    public async Task Day_WalkedThroughByButtons_LeadsEverywhereAndBack(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "today");
        var day = await wire.SeesAsync(Who.Chair, "Write down the call");

        day = await wire.PressesAsync(Who.Chair, day, "Done 1", "ticked “Write down the call”");
        var list = await wire.PressesAsync(Who.Chair, day, "Checklist", "Checklist, page 1");
        list = await wire.PressesAsync(Who.Chair, list, "Undo 1", "Checklist, page 1");
        Assert.Empty((await World.InspectionNowAsync()).Ticks);
        day = await wire.PressesAsync(Who.Chair, list, "Today", "Monday 8 March");
        var timeline = await wire.PressesAsync(Who.Chair, day, "Timeline", "Area SEND full inspection: the dates");
        day = await wire.PressesAsync(Who.Chair, timeline, "Today", "Monday 8 March");
        await wire.PressesAsync(Who.Chair, day, "Tomorrow", "Tomorrow, Tuesday 9 March");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.TickStep)]
    public async Task Tick_OnTheSharedCard_ChangesItForAllAndShowsNothingOfTheForumAlone(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Member, "today");
        var shared = await wire.AllSeeAsync("Write down the call");

        await wire.PressesAsync(Who.Deputy, shared, "Done 1", null);

        await wire.AllSeeChangedAsync("ticked “Write down the call”");
        Assert.Equal(0, wire.CountOf(null, "Swap contact details"));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("what's due today?", "tomorrow", "this week", "timeline", "checklist", "step", "contacts", "glossary")]
    public async Task Phrases_ThatAskForSomething_AreAnsweredWhereTheyWereSaid(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        foreach (var (said, answer) in new[]
        {
            ("what's due today?", "Monday 8 March: day 1"), ("tomorrow", "Tomorrow, Tuesday 9 March"), ("this week", "This week: "),
            ("timeline", "Area SEND full inspection: the dates"), ("checklist", "Checklist, page 1"), ("step 2", "2. Swap contact details"),
            ("contacts", "Who to contact"), ("glossary", "Questions I can answer"),
        })
        {
            await wire.WritesAsync(Who.Chair, said);
            await wire.SeesAsync(Who.Chair, answer);
        }

        await wire.SaysAsync(Who.Chair, "timeline");
        await wire.AllSeeAsync("Area SEND full inspection: the dates");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("fill in", Verbs.SaveStep, Verbs.ShowStep, Verbs.FillStep, Verbs.ShowContacts, "contacts")]
    public async Task Contacts_FilledInHalfWithAMistake_AreFinishedByAnotherAndReadByMembers(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "fill in 2");
        var form = await wire.SeesAsync(Who.Chair, "Swap contact details");
        var wrong = await wire.FillsAsync(
            Who.Chair, form, "Save", "It should look like name@example.org", ("f_lead_name", "Sam Okoro"), ("f_lead_email", "sam at ofsted"));
        await wire.FillsAsync(Who.Chair, wrong, "Save", "Saved. Thank you.", ("f_lead_email", "sam.okoro@ofsted.gov.uk"));

        await wire.WritesAsync(Who.Deputy, "step 2");
        var step = await wire.SeesAsync(Who.Deputy, "2. Swap contact details");
        form = await wire.PressesAsync(Who.Deputy, step, "Fill in", "sam.okoro@ofsted.gov.uk");
        await wire.FillsAsync(Who.Deputy, form, "Save", "Saved. Thank you.", ("f_lead_phone", "0300 123 1231"));
        form = await wire.PressesAsync(Who.Deputy, step, "Fill in", "0300 123 1231");
        await wire.PressesAsync(Who.Deputy, form, "Back", "2. Swap contact details");

        await wire.WritesAsync(Who.Member, "contacts");
        var contacts = await wire.SeesAsync(Who.Member, "Sam Okoro");
        Assert.Contains("0300 123 1231", contacts.Words, StringComparison.Ordinal);
        await wire.WritesAsync(Who.Member, "help");
        await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, "What you can do"), "Contacts", "Sam Okoro");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("end inspection", Verbs.EndInspection)]
    public async Task Card_OfAnEndedInspection_SaysSoAndNeverShowsTheNext(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Chair, "today");
        var old = await wire.AllSeeAsync("Write down the call");
        await wire.WritesAsync(Who.Chair, "end inspection");
        await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "End this inspection?"), "End it", "The inspection");
        await wire.AllSeeChangedAsync("This inspection has ended");
        await wire.PressesAsync(Who.Deputy, old, "Done 1", "That card is out of date");

        await World.StartAnotherAsync(wire);
        await wire.PressesAsync(Who.Deputy, old, "Done 1", "That card is out of date");
        Assert.Empty((await World.InspectionNowAsync("inspection-2")).Ticks);
        await wire.SaysAsync(Who.Deputy, "today");
        await wire.AllSeeAsync("Write down the call");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.StartCheck)]
    public async Task Start_WithAWrongDay_SaysSoAndKeepsWhatWasTyped(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "start inspection");
        var form = await wire.SeesAsync(Who.Chair, "Start an inspection");
        var again = await wire.FillsAsync(
            Who.Chair, form, "Show me the dates", "has not come yet", ("kind", "area-send-full"), ("called", "2027-03-09"), ("first", "2027-03-22"));

        // Only the wrong box is filled in again.
        await wire.FillsAsync(Who.Chair, again, "Show me the dates", "Monday 22 March", ("called", "2027-03-08"));
        Assert.Null((await World.ForumNowAsync()).InspectionId);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task MorningList_ComesToEachPersonsOwnChatOnce(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);

        await World.RingAtAsync(new(2027, 3, 9, 8, 31, 0, TimeSpan.Zero));

        await wire.SeesAsync(Who.Deputy, "Tuesday 9 March");
        await wire.SeesAsync(Who.Member, "Tuesday 9 March");
        Assert.Equal((1, 0), (wire.CountOf(Who.Deputy, "Tuesday 9 March"), wire.CountOf(Who.Stranger, "Tuesday 9 March")));
    }
}
