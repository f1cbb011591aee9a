using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

public sealed class BlockKitWriterTests
{
    private static readonly Execute Save = new("Save", Verbs.SaveStep) { Keys = new Dictionary<string, string> { ["step"] = "3" } };
    private static readonly Card Short = new() { Title = "Today", Body = [new Text("Two steps.")], Next = "Tick one.", ForumId = "f1", Buttons = [new Execute("Tick", Verbs.TickStep) { TakesFields = false }] };
    private static readonly Card Form = Short with { Body = [new Text("Two steps."), new TextField("name", "Name")], Buttons = [Save, new Execute("Back", Verbs.ShowDay) { TakesFields = false }] };
    private static readonly Card Secret = Form with { OnlyInDialog = new Execute("Open it", Verbs.ShowNotes), Title = "The notes" };

    [Fact]
    public void Card_ThatShowsWhole_NeedsNoKeeping()
    {
        Assert.NotNull(BlockKitWriter.Message(Short));
        Assert.NotNull(BlockKitWriter.Home(Short));
        Assert.NotNull(BlockKitWriter.Modal(Short, new()));
    }

    [Fact]
    public void Card_WithSomethingToFillIn_IsKeptForItsWindow()
    {
        Assert.Null(BlockKitWriter.Message(Form));
        Assert.Null(BlockKitWriter.Home(Form));
        Assert.NotNull(BlockKitWriter.Modal(Form, new()));
    }

    [Fact]
    public void Message_OfAForm_HasOneButtonThatOpensIt()
    {
        var presses = Slacked.Presses(Slacked.Message(Form)).ToList();

        Assert.Equal([BlockKitReader.OpenKept, Verbs.ShowDay], presses.Select(p => p.Verb));
        Assert.Equal(Slacked.Kept, presses[0].Keys[BlockKitReader.KeptKey]);
        Assert.Equal("0", presses[0].Keys[BlockKitReader.PageKey]);
        Assert.True(presses[0].OpensWindow);
        Assert.DoesNotContain(Slacked.Message(Form).AsArray(), block => (string?)block!["type"] == "input");
        Assert.Equal("primary", (string?)Drawn.Objects(Slacked.Message(Form)).First(o => (string?)o["type"] == "button")["style"]);
    }

    [Fact]
    public void Message_WithSomethingFolded_OpensItByItsName()
    {
        var card = Short with { Body = [new Details("a", "Why?", [new Text("Because.")]), new Details("b", "How?", [new Text("So.")])] };
        Assert.Null(BlockKitWriter.Message(card));
        var folds = Slacked.Message(card)[1]!["elements"]!.AsArray();

        Assert.Equal(["Why?", "How?"], folds.Select(b => (string?)b!["text"]!["text"]));
        Assert.DoesNotContain(Slacked.Texts(Slacked.Message(card)), text => text.Contains("Because", StringComparison.Ordinal));
        Assert.Contains("Because.", Slacked.Texts(Slacked.Modal(card)));
    }

    [Fact]
    public void Modal_OfAForm_HandsItInWithItsOwnButton()
    {
        var view = Slacked.Modal(Form).AsObject();
        var (press, _) = BlockKitReader.Submitted(Slacked.Back(view))!.Value;

        Assert.Equal("Save", (string?)view["submit"]!["text"]);
        Assert.Equal((Verbs.SaveStep, true, false), (press.Verb, press.TakesFields, press.OpensWindow));
        Assert.Equal(new Dictionary<string, string> { ["forum"] = "f1", ["step"] = "3" }, press.Keys);
        Assert.Equal([Verbs.ShowDay], Drawn.Objects(view).Where(o => (string?)o["type"] == "button").Select(b => BlockKitReader.Press((string?)b["action_id"], (string?)b["value"])!.Verb));
    }

    [Fact]
    public void Modal_OfACardWithNothingToFillIn_HasNothingToHandIn()
    {
        var view = Slacked.Modal(Short).AsObject();

        Assert.Null(view["submit"]);
        Assert.Null(BlockKitReader.Submitted(Slacked.Back(view)));
        Assert.NotNull(BlockKitReader.FrameOf(Slacked.Back(view)));
    }

    [Fact]
    public void Modal_WithALongSubmitTitle_SaysItInWords()
    {
        var view = Slacked.Modal(Form with { Buttons = [Save with { Title = "Save the step and tell everybody" }] });

        Assert.Equal("Continue", (string?)view["submit"]!["text"]);
        Assert.Contains("“Continue” means: Save the step and tell everybody", Slacked.Texts(view));
    }

