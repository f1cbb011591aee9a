using System.Text;

namespace ForumBot.Cards;

/// <summary>
/// One card in one state, with made-up names, as the gallery, the approved snapshots and the conformance tests show it.
/// <see cref="Card"/> is the card's name ("Today"), <see cref="State"/> what is special here ("two steps overdue").
/// </summary>
public sealed record Specimen(string Card, string State, Card Sample)
{
    /// <summary>A short name for files and addresses, unique in the gallery: "today-two-steps-overdue".</summary>
    public string Id { get; } = IdOf($"{Card} {State}");

    private static string IdOf(string words)
    {
        var id = new StringBuilder(words.Length);
        foreach (var letter in words.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(letter);
            }
            else if (id.Length > 0 && id[^1] != '-' && letter != '’')
            {
                id.Append('-');
            }
        }

        return id.ToString().TrimEnd('-');
    }
}
