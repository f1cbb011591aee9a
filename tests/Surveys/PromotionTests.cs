using ForumBot.Surveys;

namespace ForumBot.Tests.Surveys;

/// <summary>The document of what was shared and counted.</summary>
public sealed class PromotionTests
{
    private const string Lena = "test/tenant-1/lena";

    [Fact]
    public void Entry_OfAFormThatComesTwice_CountsOnce()
    {
        var once = Promotion.Empty.With(Entry("1"));

        Assert.Same(once, once.With(Entry("1")));
    }

    [Fact]
    public void Log_OfMoreThanFiveHundredEntries_KeepsTheNewest()
    {
        var log = Enumerable.Range(0, 510).Aggregate(Promotion.Empty, (promotion, i) => promotion.With(Entry($"{i}")));

        Assert.Equal(Promotion.MostEntries, log.Shared.Count);
        Assert.Equal("509", log.Shared[0].Id);
    }

    [Fact]
    public void Entry_OfSomebodyElse_IsTakenBackByAChairAndByNobodyElse()
    {
        var log = Promotion.Empty.With(Entry("1"));

        Assert.Same(log, log.Without("1", "test/tenant-1/moe", leads: false));
        Assert.Empty(log.Without("1", "test/tenant-1/moe", leads: true).Shared);
        Assert.Empty(log.Without("1", Lena, leads: false).Shared);
        Assert.Same(log, log.Without("2", Lena, leads: true));
    }

    [Fact]
    public void PaperCounts_OfSeveralForms_AddUp()
    {
        var log = Promotion.Empty.With([Count("1", PaperKind.HandedOut, 18), Count("1", PaperKind.HandedIn, 5)]).With([Count("2", PaperKind.HandedIn, 6)]);

        Assert.Equal(18, log.Total(PaperKind.HandedOut));
        Assert.Equal(11, log.Total(PaperKind.HandedIn));
        Assert.Equal(7, log.StillOut);
        Assert.Same(log, log.With([Count("2", PaperKind.HandedIn, 6)]));
    }

    [Fact]
    public void PaperForms_OfWhichMoreCameInThanWentOut_AreNotStillOut() =>
        Assert.Equal(0, Promotion.Empty.With([Count("1", PaperKind.HandedIn, 6)]).StillOut);

    [Fact]
    public void PaperCount_TakenBack_GoesWithAllOfItsForm() =>
        Assert.Empty(Promotion.Empty.With([Count("1", PaperKind.HandedOut, 18), Count("1", PaperKind.HandedIn, 5)]).Without("1", Lena, leads: false).Paper);

    private static Sharing Entry(string id) => new(id, "email", null, 10, Surveyed.Monday, Surveyed.Lena);

    private static PaperCount Count(string id, PaperKind kind, int number) => new(id, kind, number, Surveyed.Lena);
}
