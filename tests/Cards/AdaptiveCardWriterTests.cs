using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Tests.Conformance;

namespace ForumBot.Tests.Cards;

public sealed class AdaptiveCardWriterTests
{
    // What version 1.5 defines and Teams draws, for each type that the writer uses.
    private static readonly Dictionary<string, string[]> Supported = new()
    {
        ["AdaptiveCard"] = ["$schema", "version", "lang", "fallbackText", "msteams", "body"],
        ["TextBlock"] = ["text", "wrap", "size", "weight", "color", "isSubtle", "style", "spacing", "separator"],
        ["RichTextBlock"] = ["inlines", "spacing", "separator"],
        ["TextRun"] = ["text", "size", "weight", "color", "isSubtle"],
        ["Container"] = ["items", "style", "id", "isVisible"],
        ["ColumnSet"] = ["columns", "separator"],
        ["Column"] = ["items", "width", "verticalContentAlignment"],
        ["Image"] = ["url", "altText"],
        ["ActionSet"] = ["actions"],
        ["Action.Execute"] = ["title", "verb", "tooltip", "data", "associatedInputs", "fallback"],
        ["Action.Submit"] = ["title", "tooltip", "data", "associatedInputs"],
        ["Action.OpenUrl"] = ["title", "url"],
        ["Action.ToggleVisibility"] = ["title", "targetElements"],
        ["Input.Text"] = ["id", "label", "value", "maxLength", "placeholder", "isMultiline", "style"],
        ["Input.Date"] = ["id", "label", "value"],
        ["Input.Time"] = ["id", "label", "value"],
        ["Input.Number"] = ["id", "label", "value", "min"],
        ["Input.ChoiceSet"] = ["id", "label", "value", "choices", "isMultiSelect", "style", "wrap"],
    };

    private static readonly Execute Save = new("Save", Verbs.SaveStep) { Keys = new Dictionary<string, string> { ["step"] = "3" } };

    [Fact]
    public void Card_WithEveryKind_UsesOnlyWhatTeamsDraws() => Assert.All(Hosts.All, host =>
    {
        var unknown = Drawn.Objects(Drawn.Card(EveryKind.Card, host.Host))
            .Where(o => o.ContainsKey("type"))
            .SelectMany(o => o.Select(p => p.Key).Where(key => key != "type" && !Supported[(string)o["type"]!].Contains(key)).Select(key => $"{o["type"]}.{key}"));

        Assert.Empty(unknown);
    });

