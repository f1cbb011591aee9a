using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Reminders;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using NodaTime;

namespace ForumBot.Tests.Reminders;

/// <summary>People say when and where they are reminded, and when to be left alone.</summary>
public sealed class PreferencesTests
{
    [Fact]
    public async Task Form_WithEverythingChanged_IsKeptAndShownOnSettings()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("my reminders")).Card;

        var saved = await world.Ann.Presses(form, "Save", new
        {
            where = "channel",
            quiet_from = "21:30",
            quiet_until = "07:00",
            morning = "no",
            cap = "3",
            away_until = "2027-03-05",
        });

        Assert.Equal("Saved", saved.Card.Title);
        Assert.Equal(
            new Preferences
            {
                Where = Where.ChannelOnly,
                QuietFrom = new(21, 30),
                QuietUntil = new(7, 0),
                MorningList = false,
                DailyCap = 3,
                AwayUntil = new LocalDate(2027, 3, 5),
            },
            await KeptAsync(world, world.Ann));
        var settings = (await world.Ann.Says("settings")).Text;
        Assert.Contains("Reminders: only in the forum’s channel", settings);
        Assert.Contains("Quiet hours: 9:30pm to 7am", settings);
        Assert.Contains("List of the day at 8:30am: no", settings);
        Assert.Contains("Most messages a day: 3", settings);
        Assert.Contains("Away until: Friday 5 March", settings);
    }

    [Theory]
    [InlineData("quiet_from", "25:00", "not a time of day")]
    [InlineData("quiet_until", "", "choose the same time twice")]
    [InlineData("cap", "0", "from 1 to 20")]
    [InlineData("cap", "21", "from 1 to 20")]
    [InlineData("cap", "many", "from 1 to 20")]
    [InlineData("away_until", "2027-02-28", "has gone by")]
    [InlineData("away_until", "2029-01-01", "more than a year away")]
    [InlineData("away_until", "Friday", "not a day I can use")]
    [InlineData("where", "everywhere", "Choose one of the two")]
    [InlineData("morning", "sometimes", "Choose yes or no")]
    public async Task Form_WithAMistake_SaysSoKeepsWhatWasTypedAndSavesNothing(string field, string typed, string sentence)
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Moe.Says("my reminders")).Card;

        var again = await world.Moe.Presses(form, "Save", new Dictionary<string, string> { ["cap"] = "7", [field] = typed });

        Assert.Equal("Nearly there: please check the form", again.Card.Title);
        Assert.Contains(sentence, again.Text);
        var fields = Walk.FieldsOf(again.Card).ToDictionary(f => f.Id);
        Assert.Equal(typed.Length == 0 ? null : typed, fields[field].Value);
        Assert.Equal(field == "cap" ? typed : "7", fields["cap"].Value);
        Assert.Null(await KeptAsync(world, world.Moe));
    }

    [Fact]
    public async Task QuietHours_TheSameTimeTwice_AreNone()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Moe.Says("quiet hours")).Card;

        await world.Moe.Presses(form, "Save", new { quiet_from = "08:00" });

        Assert.Contains("Quiet hours: none", (await world.Moe.Says("settings")).Text);
    }

    [Theory]
    [InlineData("snooze 1 hour", "2027-03-01T10:00", "Snoozed until today, 10am")]
    [InlineData("snooze for an hour", "2027-03-01T10:00", "Snoozed until today, 10am")]
    [InlineData("Snooze until this evening please", "2027-03-01T18:00", "Snoozed until today, 6pm")]
    [InlineData("snooze until tomorrow", "2027-03-02T08:30", "Snoozed until Tuesday 2 March, 8:30am")]
    [InlineData("remind me later tomorrow", "2027-03-02T08:30", "Snoozed until Tuesday 2 March, 8:30am")]
    public async Task Snooze_Said_LastsUntilThen(string said, string until, string title)
    {
        using var world = await Inspected.ReadyAsync();

        var answer = await world.Moe.Says(said);

        Assert.Equal(title, answer.Card.Title);
        Assert.Equal(NodaTime.Text.InstantPattern.ExtendedIso.Parse(until + ":00Z").Value, (await KeptAsync(world, world.Moe))!.SnoozedUntil);
    }

    [Theory]
    [InlineData("snooze")]
    [InlineData("snooze 3 weeks")]
    public async Task Snooze_WithoutATimeThatICanKeep_OffersThree(string said)
    {
        using var world = await Inspected.ReadyAsync();

        var offer = await world.Moe.Says(said);
        Assert.Null(await KeptAsync(world, world.Moe));
        var snoozed = await world.Moe.Presses(offer.Card, "Snooze until 6pm");

        Assert.Equal("Snoozed until today, 6pm", snoozed.Card.Title);
        Assert.Contains("Reminders: snoozed until today, 6pm", (await world.Moe.Says("settings")).Text);
    }

    [Fact]
    public async Task Snooze_UntilAnEveningThatHasBegun_IsRefusedWithTheOtherTimes()
    {
        using var world = await Inspected.ReadyAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromHours(10));

        var answer = await world.Moe.Says("snooze until this evening");

        Assert.Contains("past 6pm already", answer.Text);
        Assert.DoesNotContain(Walk.ButtonsOf(answer.Card), button => button.Title == "Snooze until 6pm");
        Assert.Null(await KeptAsync(world, world.Moe));
    }

    [Fact]
    public async Task Snooze_ThatIsOver_IsNotShownAnyMore()
    {
        using var world = await Inspected.ReadyAsync();
        await world.Moe.Says("snooze 1 hour");

        world.Scenario.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Contains("Reminders: in our own chat", (await world.Moe.Says("settings")).Text);
    }

    [Fact]
    public async Task Stop_OfTheChair_SaysWhatTheyMissAndThatNobodyStandsIn()
    {
        using var world = await Inspected.ReadyAsync();

        Assert.Contains("You will not hear of overdue steps either. Nobody stands in for you", (await world.Ann.Says("stop reminders")).Text);
        Assert.DoesNotContain("overdue", (await world.Moe.Says("stop reminders")).Text);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("STOP!")]
    [InlineData("stop reminders")]
    [InlineData("unsubscribe")]
    public async Task Stop_SaidInTheirOwnChat_StopsAndSaysHowToStartAgain(string said)
    {
        using var world = await Inspected.ReadyAsync();

        var answer = await world.Moe.Says(said);

        Assert.True((await KeptAsync(world, world.Moe))!.Stopped);
        Assert.Contains("“start reminders”", answer.Text);
        Assert.Contains("I still answer when you ask me something", answer.Text);
        Assert.Contains("Reminders: stopped", (await world.Moe.Says("settings")).Text);
    }

    [Theory]
    [InlineData("stop the inspection")]
    [InlineData("do not stop")]
    [InlineData("when do reminders stop?")]
    public async Task Stop_AmongOtherWords_StopsNothing(string said)
    {
        using var world = await Inspected.ReadyAsync();

        await world.Ann.Says(said);

        Assert.Null(await KeptAsync(world, world.Ann));
    }

    [Fact]
    public async Task Start_AfterAStopAndASnooze_EndsBothAndKeepsTheRest()
    {
        using var world = await Inspected.ReadyAsync();
        await world.Moe.Presses((await world.Moe.Says("my reminders")).Card, "Save", new { cap = "2" });
        await world.Moe.Says("snooze until tomorrow");
        await world.Moe.Says("stop");

        await world.Moe.Says("start reminders");

        Assert.Equal(new Preferences { DailyCap = 2 }, await KeptAsync(world, world.Moe));
    }

    [Fact]
    public async Task Form_OfTheChair_SaysWhoStandsInWhileTheyAreAway()
    {
        using var world = await Inspected.ReadyAsync();

        Assert.Contains("While you are away Dev gets your reminders.", (await world.Ann.Says("my reminders")).Text);
        Assert.Contains("your reminders still come while you are away", (await world.Moe.Says("my reminders")).Text);
        Assert.Contains("your reminders still come to you while you are away", (await world.Lena.Says("my reminders")).Text);
    }

    [Fact]
    public async Task Form_AskedForInTheChannel_IsSentToTheirOwnChat()
    {
        using var world = await Inspected.ReadyAsync();

        var answer = await world.Moe.Says("my reminders", world.Channel);

        Assert.Contains(answer.Delivered, post => !world.IsInChannel(post) && post.Card.Title == "My reminders");
        Assert.DoesNotContain(answer.Delivered, post => world.IsInChannel(post) && post.Card.Title == "My reminders");
    }

    [Theory]
    [InlineData("Ann", Role.Chair)]
    [InlineData("Moe", Role.Member)]
    [InlineData("Lena", Role.Lano)]
    [InlineData("Tess", Role.TechnicalAdmin)]
    public async Task Wishes_OfAnybodyWithARole_AreTheirOwn(string name, Role role)
    {
        using var world = await Inspected.ReadyAsync();
        var who = name switch { "Ann" => world.Ann, "Moe" => world.Moe, "Lena" => world.Lena, _ => await world.WithRoleAsync(name, role) };

        await who.PressesVerb(Verbs.StopReminders);

        Assert.True((await KeptAsync(world, who))!.Stopped);
        Assert.Null(await KeptAsync(world, world.Rae));
    }

    [Theory]
    [InlineData(Verbs.ShowReminders)]
    [InlineData(Verbs.SaveReminders)]
    [InlineData(Verbs.Snooze)]
    [InlineData(Verbs.StopReminders)]
    [InlineData(Verbs.StartReminders)]
    public async Task Wishes_OfAStranger_AreNotKept(string verb)
    {
        using var world = await Inspected.ReadyAsync();

        var answer = await world.Nell.PressesVerb(verb, new { until = "hour" }, world.Channel);

        Assert.Equal("We have not met yet", answer.Card.Title);
        Assert.Null(await KeptAsync(world, world.Nell));
    }

    [Fact]
    public async Task TwoPresses_AtTheSameMoment_LoseNothing()
    {
        using var world = await Inspected.ReadyAsync();
        world.Scenario.Store.BeforeCommit = async _ => await world.Moe.Says("stop");

        await world.Moe.Says("snooze 1 hour");

        var kept = await KeptAsync(world, world.Moe);
        Assert.True(kept is { Stopped: true, SnoozedUntil: not null });
    }

    private static async Task<Preferences?> KeptAsync(Inspected world, Actor who) => (await world.Scenario.Store.FindAsync<Preferences>(who.Id.Key))?.Value;
}
