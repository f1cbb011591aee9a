using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Surveys;
using NodaTime;
using SkiaSharp;
using static ForumBot.Tests.Surveys.ReachChartTests;

namespace ForumBot.Tests.Surveys;

/// <summary>The picture itself: that it can be read, that its bars tell the truth, and that it is small enough to travel in a card.</summary>
public sealed class ReachPictureTests
{
    private const int MostBytes = 5 * 1024;

    [Fact]
    public void Picture_WhereItsWordsShouldBe_HasInk()
    {
        using var picture = Drawn(Chart(Shared(2, 120)));

        // The headline, the words at the closing line, the label of the first day, and "today" below Friday. A font that is missing leaves them blank.
        Assert.True(DarkIn(picture, new(24, 12, 240, 32)) > 300);
        Assert.True(DarkIn(picture, new(440, 36, 616, 54)) > 200);
        var friday = ReachPicture.ColumnOf(Chart(), 3);
        Assert.True(DarkIn(picture, new(friday.Left, 274, friday.Right, 296)) > 60);
        var tuesday = ReachPicture.ColumnOf(Chart(), 0);
        Assert.True(DarkIn(picture, new(tuesday.Left, 250, tuesday.Right, 272)) > 60);
        // Where no words stand there is no ink, so that the counts above mean something.
        Assert.Equal(0, DarkIn(picture, new(250, 2, 420, 34)));
    }

    [Fact]
    public void Bars_OfDaysWithTwiceAsManyFamilies_AreTwiceAsHigh()
    {
        var chart = Chart(Shared(2, 400), Shared(3, 200), Shared(4, 100));

        Assert.Equal(2.0, (double)ReachPicture.BarOf(chart, 0).Height / ReachPicture.BarOf(chart, 1).Height, 1);
        Assert.Equal(4.0, (double)ReachPicture.BarOf(chart, 0).Height / ReachPicture.BarOf(chart, 2).Height, 1);
        Assert.Equal(0, ReachPicture.BarOf(chart, 4).Height);
    }

    [Fact]
    public void Bars_AsDrawn_AreAsHighAsTheyShouldBe()
    {
        var chart = Chart(Shared(2, 400), Shared(3, 200));
        using var picture = Drawn(chart);

        foreach (var day in new[] { 0, 1 })
        {
            var bar = ReachPicture.BarOf(chart, day);
            var middle = (bar.Left + bar.Right) / 2;
            var blue = Enumerable.Range(0, ReachPicture.Height).Count(y => IsBlue(picture.GetPixel(middle, y)));
            Assert.InRange(blue, bar.Height - 2, bar.Height + 2);
        }
    }

    [Fact]
    public void ClosingLine_OfASurveyThatClosesAtNine_StandsInTheMorningOfTheLastDay()
    {
        var chart = Chart();
        using var picture = Drawn(chart);
        var last = ReachPicture.ColumnOf(chart, 7);

        var red = Enumerable.Range(0, ReachPicture.Width).Where(x => IsRed(picture.GetPixel(x, 150))).ToList();

        Assert.NotEmpty(red);
        Assert.All(red, x => Assert.InRange(x, last.Left + (last.Width / 4), last.Left + (last.Width / 2)));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(14)]
    public void Picture_OfABusySurvey_IsSmallEnoughForACard(int days)
    {
        var chart = new ReachChart(
            [.. Enumerable.Range(0, days).Select(i => new ReachDay(new LocalDate(2027, 3, 1).PlusDays(i), 97_531 + (i * 77), 9))],
            new LocalDateTime(2027, 3, days, 23, 30), true, new(2027, 3, 4), null);

        Assert.InRange(ReachPicture.Png(chart).Length, 500, MostBytes);
    }

    [Fact]
    public void Picture_OnACard_TravelsInsideItWithItsWords()
    {
        var picture = ReachPicture.Of(Chart(Shared(2, 120)));

        var json = System.Text.Encoding.UTF8.GetString(AdaptiveCardWriter.Write(new Card { Title = "T", Body = [picture], Next = "N." }));

        Assert.Contains("\"url\":\"data:image/png;base64,iVBOR", json);
        Assert.Contains("Tuesday 2 March: 120 families", json);
        Assert.Equal(ReachPicture.Png(Chart(Shared(2, 120))), Convert.FromBase64String(picture.Address.AbsoluteUri.Split(',')[1]));
    }

    private static SKBitmap Drawn(ReachChart chart) => SKBitmap.Decode(ReachPicture.Png(chart));

    private static int DarkIn(SKBitmap picture, SKRectI area)
    {
        var dark = 0;
        for (var x = area.Left; x < area.Right; x++)
        {
            for (var y = area.Top; y < area.Bottom; y++)
            {
                picture.GetPixel(x, y).ToHsl(out _, out _, out var light);
                dark += light < 60 ? 1 : 0;
            }
        }

        return dark;
    }

    private static bool IsBlue(SKColor colour) => colour.Blue > 140 && colour.Red < 80;

    private static bool IsRed(SKColor colour) => colour.Red > 140 && colour.Blue < 80;
}