    [Fact]
    public void SampleOfEveryKind_AfterTheVocabularyGrew_StillHoldsEveryKind()
    {
        var kinds = typeof(Card).Assembly.GetTypes().Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Element)) || t.IsSubclassOf(typeof(Button))));
        var sample = EveryKind.Card.Body.Select(e => e.GetType()).Concat(EveryKind.Card.Buttons.Select(b => b.GetType()));

        Assert.Empty(kinds.Except(sample));
    }

    [Fact]
    public void Card_Always_SaysVersionLanguageAndFallback()
    {
        var card = Drawn.Card(EveryKind.Card);

        Assert.Equal("1.5", (string?)card["version"]);
        Assert.Equal("en", (string?)card["lang"]);
        Assert.Equal(PlainText.Of(EveryKind.Card), (string?)card["fallbackText"]);
    }

    [Fact]
    public void Card_ReadAloud_StartsWithAHeading()
    {
        var title = Drawn.Card(new() { Title = "Due today (3 things)!", Next = "Tick one." })["body"]![0]!;

        Assert.Equal("TextBlock", (string?)title["type"]);
        Assert.Equal("heading", (string?)title["style"]);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void Next_WhenTheButtonsSayIt_IsNotDrawn(bool fallbackOnly, int blocks) =>
        Assert.Equal(blocks, Drawn.Card(new() { Title = "T", Next = "N.", NextInFallbackOnly = fallbackOnly })["body"]!.AsArray().Count);

    [Fact]
    public void TextBlocks_OnANarrowPhone_Wrap() =>
        Assert.All(
            Drawn.Objects(Drawn.Card(EveryKind.Card)).Where(o => (string?)o["type"] == "TextBlock"),
            block => Assert.True((bool?)block["wrap"]));

    [Fact]
    public void Execute_Drawn_CarriesVerbAndKeys()
    {
        var button = Drawn.Button(new Execute("Done", Verbs.TickStep) { Keys = new Dictionary<string, string> { ["step"] = "3" } });

        Assert.Equal(Verbs.TickStep, (string?)button["verb"]);
        Assert.Equal("""{"step":"3"}""", button["data"]!.ToJsonString());
        Assert.Null(button["associatedInputs"]);
    }

    [Fact]
    public void Execute_WithATooltip_SaysMoreToAScreenReaderThanItsTitle() =>
        Assert.Equal("Read: What is a LANO?", (string?)Drawn.Button(new Execute("Read", Verbs.ShowAnswer) { Tooltip = "Read: What is a LANO?" })["tooltip"]);

    [Fact]
    public void Execute_OnAClientThatDoesNotKnowIt_SubmitsTheVerbInItsData()
    {
        var fallback = Drawn.Button(new Execute("Done", Verbs.TickStep) { Keys = new Dictionary<string, string> { ["step"] = "3" } })["fallback"]!;

        Assert.Equal("Action.Submit", (string?)fallback["type"]);
        Assert.Equal("""{"verb":"step.tick","step":"3"}""", fallback["data"]!.ToJsonString());
    }

    [Fact]
    public void Execute_ThatTakesNoFields_LeavesThemBehind()
    {
        var button = Drawn.Button(new Execute("Back", Verbs.ShowDay) { TakesFields = false });

        Assert.Equal("none", (string?)button["associatedInputs"]);
        Assert.Equal("none", (string?)button["fallback"]!["associatedInputs"]);
    }

    [Fact]
    public void Execute_InADialog_SubmitsItsVerbAndKeysAndNothingForTeams()
    {
        var button = Drawn.Button(Save with { OpensForm = true, Tooltip = "Save the form" }, CardHost.Dialog, forumId: "f1");

        Assert.Equal("Action.Submit", (string?)button["type"]);
        Assert.Equal("""{"verb":"step.save","forum":"f1","step":"3"}""", button["data"]!.ToJsonString());
        Assert.Equal("Save the form", (string?)button["tooltip"]);
        Assert.Null(button["associatedInputs"]);
    }

    [Fact]
    public void Execute_ThatOpensAForm_AsksTeamsForADialog()
    {
        var button = Drawn.Button(Save with { OpensForm = true, TakesFields = false }, CardHost.Conversation(_ => null), forumId: "f1");

        Assert.Equal("Action.Submit", (string?)button["type"]);
        Assert.Equal("""{"verb":"step.save","forum":"f1","step":"3","msteams":{"type":"task/fetch"}}""", button["data"]!.ToJsonString());
        Assert.Equal("none", (string?)button["associatedInputs"]);
    }

    [Fact]
    public void Execute_OfAVerbThatIsAnsweredWithAForm_OpensIt()
    {
        Assert.True(new Execute("Add", Verbs.FillStep).OpensForm);
        Assert.False(new Execute("Save", Verbs.SaveStep).OpensForm);
    }

    [Fact]
    public void Execute_ThatOpensNoForm_IsAPressInAConversation() =>
        Assert.Equal("Action.Execute", (string?)Drawn.Button(Save, CardHost.Conversation(_ => null))["type"]);

    [Fact]
    public void Execute_ThatOpensAForm_IsAPressWhereThereAreNoDialogs() =>
        Assert.Equal("Action.Execute", (string?)Drawn.Button(Save with { OpensForm = true })["type"]);

    [Theory]
    [InlineData("https://www.gov.uk/", true)]
    [InlineData("http://localhost:3978/practice", true)]
    [InlineData("http://www.gov.uk/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    public void OpenLink_ToAnAddressThatIsNotSafe_IsNotDrawn(string address, bool drawn)
    {
        var card = Drawn.Card(new() { Title = "T", Next = "N.", Buttons = [new OpenLink("Open", new(address))] });

        Assert.Equal(drawn, Drawn.Objects(card).Any(o => (string?)o["type"] == "Action.OpenUrl"));
        Assert.Equal(drawn, Drawn.Objects(card).Any(o => (string?)o["type"] == "ActionSet"));
    }

    [Fact]
    public void Details_Drawn_AreFoldedBehindAButtonThatNamesThem()
    {
        var drawn = Drawn.Element(new Details("why", "Why", [new Text("Because.")]));

        Assert.Equal("why", (string?)drawn[0]!["actions"]![0]!["targetElements"]![0]);
        Assert.Equal("why", (string?)drawn[1]!["id"]);
        Assert.False((bool?)drawn[1]!["isVisible"]);
    }

    [Fact]
    public void Row_WithAButton_PutsItBesideTheText()
    {
        var columns = Drawn.Element(new Row([new Text("Step 3")], new Execute("Done", Verbs.TickStep)))[0]!["columns"]!.AsArray();

        Assert.Equal(["stretch", "auto"], columns.Select(c => (string?)c!["width"]));
    }

    [Theory]
    [InlineData(Tone.Plain, null)]
    [InlineData(Tone.Attention, "attention")]
    public void Group_WithATone_IsTinted(Tone tone, string? style) =>
        Assert.Equal(style, (string?)Drawn.Element(new Group([new Text("x")], tone))[0]!["style"]);

    [Fact]
    public void Picture_Drawn_HasWordsThatStandForIt() =>
        Assert.Equal("A map", (string?)Drawn.Element(new Picture(new("https://forum.example/map.png"), "A map"))[0]!["altText"]);

    [Fact]
    public void Json_WithCurlyQuotes_KeepsThemShort() =>
        Assert.Contains("“help”", System.Text.Encoding.UTF8.GetString(AdaptiveCardWriter.Write(NoticeCard.NotFound())), StringComparison.Ordinal);

    [Fact]
    public void Text_CutInTheMiddleOfAnEmoji_IsStillValidJson() =>
        Assert.NotNull(JsonNode.Parse(AdaptiveCardWriter.Write(new() { Title = "Thanks \ud83d", Next = "N." })));
}
