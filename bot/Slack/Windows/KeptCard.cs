using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Slack.Windows;

/// <summary>
/// A card that stands somewhere in Slack in part, whole. Its document's id comes from what is in it and where it stands, so that one that is drawn again and again is
/// kept once.
/// </summary>
/// <param name="Card">The card.</param>
/// <param name="Place">The key of the place where it stands.</param>
/// <param name="Only">The key of the one person whom it is for; null when it is for all in the place.</param>
/// <param name="KeptOn">When it was last drawn, to the day or so.</param>
public sealed record KeptCard(Card Card, string Place, string? Only, Instant KeptOn)
{
    /// <summary>For whom it was meant when it was drawn; null is for nobody.</summary>
    public string? MeantFor { get; init; }
}
