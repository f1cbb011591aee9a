using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Tests.Slack;

namespace ForumBot.Tests.Cards.BlockKit;

public sealed class BlockKitReaderTests
{
    private static readonly Card Form = new()
    {
        Title = "A form",
        Body = [new TextField("name", "Name") { Value = "Ann" }, new TextField("mail", "Email") { Value = "ann" }],
        Next = "Press Save.",
        Buttons = [new Execute("Save", Verbs.SaveStep) { Keys = new Dictionary<string, string> { ["step"] = "3" } }],
    };

    private static readonly Card Refused = Form with { Body = [Form.Body[0], ((TextField)Form.Body[1]) with { Error = "An email address has an @ in it." }] };

    [Fact]
    public void Boxes_OfEveryTypeThatSlackHas_AreReadAsText() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["summary"] = "Gate latch <broken> & taped",
            ["count"] = "12",
            ["email"] = "forum@example.org",
            ["link"] = "https://www.example.org/policy",
            ["date"] = "2026-11-20",
            ["time"] = "08:30",
            ["due"] = "1795167000",
            ["room"] = "room_a",
            ["rooms"] = "room_b,garden",
            ["severity"] = "high",
            ["owner"] = "U0VOLUN0007",
            ["cc"] = "U0COORD0001,U0VOLUN0007",
            ["chan"] = "C0INSPECT01",
        },
        BlockKitReader.Fields(AllInputs().GetProperty("view").GetProperty("state").GetProperty("values")));

    [Fact]
    public void View_OfAnotherApp_IsNoneOfOurs()
    {
        var view = AllInputs().GetProperty("view");

        Assert.Null(BlockKitReader.Submitted(view));
        Assert.Null(BlockKitReader.FrameOf(view));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("v", null)]
    [InlineData("::", null)]
    [InlineData(":link:0", null)]
    [InlineData("step.tick::0", "not json")]
    [InlineData("step.tick::0", "[]")]
    [InlineData("step.tick::0", """{"step":3}""")]
    public void Press_OfSomethingElse_IsNone(string? id, string? value) => Assert.Null(BlockKitReader.Press(id, value));

    [Theory]
    [InlineData("step.tick::0", false, false)]
    [InlineData("step.form:w:1", true, false)]
    [InlineData("step.form:wf:12", true, true)]
    public void Press_OfAButton_SaysWhatItWants(string id, bool opens, bool takes)
    {
        var press = BlockKitReader.Press(id, """{"step":"3"}""")!;

        Assert.Equal((id.Split(':')[0], opens, takes, "3"), (press.Verb, press.OpensWindow, press.TakesFields, press.Keys["step"]));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":{"v":null}}""")]
    [InlineData("""{"name":{"v":{"type":"plain_text_input","value":7}}}""")]
    [InlineData("""{"name":{"v":{"type":"static_select","selected_option":"x"}}}""")]
    [InlineData("""{"name":{"v":{"type":"checkboxes","selected_options":[null,{}]}}}""")]
    public void State_ThatIsNonsense_HoldsNothing(string json) => Assert.Empty(BlockKitReader.Fields(JsonDocument.Parse(json).RootElement));

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"c":3}""")]
    public void Frame_ThatIsNonsense_IsNone(string metadata)
    {
        var view = Slacked.Modal(Form).AsObject();
        view["private_metadata"] = metadata;

        Assert.Null(BlockKitReader.FrameOf(Slacked.Back(view)));
    }

    [Fact]
    public void Frame_OfAWindow_ComesBackAsItWas()
    {
        var frame = new ModalFrame { Context = "T1/C1", Generation = 7, KeptAs = "k", Page = 0 };
        var view = System.Text.Json.Nodes.JsonNode.Parse(BlockKitWriter.Modal(Form, frame, "k").Json)!.AsObject();

        Assert.Equal(frame, BlockKitReader.FrameOf(Slacked.Back(view)));
        Assert.Equal(frame, BlockKitReader.Submitted(Slacked.Back(view))!.Value.Frame);
    }

    [Fact]
    public void Frame_WithTooMuchInIt_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => BlockKitWriter.Modal(Form, new() { Context = new string('c', 3000) }));

    [Fact]
    public void Form_ThatComesBackWithMistakes_SaysThemBesideItsBoxes() => Assert.Equal(
        new Dictionary<string, string> { ["mail#4"] = "An email address has an @ in it." },
        BlockKitReader.Errors(Refused, Values(Form, generation: 4)));

    [Fact]
    public void Card_WithoutMistakes_IsShownInstead() => Assert.Null(BlockKitReader.Errors(Form, Values(Form)));

    [Fact]
    public void AnotherForm_WithMistakes_IsShownInstead()
    {
        Assert.Null(BlockKitReader.Errors(Refused with { Body = [.. Refused.Body, new DateField("day", "Day")] }, Values(Form)));
        Assert.Null(BlockKitReader.Errors(Refused with { Body = [Refused.Body[1]] }, Values(Form)));
    }

    [Fact]
    public void SameForm_HandedInWithOtherKeys_IsShownInstead()
    {
        var press = BlockKitReader.Submitted(Slacked.Back(Slacked.Modal(Form).AsObject()))!.Value.Press;
        var moved = Refused with { Buttons = [new Execute("Save", Verbs.SaveStep) { Keys = new Dictionary<string, string> { ["step"] = "4" } }] };

        Assert.NotNull(BlockKitReader.Errors(Refused, Values(Form), press));
        Assert.Null(BlockKitReader.Errors(moved, Values(Form), press));
    }

    [Fact]
    public void LongText_WithAMistake_HasItAtItsFirstBox()
    {
        var form = Form with { Body = [new TextField("words", "Words", TextKind.LongText, 9000) { Value = new string('x', 4000) }] };
        var refused = form with { Body = [((TextField)form.Body[0]) with { Error = "Too long." }] };

        Assert.Equal(["words#0"], BlockKitReader.Errors(refused, Values(form))!.Keys);
    }

    private static JsonElement AllInputs() => JsonSerializer.SerializeToElement(SlackCapture.Json("interaction_view_submission_all_inputs"));

    private static JsonElement Values(Card card, int generation = 0) => JsonSerializer.SerializeToElement(Slacked.State(Slacked.Modal(card, generation)));
}
