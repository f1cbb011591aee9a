using System.Text.Json.Nodes;
using ForumBot.Cards;

namespace ForumBot.Tests.Cards;

public sealed class FieldTests
{
    [Theory]
    [InlineData(TextKind.Text, null, null)]
    [InlineData(TextKind.LongText, null, true)]
    [InlineData(TextKind.Email, "Email", null)]
    [InlineData(TextKind.Phone, "Tel", null)]
    [InlineData(TextKind.Link, "Url", null)]
    public void TextField_OfEachKind_BringsTheFittingKeyboard(TextKind kind, string? style, bool? multiline)
    {
        var input = Input(new TextField("id", "Label", kind, MaxLength: 80) { Placeholder = "such as" });

        Assert.Equal("Input.Text", (string?)input["type"]);
        Assert.Equal(style, (string?)input["style"]);
        Assert.Equal(multiline, (bool?)input["isMultiline"]);
        Assert.Equal(80, (int?)input["maxLength"]);
        Assert.Equal("such as", (string?)input["placeholder"]);
    }

    [Fact]
    public void Field_WithAHint_ShowsItInTheLabel() =>
        Assert.Equal("Notice came on (look at the letter)", (string?)Input(new DateField("n", "Notice came on") { Hint = "look at the letter" })["label"]);

    [Fact]
    public void Field_WithAnError_SaysItAboveAndKeepsWhatWasTyped()
    {
        var drawn = Drawn.Element(new TextField("mail", "Email", TextKind.Email) { Value = "ann at home", Error = "Add the part after the at sign." });

        Assert.Equal("Please check: Add the part after the at sign.", (string?)drawn[0]!["text"]);
        Assert.Equal("Please check: Email", (string?)drawn[1]!["label"]);
        Assert.Equal("ann at home", (string?)drawn[1]!["value"]);
    }

    [Theory]
    [InlineData("2027-03-08", "2027-03-08")]
    [InlineData("8/3/27", null)]
    [InlineData("", null)]
    public void DateField_WithAValueThatIsNoDate_StaysEmpty(string typed, string? drawn) =>
        Assert.Equal(drawn, (string?)Input(new DateField("d", "Day") { Value = typed })["value"]);

    [Theory]
    [InlineData("17:30", "17:30")]
    [InlineData("half five", null)]
    public void TimeField_WithAValueThatIsNoTime_StaysEmpty(string typed, string? drawn) =>
        Assert.Equal(drawn, (string?)Input(new TimeField("t", "Time") { Value = typed })["value"]);

    [Theory]
    [InlineData("40", 40)]
    [InlineData("-1", null)]
    [InlineData("a few", null)]
    public void NumberField_WithAValueThatIsNoNumber_StaysEmpty(string typed, int? drawn)
    {
        var input = Input(new NumberField("n", "Copies") { Value = typed });

        Assert.Equal(drawn, (int?)input["value"]);
        Assert.Equal(0, (int?)input["min"]);
    }

    [Theory]
    [InlineData(false, false, "compact", null)]
    [InlineData(true, true, "expanded", true)]
    public void ChoiceField_Drawn_ShowsItsChoices(bool many, bool expanded, string style, bool? multi)
    {
        var input = Input(new ChoiceField("c", "Choose", [new("Full inspection", "full")], many, expanded) { Value = "full" });

        Assert.Equal("""[{"title":"Full inspection","value":"full"}]""", input["choices"]!.ToJsonString());
        Assert.Equal(style, (string?)input["style"]);
        Assert.Equal(multi, (bool?)input["isMultiSelect"]);
        Assert.Equal("full", (string?)input["value"]);
    }

    private static JsonNode Input(Field field) => Assert.Single(Drawn.Element(field))!;
}
