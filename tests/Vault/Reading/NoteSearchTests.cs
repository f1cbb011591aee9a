using CsCheck;
using ForumBot.Vault.Reading;

namespace ForumBot.Tests.Vault.Reading;

public sealed class NoteSearchTests
{
    [Theory]
    [InlineData("waiting times", "Waiting times are too long.")]
    [InlineData("times WAITING", "Waiting times are too long.")]
    [InlineData("cafe", "They met in the Café.")]
    [InlineData("CAFÉ", "They met in the cafe.")]
    [InlineData("Łódź", "A family from Łódź spoke.")]
    [InlineData("parents' view", "The parents’ view was heard.")]
    [InlineData("wait", "Waiting times are too long.")]
    [InlineData("שלום", "They said שלום to all.")]
    [InlineData("👍", "Good 👍 work.")]
    [InlineData("two lines", "One\ntwo  \n lines")]
    public void Words_ThatAreThere_AreFound(string wanted, string text) => Assert.NotNull(new NoteSearch(wanted).Find([text]));

    [Theory]
    [InlineData("waiting short", "Waiting times are too long.")]
    [InlineData("", "Waiting times are too long.")]
    [InlineData("   ", "Waiting times are too long.")]
    [InlineData("\u0301", "Waiting times are too long.")]
    [InlineData("x", "")]
    public void Words_ThatAreNotAllThere_AreNot(string wanted, string text) => Assert.Null(new NoteSearch(wanted).Find([text]));

    [Fact]
    public void Words_InDifferentPartsOfTheNote_AreFoundTogether() =>
        Assert.NotNull(new NoteSearch("long lead").Find(["Waits are long.", "", "The lead inspector"]));

    [Fact]
    public void Hit_InALongText_IsShownWithItsSurroundingsAsTheyWereWritten()
    {
        var text = $"{new string('a', 500)} The Café is open. {new string('b', 500)}";

        var context = new NoteSearch("cafe").Find([text])!;

        Assert.Contains("The Café is open.", context, StringComparison.Ordinal);
        Assert.StartsWith("…", context, StringComparison.Ordinal);
        Assert.EndsWith("…", context, StringComparison.Ordinal);
        Assert.InRange(context.Length, 20, 310);
    }

    [Fact]
    public void AnyPartOfAnyText_IsFoundInIt() => Gen.Select(Gen.String, Gen.Int[0, 20], Gen.Int[1, 8]).Sample((text, at, length) =>
    {
        at = Math.Min(at, text.Length);
        var part = text.Substring(at, Math.Min(length, text.Length - at));
        // What folds to nothing finds nothing; a pair that was cut in half is another letter.
        return !part.Any(char.IsAsciiLetterOrDigit) || part.Any(letter => !char.IsAscii(letter)) || new NoteSearch(part).Find([text]) is not null;
    });
}
