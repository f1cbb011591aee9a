using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using NodaTime;

namespace ForumBot.Tests.Reminders;

// The second half: what a card says as things go on.
public sealed partial class ReminderCardsTests
{
    [Fact]
    public async Task Reminder_MuchLaterThanItsTime_SaysSoFirst()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusHours(2));

        var drawn = said.To(world.Ann, new Subject.MorningList(Monday), due: London.At(MondayMorning).ToInstant());

        Assert.Equal("This is late: it was due Monday 1 March, 8:30am.", Assert.IsType<Text>(drawn!.Card.Body[0]).Content);
    }

    [Fact]
    public async Task Reminder_HeldBackByItsReadersOwnQuietHours_IsNotCalledLate()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusHours(2));
        var occurrence = said.Occurring(new Subject.MorningList(Monday), due: London.At(MondayMorning).ToInstant());

        var drawn = ReminderCards.Of(occurrence, new(world.Ann.Id.Key, "Ann", IsPlace: false, said.Situation.Now), said.Situation);

        Assert.DoesNotContain("This is late", TextOf(drawn));
    }

    [Fact]
    public async Task Overdue_TheMorningAfter_TellsWhoeverHasItAndNobodyElse()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(1));
        var overdue = new Subject.Overdue(Monday.PlusDays(1), ForChair: false);

        Assert.Contains("Write down the call", TextOf(said.To(world.Ann, overdue, Matter.Forum)));
        Assert.Null(said.To(world.Moe, overdue, Matter.Forum));
        Assert.Null(said.To(world.Channel, overdue, Matter.Forum));
    }

    [Fact]
    public async Task Overdue_ForTheChair_SaysWhoHasIt()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(2));

        var text = TextOf(said.To(world.Ann, new Subject.Overdue(Monday.PlusDays(2), ForChair: true), Matter.Forum));

        Assert.StartsWith("Overdue in the forum:", text);
        Assert.Contains("Somebody has each of these and was told.", text);
        Assert.Contains("the LANO (Lena)", text);
        Assert.DoesNotContain("Write down the call", text);
    }

    [Fact]
    public async Task OpenQuestions_ToTheLano_AreAskedWithAFormForEach()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        var drawn = said.To(world.Lena, new Subject.OpenQuestions(Monday));

        Assert.Matches("The forum still needs .+ answers? from you", drawn!.Card.Title);
        Assert.Contains("Confirm survey times", TextOf(drawn));
        Assert.Contains(Walk.ButtonsOf(drawn.Card).OfType<Execute>(), button => button.Verb == Verbs.FillStep);
    }

    [Fact]
    public async Task OpenQuestions_ToAPlace_AreNotAsked()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        Assert.Null(said.To(world.Channel, new Subject.OpenQuestions(Monday)));
    }

    [Fact]
    public async Task StepDue_OnceItIsDone_IsNotSent()
    {
        using var world = await Inspected.StartedAsync();
        var at = new LocalDateTime(2027, 3, 15, 17, 0);
        var said = await Said.AtAsync(world, at.PlusMinutes(-30));
        var step = said.Situation.Open.Timeline.Steps.First(planned => planned is { At: { } time } && time == at.TimeOfDay && planned.IsOn(at.Date)).Step;
        var due = new Subject.StepDue(step.Id, at);

        Assert.Contains($"{step.Title}: today, 5pm", TextOf(said.To(world.Ann, due, Matter.Forum)));
        var done = await Said.AtAsync(world, at.PlusMinutes(-30), inspection => inspection.Tick(step, at.Date, inspection.Started));
        Assert.Null(done.To(world.Ann, due, Matter.Forum));
    }

    [Fact]
    public async Task Together_OfTheListAndWhatItHolds_SaysEachThingOnce()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(1));

        var drawn = said.Together(
            world.Ann,
            said.Occurring(new Subject.Overdue(Monday.PlusDays(1), ForChair: false), Matter.Forum, "overdue/2027-03-02"),
            said.Occurring(new Subject.MorningList(Monday.PlusDays(1)), key: "morning/2027-03-02"));

        Assert.StartsWith("Your list for Tuesday 2 March", drawn!.Card.Title);
        Assert.Single(TextOf(drawn).Split('\n'), line => line.EndsWith(". Write down the call", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Together_OfTwoThings_HasOneTitleSixButtonsAtMostAndSeesAllWithOnePress()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 3, 10, 8, 30), inspection => With(inspection, Meeting(MeetingStart)));

        var drawn = said.Together(
            world.Ann,
            said.Occurring(new Subject.MeetingAhead("m1", Soon: false), key: "meeting/m1/ahead/2027-03-11T14:00"),
            said.Occurring(new Subject.MorningList(new(2027, 3, 10)), key: "morning/2027-03-10"));

        Assert.StartsWith("Wednesday 10 March: your list and one more", drawn!.Card.Title);
        Assert.InRange(drawn.Card.Buttons.Count, 2, 6);
        Assert.Distinct(drawn.Card.Buttons.Select(button => button.Title));
        Assert.Equal("morning/2027-03-10,meeting/m1/ahead/2027-03-11T14:00", drawn.Card.Buttons.OfType<Execute>().Single(b => b.Verb == Verbs.GotIt).Keys["push"]);
        Assert.Null(drawn.Live);
    }

    [Fact]
    public async Task Together_WithAChangeToBeSeen_AsksForItFirst()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(1), inspection => Asked(Moved(inspection, MeetingStart, MeetingStart.PlusHours(2))));

        var drawn = said.Together(
            world.Ann,
            said.Occurring(new Subject.MorningList(Monday.PlusDays(1)), key: "morning/2027-03-02"),
            said.Occurring(new Subject.TimetableChanged("c1"), key: "change/c1"));

        Assert.Equal("Seen", drawn!.Card.Buttons[0].Title);
        Assert.InRange(drawn.Card.Buttons.Count, 2, 5);
        Assert.Contains("press “Seen”", drawn.Card.Next);
        Assert.Contains(Reminding.AmongOthers, Assert.IsType<Execute>(drawn.Card.Buttons[0]).Keys.Keys);
    }

    [Fact]
    public async Task Together_AfterABreak_SaysWhyItComesNow()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(1).PlusHours(1), inspection => With(inspection, Meeting(MeetingStart)));
        var due = London.At(MondayMorning.PlusDays(1)).ToInstant();
        var to = new Addressed(world.Ann.Id.Key, "Ann", IsPlace: false, due);

        var drawn = ReminderCards.Together(
            [
                said.Occurring(new Subject.MorningList(Monday.PlusDays(1)), key: "morning/2027-03-02", due: due),
                said.Occurring(new Subject.MeetingAhead("m1", Soon: false), key: "meeting/m1/ahead/2027-03-11T14:00", due: due),
            ],
            to,
            said.Situation);

        Assert.Equal("While I could not reach you: 2 things", drawn!.Card.Title);
        Assert.Equal(2, TextOf(drawn).Split("This is late").Length - 1);
    }

    [Theory]
    [InlineData("outcome")]
    [InlineData("next_full_latest")]
    [InlineData("monitoring_forecast")]
    public async Task DateAhead_ThatGivesTheOutcomeAway_IsNothingWhileTheEmbargoHolds(string id)
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 6, 1, 8, 30));

        Assert.Null(said.To(world.Ann, new Subject.DateAhead(id, new(2028, 9, 1)), Matter.Forum));
        Assert.Null(said.To(world.Channel, new Subject.DateAhead(id, new(2028, 9, 1)), Matter.Schedule));
    }

    [Fact]
    public async Task DateAhead_OfTheWatch_SaysWhereToLook()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 5, 17, 8, 30));

        var drawn = said.To(world.Ann, new Subject.DateAhead("publication_watch", new(2027, 5, 17)), Matter.Forum);

        Assert.Equal("https://reports.ofsted.gov.uk/", Assert.Single(drawn!.Card.Buttons.OfType<OpenLink>()).Address.ToString());
        Assert.Contains(drawn.Card.Buttons, button => button.Title == "Fill in: Report published");
    }

    [Fact]
    public async Task Matter_OfTheRoomAlone_IsNotEvenATitleForOthers()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        Assert.Null(said.To(world.Ann, new Subject.MorningList(Monday), Matter.Attendees));
        Assert.Equal("A confidential item", ReminderCards.TitleOf(said.Occurring(new Subject.MeetingAhead("m1", Soon: true), Matter.Attendees), said.Situation));
    }

    [Fact]
    public async Task SomebodyWhoLeft_IsToldNothing()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        Assert.Null(said.To(world.Nell, new Subject.MorningList(Monday)));
    }
}
