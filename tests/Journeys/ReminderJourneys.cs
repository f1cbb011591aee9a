using ForumBot.Cards;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>People say when and where they are reminded; the chair sees whom it reached.</summary>
public sealed class ReminderJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers("reminders", Verbs.SaveReminders, Verbs.ShowReminders)]
    public async Task Reminders_WithAMistakeAndThenRight_AreKeptAndShownOnSettings(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Member, "reminders");
        var form = await wire.SeesAsync(Who.Member, "My reminders");
        var wrong = await wire.FillsAsync(Who.Member, form, "Save", "from 1 to 20", ("cap", "21"), ("morning", "No"), ("quiet_from", "21:30"));
        await wire.FillsAsync(Who.Member, wrong, "Save", "I will remind you like this from now on", ("cap", "3"));

        await wire.WritesAsync(Who.Member, "settings");
        var settings = await wire.SeesAsync(Who.Member, "9:30pm to 8am");
        await wire.PressesAsync(Who.Member, settings, "My reminders", "A list of the day at 8:30am?");

        // And so it is: no list in the morning, for this person alone.
        await World.RingAtAsync(new(2027, 3, 9, 8, 31, 0, TimeSpan.Zero));
        await wire.SeesAsync(Who.Deputy, "Tuesday 9 March");
        await wire.WritesAsync(Who.Member, "help");
        await wire.SeesAsync(Who.Member, "What you can do");
        Assert.Equal(0, wire.CountOf(Who.Member, "Your list for Tuesday 9 March"));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("snooze", Verbs.Snooze, Verbs.StartReminders, "stop reminders", "start reminders", Verbs.StopReminders)]
    public async Task Reminders_SnoozedAndStopped_StartAgainWhenAsked(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Member, "snooze");
        var offer = await wire.SeesAsync(Who.Member, "How long shall I wait?");
        var snoozed = await wire.PressesAsync(Who.Member, offer, "Snooze 1 hour", "Snoozed until today, 10am");
        await wire.PressesAsync(Who.Member, snoozed, "End the snooze", "I will remind you again");

        await wire.WritesAsync(Who.Member, "snooze");
        offer = await wire.SeesAsync(Who.Member, "How long shall I wait?");
        await wire.PressesAsync(Who.Member, offer, "Stop reminders", "I will send you no more reminders");
        await wire.WritesAsync(Who.Member, "start reminders");
        await wire.SeesAsync(Who.Member, "I will remind you again");
        await wire.SaysAsync(Who.Member, "stop reminders");
        await wire.SeesAsync(Who.Member, "I will send you no more reminders");
        Assert.Equal(0, wire.CountOf(null, "no more reminders"));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("who got it?", Verbs.ShowDeliveries, Verbs.GotIt)]
    public async Task Reminder_ThatAMemberGot_IsSeenByTheChair(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Lano, "add meeting");
        var preview = await wire.FillsAsync(
            Who.Lano, await wire.SeesAsync(Who.Lano, "Add a meeting"), "Check", "2pm to 3pm",
            ("title", "Talk with families"), ("day", "2027-03-08"), ("start", "14:00"), ("end", "15:00"), ("groups", "All forum members"));
        await wire.PressesAsync(Who.Lano, preview, "Save", "Saved");
        await World.RingAtAsync(new(2027, 3, 8, 9, 1, 0, TimeSpan.Zero));
        await wire.SeesAsync(Who.Member, "New: Talk with families");
        await World.RingAtAsync(new(2027, 3, 8, 13, 30, 0, TimeSpan.Zero));
        var reminder = await wire.SeesAsync(Who.Member, "In half an hour: Talk with families");
        await wire.PressesAsync(Who.Member, reminder, "Got it", "Talk with families");

        await wire.WritesAsync(Who.Chair, "who got it?");
        var sent = await wire.SeesAsync(Who.Chair, "Who got what I sent");
        var one = await wire.PressesAsync(Who.Chair, sent, "Who? 1", "Who got it: ");
        await wire.PressesAsync(Who.Chair, one, "All messages", "The latest first");
        await wire.WritesAsync(Who.Member, "who got it?");
        await wire.SeesAsync(Who.Member, "That is for the chair");
    }
}
