using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Tests.Surveys;

/// <summary>What goes out by itself around the survey, as each reader gets it.</summary>
public sealed class SurveyNoticeTests
{
    [Theory]
    [InlineData(Rung.Open, 2, 9, "The survey is open. It closes Tuesday 9 March, 9am")]
    [InlineData(Rung.ThreeDays, 6, 9, "Three days left: the survey closes Tuesday 9 March, 9am")]
    [InlineData(Rung.TwoDays, 7, 9, "Two days left: the survey closes Tuesday 9 March, 9am")]
    [InlineData(Rung.OneDay, 8, 9, "One day left: the survey closes Tuesday 9 March, 9am")]
    [InlineData(Rung.ThreeHours, 9, 6, "Three hours left: the survey closes Tuesday 9 March, 9am")]
    [InlineData(Rung.ChangeNotice, 7, 9, "New closing time: the survey closes Tuesday 9 March, 9am")]
    [InlineData(Rung.Closed, 9, 9, "The survey has closed. Thank you")]
    public void Notice_OnALockScreen_MakesSenseByItsTitleAlone(Rung rung, int day, int hour, string title)
    {
        var card = At(rung, day, hour)!;

        Assert.Equal(title, card.Title);
        Assert.InRange(card.Title.Length, 1, 80);
    }

    [Fact]
    public void Reminder_MovedToTheEveningBefore_SaysTheTimeThatIsReallyLeft()
    {
        // Closing at 8am, "three hours before" goes out at six the evening before (SR-02).
        var card = SurveyNotice.Of(Rung.ThreeHours, Surveyed.Confirmed(new(2027, 3, 9, 8, 0)), Surveyed.Member, new(2027, 3, 8, 18, 0))!;

        Assert.Equal("Last evening: the survey closes Tuesday 9 March, 8am", card.Title);
        Assert.Contains("That is tomorrow: 14 hours left.", PlainText.Of(card));
    }

    [Fact]
    public void Reminder_WhileTheClosingIsExpected_SaysSoAndNamesTheSafeDay()
    {
        var card = SurveyNotice.Of(Rung.ThreeDays, Surveyed.With(), Surveyed.Member, new(2027, 3, 4, 18, 0))!;

        Assert.Equal("Four days left: the survey is expected to close Monday 8 March, 9am", card.Title);
        Assert.Contains("To be safe, finish by Friday 5 March.", PlainText.Of(card));
        Assert.Contains("I do not have the link yet.", PlainText.Of(card));
    }

    [Fact]
    public void Notice_WithoutALink_AsksTheLanoForItAndNobodyToSendIt()
    {
        var open = Surveyed.With();
        var forHer = PlainText.Of(SurveyNotice.Of(Rung.Open, open, Surveyed.Lano, new(2027, 3, 2, 9, 0))!);
        var forMembers = PlainText.Of(SurveyNotice.Of(Rung.TwoDays, open, Surveyed.Member, new(2027, 3, 6, 9, 0))!);

        Assert.Contains("Families need the link. Please put it in: say “fill in 6”.", forHer);
        Assert.DoesNotContain("the LANO", forHer);
        Assert.DoesNotContain("Send the link", forMembers);
        Assert.DoesNotContain("share the link", forMembers);
    }

    [Fact]
    public void ClosedNotice_WhereTheForumReadsAlone_OffersWhoWasReached()
    {
        var place = new ForumBot.Checklists.Viewer(ForumBot.Forums.RoleSet.Insiders, ForumBot.Forums.Audience.ForumOnly);

        Assert.Contains("Who we reached", SurveyNotice.Of(Rung.Closed, Surveyed.Confirmed(), place, Surveyed.Tuesday)!.Buttons.Select(b => b.Title));
        Assert.DoesNotContain("Who we reached", SurveyNotice.Of(Rung.Closed, Surveyed.Confirmed(), Surveyed.Public, Surveyed.Tuesday)!.Buttons.Select(b => b.Title));
    }

    [Theory]
    [InlineData(Rung.Open)]
    [InlineData(Rung.TwoDays)]
    [InlineData(Rung.ThreeHours)]
    [InlineData(Rung.ChangeNotice)]
    public void Notice_OfASurveyThatHasClosed_IsNotSaid(Rung rung) => Assert.Null(At(rung, 9, 10));

    [Theory]
    [InlineData(Rung.Open)]
    [InlineData(Rung.TwoDays)]
    [InlineData(Rung.Closed)]
    public void Notice_OfASurveyThatIsNotOpenYet_IsNotSaid(Rung rung) => Assert.Null(At(rung, 1, 10));

