using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Forums;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Tests.Surveys;

/// <summary>The whole of what was reached, on one card.</summary>
public sealed class ReachSummaryTests
{
    private const int OwnLimit = 28 * 1024;
    private static readonly LocalDateTime Friday = new(2027, 3, 5, 12, 0);

    [Fact]
    public void Summary_ByWay_AddsUpAndPutsTheWidestFirst()
    {
        var text = Text(Entry("1", "email", 100), Entry("2", "social", 400), Entry("3", "email", 50), Entry("4", "schools", null));

        Assert.Contains("About 550 families, shared 4 times so far. A family may be counted more than once.", text);
        Assert.Contains(
            "Social media: 400 families, shared once\nEmail to our members: 150 families, shared twice\nSchools and colleges: shared once, number of families not known\n", text);
    }

    [Fact]
    public void Summary_BeforeTheSurveyOpens_HasNoPictureAndSaysWhenItIsExpected()
    {
        var view = new ReachSummary(Surveyed.With(), Promotion.Empty, Surveyed.Member, new(2027, 3, 1, 12, 0)).For(null);

        Assert.Null(view.Picture);
        Assert.Equal("The survey is not open yet. We expect it to open on Tuesday 2 March at 9am.", view.State);
        Assert.NotNull(new ReachSummary(Surveyed.With(), Promotion.Empty.With(Entry("1", "email", 5)), Surveyed.Member, new(2027, 3, 1, 12, 0)).For(null).Picture);
    }

    [Fact]
    public void Summary_OfIdeas_OffersThreeThatNobodyHasUsed()
    {
        var view = new ReachSummary(Surveyed.Confirmed(), Promotion.Empty.With(Entry("1", "email", 1)).With(Entry("2", "schools", 1)), Surveyed.Member, Friday).For(null);

        Assert.Equal(["Social media", "Messages to friends and groups", "The council’s news for schools"], view.Ideas.Select(idea => idea.Label));
    }

    [Fact]
    public void Summary_WithoutASurvey_HasNoPictureAndStillLists()
    {
        var open = Surveyed.Confirmed();
        open = open with { Timeline = open.Timeline with { HasSurvey = false } };

        var view = new ReachSummary(open, Promotion.Empty.With(Entry("1", "email", 5)), Surveyed.Member, Friday).For(null);

        Assert.Null(view.Picture);
        Assert.Contains("Lena: Email to our members", Assert.Single(view.Newest).Words);
    }

    [Fact]
    public void Summary_OfTheWidestReach_DoesNotOverflow() =>
        Assert.Contains("About 50,000,000 families", Text([.. Enumerable.Range(0, 500).Select(i => Entry($"{i}", "email", 100_000))]));

    [Fact]
    public void Summary_AtItsFullest_FitsOneMessageWithEveryReadersOwnView()
    {
        var promotion = Enumerable.Range(0, 500).Aggregate(Promotion.Empty, (log, i) => log.With(new Sharing(
            $"63913{i:0000000000}/teams/{new string('t', 36)}/{new string('p', 36)}", ShareIdea.All[i % 13].Id, new string('w', 200), 99_999, new LocalDate(2027, 3, 2).PlusDays(i % 31),
            Surveyed.Lena with { Name = "Ann-Marie O’Donoghue-Featherstonehaugh" })));
        var chair = Surveyed.Member with { Roles = RoleSet.Of(Role.Chair) };
        var summary = new ReachSummary(Surveyed.Confirmed(new(2027, 4, 1, 9, 0)), promotion, chair, new(2027, 4, 1, 8, 0));
        var host = CardHost.Conversation(n => "29:" + new string('x', 100) + n);

        var shared = AdaptiveCardWriter.Write(ReachCard.Of(summary.For(null)) with { Own = new("reach", new string('a', 36), [.. Enumerable.Range(10, 60).Select(n => $"{n}")]) }, host);
        var own = AdaptiveCardWriter.Write(ReachCard.Of(summary.For("chair")) with { Own = new("reach", new string('a', 36), ["10"]) }, host);

        Assert.InRange(shared.Length, 1, OwnLimit);
        Assert.InRange(own.Length, 1, OwnLimit);
    }

    private static string Text(params Sharing[] shared) => PlainText.Of(ReachCard.Of(
        new ReachSummary(Surveyed.Confirmed(), shared.Aggregate(Promotion.Empty, (log, entry) => log.With(entry)), Surveyed.Member, Friday).For(null)));

    private static Sharing Entry(string id, string way, int? families) => new(id, way, null, families, new(2027, 3, 4), Surveyed.Lena);
}
