using ForumBot.Guidance;

namespace ForumBot.Tests.Guidance;

public sealed class PrivacyCheckTests
{
    [Theory]
    [InlineData(2_000)]
    [InlineData(2_990)]
    [InlineData(3_900)]
    public void SensitiveWords_AtTheEndOfALongText_AreNotKept(int before)
    {
        var text = string.Concat(Enumerable.Repeat("We meet weekly. ", before / 16)) + "My son was tracked last week.";

        Assert.NotNull(new PrivacyCheck().WhyNotKept(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Anytown library, the desk by the door")]
    [InlineData("Families told us that plans come late and that short breaks help.")]
    public void OrdinaryWords_AreKept(string text) => Assert.Null(new PrivacyCheck().WhyNotKept(text));
}
