using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Practice;

namespace ForumBot.Tests.Practice;

public sealed class SlackSpecimenTests
{
    [Fact]
    public void Specimen_ThatShowsWhole_OpensNoWindow() => Assert.Empty(Of("change-notice-with-the-count").Window);

    [Fact]
    public void Specimen_WithAForm_ComesWithItsWindow() =>
        Assert.Equal("modal", (string?)Assert.Single(Of("step-form-two-boxes-to-look-at-again").Window)["type"]);

    [Fact]
    public void Specimen_ForAWindowAlone_IsCoveredInItsMessage()
    {
        var note = Of("note-form-with-a-draft");

        Assert.StartsWith(ConfidentialCard.Title, note.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("They said", note.Message.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("They said", Assert.Single(note.Window).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Specimen_OfManyPages_ComesWithEachOnce()
    {
        var card = new Card
        {
            Title = "T",
            Body = [.. Enumerable.Range(1, 250).Select(n => new Row([new Text($"Step {n}")], new Execute("Done", Verbs.TickStep)))],
            Next = "N.",
        };

        Assert.Null(BlockKitWriter.Modal(card, new()));
        Assert.Equal(3, SlackSpecimen.Of(new("T", "long", card)).Window.Count);
    }

    private static SlackSpecimen Of(string id) => SlackSpecimen.Of(Gallery.All.Single(s => s.Id == id));
}
