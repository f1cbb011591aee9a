using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>What one platform offers, the other offers: the same presses, links, boxes and words, here or in the window that opens.</summary>
public sealed class ParityTests
{
    public static TheoryData<string> Specimens => [.. Gallery.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InSlack_OffersThePressesOfTeams(string id)
    {
        var card = Sample(id);

        Assert.Equal(TeamsPresses(card), SlackPresses(Whole(card)));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InAMessage_OffersWhatNeedsNoBox(string id)
    {
        var card = ConfidentialCard.Cover(Sample(id));
        var taking = CardRuleButtons(card).Where(button => button.TakesFields).Select(button => button.Verb).ToHashSet();
        var expected = CardReading.HasFields(card) || CardReading.HasDetails(card) ? TeamsPresses(card).Where(press => !taking.Contains(press.Split(' ')[0])) : TeamsPresses(card);

        Assert.Superset(expected.ToHashSet(), SlackPresses([Slacked.Message(card)]).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InSlack_HasTheLinksOfTeams(string id) => Assert.Equal(
        Drawn.Objects(Drawn.Card(Sample(id), CardHost.Dialog)).Where(o => (string?)o["type"] == "Action.OpenUrl").Select(o => (string?)o["url"]).Order(),
        Whole(Sample(id)).SelectMany(Drawn.Objects).Select(o => (string?)o["url"]).Where(url => url is not null).Order());

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InSlack_AsksForTheFieldsOfTeams(string id)
    {
        var teams = Drawn.Objects(Drawn.Card(Sample(id), CardHost.Dialog)).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);
        var slack = Whole(Sample(id)).SelectMany(view => view["blocks"]!.AsArray()).Where(b => (string?)b!["type"] == "input").ToList();

        Assert.Equal(teams.Select(o => (string?)o["id"]).Order(), slack.Select(b => BoxId.Parse((string)b!["block_id"]!).Field).Distinct().Order());
        Assert.All(CardReading.FieldsOf(Sample(id)), field => Assert.Contains(slack, b => ((string)b!["label"]!["text"]!).EndsWith(field.Label, StringComparison.Ordinal) && (field.Hint is null || (string?)b["hint"]!["text"] == field.Hint)));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InSlack_SaysEveryWordOfTeams(string id)
    {
        var slack = string.Join('\n', Whole(Sample(id)).SelectMany(Slacked.Texts));
        var teams = Drawn.Objects(Drawn.Card(Sample(id), CardHost.Dialog))
            .Where(o => (string?)o["type"] is "TextBlock" or "TextRun")
            .Select(o => ((string)o["text"]!).Replace("\u2060", "", StringComparison.Ordinal).Trim());

        Assert.All(teams, text => Assert.Contains(text, slack, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_ForANotification_SaysWhatTeamsSays(string id)
    {
        var card = ConfidentialCard.Cover(Sample(id));
        var words = BlockKitWriter.Message(card, Slacked.Kept).Text;
        var teams = SlackText.Escape((string)Drawn.Card(card)["fallbackText"]!);

        Assert.True(words == teams || (words.Length > 2000 && words.EndsWith("\nOpen Slack to read the rest.", StringComparison.Ordinal) && teams.StartsWith(words[..^29], StringComparison.Ordinal)));
    }

    private static Card Sample(string id) => Gallery.All.Single(s => s.Id == id).Sample;

    private static IReadOnlyList<JsonNode> Whole(Card card) => [.. Slacked.Pages(card).Select(page => JsonNode.Parse(page.Json)!)];

    private static IEnumerable<Execute> CardRuleButtons(Card card) =>
        card.Buttons.Concat(Conformance.CardRuleTests.Elements(card.Body).OfType<Row>().Select(row => row.Button)).OfType<Execute>();

    private static List<string> TeamsPresses(Card card) =>
    [
        .. Drawn.Objects(Drawn.Card(card, CardHost.Dialog))
            .Where(o => (string?)o["type"] == "Action.Submit")
            .Select(o => Line((string)o["data"]!["verb"]!, o["data"]!.AsObject().Where(p => p.Key != "verb").Select(p => KeyValuePair.Create(p.Key, (string)p.Value!)), o["associatedInputs"] is null))
            .Order(),
    ];

    private static List<string> SlackPresses(IEnumerable<JsonNode> drawn) =>
        [.. drawn.SelectMany(Slacked.Presses).Where(press => press.Verb != BlockKitReader.OpenKept).Select(press => Line(press.Verb, press.Keys, press.TakesFields)).Order()];

    private static string Line(string verb, IEnumerable<KeyValuePair<string, string>> keys, bool takesFields) =>
        $"{verb} {string.Join('&', keys.Select(key => $"{key.Key}={key.Value}"))}{(takesFields ? " with fields" : "")}";
}
