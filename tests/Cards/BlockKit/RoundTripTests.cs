using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>What a box shows comes back as the card has it, and as Teams would send it.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Forms => [.. Gallery.All.Where(s => CardReading.HasFields(s.Sample)).Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_HandedInAsItWasShown_SendsWhatTeamsSends(string id)
    {
        var card = Gallery.All.Single(s => s.Id == id).Sample;
        var teams = Drawn.Objects(Drawn.Card(card, CardHost.Dialog))
            .Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true && o["value"] is not null && IsListed(o))
            .ToDictionary(o => (string)o["id"]!, o => o["value"]!.ToString());

        Assert.Equal(teams, Slacked.Fields(Slacked.Modal(card)));
    }

    [Theory]
    [InlineData(TextKind.Text, "Ann Moore")]
    [InlineData(TextKind.Text, "two\nlines")]
    [InlineData(TextKind.LongText, "Typed <by> & hand\n\n  twice ")]
    [InlineData(TextKind.Email, "ann@example.org")]
    [InlineData(TextKind.Email, "ann at example")]
    [InlineData(TextKind.Phone, "01234 567890")]
    [InlineData(TextKind.Link, "https://www.gov.uk/a?b=c&d")]
    [InlineData(TextKind.Link, "www.gov.uk")]
    public void TextField_OfEachKind_ComesBack(TextKind kind, string value) => AssertComesBack(new TextField("f", "Label", kind) { Value = value });

    [Fact]
    public void FieldsThatArePicked_OfEachKind_ComeBack()
    {
        Choice[] few = [new("Chair", "chair"), new("Member", "member"), new("Nobody", "")];
        Choice[] many = [.. Enumerable.Range(1, 230).Select(n => new Choice($"Person {n}", $"p{n}"))];

        AssertComesBack(new DateField("f", "Day") { Value = "2027-03-08" });
        AssertComesBack(new TimeField("f", "Time") { Value = "17:30" });
        AssertComesBack(new NumberField("f", "Copies") { Value = "40" });
        AssertComesBack(new ChoiceField("f", "Role", few) { Value = "member" });
        AssertComesBack(new ChoiceField("f", "Role", few, Expanded: true) { Value = "chair" });
        AssertComesBack(new ChoiceField("f", "Roles", few, Many: true) { Value = "member,chair" });
        AssertComesBack(new ChoiceField("f", "Roles", few, Many: true, Expanded: true) { Value = "chair,member" });
        AssertComesBack(new ChoiceField("f", "Who", many) { Value = "p203" });
        AssertComesBack(new ChoiceField("f", "Who", many, Many: true, Expanded: true) { Value = "p2,p120" });
    }

    [Theory]
    [InlineData("a#1")]
    [InlineData("a#1.2n")]
    [InlineData("#")]
    [InlineData("f:x#")]
    public void Field_WithAnIdLikeOneOfOurBoxes_KeepsIt(string id) =>
        Assert.Equal("v", Slacked.Fields(Window(new TextField(id, "Label") { Value = "v" }))[id]);

    [Fact]
    public void Values_ThatNothingCanHold_StayOut() => Assert.Empty(Slacked.Fields(Window(
        new DateField("d", "Day") { Value = "8/3/27" },
        new TimeField("t", "Time") { Value = "half five" },
        new NumberField("n", "Copies") { Value = "a few" },
        new ChoiceField("c", "Role", [new("Chair", "chair")]) { Value = "king" },
        new TextField("e", "Empty") { Value = "" })));

    [Fact]
    public void LongText_InAnyNumberOfBoxes_ComesBackToTheLastLetter() => Gen.OneOf(
        Gen.String[Gen.Frequency((20, Gen.Char['a', 'z']), (3, Gen.Const(' ')), (1, Gen.Const('\n'))), 1, 14_000],
        Gen.String[Gen.Char['a', 'z'], 2990, 9010],
        Gen.Int[2998, 3003].SelectMany(n => Gen.OneOf("\n", " ", "\n\n", "😀").Select(end => new string('x', n) + end + "end"))).Sample(
        text => Assert.Equal(text, Slacked.Fields(Window(new TextField("f", "Words", TextKind.LongText, 256 * 1024) { Value = text }))["f"]), iter: 300);

    [Fact]
    public void LongText_OfOneLetterTooMany_HasTwoBoxesAndASpareOne()
    {
        var boxes = Window(new TextField("f", "Words", TextKind.LongText, 20_000) { Value = new string('x', 3001) })["blocks"]!.AsArray().Where(b => (string?)b!["type"] == "input").ToList();

        Assert.Equal(["f#0", "f#0.1j", "f#0.2n"], boxes.Select(b => (string?)b!["block_id"]));
        Assert.Equal(["Words", "Words (continued)", "Words (continued)"], boxes.Select(b => (string?)b!["label"]!["text"]));
        Assert.NotNull(boxes[2]!["hint"]);
    }

    [Fact]
    public void LongText_WithTheFirstBoxEmptied_IsWhatTheOthersHold()
    {
        var state = Slacked.State(Window(new TextField("f", "Words", TextKind.LongText, 20_000) { Value = new string('x', 3001) }));
        state["f#0"]!["v"]!["value"] = null;
        state["f#0.2n"]!["v"]!["value"] = "more";

        Assert.Equal("x\nmore", BlockKitReader.Fields(JsonSerializer.SerializeToElement(state))["f"]);
    }

    [Fact]
    public void ShortText_OfAField_HasOneBoxOfItsLength()
    {
        var box = Assert.Single(Window(new TextField("f", "Words", TextKind.LongText, 600))["blocks"]!.AsArray())!;

        Assert.Equal(600, (int?)box["element"]!["max_length"]);
    }

    [Fact]
    public void Person_OfAnotherPlatform_FitsAChoice()
    {
        var key = "teams:" + Guid.Parse("11111111-2222-3333-4444-555555555555") + ":" + Guid.Parse("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
        var field = new ChoiceField("f", "Who", [new("Ann", key)]) { Value = key };

        Assert.InRange(((string)Window(field)["blocks"]![0]!["element"]!["options"]![0]!["value"]!).Length, 1, 75);
        AssertComesBack(field);
    }

    [Fact]
    public void AnyValue_Shortened_ComesBack() => Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 70],
        Gen.Select(Gen.String[Gen.Char['a', '~'], 0, 10], Gen.Guid, Gen.Guid, (word, one, two) => $"{word}:{one}:{two}~")).Sample(value =>
            Assert.Equal(value, ChoiceValue.Restore(ChoiceValue.Shorten(value))));

    [Fact]
    public void Value_ThatCannotBeShortened_IsNeverDrawn() => Assert.Throws<InvalidOperationException>(() => ChoiceValue.Shorten(new string('x', 76)));

    [Theory]
    [InlineData("~x~")]
    [InlineData("~~a~b")]
    [InlineData("~!!!!!!!!!!!!!!!!!!!!!!~")]
    public void Value_ThatIsNonsense_ComesBackAsItIs(string value) => Assert.Equal(value, ChoiceValue.Restore(value));

    private static bool IsListed(JsonObject input) => input["choices"] is not JsonArray choices
        || ((string)input["value"]!).Split(',').All(value => choices.Any(choice => (string?)choice!["value"] == value));

    private static JsonNode Window(params Field[] fields) => Slacked.Modal(new()
    {
        Title = "T",
        Body = [.. fields],
        Next = "N.",
        NextInFallbackOnly = true,
        Buttons = [new Execute("Save", Verbs.SaveStep)],
    });

    private static void AssertComesBack(Field field) => Assert.Equal(field.Value, Assert.Single(Slacked.Fields(Window(field))).Value);
}
