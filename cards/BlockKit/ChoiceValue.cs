using System.Buffers.Text;
using System.Text;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// What a choice sends back, in at most 75 letters. A person of another platform has a key of 79, two GUIDs among them: a shortened value begins with a tilde,
/// and each GUID in it is a tilde and the 22 letters of its bytes. What is short enough stays as it is.
/// </summary>
internal static class ChoiceValue
{
    private const int GuidLetters = 36;
    private const int ShortLetters = 22;

    /// <exception cref="InvalidOperationException">The value cannot be made short enough: a card must not hand out such a one.</exception>
    internal static string Shorten(string value)
    {
        if (value.Length is > 0 and <= SlackLimits.Option && value[0] != '~')
        {
            return value;
        }

        var text = new StringBuilder("~", SlackLimits.Option);
        for (var at = 0; at < value.Length; at++)
        {
            if (GuidAt(value, at) is { } guid)
            {
                text.Append('~').Append(Base64Url.EncodeToString(guid.ToByteArray()));
                at += GuidLetters - 1;
            }
            else
            {
                text.Append(value[at] == '~' ? "~~" : value[at]);
            }
        }

        return text.Length <= SlackLimits.Option
            ? text.ToString()
            : throw new InvalidOperationException($"The value of a choice has {value.Length} letters and cannot be shortened to {SlackLimits.Option}.");
    }

    /// <summary>The value that was shortened. Nonsense comes back as it is.</summary>
    internal static string Restore(string value)
    {
        if (value is not ['~', ..])
        {
            return value;
        }

        var text = new StringBuilder();
        var bytes = new byte[16];
        for (var at = 1; at < value.Length; at++)
        {
            if (value[at] != '~')
            {
                text.Append(value[at]);
            }
            else if (at + 1 < value.Length && value[at + 1] == '~')
            {
                text.Append('~');
                at++;
            }
            else if (at + ShortLetters < value.Length && Base64Url.TryDecodeFromChars(value.AsSpan(at + 1, ShortLetters), bytes, out var read) && read == bytes.Length)
            {
                text.Append(new Guid(bytes).ToString("D"));
                at += ShortLetters;
            }
            else
            {
                return value;
            }
        }

        return text.ToString();
    }

    // In lower case alone, as they come back.
    private static Guid? GuidAt(string value, int at) =>
        value.Length - at >= GuidLetters && value[at + 8] == '-'
            && Guid.TryParseExact(value.AsSpan(at, GuidLetters), "D", out var guid)
            && value.AsSpan(at, GuidLetters).SequenceEqual(guid.ToString("D"))
            ? guid
            : null;
}
