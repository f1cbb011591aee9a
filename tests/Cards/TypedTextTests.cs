using CsCheck;
using ForumBot.Cards;

namespace ForumBot.Tests.Cards;

/// <summary>What a person typed is shown as they typed it: no Markdown, no mention, no link, no template.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("**urgent**")]
    [InlineData("_really_")]
    [InlineData("[free tickets](https://evil.example)")]
    [InlineData("![x](https://evil.example/p.png)")]
    [InlineData("`code`")]
    [InlineData("~~struck~~")]
    [InlineData("# loud")]
    [InlineData("<b>bold</b>")]
    [InlineData("<at>Everyone</at>")]
    [InlineData("&lt;script&gt;")]
    [InlineData("> quoted")]
    [InlineData("| a | b |")]
    [InlineData(@"back\slash")]
    [InlineData("- a list")]
    [InlineData("+ a list")]
    [InlineData("12. a list")]
    [InlineData("12) a list")]
    [InlineData("https://evil.example")]
    [InlineData("WWW.evil.example")]
    [InlineData("ann@evil.example")]
    public void Text_ThatMarkdownWouldChange_BecomesARunThatNothingInterprets(string typed)
    {
        var drawn = Assert.Single(Drawn.Element(new Text(typed)))!;

        Assert.Equal("RichTextBlock", (string?)drawn["type"]);
        Assert.Equal(typed, (string?)drawn["inlines"]![0]!["text"]);
    }

    [Theory]
    [InlineData("Ring Ann (the LANO) at 9:30am, 3 things to ask!")]
    [InlineData("2 steps are left")]
    [InlineData("It’s Ann’s turn – tomorrow")]
    public void Text_ThatMarkdownLeavesAlone_IsAnOrdinaryBlock(string typed) =>
        Assert.Equal("TextBlock", (string?)Assert.Single(Drawn.Element(new Text(typed)))!["type"]);

    [Fact]
    public void Text_OnSeveralLines_KeepsTheLines()
    {
        var drawn = Drawn.Element(new Text("first\r\n\r\n- second\nthird", TextLook.Strong));

        Assert.Equal(["first", "- second", "third"], drawn.Select(b => (string?)b!["text"] ?? (string?)b["inlines"]![0]!["text"]));
        Assert.Equal([null, "None", "None"], drawn.Select(b => (string?)b!["spacing"]));
    }

    [Fact]
    public void Fact_OnSeveralLines_KeepsTheLines()
    {
        var drawn = Drawn.Element(new Facts([new("Address", "Town Hall\nHigh Street")]));

        Assert.Equal("Town Hall", (string?)drawn[0]!["inlines"]![1]!["text"]);
        Assert.Equal("High Street", (string?)drawn[1]!["text"]);
    }

    [Theory]
    [InlineData("{{DATE(2027-03-08T09:00:00Z, SHORT)}}")]
    [InlineData("{{{TIME(2027-03-08T09:00:00Z)}}}")]
    public void Template_TypedByAPerson_IsTakenApart(string typed)
    {
        var card = Drawn.Card(new()
        {
            Title = typed,
            Body = [new Text(typed), new Facts([new(typed, typed)]), new TextField("f", typed), new ChoiceField("c", "C", [new(typed, "v")])],
            Next = typed,
        });

        card["fallbackText"] = null;
        Assert.DoesNotContain("{{", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Choice_ThatLooksLikeALink_IsTakenApart() =>
        Assert.Equal(
            "[free]\u2060(https://evil.example)",
            (string?)Drawn.Element(new ChoiceField("c", "C", [new("[free](https://evil.example)", "v")]))[0]!["choices"]![0]!["title"]);

    [Fact]
    public void Text_WhateverIsTyped_IsShownLineForLine() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["*_[]()`~#<>\\|!&@\r\n-+1.) aé“"]])
            .Where(typed => !typed.Any(char.IsSurrogate))
            .Sample(typed => string.Join('\n', Shown(typed)) == string.Join('\n', Lines(typed)));

    private static IEnumerable<string?> Shown(string typed) =>
        Drawn.Element(new Text(typed)).Select(b => (string?)b!["text"] ?? ((string?)b["inlines"]![0]!["text"])?.Replace("\u2060", "", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(string typed) => typed
        .Split(['\n', '\r', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Replace("\u2060", "", StringComparison.Ordinal));
}
