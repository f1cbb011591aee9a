using System.Text;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Cards;

/// <summary>Cuts long lists into pages by what they weigh on the wire, so that a page always fits, however long or odd its texts are.</summary>
public static class CardPaging
{
    /// <summary>The most a card may weigh, as UTF-8 bytes of what is drawn and of its text form.</summary>
    public const int MostBytes = 27 * 1024;

    // As long as a forum's id can be; the card has it on every button.
    private static readonly string LongestForumId = new('f', 64);
    private static readonly int Bare = Weigh([]);

    /// <summary>What a part adds to a card.</summary>
    public static int CostOf(Element part) => Weigh([part]) - Bare + 1;

    /// <summary>What a whole card weighs.</summary>
    public static int CostOf(Card card) => AdaptiveCardWriter.Write(card with { ForumId = card.ForumId ?? LongestForumId }, CardHost.Dialog).Length;

    /// <summary>Where each page begins, and one past the last. There is one page at least; a part that is too large by itself gets one alone.</summary>
    public static IReadOnlyList<int> Starts(IReadOnlyList<Element> parts, int room)
    {
        var starts = new List<int> { 0 };
        var filled = 0;
        for (var at = 0; at < parts.Count; at++)
        {
            var cost = CostOf(parts[at]);
            if (filled > 0 && filled + cost > room)
            {
                starts.Add(at);
                filled = 0;
            }

            filled += cost;
        }

        starts.Add(parts.Count);
        return starts;
    }

    /// <summary>The first words of a text on one line: at most <paramref name="longest"/> letters, and "…" where there is more.</summary>
    public static string Preview(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest) + 1);
        foreach (var letter in text.AsSpan().Trim())
        {
            if (line.Length >= longest)
            {
                return (char.IsHighSurrogate(line[^1]) ? line.ToString(0, line.Length - 1) : line.ToString()).TrimEnd() + "…";
            }

            var isGap = char.IsWhiteSpace(letter) || char.IsControl(letter);
            if (!isGap || line[^1] != ' ')
            {
                line.Append(isGap ? ' ' : letter);
            }
        }

        return line.ToString();
    }

    /// <summary>A text as it is when it fits in there, otherwise on one line, and cut where that is still too much.</summary>
    public static Text Fit(string text, int room, TextLook look = TextLook.Body)
    {
        var whole = new Text(text, look);
        for (var longest = text.Length; CostOf(whole) > room && longest > 20; longest = longest * 3 / 4)
        {
            whole = new(Preview(text, longest), look);
        }

        return whole;
    }

    private static int Weigh(IReadOnlyList<Element> body) =>
        CostOf(new Card { Title = "", Body = body, Next = "", ForumId = LongestForumId });
}
