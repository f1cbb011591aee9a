namespace ForumBot.Cards.AdaptiveCards;

/// <summary>
/// What the client that will draw a card can do. The same card is written differently for each:
/// <see cref="Plain"/> for clients that know presses alone (the Agents Playground), Teams itself, and the inside of a dialog.
/// </summary>
public sealed record CardHost
{
    /// <summary>Presses alone: no dialogs, no views of one's own.</summary>
    public static CardHost Plain { get; } = new();

    /// <summary>The inside of a dialog, where the only press there is hands the whole card in.</summary>
    public static CardHost Dialog { get; } = new() { IsDialog = true };

    /// <summary>A conversation in Teams: forms open as dialogs, and shared cards are refreshed for each reader.</summary>
    /// <param name="readerId">The platform's id of a reader by their key; null when it is not known.</param>
    public static CardHost Conversation(Func<string, string?> readerId) => new() { HasDialogs = true, ReaderId = readerId };

    /// <summary>The client where this card may be seen: the inside of a dialog for what is shown there alone, otherwise the other one.</summary>
    public static CardHost ThatMayShow(Card card, CardHost other) => card.OnlyInDialog is null ? other : Dialog;

    /// <summary>True when a button may open a dialog.</summary>
    public bool HasDialogs { get; private init; }

    /// <summary>True inside a dialog.</summary>
    public bool IsDialog { get; private init; }

    /// <summary>Finds the id of a reader; null where cards are the same for all.</summary>
    public Func<string, string?>? ReaderId { get; private init; }
}