    [Fact]
    public void ClosedNotice_OfASurveyThatStaysOpenLonger_IsNotSaid() => Assert.Null(At(Rung.Closed, 8, 12));

    [Fact]
    public void ClosedNotice_AtAnExpectedClosing_DoesNotClaimThatItHasClosed()
    {
        var card = SurveyNotice.Of(Rung.Closed, Surveyed.With(), Surveyed.Member, new(2027, 3, 8, 9, 0))!;

        Assert.Equal("The survey may have closed: expected Monday 8 March, 9am", card.Title);
    }

    [Fact]
    public void Notice_OfAnInspectionWithoutASurvey_IsNotSaid() =>
        Assert.Null(SurveyNotice.Of(Rung.TwoDays, NoSurvey(), Surveyed.Member, new(2027, 3, 7, 9, 0)));

    [Fact]
    public void ChangeNotice_WhenTheOldTimeIsKnown_SaysOldBesideNew()
    {
        var open = Surveyed.Changed(Surveyed.Confirmed(), inspection => inspection with
        {
            Changes = [new() { Id = "c1", By = Surveyed.Lena, Dates = [new(Anchor.C, new LocalDateTime(2027, 3, 8, 12, 0), Surveyed.Tuesday)] }],
        });

        var text = PlainText.Of(SurveyNotice.Of(Rung.ChangeNotice, open, Surveyed.Public, new(2027, 3, 5, 12, 0))!);

        Assert.Contains("Before: Monday 8 March, 12 noon\nNow: Tuesday 9 March, 9am\n", text);
    }

    [Fact]
    public void ChangeNotice_WhenTheOldTimeWasOnlyWorkedOut_SaysTheNewOneAlone() =>
        Assert.DoesNotContain("Before:", PlainText.Of(At(Rung.ChangeNotice, 5, 12)!));

    [Fact]
    public void Reminder_ForAMember_OffersTheLinkTheWordsAndAPlaceToSayThatItWasShared() =>
        Assert.Equal(["Link for parents and carers", "I shared it", "Words to share"], At(Rung.TwoDays, 7, 9)!.Buttons.Select(b => b.Title));

    [Fact]
    public void Reminder_ForTheLano_OffersNoLogOfTheForums() =>
        Assert.Equal(
            ["Link for parents and carers", "Words to share"],
            SurveyNotice.Of(Rung.TwoDays, Surveyed.Confirmed(), Surveyed.Lano, new(2027, 3, 7, 9, 0))!.Buttons.Select(b => b.Title));

    [Fact]
    public void Reminder_WhereAnyoneReadsAlong_HoldsNoLinkThatIsNotConfirmed()
    {
        var open = Surveyed.With(("FULL-W1-06.parents_link", Surveyed.Address));

        Assert.DoesNotContain(Surveyed.Address, PlainText.Of(SurveyNotice.Of(Rung.TwoDays, open, Surveyed.Public, new(2027, 3, 6, 9, 0))!));
        Assert.Contains(Surveyed.Address, PlainText.Of(SurveyNotice.Of(Rung.TwoDays, open, Surveyed.Member, new(2027, 3, 6, 9, 0))!));
    }

    [Fact]
    public void ClosedNotice_WhileAPaperCollectionIsStillToCome_TellsEverybody()
    {
        var open = Surveyed.Confirmed(null, ("FULL-W1-07.last_collection", "2027-03-10T16:00"));

        var text = PlainText.Of(SurveyNotice.Of(Rung.Closed, open, Surveyed.Public, Surveyed.Tuesday)!);

        Assert.Contains("The last collection is Wednesday 10 March, 4pm.", text);
    }

    [Fact]
    public void ClosedNotice_ForMembers_RemindsOfThePaperForms_WhichThePublicIsNot()
    {
        Assert.Contains("Check that all paper forms", PlainText.Of(At(Rung.Closed, 9, 9)!));
        Assert.DoesNotContain("Check that all paper forms", PlainText.Of(SurveyNotice.Of(Rung.Closed, Surveyed.Confirmed(), Surveyed.Public, Surveyed.Tuesday)!));
    }

    private static Card? At(Rung rung, int day, int hour) =>
        SurveyNotice.Of(rung, Surveyed.Confirmed(), Surveyed.Member, new LocalDateTime(2027, 3, day, hour, 0));

    private static ForumBot.Checklists.OpenInspection NoSurvey()
    {
        var open = Surveyed.Confirmed();
        return open with { Timeline = open.Timeline with { HasSurvey = false } };
    }
}
