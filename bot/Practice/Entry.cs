using System.Collections.Immutable;
using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Practice;

/// <summary>
/// One message in a conversation, as it looks now. <see cref="From"/> is a persona's id, or "bot".
/// <see cref="OwnCards"/> are the cards that single people see instead of <see cref="Card"/>, until the message changes for everybody.
/// <see cref="Revision"/> is that of the room when the message last changed; <see cref="At"/> is practice time.
/// </summary>
public sealed record Entry(string Id, string Spot, string From, Instant At, long Revision)
{
    /// <summary>Who the bot is in <see cref="From"/>.</summary>
    public const string Bot = "bot";

    /// <summary>What a person wrote; null for a card.</summary>
    public string? Text { get; init; }

    /// <summary>The card that everybody sees; null for what a person wrote.</summary>
    public Card? Card { get; init; }

    /// <summary>Cards for one pair of eyes, by persona id.</summary>
    public ImmutableDictionary<string, Card> OwnCards { get; init; } = ImmutableDictionary<string, Card>.Empty;

    /// <summary>What this person sees; null for what a person wrote.</summary>
    public Card? CardFor(Persona persona) => OwnCards.GetValueOrDefault(persona.Id) ?? Card;
}
