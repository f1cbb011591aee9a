using ForumBot.Cards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>Cards for a window alone are cut into pages by their weight for Teams; a full page of whatever they hold fits in one window of Slack too.</summary>
public sealed class VaultSizeTests
{
    private static readonly Execute Opens = new("Open it", Verbs.ShowNotes) { Keys = new Dictionary<string, string> { ["inspection"] = new string('i', 36) } };

    /// <summary>The smallest parts, of which the most fit on a page.</summary>
    public static TheoryData<string> Parts => ["text", "heading", "small", "group", "row", "row and text", "facts", "long text"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void FullPage_OfTheSmallestParts_FitsInOneWindow(string kind)
    {
        List<Element> body = [new TextField("words", "Words") { Value = "w" }];
        Card card;
        do
        {
            body.AddRange(Part(kind));
            card = new() { Title = "The notes", Body = [.. body], Next = "N.", OnlyInDialog = Opens, Buttons = [.. Enumerable.Repeat(new Execute("Read the notes", Verbs.ShowNotes), 6)] };
        }
        while (CardPaging.CostOf(card) < CardPaging.MostBytes);

        var drawn = BlockKitWriter.Modal(card, new() { Context = new string('c', 1000) })!;
        Assert.Empty(BlockKitWalker.Problems(drawn, SlackSurface.Modal));
        Assert.DoesNotContain("too much for one window", drawn.Json, StringComparison.Ordinal);
    }

    private static Element[] Part(string kind) => kind switch
    {
        "text" => [new Text("a")],
        "heading" => [new Text("a", TextLook.Heading)],
        "small" => [new Text("a", TextLook.Subtle)],
        "group" => [new Group([new Text("a")], Tone.Warning)],
        "row" => [Row()],
        "row and text" => [Row(), new Text("a")],
        "facts" => [new Facts([new("a", "b")])],
        _ => [new Text(new string('x', 2000))],
    };

    private static Row Row() => new([new Text("a")], new Execute("O", Verbs.ShowNote) { TakesFields = false });
}
