using ForumBot.Guidance;

namespace ForumBot.Tests.Guidance;

public sealed class AnswerTests
{
    private static readonly IReadOnlyList<Answer> All = AnswerFiles.BuiltIn();
    private static readonly AnswerIndex Index = new(All);

    public static TheoryData<string, string> Questions => Asked.Questions;

    [Theory]
    [MemberData(nameof(Questions))]
    public void Find_AQuestionOfTheBriefOrAnotherWayToAskIt_FindsItsAnswerOrOffersIt(string question, string id)
    {
        var found = Index.Find(question);

        Assert.Contains(id, found.Answer is { } answer ? [answer.Id] : found.Offers.Select(o => o.Id));
    }

    [Fact]
    public void Find_QuestionsAsTheyStand_AreAnsweredAtOnce() =>
        Assert.All(All, answer => Assert.Equal(answer.Id, Index.Find(answer.Question).Answer?.Id));

    [Fact]
    public void Find_OtherWaysToAsk_AreMostlyAnsweredAtOnce()
    {
        var rows = Questions.Select(row => row.Data).ToList();

        var atOnce = rows.Count(row => Index.Find(row.Item1).Answer?.Id == row.Item2);

        Assert.True(atOnce >= rows.Count * 0.85, $"{atOnce} of {rows.Count} answered at once");
    }

    [Theory]
    [InlineData("what is the capital of France")]
    [InlineData("how do I bake a cake")]
    [InlineData("who won the football")]
    [InlineData("what is the weather tomorrow")]
    [InlineData("can you book me a taxi")]
    [InlineData("asdfgh qwerty")]
    [InlineData("why")]
    [InlineData("???")]
    [InlineData("what is photosynthesis")]
    [InlineData("how do I reset my password")]
    public void Find_SomethingElse_IsHonestlyUnknown(string question)
    {
        var found = Index.Find(question);

        Assert.Null(found.Answer);
        Assert.Empty(found.Offers);
    }

    [Fact]
    public void BuiltIn_AllSeventySixQuestions_AreShortAndComplete()
    {
        Assert.Equal(76, All.Count);
        Assert.All(All, a => Assert.InRange(a.Text.Length, 20, 400));
        Assert.All(All, a => Assert.NotEmpty(a.Sources));
        Assert.All(All, a => Assert.NotEmpty(a.Related));
    }

    [Theory]
    [InlineData("said")]
    [InlineData("committee")]
    [InlineData("embargo")]
    public void BuiltIn_AboutTheFindings_GivesNoneAway(string id) =>
        Assert.Contains("until the report is published", All.Single(a => a.Id == id).Text, StringComparison.Ordinal);

    [Fact]
    public void Load_WrongFiles_NamesEveryMistakeWithItsLine()
    {
        var load = AnswerFiles.Load(
        [
            new("sources.yaml", "sources:\n  - code: a-source\n    title: A source"),
            new("words.yaml", "checked: 2026-06-30\nanswers:\n  - id: x\n    question: X?\n    answr: Y\n    sources: [a-sorce]\n    related: [z]"),
        ]);

        Assert.Equal(
            [("words.yaml", 3), ("words.yaml", 3), ("words.yaml", 5), ("words.yaml", 6), ("words.yaml", 7)],
            load.Mistakes.Select(m => (m.File, m.Line)).Order());
    }
}
