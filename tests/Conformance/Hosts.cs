using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Conformance;

/// <summary>Every sort of client that a card is drawn for.</summary>
internal static class Hosts
{
    internal static IReadOnlyList<(string Name, CardHost Host)> All { get; } =
        [("plain", CardHost.Plain), ("in a dialog", CardHost.Dialog), ("in a conversation", CardHost.Conversation(_ => null))];
}
