using ForumBot.Cards;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Journeys;

/// <summary>Bad input gets a sentence that says what was wrong and how to put it right, and loses nothing.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("", "Enter the day the call or letter came")]
    [InlineData("2027-03-02", "has not come yet")]
    [InlineData("tomorrow", "is not a date I can use")]
    [InlineData("2019-05-06", "is not used for a call on that day")]
    public async Task Start_WithAWrongDay_SaysSoAndKeepsWhatWasTyped(string called, string sentence)
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;

        var again = await world.Ann.Presses(form, "Show me the dates", new { kind = "area-send-full", called, first = "2027-03-15" });

        Assert.Equal("Start an inspection", again.Card.Title);
        Assert.Contains(sentence, again.Text);
        Assert.Contains("Monday 15 March 2027", again.Text);
        Assert.Contains("Area SEND full inspection", again.Text);
    }

    [Fact]
    public async Task Start_OnAWeekend_SaysFromWhichDayWeCount()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;

        var preview = await world.Ann.Presses(form, "Show me the dates", new { kind = "area-send-full", called = "2027-02-27" });

        Assert.Contains("The call: Monday 1 March", preview.Text);
        Assert.Contains("logged on a weekend or bank holiday", preview.Text);
    }

    [Fact]
    public async Task Start_LongAfterTheCall_AsksWhetherTheDateIsRight()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;

        var preview = await world.Ann.Presses(form, "Show me the dates", new { kind = "area-send-full", called = "2026-10-05" });

        Assert.Contains("147 days ago", preview.Text);
    }

    [Fact]
    public async Task Start_OfThe2016Kind_IsRefusedAndTheCurrentKindOffered()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;

        var again = await world.Ann.Presses(form, "Show me the dates", new { kind = "local-area-2016", called = "2027-03-01" });

        Assert.Contains("Area SEND full inspection", again.Text);
        Assert.Contains("not start it", again.Text);
    }

    [Fact]
    public async Task Start_WhenSomebodyElseIsQuicker_StartsOneAndSaysThatItRuns()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;
        var preview = (await world.Ann.Presses(form, "Show me the dates", new { kind = "area-send-full", called = "2027-03-01" })).Card;
        world.Scenario.Store.BeforeCommit = async _ => await world.Dev.Presses(
            (await world.Dev.Presses((await world.Dev.Says("start inspection")).Card, "Show me the dates", new { kind = "area-send-full", called = "2027-03-01" })).Card,
            "Start now");

        var late = await world.Ann.Presses(preview, "Start now");

        Assert.Equal("An inspection is under way already", late.Card.Title);
    }

    [Fact]
    public async Task Start_WithADateThatThisKindHasNot_SaysToLeaveItEmpty()
    {
        using var world = await Inspected.ReadyAsync();
        var form = (await world.Ann.Says("start inspection")).Card;

        var again = await world.Ann.Presses(
            form, "Show me the dates", new { kind = "area-send-engagement", called = "2027-03-01", first = "2027-03-15", meeting = "2027-03-22" });

        Assert.Contains("has no such date. Leave this box empty.", again.Text);
    }

    [Fact]
    public async Task Tick_ThatMeetsTheEnd_ChangesNothingAndSaysSo()
    {
        using var world = await Inspected.StartedAsync();
        var number = await world.NumberOfAsync("Write down the call");
        var card = (await world.Ann.Says("today")).Card;
        var end = (await world.Dev.Says("end inspection")).Card;
        world.Scenario.Store.BeforeCommit = async _ => await world.Dev.Presses(end, "End it");

        var late = await world.Ann.Presses(card, $"Done {number}");

        Assert.Equal("That card is out of date", late.Card.Title);
    }

    [Theory]
    [InlineData("Moe")]
    [InlineData("Rae")]
    [InlineData("Lena")]
    public async Task Start_ByAnybodyButTheChairOrDeputy_SaysWhoMayAndShowsNothing(string name)
    {
        using var world = await Inspected.ReadyAsync();
        var actor = name switch { "Moe" => world.Moe, "Rae" => world.Rae, _ => world.Lena };

        Assert.Equal("That is for the chair", (await actor.Says("start inspection")).Card.Title);
        Assert.Equal(
            "I can’t help with that",
            (await actor.PressesVerb(Verbs.StartInspection, new { kind = "area-send-full", called = "2027-03-01" })).Card.Title);
        Assert.Null((await world.Scenario.ReadAsync(world.Forum)).InspectionId);
    }

    [Theory]
    [InlineData(Verbs.TickStep)]
    [InlineData(Verbs.FillStep)]
    public async Task StepForEveryone_PressedByAStranger_SaysHowToComeInAndChangesNothing(string verb)
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromDays(1));
        var number = await world.NumberOfAsync("Promote every day");
        var keys = Walk.ButtonsOf((await world.Ann.Says($"step {number}")).Card).OfType<Execute>().First(button => button.Verb == Verbs.TickStep).Keys;

        var answer = await world.Nell.PressesVerb(verb, keys.ToDictionary(), world.Channel);

        Assert.Equal("Only people of the forum can do that", answer.Card.Title);
        Assert.Contains("Ask to join", answer.Text);
        Assert.DoesNotContain("Done by", (await world.Ann.Says($"step {number}")).Text);
    }

    [Fact]
    public async Task Tick_OfAStepForEveryone_IsAMembersToo()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(TimeSpan.FromDays(1));
        var number = await world.NumberOfAsync("Promote every day");

        await world.Moe.Says($"done {number}");

        Assert.Contains("Done by Moe", (await world.Ann.Says($"step {number}")).Text);
    }

    [Fact]
    public async Task TamperedView_DrawsTodayAndNothingBreaks()
    {
        using var world = await Inspected.StartedAsync();
        var forum = await world.Scenario.ReadAsync(world.Forum);

        var answer = await world.Ann.PressesVerb(
            Verbs.TickStep, new Dictionary<string, string> { ["inspection"] = forum.InspectionId!, ["step"] = "FULL-W1-01", ["from"] = "day/9999-12-31", ["day"] = "x" });

        Assert.Equal("Monday 1 March: day 1 of 15", answer.Card.Title);
    }
}
