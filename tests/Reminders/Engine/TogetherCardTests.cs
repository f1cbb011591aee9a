using System.Text;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Reminders.Engine;

/// <summary>However much comes due at once, the message that says it is one that a platform takes.</summary>
public sealed class TogetherCardTests
{
    // What Teams takes, in UTF-16, with the message around the card left out of it.
    private const int Largest = 76 * 1024;

    [Fact]
    public void Together_OfFortyNotices_ShowsNineAndCountsTheRest()
    {
        var text = PlainText.Of(TogetherCard.Of([.. Enumerable.Range(1, 40).Select(n => NoticeCard.Of($"Meeting {n}", "It is new.", "Say “schedule”."))], late: true));

        Assert.Contains("40 things", text);
        Assert.Contains("Meeting 9\n", text);
        Assert.DoesNotContain("Meeting 10", text);
        Assert.Contains("And 31 more: say “schedule”", text);
    }

    [Fact]
    public void Together_OfWhatFits_CountsNoRest() =>
        Assert.DoesNotContain("more: say", PlainText.Of(TogetherCard.Of([.. Enumerable.Range(1, 9).Select(n => NoticeCard.Of($"Meeting {n}", "It is new.", "Say “schedule”."))], late: true)));

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(30)]
    public void Together_OfTheFullestCards_IsTakenByThePlatform(int lines)
    {
        var full = new Card
        {
            Title = new string('M', Reminding.LongestTitle),
            Body = [.. Enumerable.Range(0, lines).Select(_ => new Text(new string('Ä', 120)))],
            Next = "Say “schedule”.",
            Buttons = [GoTo.Today, GoTo.Checklist, GoTo.Schedule],
        };

        var written = AdaptiveCardWriter.Write(TogetherCard.Of([.. Enumerable.Repeat(full, 200)], late: false));

        Assert.InRange(Encoding.UTF8.GetCharCount(written) * sizeof(char), 1, Largest);
    }
}
