using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>Whatever the bot shows, Slack takes, on every surface; and the walker that says so sees what is wrong.</summary>
public sealed class WalkerTests
{
    private static readonly string Long = new('x', 3001);

    // What breaks a drawing of every kind, by what the walker then has to say.
    private static readonly Dictionary<string, Action<JsonNode>> Mutants = new()
    {
        ["101 blocks"] = view => Fill(Blocks(view), 101),
        ["a block of type table"] = view => Blocks(view)[0]!["type"] = "table",
        ["a header is empty or has 151 letters"] = view => Block(view, "header")["text"]!["text"] = Long[..151],
        ["a header is empty or has 0 letters"] = view => Block(view, "header")["text"]!["text"] = "",
        ["a header turns words into pictures"] = view => Block(view, "header")["text"]!["emoji"] = true,
        ["a section is empty or has 3001 letters"] = view => Block(view, "section")["text"]!["text"] = Long,
        ["a section with neither text nor fields"] = view => Block(view, "section").Remove("text"),
        ["a section is read by Slack"] = view => Block(view, "section")["text"]!["verbatim"] = false,
        ["an unescaped sign"] = view => Block(view, "section")["text"]!["text"] = "<!channel> now",
        ["a context of no or too many elements"] = view => Block(view, "context")["elements"] = new JsonArray(),
        ["formatted text empty or too long"] = view => Block(view, "rich_text")["elements"]![0]!["elements"]![0]!["text"] = Long,
        ["formatted text with an empty part"] = view => Block(view, "rich_text")["elements"]![0]!["elements"]![0]!["text"] = "",
        ["a hidden letter"] = view => Block(view, "rich_text")["elements"]![0]!["elements"]![0]!["text"] = "abc\u202edef",
        ["a picture without words"] = view => Block(view, "image")["alt_text"] = "",
        ["a picture from elsewhere than https"] = view => Block(view, "image")["image_url"] = "data:image/png;base64,xyz",
        ["actions of no or too many elements"] = view => Fill(Block(view, "actions")["elements"]!.AsArray(), 26),
        ["an action_id twice, missing or too long"] = view => Fill(Block(view, "actions")["elements"]!.AsArray(), 2),
        ["a button is empty or has 76 letters"] = view => Of(view, "button")["text"]!["text"] = Long[..76],
        ["a button's value too long"] = view => Of(view, "button")["value"] = Long[..2001],
        ["an unknown style"] = view => Of(view, "button")["style"] = "warning",
        ["a link to javascript:alert(1)"] = view => Drawn.Objects(view).First(o => o["url"] is not null)["url"] = "javascript:alert(1)",
        ["a label is empty or has 2001 letters"] = view => Block(view, "input")["label"]!["text"] = Long[..2001],
        ["a box without a word on whether it may stay empty"] = view => Block(view, "input").Remove("optional"),
        ["a box without block_id"] = view => Block(view, "input").Remove("block_id"),
        ["block_id name#0 twice, empty or too long"] = view => Blocks(view).Where(b => (string?)b!["type"] == "input").ToList().ForEach(b => b!["block_id"] = "name#0"),
        ["boxes without a submit button"] = view => view.AsObject().Remove("submit"),
        ["a box holds more than it takes"] = view => Of(view, "plain_text_input")["initial_value"] = Long,
        ["a box of 3001 letters"] = view => Of(view, "plain_text_input")["max_length"] = 3001,
        ["a number of which kind?"] = view => Of(view, "number_input").Remove("is_decimal_allowed"),
        ["a date that is none"] = view => Of(view, "datepicker")["initial_date"] = "8/3/2027",
        ["a time that is none"] = view => Of(view, "timepicker")["initial_time"] = "half five",
        ["options and groups, or neither"] = view => Of(view, "static_select")["option_groups"] = new JsonArray(),
        ["101 options"] = view => Fill(Of(view, "static_select")["options"]!.AsArray(), 101),
        ["11 options"] = view => Fill(Of(view, "checkboxes")["options"]!.AsArray(), 11),
        ["an option is empty or has 76 letters"] = view => Of(view, "static_select")["options"]![0]!["text"]!["text"] = Long[..76],
        ["an option's value is empty or too long"] = view => Of(view, "static_select")["options"]![0]!["value"] = Long[..76],
        ["an initial option that is not in the list"] = view => Of(view, "static_select")["initial_option"]!["value"] = "other",
        ["no initial option in a list of them"] = view => Of(view, "checkboxes")["initial_options"] = new JsonArray(),
        ["title is empty or has 25 letters"] = view => view["title"]!["text"] = Long[..25],
        ["submit is empty or has 25 letters"] = view => view["submit"]!["text"] = Long[..25],
        ["title is not plain text"] = view => view["title"]!["type"] = "mrkdwn",
        ["private_metadata too long"] = view => view["private_metadata"] = Long,
        ["a view's name is too long"] = view => view["callback_id"] = Long[..256],
        ["style is null"] = view => Of(view, "button")["style"] = null,
        ["another kind of view"] = view => view["type"] = "home",
    };