    [Fact]
    public void Modal_WithALongTitle_ShowsItWholeInside()
    {
        var view = Slacked.Modal(Short with { Title = "What inspectors can ask a parent about" });

        Assert.Equal("What inspectors can ask…", (string?)view["title"]!["text"]);
        Assert.Equal("What inspectors can ask a parent about", (string?)view["blocks"]![0]!["text"]!["text"]);
    }

    [Fact]
    public void Modal_OfTheNextCard_HasOtherBoxes() => Assert.Empty(
        Slacked.State(Slacked.Modal(Form, generation: 1)).Select(b => b.Key).Intersect(Slacked.State(Slacked.Modal(Form, generation: 2)).Select(b => b.Key)));

    [Fact]
    public void CardForAWindowAlone_AnywhereElse_IsStopped()
    {
        Assert.Throws<InvalidOperationException>(() => BlockKitWriter.Message(Secret, Slacked.Kept));
        Assert.Throws<InvalidOperationException>(() => BlockKitWriter.Home(Secret, Slacked.Kept));
    }

    [Fact]
    public void CardForAWindowAlone_InWords_SaysItsTitleAlone() =>
        Assert.Equal("The notes", BlockKitWriter.Modal(Secret, new())!.Text);

    [Fact]
    public void CardForAWindowAlone_ThatIsTooMuchForOne_SaysSoAndIsNotKept()
    {
        var card = Secret with { Body = [.. Enumerable.Repeat(new Row([new Text("x")], new Execute("Open", Verbs.ShowNote) { TakesFields = false }), 120), new TextField("a", "A")] };

        var view = BlockKitWriter.Modal(card, new());
        Assert.NotNull(view);
        Assert.Contains("too much for one window", view.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(Verbs.ShowNote, view.Json, StringComparison.Ordinal);
        Assert.Empty(BlockKitWalker.Problems(view, SlackSurface.Modal));
    }

    [Fact]
    public void SharedCard_InAMessage_OffersTheReadersOwnView()
    {
        var own = Slacked.Presses(Slacked.Message(Short with { Own = new("day", "2027-03-08", ["x"]) })).Last();

        Assert.Equal(Verbs.ShowOwnView, own.Verb);
        Assert.Equal(new Dictionary<string, string> { ["forum"] = "f1", ["view"] = "day", ["argument"] = "2027-03-08" }, own.Keys);
        Assert.DoesNotContain(Slacked.Presses(Slacked.Modal(Short with { Own = new("day", "a", []) })), press => press.Verb == Verbs.ShowOwnView);
    }

    [Fact]
    public void LongList_InAMessage_BeginsThereAndGoesOnInAWindow()
    {
        var card = Long();
        var message = Slacked.Message(card).AsArray();

        Assert.Null(BlockKitWriter.Message(card));
        Assert.InRange(message.Count, 40, 50);
        Assert.Contains(Slacked.Texts(message), text => text == "Show all");
        Assert.Equal([BlockKitReader.OpenKept, Verbs.ShowDay], Slacked.Presses(message).Select(p => p.Verb).Where(v => v != Verbs.TickStep));
    }

    [Fact]
    public void LongList_InAWindow_IsReadPageByPage()
    {
        var card = Long();
        var pages = Slacked.Pages(card).Select(page => JsonNode.Parse(page.Json)!).ToList();

        Assert.Null(BlockKitWriter.Modal(card, new()));
        Assert.Equal(2, pages.Count);
        Assert.Equal(Enumerable.Range(1, 120).Select(n => $"{n}"), pages.SelectMany(Slacked.Presses).Where(p => p.Verb == Verbs.TickStep).Select(p => p.Keys["step"]));
        Assert.Contains("Page 2 of 2", Slacked.Texts(pages[1]));
        Assert.All(pages.SelectMany(Slacked.Presses).Where(p => p.Verb == BlockKitReader.OpenKept), turn => Assert.False(turn.OpensWindow));
    }

    [Fact]
    public void LongListWithABox_PageByPage_HasTheBoxOnEach()
    {
        var card = Long() with { Body = [.. Long().Body, new TextField("f", "Find")], Buttons = [Save] };

        Assert.All(Slacked.Pages(card), page => Assert.Equal(["f#3"], Slacked.State(JsonNode.Parse(page.Json)!).Select(b => b.Key)));
    }

    [Fact]
    public void Window_OnAPageThatIsNotThere_ShowsTheLast() => Assert.Contains(
        "Page 2 of 2",
        Slacked.Texts(JsonNode.Parse(BlockKitWriter.Modal(Long(), new() { Page = 99 }, Slacked.Kept).Json)!));

    [Fact]
    public void Neighbours_OnACrowdedCard_MoveTogetherBeforePages()
    {
        var card = Short with { Body = [.. Enumerable.Range(1, 60).Select(n => new Text($"Line {n}"))] };

        Assert.NotNull(BlockKitWriter.Message(card));
        Assert.Equal(3, Slacked.Message(card).AsArray().Count);
    }

    [Fact]
    public void HostileText_BesideAButton_IsShownWithoutLooks()
    {
        var row = Slacked.Element(new Row([new Text("Ann *the* chair", TextLook.Strong)], Save))[0]!;
        var plain = Slacked.Element(new Row([new Text("Ann & <Ben>", TextLook.Strong), new Text("9:30am, 10:15am")], Save))[0]!;

        Assert.Equal("plain_text", (string?)row["text"]!["type"]);
        Assert.Equal("*Ann &amp; &lt;Ben&gt;*\n9:30am, 10:15am", (string?)plain["text"]!["text"]);
    }

    [Fact]
    public void Link_ThatIsNotSafe_IsNotDrawn() =>
        Assert.DoesNotContain("javascript", Slacked.Message(Short with { Buttons = [new OpenLink("Open", new("javascript:alert(1)"))] }).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void Picture_FromElsewhereThanHttps_IsItsWords()
    {
        Assert.Equal("image", (string?)Slacked.Element(new Picture(new("https://forum.example/map.png"), "A map"))[0]!["type"]);
        Assert.Equal("A map", Slacked.Texts(Slacked.Element(new Picture(new("http://forum.example/map.png"), "A map"))).First());
    }

    [Fact]
    public void Choices_ByTheirNumber_AreTickedOrListed()
    {
        Assert.Equal("radio_buttons", TypeOf(10, many: false, expanded: true));
        Assert.Equal("static_select", TypeOf(11, many: false, expanded: true));
        Assert.Equal("static_select", TypeOf(2, many: false, expanded: false));
        Assert.Equal("checkboxes", TypeOf(10, many: true, expanded: true));
        Assert.Equal("multi_static_select", TypeOf(11, many: true, expanded: true));
    }

    [Fact]
    public void Window_ThatWaits_SaysSo()
    {
        var view = JsonNode.Parse(BlockKitWriter.Waiting(new() { Context = "c" }, "One moment", "Getting it ready…").Json)!.AsObject();

        Assert.Equal(["Getting it ready…"], Slacked.Texts(view["blocks"]!));
        Assert.Equal("c", BlockKitReader.FrameOf(Slacked.Back(view))!.Context);
        Assert.Empty(BlockKitWalker.Problems(BlockKitWriter.Waiting(new(), "One moment", "Getting it ready…"), SlackSurface.Modal));
    }

    [Fact]
    public void LongCard_InWords_EndsAtALineAndSaysWhereTheRestIs()
    {
        var words = BlockKitWriter.Message(Short with { Body = [.. Enumerable.Range(1, 200).Select(n => new Text($"Line {n} <of> & many"))] }, Slacked.Kept).Text;

        Assert.InRange(words.Length, 2900, 3000);
        Assert.EndsWith("&lt;of&gt; &amp; many\nOpen Slack to read the rest.", words, StringComparison.Ordinal);
    }

    private static Card Long() => Short with
    {
        Body = [.. Enumerable.Range(1, 120).Select(n => new Row([new Text($"Step {n}", TextLook.Strong)], new Execute("Done", Verbs.TickStep) { TakesFields = false, Keys = new Dictionary<string, string> { ["step"] = $"{n}" } }))],
        Buttons = [new Execute("Today", Verbs.ShowDay) { TakesFields = false }],
    };

    private static string TypeOf(int count, bool many, bool expanded) =>
        (string)Slacked.Element(new ChoiceField("f", "F", [.. Enumerable.Range(0, count).Select(n => new Choice($"c{n}", $"v{n}"))], many, expanded))[0]!["element"]!["type"]!;
}
