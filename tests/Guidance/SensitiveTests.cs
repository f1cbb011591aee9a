using CsCheck;
using ForumBot.Guidance;

namespace ForumBot.Tests.Guidance;

public sealed class SensitiveTests
{
    public static TheoryData<string, SensitiveMatter> Sensitives
    {
        get
        {
            var rows = new TheoryData<string, SensitiveMatter>();
            foreach (var (matter, said) in SensitiveWords.Positive)
            {
                rows.Add(said, matter);
            }

            return rows;
        }
    }

    public static TheoryData<string> Harmless => [.. SensitiveWords.Negative];

    [Theory]
    [MemberData(nameof(Sensitives))]
    public void Recognise_WhatIsForOtherPeople_IsRecognised(string said, SensitiveMatter matter) => Assert.Equal(matter, Sensitive.Recognise(said));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Recognise_AnOrdinaryQuestion_IsLeftAlone(string said) => Assert.Null(Sensitive.Recognise(said));

    [Fact]
    public void Recognise_EveryQuestionOfTheBrief_IsLeftAloneButForTheTwoThatAreSensitive() =>
        Assert.Equal(
            ["not-safe", "tracked-secret"],
            AnswerFiles.BuiltIn().Where(a => Sensitive.Recognise(a.Question) is not null).Select(a => a.Id).Order());

    [Fact]
    public void Recognise_AnyText_NeverThrows() => Gen.String.Sample(text => { _ = Sensitive.Recognise(text); });

    [Fact]
    public void Recognise_AVeryLongText_IsQuick()
    {
        var text = string.Concat(Enumerable.Repeat("my child is who we are not the family ", 800));

        Assert.InRange(Cost.Of(() => Sensitive.Recognise(text)), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
