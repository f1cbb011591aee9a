using CsCheck;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>However odd a card is, Slack takes it, and no word of it is lost.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void AnyCard_OnEverySurface_IsTakenBySlack() => AnyCard.Card.Sample(card =>
    {
        foreach (var (where, drawing) in Slacked.Everywhere(card))
        {
            Assert.Empty(BlockKitWalker.Problems(drawing, where));
        }
    }, iter: 300);

    [Fact]
    public void AnyText_InAWindow_IsShownToTheLastLetter() => AnyCard.Words.List[1, 40].Sample(texts =>
    {
        var card = new Card { Title = "T", Body = [.. texts.Select(text => new Text(text))], Next = "N.", NextInFallbackOnly = true };
        var shown = Letters(string.Concat(Slacked.Pages(card).SelectMany(page => Slacked.Texts(System.Text.Json.Nodes.JsonNode.Parse(page.Json)!["blocks"]!))));

        Assert.Equal(Letters(string.Concat(texts)), shown);
    }, iter: 200);

    [Fact]
    public void AnyBlocks_InPages_AreEachOnOnePageOrPinnedToAll() =>
        Gen.Select(Gen.Select(Gen.Int[1, 900], Gen.Bool, Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))), (size, heads, pinned) => (size, heads, pinned)).List[0, 150], Gen.Int[20, 60]).Sample((sizes, most) =>
    {
        var blocks = sizes.Select((one, n) => new Block([(byte)n], one.size) { IsHeading = one.heads, IsPinned = one.pinned && n < 40 }).ToList();
        var room = new Room(most, 12_000, 10_000);

        var pages = room.Pages(blocks);

        Assert.All(pages, page => Assert.True(room.Holds(page)));
        Assert.Equal(blocks.Where(b => !b.IsPinned), pages.SelectMany(page => page.Where(b => !b.IsPinned)));
        Assert.All(pages, page => Assert.Equal(blocks.Where(b => b.IsPinned), page.Where(b => b.IsPinned)));
    });

    [Fact]
    public void AnyWords_ForANotification_AreEscapedOnceAndShort() => AnyCard.Card.Sample(card =>
    {
        var words = BlockKitWriter.Message(card, Slacked.Kept).Text;

        Assert.InRange(words.Length, 1, 3000);
        Assert.DoesNotContain("&amp;lt;!channel", words, StringComparison.Ordinal);
        Assert.True(PlainText.Of(card).Length > 2000 || !words.EndsWith("Open Slack to read the rest.", StringComparison.Ordinal));
    }, iter: 200);

    private static string Letters(string text) => string.Concat(SlackText.Strip(text).Replace('\ud83d', '\ufffd').Where(letter => !char.IsWhiteSpace(letter)));
}
