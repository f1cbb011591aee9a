using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Surveys;
using ForumBot.Tests.Journeys;
using NodaTime;

namespace ForumBot.Tests.Reminders;

/// <summary>What is said by itself: to whom, in which words, and what is kept from whom.</summary>
public sealed partial class ReminderCardsTests
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
