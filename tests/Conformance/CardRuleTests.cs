using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Tests.Cards;

namespace ForumBot.Tests.Conformance;

/// <summary>What every card in every state keeps to, so that it fits on a phone, in Teams' limits and in a notification.</summary>
public sealed class CardRuleTests
{
    // Teams counts about 100 KB of UTF-16 and asks to stay under 80 KB; the lower line is our own, for a quick card on a slow phone.
    private const int TeamsLimit = 80 * 1024;
    private const int OwnLimit = 28 * 1024;

    private static readonly HashSet<string> Verbs =
        [.. typeof(Verbs).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string> Specimens => [.. Gallery.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_OnTheWire_IsSmall(string id) => Assert.All(Hosts.For(Sample(id)), host =>
    {
        var json = Encoding.UTF8.GetString(AdaptiveCardWriter.Write(Sample(id), host.Host));

        Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, OwnLimit);
        Assert.InRange(Encoding.Unicode.GetByteCount(json), 1, TeamsLimit);
    });

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InADialog_HasOnlyButtonsThatWorkThere(string id)
    {
        var actions = ActionsOf(Sample(id), CardHost.Dialog);

        Assert.DoesNotContain(actions, action => (string?)action["type"] == "Action.Execute");
        Assert.All(
            actions.Where(action => (string?)action["type"] == "Action.Submit"),
            action => Assert.True(action["data"]!["verb"] is not null && action["data"]!["msteams"] is null));
        Assert.Equal(Presses(Sample(id)).Select(p => p.Verb).Order(), actions.Select(a => (string?)a["data"]?["verb"]).OfType<string>().Order());
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_InAConversation_OpensADialogForEachForm(string id) => Assert.Equal(
        Presses(ConfidentialCard.Cover(Sample(id))).Where(p => p.OpensForm).Select(p => p.Verb).Order(),
        ActionsOf(ConfidentialCard.Cover(Sample(id)), CardHost.Conversation(_ => null)).Where(a => (string?)a["data"]?["msteams"]?["type"] == "task/fetch").Select(a => (string)a["data"]!["verb"]!).Order());

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_AsANotification_HasAShortTitle(string id) => Assert.InRange(Sample(id).Title.Length, 1, 80);

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_Always_SaysWhatToDoNext(string id) => Assert.False(string.IsNullOrWhiteSpace(Sample(id).Next));

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_AtItsFoot_HasSixButtonsAtMost(string id) => Assert.InRange(Sample(id).Buttons.Count, 0, 6);

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_WithFieldsAndDetails_HasIdsOfTheirOwn(string id)
    {
        var ids = Elements(Sample(id).Body).Select(e => e switch { Field f => f.Id, Details d => d.Id, _ => null }).Where(i => i is not null).ToList();

        Assert.Distinct(ids);
        // Older clients and dialogs send the verb among the fields, and Teams looks there for words to itself.
        Assert.DoesNotContain("verb", ids);
        Assert.DoesNotContain("msteams", ids);
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_Pressed_AsksForSomethingTheBotKnows(string id) =>
        Assert.All(Presses(Sample(id)), press => Assert.Contains(press.Verb, Verbs));

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_Pressed_CarriesKeysThatNoFieldOverwrites(string id)
    {
        var fields = Elements(Sample(id).Body).OfType<Field>().Select(f => f.Id).ToHashSet();

        Assert.All(
            Presses(Sample(id)).SelectMany(press => press.Keys.Keys.Where(key => key is "verb" or "msteams" || (press.TakesFields && fields.Contains(key)))),
            key => Assert.Fail($"“{key}” is a field of the card as well as a key of a button."));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_AsWordsAlone_SaysWhatToTypeForEachButton(string id)
    {
        var words = PlainText.Of(Sample(id));

        Assert.All(Presses(Sample(id)).Where(p => p.OrSay is not null), p => Assert.Contains($"“{p.OrSay}”", words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_AsWordsAlone_HoldsEveryWordThatIsDrawn(string id)
    {
        // What is not for a lock screen holds its headline and what to do next alone.
        var words = PlainText.Of(Sample(id) with { IsBriefAsWords = false });
        var drawn = Drawn.Objects(Drawn.Card(Sample(id), CardHost.ThatMayShow(Sample(id), CardHost.Plain)))
            .Where(o => (string?)o["type"] is "TextBlock" or "TextRun")
            .Select(o => ((string)o["text"]!).Replace("\u2060", "", StringComparison.Ordinal).Trim());

        Assert.All(drawn, text => Assert.Contains(text, words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_ReadInBlackAndWhite_StillSaysItsStatus(string id) =>
        Assert.All(
            Elements(Sample(id).Body).OfType<Group>().Where(g => g.Tone != Tone.Plain),
            group => Assert.Contains(Elements(group.Items), e => e is Text { Content.Length: > 0 } or Facts or Field));

    [Fact]
    public void BrokenSpecimen_AgainstTheseRules_IsReported()
    {
        // Proves that the walk sees into rows, groups and details.
        var card = new Card
        {
            Title = "T",
            Body = [new Group([new Row([new Details("d", "D", [new TextField("a", "A")])], new Execute("Sing", "no.such.verb"))]), new TextField("a", "A")],
            Next = "N.",
        };

        Assert.Equal(["d", "a", "a"], Elements(card.Body).Select(e => e switch { Field f => f.Id, Details d => d.Id, _ => null }).Where(i => i is not null));
        Assert.Equal("no.such.verb", Assert.Single(Presses(card)).Verb);
    }

    private static Card Sample(string id) => Gallery.All.Single(s => s.Id == id).Sample;

    private static IEnumerable<Execute> Presses(Card card) =>
        card.Buttons.Concat(Elements(card.Body).OfType<Row>().Select(r => r.Button)).OfType<Execute>();

    private static JsonObject[] ActionsOf(Card card, CardHost host) =>
        [.. Drawn.Objects(Drawn.Card(card, host)).Where(o => ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true)];

    internal static IEnumerable<Element> Elements(IEnumerable<Element> elements) => elements.SelectMany(e => e switch
    {
        Group group => [e, .. Elements(group.Items)],
        Row row => [e, .. Elements(row.Items)],
        Details details => [e, .. Elements(details.Items)],
        _ => (IEnumerable<Element>)[e],
    });
}
