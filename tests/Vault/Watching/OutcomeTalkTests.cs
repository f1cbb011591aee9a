using ForumBot.Vault.Watching;

namespace ForumBot.Tests.Vault.Watching;

public sealed class OutcomeTalkTests
{
    public static TheoryData<string> Telling => [.. Sentences.Telling];

    public static TheoryData<string> Harmless => [.. Sentences.Harmless];

    [Theory]
    [MemberData(nameof(Telling))]
    public void Sentence_ThatGivesItAway_IsSeen(string sentence) => Assert.True(States(sentence));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Sentence_ThatGivesNothingAway_IsLeftAlone(string sentence) => Assert.False(States(sentence));

    [Theory]
    [InlineData("we got a {0}")]
    [InlineData("the outcome is {0}")]
    [InlineData("inspectors gave us outcome {0}")]
    [InlineData("it's a {0}")]
    [InlineData("what does outcome {0} mean?")]
    [InlineData("if we get a {0} there is a plan")]
    public void Guesses_OfEachOutcome_AreAnsweredAlike(string guess) =>
        Assert.Single(new[] { "1", "2", "3", "one", "two", "three" }.Select(which => States(string.Format(null, guess, which))).Distinct());

    [Fact]
    public void Sentence_InTheMiddleOfALongText_IsSeen() =>
        Assert.True(States(string.Join(' ', Enumerable.Repeat("Thank you all for the lovely cakes.", 400)) + " We got a 2. " + new string('x', 9000)));

    [Fact]
    public void Text_WithoutAFullStop_IsReadInTimeAndWhole()
    {
        var text = string.Join(' ', Enumerable.Repeat("the inspectors they we said it was and the", 2000)) + " we got a 2";

        Assert.InRange(Cost.Of(() => Assert.True(States(text))), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static bool States(string text) => OutcomeTalk.States(text, "Anytownshire", "Anytown");
}
