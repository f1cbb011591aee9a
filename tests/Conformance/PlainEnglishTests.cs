using System.Text.RegularExpressions;
using ForumBot.Cards;

namespace ForumBot.Tests.Conformance;

/// <summary>Every card can be read by a tired parent on a phone.</summary>
public sealed partial class PlainEnglishTests
{
    // The aim is 11; the measure is rough and the field's own terms ("inspection", "representative") are long.
    private const double OldestReadingAge = 13;
    private const int MostWordsInASentence = 25;

    // Below this a single long name decides the figure.
    private const int FewestWordsToMeasure = 30;

    // The vocabulary's own specimens show what a person might type, dates and markup included.
    public static TheoryData<string> Specimens => [.. Gallery.All.Where(s => s.Card != "Vocabulary").Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_ReadByATiredParent_IsEasy(string id)
    {
        var text = Prose(id);

        if (Readability.Words(text).Count >= FewestWordsToMeasure)
        {
            Assert.True(Readability.ReadingAge(text) <= OldestReadingAge, $"Reading age {Readability.ReadingAge(text):0.0}:\n{text}");
        }
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_ReadAloud_HasShortSentences(string id) =>
        Assert.All(Readability.Sentences(Prose(id)), s => Assert.True(Readability.Words(s).Count <= MostWordsInASentence, s));

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_WithDates_SaysThemAsPeopleDo(string id) => Assert.DoesNotMatch(MachineDate(), PlainText.Of(Card(id)));

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_WithLinks_SaysWhereTheyLead(string id)
    {
        Assert.DoesNotContain("click here", PlainText.Of(Card(id)), StringComparison.OrdinalIgnoreCase);
        Assert.All(Card(id).Buttons.OfType<OpenLink>(), link => Assert.DoesNotMatch(EmptyLink(), link.Title));
    }

    [Theory]
    [InlineData("The cat sat on the mat. It was warm there, and the sun shone in.", 4, 8)]
    [InlineData("Notwithstanding organisational considerations, representatives must prioritise collaborative accountability mechanisms.", 18, 60)]
    public void ReadingAge_OfASentence_IsNearWhatPeopleSay(string text, double from, double to) => Assert.InRange(Readability.ReadingAge(text), from, to);

    private static Card Card(string id) => Gallery.All.Single(s => s.Id == id).Sample;

    // Sentences, without the lists: choices, facts and addresses are looked up, not read.
    private static string Prose(string id)
    {
        var card = Card(id);
        var texts = CardRuleTests.Elements(card.Body).SelectMany(e => e switch
        {
            Text text => [text.Content],
            Field { Error: { } error } => [error],
            _ => (IEnumerable<string>)[],
        });
        return Address().Replace(string.Join('\n', texts.Prepend(card.Title).Append(card.Next)), "");
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\d\d:\d\d:\d\d")]
    private static partial Regex MachineDate();

    [GeneratedRegex(@"^(here|this|link|more|read more|open)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex EmptyLink();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
