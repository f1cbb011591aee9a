using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>A forum is set up, said more of, and found again in another conversation.</summary>
public sealed class ForumJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.ShowForumSetUp, Verbs.SetUpForum, "start inspection", Verbs.StartForm, Verbs.StartCheck, Verbs.StartInspection, "what's due today?", "done")]
    public async Task DayOne_FromTheFirstHelloToTheFirstTick(string platform)
    {
        var wire = World.On(platform);
        await wire.AddsTheBotAsync(Who.Chair);
        var hello = await wire.AllSeeAsync("Hello, I help your forum through a SEND inspection");
        var form = await wire.PressesAsync(Who.Chair, hello, "Set up a forum", "What is your forum called?");
        await wire.FillsAsync(
            Who.Chair, form, "Set up", null, ("name", "Anytown Parent Carer Forum"), ("area", "Anytown"), ("chair", "me"), ("audience", "ForumOnly"));
        await wire.AllSeeAsync("Anytown Parent Carer Forum is set up");

        await wire.SaysAsync(Who.Chair, "start inspection");
        var start = await wire.PressesAsync(Who.Chair, await wire.AllSeeAsync("Has the call come?"), "Start", "Start an inspection");
        var dates = await wire.FillsAsync(Who.Chair, start, "Show me the dates", "Start now", ("kind", "area-send-full"), ("called", "2027-03-08"));
        await wire.PressesAsync(Who.Chair, dates, "Start now", null);
        await wire.AllSeeAsync("Monday 8 March: day 1 of 15");

        await wire.SaysAsync(Who.Chair, "what's due today?");
        await wire.AllSeeAsync("Write down the call");
        await wire.SaysAsync(Who.Chair, "done 1");
        await wire.AllSeeChangedAsync("ticked “Write down the call”");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("set up", Verbs.SetUpForum, "settings", Verbs.ChooseForum)]
    public async Task SecondForum_SetUpInOnesOwnChat_IsMeantUntilTheOtherIsChosen(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        await wire.WritesAsync(Who.Deputy, "set up");
        var form = await wire.SeesAsync(Who.Deputy, "Set up your forum");
        var ready = await wire.FillsAsync(Who.Deputy, form, "Set up", "Elsewhere Forum is set up", ("name", "Elsewhere Forum"), ("area", "Elsewhere"));
        await wire.PressesAsync(Who.Deputy, ready, "Help", "What you can do in Elsewhere Forum");

        await wire.WritesAsync(Who.Deputy, "settings");
        var settings = await wire.SeesAsync(Who.Deputy, "Forum: Elsewhere Forum");
        await wire.FillsAsync(Who.Deputy, settings, "Use this forum", "In our chat we now talk about Anytown Forum", ("choose", "Anytown Forum"));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.UsePlace, "settings", Verbs.SetAudience)]
    public async Task NewConversation_TakenByTheChair_ShowsPublicFactsUntilTheySayWhoReads(string platform)
    {
        var wire = await World.ForumOnAsync(platform, inItsConversation: false);
        await wire.SaysAsync(Who.Chair, "settings");
        var mine = await wire.PressesAsync(Who.Chair, await wire.AllSeeAsync("Use it for my forum"), "Use it for my forum", "If you use it for your forum");
        await wire.PressesAsync(Who.Chair, mine, "Use this place for Anytown Forum", "Anytown Forum");

        await wire.SaysAsync(Who.Chair, "settings");
        var settings = await wire.SeesAsync(Who.Chair, "Anyone, or I am not sure");
        await wire.FillsAsync(Who.Chair, settings, "Save who can read", "Only forum members", ("audience", "Only forum members"));

        Assert.Equal(Audience.ForumOnly, (await World.ForumNowAsync()).AudienceOf(wire.Channel));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("settings", Verbs.ShowForumDetails, Verbs.SaveForumDetails)]
    public async Task Form_WithAMistake_SaysWhatIsWrongAndIsSavedOnceItIsRight(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "settings");
        var form = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Settings"), "Forum details", "Forum details");

        var wrong = await wire.FillsAsync(Who.Chair, form, "Save", "That is not an email address", ("mailbox", "nobody"), ("sendiass", "01234 567890"));
        await wire.FillsAsync(
            Who.Chair, wrong, "Save", "I will use these details from now on", ("mailbox", "inspectors@example.gov.uk"));
        Assert.Equal("01234 567890", (await World.ForumNowAsync()).Area.Sendiass);

        Assert.Equal("inspectors@example.gov.uk", (await World.ForumNowAsync()).Area.InspectorsMailbox);
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.SaveForumDetails, Verbs.RemoveSchoolBreak, Verbs.ShowSettings)]
    public async Task SchoolHoliday_AddedAndRemoved_IsGoneAgain(string platform)
    {
        var wire = await World.ForumOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "settings");
        var form = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Settings"), "Forum details", "Forum details");
        await wire.FillsAsync(
            Who.Chair, form, "Save", "I will use these details from now on", ("break_name", "Easter"), ("break_first", "2027-03-26"), ("break_last", "2027-04-09"));
        Assert.Equal("Easter", Assert.Single((await World.ForumNowAsync()).Area.SchoolBreaks).Name);

        await wire.WritesAsync(Who.Chair, "settings");
        form = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Settings"), "Forum details", "Easter");
        var without = await wire.PressesAsync(Who.Chair, form, "Remove", "That holiday is removed");
        Assert.Empty((await World.ForumNowAsync()).Area.SchoolBreaks);
        await wire.PressesAsync(Who.Chair, without, "Back", "Settings");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("help", "all commands", Verbs.ShowHelp, Verbs.ShowAllHelp)]
    public async Task Help_ShowsEachWhatTheyCanDo(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "help");
        var help = await wire.SeesAsync(Who.Chair, "“checklist”: every step, to tick");
        Assert.DoesNotContain("end inspection", help.Words, StringComparison.Ordinal);
        await wire.PressesAsync(Who.Chair, help, "All commands", "“end inspection”");
        await wire.WritesAsync(Who.Member, "all commands");
        Assert.DoesNotContain("end inspection", (await wire.SeesAsync(Who.Member, "“log sharing”")).Words, StringComparison.Ordinal);

        // Somebody the forum does not know is told how to come in; the button shows what there is for them.
        await wire.SaysAsync(Who.Stranger, "contacts");
        var met = await wire.AllSeeAsync("We have not met yet");
        help = await wire.PressesAsync(Who.Stranger, met, "Help", "ask to join");
        Assert.DoesNotContain("contacts", help.Words, StringComparison.Ordinal);
    }
}
