using System.Globalization;
using System.Text;
using SkiaSharp;

namespace ForumBot.Vault.Afterwards;

/// <summary>What a font can draw of a text. What it cannot is a box, so that a reader sees that something is missing. Pure.</summary>
internal static class Glyphs
{
    private const string Box = "□";

    /// <summary>The text with a box in place of each sign the font lacks. A sign may be made of several code points.</summary>
    internal static string Drawable(string text, SKFont font)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var sign in SignsOf(text))
        {
            var visible = Visible(sign);
            drawable.Append(Has(visible, font) ? visible : Box);
        }

        return drawable.ToString();
    }

    /// <summary>True when some of it is not drawn as it was typed.</summary>
    internal static bool LacksSome(string text, SKFont font) =>
        SignsOf(text).Any(sign => Visible(sign) is var visible && (!Has(visible, font) || visible.EnumerateRunes().Any(rune => IsJoined(rune.Value))));

    private static IEnumerable<string> SignsOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    // What only tells how its neighbours are drawn has no picture of its own.
    private static string Visible(string sign) => string.Concat(sign.EnumerateRunes().Where(rune => !IsHint(rune)).Select(rune => rune.ToString()));

    private static bool IsHint(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F;

    private static bool Has(string sign, SKFont font) => sign is "\n" || sign.EnumerateRunes().All(rune => font.ContainsGlyph(rune.Value));

    // Arabic, Syriac and the like, whose letters hold hands.
    private static bool IsJoined(int point) => point is (>= 0x0600 and <= 0x07BF) or (>= 0x0860 and <= 0x08FF);
}
