using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Surveys;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using NodaTime;

namespace ForumBot.Tests.Reminders;

/// <summary>What is said by itself: to whom, in which words, and what is kept from whom.</summary>
public sealed class ReminderCardsTests
{
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly LocalDateTime MondayMorning = Monday + new LocalTime(8, 30);
    private static readonly LocalDateTime MeetingStart = new(2027, 3, 11, 14, 0);

    [Fact]
    public async Task MorningList_ForTheChair_HoldsTheirsAndNotTheLanos()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        var text = TextOf(said.To(world.Ann, new Subject.MorningList(Monday)));

        Assert.StartsWith("Your list for Monday 1 March: day 1 of 15", text);
        Assert.Contains("Write down the call", text);
        Assert.DoesNotContain("Confirm survey times", text);
        Assert.Contains("say “my reminders”", text);
    }

    [Fact]
    public async Task MorningList_WithNothingForThem_IsNotSent()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        Assert.Null(said.To(world.Dev, new Subject.MorningList(Monday)));
    }

    [Fact]
    public async Task MorningList_WhileTheChairIsAway_HoldsTheirsForTheDeputy()
    {
        using var world = await Inspected.StartedAsync();
        var said = (await Said.AtAsync(world, MondayMorning)).With(world.Ann, new() { AwayUntil = Monday });

        Assert.Contains("Write down the call", TextOf(said.To(world.Dev, new Subject.MorningList(Monday))));
    }

    [Fact]
    public async Task MorningList_ForAChannel_IsTheDaysCardAndStaysUpToDate()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning);

        var drawn = said.To(world.Channel, new Subject.MorningList(Monday));

        Assert.Equal("inspection", drawn!.Live!.Name);
        Assert.Equal("Monday 1 March: day 1 of 15", drawn.Card.Title);
        Assert.DoesNotContain(drawn.Card.Buttons.OfType<Execute>(), button => button.Verb == Verbs.ShowReminders);
    }

    [Fact]
    public async Task MorningList_StandsInOneSharedPlace_TheForumsOwnBeforeTheAreas()
    {
        using var world = await Inspected.StartedAsync();
        var area = world.Scenario.Channel("area", world.Ann, world.Lena);
        var said = (await Said.AtAsync(world, MondayMorning)).WithPlace(area, Audience.ForumAndArea);

        Assert.NotNull(said.To(world.Channel, new Subject.MorningList(Monday)));
        Assert.Null(said.To(area, new Subject.MorningList(Monday)));
        Assert.NotNull(said.WithPlace(world.Channel, Audience.Open).To(area, new Subject.MorningList(Monday)));
    }

    [Theory]
    [InlineData(Rung.ThreeDays, 5, false)]
    [InlineData(Rung.TwoDays, 5, false)]
    [InlineData(Rung.ThreeHours, 5, false)]
    [InlineData(Rung.OneDay, 5, true)]
    [InlineData(Rung.OneDay, 7, false)]
    [InlineData(Rung.ChangeNotice, 7, true)]
    public async Task SurveyNews_WhereTheAreaReadsAlong_AreFewAndNotAtWeekends(Rung rung, int day, bool says)
    {
        using var world = await Inspected.StartedAsync();
        var area = world.Scenario.Channel("area", world.Ann, world.Lena);
        var said = (await Said.AtAsync(world, new(2027, 3, day, 9, 0))).WithPlace(area, Audience.ForumAndArea);

        Assert.Equal(says, said.To(area, new Subject.SurveyNews(rung), Matter.Public) is not null);
        Assert.NotNull(said.To(world.Channel, new Subject.SurveyNews(rung), Matter.Public));
    }

    [Fact]
    public async Task MorningList_AfterAMeetingMoved_SaysOldAndNew()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(1), inspection => Moved(inspection, MeetingStart, MeetingStart.PlusHours(2)));

        Assert.Contains("Moved: Forum meets inspectors, from Thursday 11 March, 2pm to Thursday 11 March, 4pm.", TextOf(said.To(world.Ann, new Subject.MorningList(Monday.PlusDays(1)))));
    }

    [Fact]
    public async Task MorningList_OfAMeetingThatTheAreaDoesNotSee_SaysNothingOfItToTheLano()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MondayMorning.PlusDays(1), inspection => Moved(inspection, MeetingStart, MeetingStart.PlusHours(2), shared: false));

        Assert.DoesNotContain("Forum meets inspectors", TextOf(said.To(world.Lena, new Subject.MorningList(Monday.PlusDays(1)))));
    }

    [Fact]
    public async Task MeetingAhead_TheDayBefore_SaysWhenWhereWhoAndWhatToPrepare()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 3, 10, 17, 0), inspection => With(inspection, Meeting(MeetingStart) with { Where = "https://meet.example.org/x" }));

        var drawn = said.To(world.Rae, new Subject.MeetingAhead("m1", Soon: false), key: "meeting/m1/ahead/2027-03-11T14:00");

        Assert.Equal("Tomorrow, 2pm: Forum meets inspectors", drawn!.Card.Title);
        Assert.Contains("When: Thursday 11 March, 2pm to 3pm", TextOf(drawn));
        Assert.Contains("Who goes: forum representatives and a head teacher", TextOf(drawn));
        Assert.Contains("Get ready to meet inspectors", TextOf(drawn));
        Assert.Equal("https://meet.example.org/x", Assert.Single(drawn.Card.Buttons.OfType<OpenLink>()).Address.OriginalString);
        Assert.Contains(drawn.Card.Buttons.OfType<Execute>(), button => button is { Verb: Verbs.GotIt } && button.Keys["push"] == "meeting/m1/ahead/2027-03-11T14:00");
    }

    [Theory]
    [InlineData("http://meet.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("Town Hall, room 4")]
    public async Task MeetingAhead_WithAPlaceThatIsNoSafeLink_ShowsItAsWords(string where)
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MeetingStart.PlusMinutes(-30), inspection => With(inspection, Meeting(MeetingStart) with { Where = where }));

        var drawn = said.To(world.Ann, new Subject.MeetingAhead("m1", Soon: true), key: "meeting/m1/soon/2027-03-11T14:00");

        Assert.Equal("In half an hour: Forum meets inspectors", drawn!.Card.Title);
        Assert.Empty(drawn.Card.Buttons.OfType<OpenLink>());
        Assert.Contains($"Where: {where}", TextOf(drawn));
    }

    [Fact]
    public async Task MeetingAhead_ThatTheAreaDoesNotSee_IsNothingToTheLano()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, MeetingStart.PlusMinutes(-30), inspection => With(inspection, Meeting(MeetingStart) with { SharedWithArea = false }));

        Assert.Null(said.To(world.Lena, new Subject.MeetingAhead("m1", Soon: true)));
    }

    [Fact]
    public async Task MeetingAhead_ForTheLano_KeepsTheForumsPreparationToItself()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 3, 10, 17, 0), inspection => With(inspection, Meeting(MeetingStart)));

        Assert.DoesNotContain("Get ready to meet inspectors", TextOf(said.To(world.Lena, new Subject.MeetingAhead("m1", Soon: false))));
    }

    [Fact]
    public async Task MeetingAhead_DrawnAgainAfterItMoved_SaysOldAndNew()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 3, 10, 17, 0), inspection => With(inspection, Meeting(MeetingStart.PlusHours(2))));

        var text = TextOf(said.To(world.Ann, new Subject.MeetingAhead("m1", Soon: false), key: "meeting/m1/ahead/2027-03-11T14:00"));

        Assert.StartsWith("Moved: Forum meets inspectors", text);
        Assert.Contains("It was Thursday 11 March, 2pm, and it is now Thursday 11 March, 4pm.", text);
    }

    [Fact]
    public async Task MeetingAhead_DrawnAgainAfterItWasCancelled_SaysSoAndOffersNoLink()
    {
        using var world = await Inspected.StartedAsync();
        var said = await Said.AtAsync(world, new(2027, 3, 10, 17, 0), inspection => With(inspection, Meeting(MeetingStart) with { IsCancelled = true, Where = "https://meet.example.org" }));

        var drawn = said.To(world.Ann, new Subject.MeetingAhead("m1", Soon: false), key: "meeting/m1/ahead/2027-03-11T14:00");

        Assert.StartsWith("Cancelled: Forum meets inspectors", TextOf(drawn));
        Assert.Empty(drawn!.Card.Buttons.OfType<OpenLink>());
    }

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

    private static string TextOf(Drawn? drawn) => PlainText.Of(Assert.IsType<Drawn>(drawn).Card);

    private static Meeting Meeting(LocalDateTime start) => new()
    {
        Id = "m1",
        Title = "Forum meets inspectors",
        Start = start,
        End = start.PlusHours(1),
        StepId = "FULL-W2-06",
        Wanted = new() { Groups = Recipients.Representatives, Others = "a head teacher" },
    };

    private static Inspection With(Inspection inspection, Meeting meeting) => inspection with { Meetings = [meeting] };

    private static Inspection Moved(Inspection inspection, LocalDateTime from, LocalDateTime to, bool shared = true)
    {
        var (before, after) = (Meeting(from) with { SharedWithArea = shared }, Meeting(to) with { SharedWithArea = shared });
        var by = inspection.Started with { At = London.At(MondayMorning.PlusHours(8)).ToInstant() };
        return With(inspection, after) with { Changes = [new() { Id = "c1", By = by, Reason = "The room was taken", Meetings = [new(before, after)] }] };
    }

    private static Inspection Asked(Inspection inspection) => inspection with { Changes = [.. inspection.Changes.Select(change => change with { NeedsAnswer = true })] };
}
