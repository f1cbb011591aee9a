using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Surveys;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Surveys;

/// <summary>A survey of an inspection called on Monday 1 March 2027: expected to open on Tuesday 2 March and to close on Monday 8 March, 9am.</summary>
public sealed class SurveyWordsTests
{
    private const string Address = "https://survey.example.org/parents";
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly OpenLink[] Links = [new("Link for parents and carers", new(Address))];

    [Theory]
    [InlineData(3, "To be safe, finish by Friday 5 March.")]
    [InlineData(4, "To be safe, finish by Friday 5 March.")]
    [InlineData(5, "Please fill in the survey today.")]
    [InlineData(6, "Please fill in the survey today.")]
    [InlineData(7, "Please fill in the survey today.")]
    public void OpenSurvey_WhoseClosingIsExpected_SaysTheSafeDayInTheStateAndInTheWordsToShare(int day, string words)
    {
        var view = At(new(2027, 3, day, 12, 0));

        Assert.EndsWith($"It closes Monday 8 March, 9am (expected). {words}", view.State);
        Assert.All(view.Words, message => Assert.Contains(words, message.Text));
        Assert.All(view.Words, message => Assert.Contains(Address, message.Text));
    }

    [Fact]
    public void OpenSurvey_WhoseClosingIsConfirmed_SaysTheClosingAndNoOtherDay()
    {
        var view = At(new(2027, 3, 6, 12, 0), Monday.PlusDays(8) + new LocalTime(17, 0));

        Assert.Equal("The survey is open. It closes Tuesday 9 March, 5pm.", view.State);
        Assert.Equal("3 days and 5 hours left.", view.TimeLeft);
        Assert.Contains("Please fill in their survey by Tuesday 9 March, 5pm:", view.Words[0].Text);
    }

    [Fact]
    public void Survey_PastItsExpectedClosing_StillGivesTheLinkAndSaysWhomToAsk()
    {
        var view = At(new(2027, 3, 8, 12, 0));

        Assert.Equal(Links, view.Links);
        Assert.Equal("Try the link; it may still work. Ask the LANO (your area’s contact for the inspection) for the closing time.", view.Next);
        Assert.Empty(view.Words);
    }

    [Fact]
    public void Survey_PastItsConfirmedClosing_GivesNoLink()
    {
        var view = At(new(2027, 3, 9, 17, 0), Monday.PlusDays(8) + new LocalTime(17, 0));

        Assert.Equal("The survey has closed. Thank you to everyone who took part.", view.State);
        Assert.Empty(view.Links);
        Assert.Contains("has closed. Thank you", Assert.Single(view.Words).Text);
    }

    [Fact]
    public void Survey_BeforeItOpens_HasWordsThatItIsComing() =>
        Assert.Contains("opens Tuesday 2 March, 9am (expected)", Assert.Single(At(new(2027, 3, 1, 12, 0)).Words).Text);

    [Fact]
    public void OpenSurvey_WithoutALink_HasNoWordsToShare() => Assert.Empty(At(new(2027, 3, 3, 12, 0), links: []).Words);

    [Theory]
    [InlineData(20)]
    [InlineData(120)]
    [InlineData(200)]
    [InlineData(2000)]
    public void ShortWords_HoweverLongTheLink_FitATextMessageWithTheClosingTime(int length)
    {
        var link = new OpenLink("Link", new("https://s.example/" + new string('x', length)));

        var words = At(new(2027, 3, 6, 12, 0), Monday.PlusDays(8) + new LocalTime(17, 0), [link]).Words[0].Text;

        Assert.InRange(words.Length, 1, ShareWords.LongestShort);
        Assert.Contains("Tuesday 9 March, 5pm", words);
        Assert.Equal(length < 240, words.Contains(link.Address.OriginalString));
    }

    [Fact]
    public void LongWords_ForANewsletter_SayTheClosingEveryLinkAndThatAPostcodeIsAsked()
    {
        var words = At(new(2027, 3, 6, 12, 0), Monday.PlusDays(8) + new LocalTime(17, 0), [.. Links, new("Link for young people", new("https://survey.example.org/young"))]).Words[1].Text;

        Assert.Contains("It closes Tuesday 9 March, 5pm.", words);
        Assert.Contains("Link for young people: https://survey.example.org/young", words);
        Assert.Contains("asks for a postcode", words);
        Assert.DoesNotContain("anonymous", words);
    }

    private static SurveyView At(LocalDateTime now, LocalDateTime? closes = null, IReadOnlyList<OpenLink>? links = null)
    {
        var facts = new InspectionFacts { NotifiedOn = Monday };
        if (closes is { } confirmed)
        {
            facts = facts with { Confirmed = ImmutableDictionary<Anchor, AnchorDate>.Empty.Add(Anchor.C, confirmed) };
        }

        return SurveyWords.Of(SurveyNow.Of(Timeline.Plan(Built.Full, facts, Built.Calendar), now), [], links ?? Links);
    }
}
