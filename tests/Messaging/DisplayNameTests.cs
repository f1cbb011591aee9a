using CsCheck;
using ForumBot.Messaging;

namespace ForumBot.Tests.Messaging;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("Megan Bowen", "Megan Bowen")]
    [InlineData("  Megan \t\r\n Bowen ", "Megan Bowen")]
    [InlineData("Meg\u0000an\u202E Bowen", "Megan Bowen")]
    [InlineData("Zoë O’Brien", "Zoë O’Brien")]
    [InlineData("क्‍ष", "क्‍ष")]
    [InlineData("", "Someone")]
    [InlineData(null, "Someone")]
    [InlineData("\u200E\u0007", "Someone")]
    public void Name_AsOthersChoseIt_IsShownOnOneLine(string? name, string shown) => Assert.Equal(shown, DisplayName.Clean(name));

    [Fact]
    public void Name_ThatIsTooLong_IsCutBetweenSigns() =>
        Assert.Equal(new string('a', 59), DisplayName.Clean(new string('a', 59) + "😀😀"));

    [Fact]
    public void Name_OfAnySigns_IsShortAndCleanTwiceOver() => Gen.String.Sample(name =>
    {
        var clean = DisplayName.Clean(name);
        Assert.InRange(clean.Length, 1, 60);
        Assert.DoesNotContain(clean, char.IsControl);
        Assert.Equal(clean, DisplayName.Clean(clean));
    });
}
