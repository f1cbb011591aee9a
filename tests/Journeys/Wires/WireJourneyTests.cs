using System.Reflection;
using ForumBot.Messaging;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>The journeys that people make, each written once and made on every platform, over its wire.</summary>
public sealed class WireJourneyTests : IAsyncLifetime
{
    private WiredForum world = null!;

    public static TheoryData<string> Platforms => ["teams", "slack"];

    public async ValueTask InitializeAsync() => world = await WiredForum.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void Journeys_AllTogether_RunOnEveryPlatformThereIs()
    {
        var spoken = world.Get<IEnumerable<IMessenger>>().Select(messenger => messenger.Platform).Except(["practice"]).Order();
        Assert.Equal(spoken, Platforms.Select(row => row.Data).Order());
        Assert.Equal(spoken, world.All.Select(wire => wire.Platform).Order());
        var journeys = GetType().GetMethods().Where(method => method.GetParameters() is [{ Name: "platform" }]).ToList();
        Assert.True(journeys.Count >= 10);
        Assert.All(journeys, journey => Assert.Equal(nameof(Platforms), journey.GetCustomAttribute<MemberDataAttribute>()?.MemberName));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task DayOne_FromTheFirstHelloToTheFirstTick(string platform)
    {
        var wire = world.On(platform);
        await wire.AddsTheBotAsync(Who.Chair);
        var hello = await wire.SeesAsync("Hello, I help your forum through a SEND inspection");
        var form = await wire.PressesAsync(Who.Chair, hello, "Set up a forum", "What is your forum called?");
        await wire.FillsAsync(
            Who.Chair, form, "Set up", "is set up", ("name", "Anytown Parent Carer Forum"), ("area", "Anytown"), ("chair", "me"), ("audience", "ForumOnly"));

        await wire.SaysAsync(Who.Chair, "start inspection");
        var start = await wire.PressesAsync(Who.Chair, await wire.SeesAsync("Has the call come?"), "Start", "Start an inspection");
        var dates = await wire.FillsAsync(Who.Chair, start, "Show me the dates", "Start now", ("kind", "area-send-full"), ("called", "2027-03-08"));
        await wire.PressesAsync(Who.Chair, dates, "Start now", "Monday 8 March");

        await wire.SaysAsync(Who.Chair, "what's due today?");
        await wire.SeesAsync("Write down the call");
        await wire.SaysAsync(Who.Chair, "done 1");
        await wire.SeesChangedAsync("ticked “Write down the call”");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Step_TickedAndTakenBack_ChangesTheCardForAll(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Member, "today");
        await wire.SeesAsync("Write down the call");

        await wire.SaysAsync(Who.Deputy, "done 1");
        await wire.SeesChangedAsync("ticked “Write down the call”");
        Assert.Contains("Next: ", (await wire.SeesAsync("Ticked: Write down the call")).Words);
        await wire.SaysAsync(Who.Deputy, "undo 1");
        await wire.SeesChangedAsync("unticked “Write down the call”");

        Assert.Empty((await world.Store.FindAsync<ForumBot.Inspections.Inspection>("inspection-1"))!.Value.Ticks);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Form_WithAMistake_SaysWhatIsWrongAndIsSavedOnceItIsRight(string platform)
    {
        var wire = await world.ForumOnAsync(platform);
        await wire.WritesAsync(Who.Chair, "settings");
        var form = await wire.PressesAsync(Who.Chair, await wire.SeesAsync("Settings"), "Forum details", "Forum details");

        var wrong = await wire.FillsAsync(Who.Chair, form, "Save", "That is not an email address", ("mailbox", "nobody"), ("sendiass", "01234 567890"));
        Assert.Contains("That is not an email address", wrong.Words);
        await wire.FillsAsync(
            Who.Chair, wrong, "Save", "I will use these details from now on", ("mailbox", "inspectors@example.gov.uk"), ("sendiass", "01234 567890"));

        Assert.Equal("inspectors@example.gov.uk", (await world.Store.FindAsync<ForumBot.Forums.Forum>("forum-1"))!.Value.Area.InspectorsMailbox);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Meeting_PostedByTheLanoForToday_IsToldAtOnceAndSeen(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);

        await PostTodayAsync(wire);
        await world.RingAtAsync(new(2027, 3, 8, 9, 1, 0, TimeSpan.Zero));

        var notice = await wire.SeesAsync("New: Talk with families");
        await wire.PressesAsync(Who.Member, notice, "Seen", "Talk with families");
        Assert.Contains(
            wire.PersonOf(Who.Member).Id.Key, (await world.Store.FindAsync<ForumBot.Inspections.Inspection>("inspection-1"))!.Value.Changes[0].Seen.Keys);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Stranger_AskingToJoin_IsRefusedKindlyAndThenLetIn(string platform)
    {
        var wire = await world.ForumOnAsync(platform);
        await wire.SaysAsync(Who.Stranger, "ask to join");
        var question = await wire.SeesAsync($"{wire.PersonOf(Who.Stranger).Name} asks to join Anytown Forum");
        await wire.PressesAsync(Who.Chair, question, "Decline", "was not let into");
        await wire.SeesAsync("You have not been let into Anytown Forum");

        await world.RingAtAsync(new(2027, 3, 10, 9, 0, 0, TimeSpan.Zero));
        await wire.SaysAsync(Who.Stranger, "ask to join");
        question = await wire.SeesAsync($"{wire.PersonOf(Who.Stranger).Name} asks to join Anytown Forum");
        await wire.PressesAsync(Who.Chair, question, "Accept", "is now a member");
        await wire.SeesAsync("Welcome to Anytown Forum");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Survey_AskedForByAnybody_SaysHowToTakePart(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);

        await wire.WritesAsync(Who.Member, "survey");

        Assert.Contains("survey", (await wire.SeesAsync("survey")).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task MorningList_ComesToEachPersonsOwnChatOnce(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);

        await world.RingAtAsync(new(2027, 3, 9, 8, 31, 0, TimeSpan.Zero));

        await wire.SeesAsync("Tuesday 9 March");
        Assert.Equal(1, wire.CountOf(Who.Deputy, "Tuesday 9 March"));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Note_WrittenByAnAttendee_IsReadInAWindowAlone(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);
        await world.InTheRoomAsync(wire);
        await wire.WritesAsync(Who.Deputy, "note");
        var form = await wire.PressesAsync(Who.Deputy, await wire.SeesAsync("You have a confidential item"), "Open it", "Save and next");

        await wire.FillsAsync(Who.Deputy, form, "Save and next", "Saved, under", ("words", "The yellow canary sings."), ("section", "ToImprove"));

        await wire.WritesAsync(Who.Member, "notes");
        var notes = await wire.PressesAsync(Who.Member, await wire.SeesAsync("You have a confidential item"), "Open it", "What has to get better");
        await wire.PressesAsync(Who.Member, notes, "Read", "The yellow canary sings.");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Notes_AskedForByTheChairWhoWasNotThere_StayShut(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);
        await world.InTheRoomAsync(wire);

        await wire.WritesAsync(Who.Chair, "notes");

        await wire.SeesAsync("Only people who were at the feedback meeting can open its notes.");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task MyData_SaysWhatIsHeldOnThePersonWhoAsks(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);

        await wire.WritesAsync(Who.Member, "my data");

        Assert.Contains("Which forums you are in", (await wire.SeesAsync("What I hold on you")).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Help_DuringAnInspection_IsOneScreenAndLeadsToAllCommands(string platform)
    {
        var wire = await world.InspectedOnAsync(platform);

        await wire.WritesAsync(Who.Chair, "help");
        var help = await wire.SeesAsync("“checklist”: every step, to tick");
        Assert.DoesNotContain("“timeline”", help.Words);
        await wire.PressesAsync(Who.Chair, help, "All commands", "“timeline”: The weeks at a glance");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Conversations_OfTheForum_AreNamedAsPeopleKnowThem(string platform)
    {
        var wire = world.On(platform);
        await wire.AddsTheBotAsync(Who.Chair);
        await world.ForumOnAsync(platform);

        await wire.WritesAsync(Who.Chair, "conversations");

        var list = await wire.SeesAsync("Where Anytown Forum works");
        Assert.Contains($"{wire.ChannelName}: Forum members and council officers", list.Words);
        Assert.DoesNotContain(wire.Channel.Id.Conversation, list.Words, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task PostTodayAsync(IWire wire)
    {
        await wire.WritesAsync(Who.Lano, "add meeting");
        var preview = await wire.FillsAsync(
            Who.Lano, await wire.SeesAsync("Add a meeting"), "Check", "2pm to 3pm", ("title", "Talk with families"), ("day", "2027-03-08"), ("start", "14:00"), ("end", "15:00"), ("answer", "yes"));
        await wire.PressesAsync(Who.Lano, preview, "Save", "Saved");
    }
}
