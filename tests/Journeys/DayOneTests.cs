using ForumBot.Cards;
using ForumBot.Forums;

namespace ForumBot.Tests.Journeys;

/// <summary>The first day of an inspection, as the minutes of it would read.</summary>
public sealed class DayOneTests
{
    [Fact]
    public async Task Today_OnTheFirstMorning_SaysTheDayWhatIsDueAndWhoHasIt()
    {
        using var world = await Inspected.StartedAsync();

        var today = await world.Ann.Says("what's due today?");

        Assert.Equal("Monday 1 March: day 1 of 15", today.Card.Title);
        Assert.Contains("Write down the call", today.Text);
        Assert.Contains("Yours", today.Text);
        Assert.Contains("Inspectors start work from their desks on Thursday 11 March (expected)", today.Text);
        Assert.Contains("We still need from the LANO", today.Text);
        Assert.Contains("Confirm survey times", today.Text);
        Assert.Contains("Next fixed time: Survey opens, expected tomorrow, 9am.", today.Text);
    }

    [Fact]
    public async Task Tick_ByWords_IsAnsweredInTwoLinesWithWhatComesNext()
    {
        using var world = await Inspected.StartedAsync();
        var number = await world.NumberOfAsync("Write down the call");

        var answer = await world.Ann.Says($"done {number}");
        var next = await world.Ann.Presses(answer.Card, "Today");

        Assert.Equal("Ticked: Write down the call", answer.Card.Title);
        Assert.Matches(@"Next: \d+\. \S", answer.Text);
        Assert.DoesNotContain("Next: 1. Write", answer.Text);
        Assert.InRange(answer.Text.Split('\n').Length, 2, 8);
        Assert.Contains("ticked “Write down the call”", next.Text);
    }

    [Fact]
    public async Task Ticks_ByWordsOfSeveralSteps_AreNamedOneByOne()
    {
        using var world = await Inspected.StartedAsync();
        var (call, lano) = (await world.NumberOfAsync("Write down the call"), await world.NumberOfAsync("Find the LANO"));

        var answer = await world.Ann.Says($"done {call} {lano}");

        Assert.Equal("Ticked: 2 steps", answer.Card.Title);
        Assert.Contains("Write down the call", answer.Text);
        Assert.Contains("Find the LANO", answer.Text);
    }

    [Fact]
    public async Task TwoPeople_TickingAtTheSameMoment_LoseNothing()
    {
        using var world = await Inspected.StartedAsync();
        var call = await world.NumberOfAsync("Write down the call");
        var lano = await world.NumberOfAsync("Find the LANO");
        // Rae's tick is saved between Ann's reading and Ann's saving.
        world.Scenario.Store.BeforeCommit = async _ => await world.Rae.Says($"done {lano}");

        await world.Ann.Says($"done {call}");

        Assert.Contains("Done by Ann", (await world.Ann.Says($"step {call}")).Text);
        Assert.Contains("Done by Rae", (await world.Ann.Says($"step {lano}")).Text);
    }

    [Fact]
    public async Task QuestionToTheLano_OnceFullyAnswered_IsDoneWithoutATick()
    {
        using var world = await Inspected.StartedAsync();
        var number = await world.NumberOfAsync("Confirm the visit dates");
        var form = (await world.Lena.Says($"fill in {number}")).Card;

        await world.Lena.Presses(form, "Save", new { f_offsite_start = "2027-03-11", f_onsite_start = "2027-03-15", f_onsite_end = "2027-03-19" });
        world.Scenario.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Contains("Done by Lena", (await world.Ann.Says($"step {number}")).Text);
        Assert.DoesNotContain("Confirm the visit dates", (await world.Ann.Says("today")).Text);
    }

    [Fact]
    public async Task EngagementMeeting_OnceItIsOver_HasNoEmbargoWords()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;
        var preview = await world.Ann.Presses(form, "Show me the dates", new { kind = "area-send-engagement", called = "2027-02-26", meeting = "2027-03-22" });
        await world.Ann.Presses(preview.Card, "Start now");
        world.Scenario.Clock.Advance(TimeSpan.FromDays(22));

        var today = await world.Ann.Says("today");

