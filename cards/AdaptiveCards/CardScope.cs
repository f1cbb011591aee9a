namespace ForumBot.Cards.AdaptiveCards;

/// <summary>What the parts of a card need to know of the whole: who will draw it, and which forum it is about.</summary>
internal readonly record struct CardScope(CardHost Host, string? ForumId);
