using System.Globalization;
using CsCheck;
using ForumBot.Vault.Notes;

namespace ForumBot.Tests.Vault.Notes;

public sealed class PlainWordsTests
{
    private static readonly string[] Bits =
    [
        "a", " ", ". ", "\n", "\n\n", "\r\n", "\t•\t", "é", "e\u0301", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "اختبار", "עברית", "\u202B", "\u202C", "\u202E", "\u2067", "\u2069", "\u200B", "\u00A0", "\uD83D", "\0", "中文。",
        "word ", "Another sentence. ",
    ];

    private static readonly Gen<string> Pasted = Gen.Int[0, Bits.Length - 1].Array[0, 400].Select(bits => string.Concat(bits.Select(bit => Bits[bit])));

    [Theory]
    [InlineData("one\r\ntwo\rthree\u2028four\vfive", "one\ntwo\nthree\nfour\nfive")]
    [InlineData("•\tfirst\n\uF0B7\tsecond", "•\tfirst\n•\tsecond")]
    [InlineData("a\0b\u0007c\u009Fd\uFEFFe", "abcde")]
    [InlineData("👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("قال المفتش: جيد", "قال المفتش: جيد")]
    [InlineData("10\u00A0days\u2003wide\u200Bthin", "10\u00A0days\u2003wide\u200Bthin")]
    [InlineData("not \u202Edoog\u202C at all", "not doog at all")]
    [InlineData("open \u2067right", "open \u2067right\u2069")]
    [InlineData("\u202Bright\nnext", "\u202Bright\u202C\nnext")]
    [InlineData("loose\u2069 ends\u202C", "loose ends")]
    [InlineData("x \u2067y \u202Az\u2069 w", "x \u2067y \u202Az\u202C\u2069 w")]
    public void Clean_OfAPastedText_KeepsWhatItMeans(string pasted, string kept) => Assert.Equal(kept, PlainWords.Clean(pasted));

    [Fact]
    public void Clean_OfHalfAnEmoji_ShowsThatItIsBroken() => Assert.Equal("half \uFFFD of it", PlainWords.Clean("half \uD83D of it"));

    [Fact]
    public void Clean_Twice_ChangesNothingMore() => Pasted.Sample(text => PlainWords.Clean(PlainWords.Clean(text)) == PlainWords.Clean(text));

    [Fact]
    public void Parts_OfAnyText_LoseNoLetterAndCutNone() => Gen.Select(Pasted, Gen.Int[100, 300]).Sample((pasted, longest) =>
    {
        var text = PlainWords.Clean(pasted);
        var parts = Splitting.Parts(text, longest);

        Assert.Equal(Letters(text), parts.Count == 1 ? Letters(parts[0]) : string.Concat(parts.Select(part => Letters(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]))));
        Assert.All(parts, part => Assert.InRange(part.Length, 0, longest));
        Assert.All(parts, part => Assert.DoesNotContain('\uFFFD', part.Replace("\uFFFD", text.Contains('\uFFFD') ? "" : "\uFFFD", StringComparison.Ordinal)));
    });

    [Fact]
    public void Parts_OfEmojiWithoutASpace_NeverCutOne()
    {
        var family = "👩‍👩‍👧‍👦";

        var parts = Splitting.Parts(string.Concat(Enumerable.Repeat(family, 500)), 300);

        Assert.All(parts, part => Assert.Equal("", part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace(family, "", StringComparison.Ordinal)));
        Assert.Equal(500, parts.Sum(part => new StringInfo(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]).LengthInTextElements));
    }

    [Fact]
    public void Parts_OfOneEndlessLetter_StillEnd()
    {
        var parts = Splitting.Parts("a" + new string('\u0301', 5000), 300);

        Assert.Equal(5001, parts.Sum(part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].Length));
    }

    [Fact]
    public void Parts_OfParagraphs_EndWithOne()
    {
        var paragraph = string.Concat(Enumerable.Repeat("Moon. ", 20)).Trim();

        var parts = Splitting.Parts(string.Join("\n\n", Enumerable.Repeat(paragraph, 10)), 400);

        Assert.All(parts, part => Assert.EndsWith("Moon.", part, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Equal(0, part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace("\n\n", "", StringComparison.Ordinal).Length % paragraph.Length));
    }

    private static string Letters(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));
}
