using ForumBot.Guidance;

namespace ForumBot.Tests.Guidance;

public sealed class NamedChildTests
{
    [Theory]
    [InlineData("My son Jack was mentioned by the inspector as a case.")]
    [InlineData("We think Oliver Smith, aged 7, from Hill Primary School was let down by the council.")]
    [InlineData("They said her daughter Amira waited two years")]
    [InlineData("Oliver, 7 years old, has no place")]
    [InlineData("Jack (aged 12) was off rolled")]
    public void Text_ThatNamesAChild_IsNotKept(string text) => Assert.Contains("names a child", new PrivacyCheck().WhyNotKept(text) ?? "kept");

    [Theory]
    [InlineData("Children aged 7 wait longest.")]
    [InlineData("Young people aged 16 to 25 are left without a plan")]
    [InlineData("Meet Jane Brown at Hill Primary School, reception")]
    [InlineData("The lead inspector is Sam Okoro")]
    [InlineData("My son was not asked.")]
    [InlineData("Provision is good for pupils aged 5 to 11 in Anytown")]
    [InlineData("Leaders know their children well")]
    public void Text_ThatNamesNone_MayBeKept(string text) => Assert.Null(new PrivacyCheck().WhyNotKept(text));
}
