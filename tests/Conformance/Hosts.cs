using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Conformance;

/// <summary>Every sort of client that a card is drawn for.</summary>
internal static class Hosts
{
    /// <summary>Those of them that may show this card.</summary>
    internal static IReadOnlyList<(string Name, CardHost Host)> For(Card card) => card.OnlyInDialog is null ? All : [.. All.Where(host => host.Host.IsDialog)];

    internal static IReadOnlyList<(string Name, CardHost Host)> All { get; } =
        [("plain", CardHost.Plain), ("in a dialog", CardHost.Dialog), ("in a conversation", CardHost.Conversation(_ => null))];
}
