using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Teams;

/// <summary>
/// For whom cards are drawn: Teams itself, or, as long as there are no credentials, the Agents Playground, which opens no dialogs, knows no
/// views of one's own, and sends nothing at all when a button asks for a dialog.
/// </summary>
internal sealed class TeamsCards(TeamsSettings settings, TeamsDirectory directory)
{
    /// <summary>Who draws a card in a conversation.</summary>
    internal CardHost InConversation { get; } = settings.HasCredentials ? CardHost.Conversation(directory.TeamsIdOf) : CardHost.Plain;
}
