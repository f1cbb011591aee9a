using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Teams;

/// <summary>
/// For whom cards are drawn: Teams itself, or, as long as there are no credentials, the Agents Playground, which opens no dialogs and
/// sends nothing at all when a button asks for one.
/// </summary>
internal sealed class TeamsCards(TeamsSettings settings)
{
    /// <summary>Who draws a card in a conversation.</summary>
    internal CardHost InConversation { get; } = settings.HasCredentials ? CardHost.Conversation(_ => null) : CardHost.Plain;
}