    public static TheoryData<string> Specimens => [.. Gallery.All.Select(s => s.Id)];

    public static TheoryData<string> Broken => [.. Mutants.Keys];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_OnEverySurface_IsTakenBySlack(string id) => Assert.All(
        Slacked.Everywhere(Gallery.All.Single(s => s.Id == id).Sample),
        drawn => Assert.Empty(BlockKitWalker.Problems(drawn.Drawing, drawn.Where)));

    [Fact]
    public void EveryKind_OnEverySurface_IsTakenBySlack() => Assert.All(
        Slacked.Everywhere(EveryKind.Card),
        drawn => Assert.Empty(BlockKitWalker.Problems(drawn.Drawing, drawn.Where)));

    [Theory]
    [MemberData(nameof(Broken))]
    public void View_BrokenByHand_IsReported(string problem)
    {
        var view = Slacked.Modal(EveryKind.Card with { Title = "Every kind of thing that a card can have", Body = [new Row([new Text("Bold", TextLook.Strong)], new Execute("Done", Verbs.TickStep)), .. EveryKind.Card.Body] });
        Mutants[problem](view);

        Assert.Contains(problem, BlockKitWalker.Problems(new(view.ToJsonString(), "words"), SlackSurface.Modal));
    }

    [Fact]
    public void Message_BrokenByHand_IsReported()
    {
        var message = Slacked.Message(EveryKind.Card);
        Of(message, "button")["style"] = "primary";
        Fill(Blocks(message), 51);
        Blocks(message).Add(Block(Slacked.Modal(EveryKind.Card), "input").DeepClone());

        var problems = BlockKitWalker.Problems(new(message.ToJsonString(), "<!here>"), SlackSurface.Message);

        Assert.Contains("52 blocks", problems);
        Assert.Contains("more than one button stands out", problems);
        Assert.Contains("a box outside a window", problems);
        Assert.Contains("an unescaped sign", problems);
    }

    [Fact]
    public void Message_WithTooManyLetters_IsReported()
    {
        var message = new JsonArray([.. Enumerable.Range(0, 5).Select(_ => new JsonObject
        {
            ["type"] = "rich_text",
            ["elements"] = new JsonArray(new JsonObject
            {
                ["type"] = "rich_text_section", ["elements"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = Long[..2999] }),
            }),
        })]);

        Assert.Equal(["a message of 14995 letters"], BlockKitWalker.Problems(new(message.ToJsonString(), "words"), SlackSurface.Message));
    }

    private static JsonArray Blocks(JsonNode drawn) => (drawn as JsonArray) ?? drawn["blocks"]!.AsArray();

    private static JsonObject Block(JsonNode drawn, string type) => Blocks(drawn).First(block => (string?)block!["type"] == type)!.AsObject();

    private static JsonObject Of(JsonNode drawn, string type) => Drawn.Objects(drawn).First(o => (string?)o["type"] == type);

    private static void Fill(JsonArray list, int count)
    {
        while (list.Count < count)
        {
            list.Add(list[0]!.DeepClone());
        }
    }
}
