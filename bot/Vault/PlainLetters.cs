using System.Collections.Frozen;
using System.Globalization;

namespace ForumBot.Vault;

/// <summary>
/// Letters as they compare: capitals, accents, full width and the shape of quotes and spaces do not matter. The app runs without ICU, so that no text can be
/// taken apart into letters and accents: the table has the letters of European languages that carry one. Pure.
/// </summary>
internal static class PlainLetters
{
    // The full-width forms are the printable letters of ASCII in their order.
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    private static readonly FrozenDictionary<char, char> Plain =
        "aàáâãäåāăą cçćĉċč dďđ eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľŀł nñńņňŉ oòóôõöøōŏő rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűų wŵẁẃẅ yýÿŷỳ zźżž"
            .Split(' ').SelectMany(family => family[1..].Select(letter => (letter, family[0]))).ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    /// <summary>The plain letter; null for what stands for none: an accent on its own, a mark that nobody sees.</summary>
    internal static char? Of(char written)
    {
        var letter = char.ToLowerInvariant(written is >= FirstFullWidth and <= LastFullWidth ? (char)(written - FirstFullWidth + '!') : written);
        return letter switch
        {
            _ when CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => null,
            '’' or '‘' => '\'',
            '“' or '”' => '"',
            _ when char.IsWhiteSpace(letter) => ' ',
            _ => Plain.GetValueOrDefault(letter, letter),
        };
    }
}
