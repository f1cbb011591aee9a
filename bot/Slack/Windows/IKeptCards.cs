using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Slack.Windows;

/// <summary>Cards that do not show whole where they stand in Slack, kept to be opened in a window.</summary>
internal interface IKeptCards
{
    /// <summary>
    /// Keeps a card that is shown in this place and gives its name. With <paramref name="only"/> it is for that person alone.
    /// The same card in the same place is kept once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone, and so is never kept.</exception>
    ValueTask<string> KeepAsync(Place place, PersonId? only, Card card, CancellationToken ct);

    /// <summary>Keeps what somebody's home tab shows, in place of what it showed before, and gives its name.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone, and so is never kept.</exception>
    ValueTask<string> KeepHomeAsync(Place chat, PersonId only, Card card, CancellationToken ct);

    /// <summary>
    /// The card, for somebody who presses its button in this place; null when it is not theirs, not of this place, too long ago, or not for them as they and the
    /// place are now.
    /// </summary>
    ValueTask<Card?> FindAsync(string name, Place place, Person reader, CancellationToken ct);
}