        Assert.Contains("The meeting is over.", today.Text);
        Assert.DoesNotContain("report", today.Card.Title);
        Assert.DoesNotContain("tell nobody", today.Text);
    }

    [Fact]
    public async Task ThematicVisit_StartedWithItsDays_ShowsThem()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;

        var preview = await world.Ann.Presses(
            form, "Show me the dates", new { kind = "area-send-thematic", called = "2027-03-01", first = "2027-03-22", last = "2027-03-24" });

        Assert.Contains("The visit: Monday 22 March\n", preview.Text);
    }

    [Fact]
    public async Task TheSameStep_TickedTwice_KeepsTheFirstName()
    {
        using var world = await Inspected.StartedAsync();
        var number = await world.NumberOfAsync("Find the LANO");

        await world.Rae.Says($"done {number}");
        await world.Ann.Says($"done {number}");

        Assert.Contains("Done by Rae, today, 9am", (await world.Ann.Says($"step {number}")).Text);
    }

    [Fact]
    public async Task PostedButton_PressedByTheDeputy_TicksAndAnswersWithTheSameList()
    {
        using var world = await Inspected.StartedAsync();
        var number = await world.NumberOfAsync("Write down the call");
        var posted = (await world.Ann.Says("today", world.Channel)).Card;

        var pressed = await world.Dev.Presses(posted, $"Done {number}");

        Assert.Equal(posted.Title, pressed.Card.Title);
        Assert.Contains("Dev ticked", pressed.Text);
        Assert.Contains("Dev ticked", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
    }

    [Fact]
    public async Task Today_OutsideAnInspection_SaysWhatHelpsNow()
    {
        using var world = await Inspected.ReadyAsync();

        var today = await world.Moe.Says("today");

        Assert.Equal("No inspection is under way", today.Card.Title);
        Assert.Contains("Keep an evidence folder", today.Text);
        Assert.Contains("Grow your contact list", today.Text);
    }

    [Fact]
    public async Task Today_OnTheSaturday_SaysItIsNotAWorkingDay()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromDays(5));

        Assert.Equal("Saturday 6 March: not a working day", (await world.Ann.Says("today")).Card.Title);
    }

    [Fact]
    public async Task Today_TheNextMorning_ShowsWhatWasLeftAsOverdue()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromDays(1));

        var today = await world.Ann.Says("today");

        Assert.Equal("Tuesday 2 March: day 2 of 15", today.Card.Title);
        Assert.Contains("Overdue:", today.Text);
        Assert.StartsWith("Start with the overdue step", today.Card.Next);
    }

    [Fact]
    public async Task Tomorrow_AndThisWeek_LookAhead()
    {
        using var world = await Inspected.StartedAsync();

        Assert.StartsWith("Tomorrow, Tuesday 2 March: day 2 of 15", (await world.Moe.Says("tomorrow")).Card.Title);
        Assert.Equal("This week: Monday 1 March to Sunday 7 March", (await world.Moe.Says("this week")).Card.Title);
    }

    [Fact]
    public async Task Today_ForTheLano_PutsTheirOwnStepsFirstAndHidesTheForumsPreparation()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromDays(4));

        var lano = (await world.Lena.Says("today")).Text;
        var chair = (await world.Ann.Says("today")).Text;

        Assert.Contains("Send your evidence", chair);
        Assert.DoesNotContain("Send your evidence", lano);
        Assert.DoesNotContain("Swap contact details", lano);
    }

    [Theory]
    [InlineData(Audience.ForumAndArea, "Find the LANO", "Swap contact details")]
    [InlineData(Audience.Open, "First public post", "Find the LANO")]
    public async Task Today_WhereOthersReadAlong_ShowsWhatTheLeastOfThemMaySee(Audience audience, string shown, string hidden)
    {
        using var world = await Inspected.StartedAsync(audience);

        var steps = string.Join('\n', (await world.Ann.Says("checklist 1", world.Channel)).Text, (await world.Ann.Says("today", world.Channel)).Text);

        Assert.Contains(shown, steps);
        Assert.DoesNotContain(hidden, steps);
    }

    [Fact]
    public async Task OpenChannel_NeverShowsNames()
    {
        using var world = await Inspected.StartedAsync(Audience.Open);
        var number = await world.NumberOfAsync("First public post");
        await world.Ann.Says($"done {number}");

        var shown = (await world.Moe.Says("checklist", world.Channel)).Text + (await world.Moe.Says("today", world.Channel)).Text;

        Assert.DoesNotContain("Ann", shown);
        Assert.Contains("First public post", shown);
    }

    [Fact]
    public async Task Timeline_SaysWhereWeAreAndWhatIsOnlyExpected()
    {
        using var world = await Inspected.StartedAsync();

        var timeline = (await world.Moe.Says("timeline")).Text;

        Assert.Contains("First day in your area: Monday 15 March (expected)", timeline);
        Assert.Contains("Survey closes: Monday 8 March, 9am (expected)", timeline);
        Assert.Contains("Week one (we are here)", timeline);
        Assert.DoesNotContain("Draft report", timeline);
    }

    [Theory]
    [InlineData(3, "Week one")]
    [InlineData(7, "Week two")]
    public async Task Timeline_OnADayThatLongStepsShare_SaysOnceWhereWeAre(int days, string heading)
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromDays(days));

        var timeline = (await world.Moe.Says("timeline")).Text;

        Assert.Contains($"{heading} (we are here)", timeline);
        Assert.Equal(2, timeline.Split("(we are here)").Length);
    }
}
