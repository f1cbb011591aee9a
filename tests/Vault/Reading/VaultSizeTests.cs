using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>However long, many or odd the notes are, each card of them fits, and none is lost between the pages.</summary>
public sealed class VaultSizeTests
{
    private const int OwnLimit = 28 * 1024;
    private static readonly string ForumId = new('f', 64);
    private static readonly string Id = new('i', 36);

    public static TheoryData<string> OddTexts =>
    [
        new string('a', 4000), new string('"', 4000), string.Concat(Enumerable.Repeat("👍🏽", 1000)), string.Concat(Enumerable.Repeat("a\n", 2000)),
        string.Concat(Enumerable.Repeat("**bold** [x](y) ", 250)), string.Concat(Enumerable.Repeat("\u202e\u0001\u2028שלום ", 400)), new string('\ud83d', 2000),
    ];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Page_OfManyOddNotes_FitsAndShowsEachOnce(string text)
    {
        NoteLine[] lines = [.. Enumerable.Range(0, 120).Select(n => new NoteLine($"note{n:000}", text, text, text))];
        var ids = new List<string>();

        for (var page = 1; ; page++)
        {
            var card = NotePageCard.Of(Id, "all", "All notes by time", lines, page, isProvisional: true);
            AssertFits(card);
            ids.AddRange(card.Body.OfType<Row>().Select(row => ((Execute)row.Button!).Keys[NotesButtons.Note]));
            if (card.Buttons.All(button => button.Title != "Next page"))
            {
                break;
            }
        }

        Assert.Equal(lines.Select(line => line.Id), ids);
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Found_WithOddWords_Fits(string text) =>
        AssertFits(NotePageCard.Found(Id, text[..100], [.. Enumerable.Range(0, 120).Select(n => new NoteLine($"note{n:000}", text, text))], 2, isProvisional: true));

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Note_WithManyOddWordings_FitsOnEachPage(string text)
    {
        var sheet = new NoteSheet
        {
            Inspection = Id,
            Id = Id,
            Section = "all",
            IsProvisional = true,
            Words = text,
            Thought = text,
            Facts = [.. Enumerable.Range(0, 8).Select(n => new Fact($"Label {n}", text))],
            Earlier = [.. Enumerable.Repeat(new NoteEarlier(text, text, text), 12)],
        };
        for (var page = 1; page <= 12; page++)
        {
            AssertFits(NoteCard.Of(sheet with { Page = page }));
        }
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void AccessLog_WithOddNames_FitsAndLosesNoLine(string text)
    {
        AccessLine[] lines = [.. Enumerable.Range(1, 150).Reverse().Select(n => new AccessLine(n, n, text))];
        var shown = new List<string>();
        for (var before = 151; before > 1;)
        {
            var card = AccessLogCard.Of(new() { Inspection = Id, Count = 150, Lines = [.. lines.Where(line => line.Newest < before)], Checked = new(true, text[..100], text[..100]) });
            AssertFits(card);
            shown.AddRange(card.Body.OfType<Text>().Select(line => line.Content.Split('.')[0]).Where(number => int.TryParse(number, out _)));
            before = card.Buttons.OfType<Execute>().SingleOrDefault(button => button.Title == "Older") is { } older ? int.Parse(older.Keys[NotesButtons.Before]) : 0;
        }

        Assert.Equal(lines.Select(line => $"{line.Newest}"), shown);
    }

    [Fact]
    public void PageThatIsNotThere_ShowsTheNearest()
    {
        NoteLine[] lines = [new("n1", "Words.", "Rae")];

        Assert.Single(NotePageCard.Of(Id, "all", "All", lines, 99, false).Body.OfType<Row>());
        Assert.Single(NotePageCard.Of(Id, "all", "All", lines, -3, false).Body.OfType<Row>());
    }

    [Theory]
    [InlineData("a  b\n\nc", 10, "a b c")]
    [InlineData("abcdef", 3, "abc…")]
    [InlineData("ab👍", 3, "ab…")]
    [InlineData("", 3, "")]
    public void Preview_OfAText_IsOneShortLine(string text, int longest, string expected) => Assert.Equal(expected, CardPaging.Preview(text, longest));

    private static void AssertFits(Card card)
    {
        var json = AdaptiveCardWriter.Write(card with { ForumId = ForumId }, CardHost.Dialog);
        Assert.InRange(json.Length, 1, OwnLimit);
        Assert.NotNull(JsonNode.Parse(json));
    }
}
