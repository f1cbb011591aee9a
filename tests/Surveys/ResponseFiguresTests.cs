using ForumBot.Inspections.Loading;
using ForumBot.Surveys;

namespace ForumBot.Tests.Surveys;

/// <summary>What other areas' surveys brought in, and that nobody takes it for more than it is.</summary>
public sealed class ResponseFiguresTests
{
    [Theory]
    [InlineData("Richmond", "280 parents, about 5.6 for every 100 children with SEND; 36 young people; 200 staff (")]
    [InlineData("Enfield", "260 parents, about 2.6 for every 100 children with SEND; 150 staff (")]
    [InlineData("Greenwich", "200 parents, about 2.2 for every 100 children with SEND (")]
    [InlineData("East Sussex", "2,234 parents; 372 young people; 751 staff (")]
    public void Figures_OfAnArea_AreSaidWithTheirSource(string area, string words) =>
        Assert.StartsWith(words, ResponseFigures.BuiltIn.ToFacts().Single(fact => fact.Label == area).Value);

    [Fact]
    public void Figures_Always_ComeWithTheirCautions() =>
        Assert.Contains(ResponseFigures.BuiltIn.Cautions, caution => caution.Contains("no true response rate"));

    [Fact]
    public void File_WithAnUnknownSource_IsRefusedByLine()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => ResponseFigures.Load(new YamlFile("f.yaml", """
            checked: 2026-06-30
            cautions: [a]
            sources: []
            areas:
              - name: Nowhere
                parents: 3
                source: hearsay
            """)));

        Assert.Contains("f.yaml", refusal.Message);
        Assert.Contains("there is no source \"hearsay\"", refusal.Message);
    }
}
