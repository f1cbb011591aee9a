using CsCheck;
using ForumBot.Together;

namespace ForumBot.Tests.Together;

/// <summary>A code is read as people type it, and nothing that people say otherwise is taken for one.</summary>
public sealed class CodeTextTests
{
    [Fact]
    public void Code_Made_HasNoLetterThatLooksLikeAnother() => Gen.Int.Sample(_ =>
    {
        var code = CodeText.New();
        Assert.Matches("^[CDFGHJKMNPQRTWXY234679]{4}-[CDFGHJKMNPQRTWXY234679]{4}$", code);
        Assert.Equal(code.Replace("-", ""), CodeText.In($"link {code}"));
    });

    [Theory]
    [InlineData("link K7QM-2RXD")]
    [InlineData("Link k7qm-2rxd")]
    [InlineData("link k7qm 2rxd.")]
    [InlineData("link: K7QM2RXD")]
    [InlineData("K7QM-2RXD")]
    [InlineData("  k7qm – 2rxd ")]
    [InlineData("“link K7QM‑2RXD”")]
    [InlineData("link `K7QM-2RXD`")]
    public void Code_HoweverItIsTyped_IsRead(string said) => Assert.Equal("K7QM2RXD", CodeText.In(said));

    [Theory]
    [InlineData("link K7QM-2RXO1")]
    [InlineData("link K7QM-2RX0")]
    [InlineData("link 1234567")]
    public void Slip_AfterLink_IsTakenForACodeThatIsWrong(string said) => Assert.NotNull(CodeText.In(said));

    [Theory]
    [InlineData("link")]
    [InlineData("link this forum")]
    [InlineData("link my account")]
    [InlineData("link accounts")]
    [InlineData("link survey")]
    [InlineData("done 3")]
    [InlineData("that time")]
    [InlineData("what’s due today?")]
    [InlineData("send the K7QM-2RXD to Ann")]
    [InlineData("")]
    public void Words_ThatAreNoCode_AreLeftAlone(string said) => Assert.Null(CodeText.In(said));
}
