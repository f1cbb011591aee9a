using ForumBot.Cards;

namespace ForumBot.Tests.Cards;

public sealed class PlainTextTests
{
    [Fact]
    public void Card_WithEveryKind_SaysAllOfIt() => Assert.Equal(
        """
        Every kind
        Ordinary
        Section
        Bold
        Small
        Lead inspector: Ann Moore
        LANO: Ben Shah
        Overdue: ring the LANO
        Step 3
        Done: say “done 3”.
        Step 4, ticked
        Why it matters
        Inspectors ask for it first.
        A map of the venue
        Name (as she signs): Ann
        Notes: not filled in yet
        Please check: An email address has an @ in it.
        Email: ann
        Phone: not filled in yet
        Page: not filled in yet
        Visit begins: Monday 8 March 2027
        Survey closes: 5:30pm
        Paper copies: 40
        Type: Full inspection
        To choose from: Full inspection; Monitoring
        Types: Full inspection, Monitoring
        To choose from: Full inspection; Monitoring
        Fill in the form and press Save.
        Save: say “checklist”.
        Guidance: https://www.gov.uk/ofsted
        """,
        PlainText.Of(EveryKind.Card));

    [Fact]
    public void Next_WhenTheButtonsSayItOnTheCard_StandsInTheTextAllTheSame() =>
        Assert.Contains("Tick one.", PlainText.Of(new() { Title = "T", Next = "Tick one.", NextInFallbackOnly = true }), StringComparison.Ordinal);

    [Fact]
    public void ButtonWithoutAPhrase_InTextAlone_IsLeftOut() =>
        Assert.Equal("T\nN.", PlainText.Of(new() { Title = "T", Next = "N.", Buttons = [new Execute("Save", Verbs.SaveStep)] }));

    [Theory]
    [InlineData("8/3/27")]
    [InlineData("soon")]
    public void DateThatIsNone_InTextAlone_IsShownAsTyped(string typed) =>
        Assert.Contains($"Day: {typed}", PlainText.Of(new() { Title = "T", Body = [new DateField("d", "Day") { Value = typed }], Next = "N." }), StringComparison.Ordinal);

    [Fact]
    public void LabelThatAsks_InTextAlone_HasNoColonAfterItsQuestion() =>
        Assert.Equal(
            "T\nIs there one? Yes\nOn paper? not filled in yet\nN.",
            PlainText.Of(new() { Title = "T", Body = [new Facts([new("Is there one?", "Yes")]), new TextField("p", "On paper?")], Next = "N." }));

    [Fact]
    public void ChoiceThatIsGone_InTextAlone_IsShownByItsValue() =>
        Assert.Contains("Who: a,b", PlainText.Of(new() { Title = "T", Body = [new ChoiceField("w", "Who", []) { Value = "a,b" }], Next = "N." }), StringComparison.Ordinal);
}
