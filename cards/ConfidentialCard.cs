namespace ForumBot.Cards;

/// <summary>What goes out in place of a card that may be shown in a dialog only: that there is something, and the way to it. Source: docs/rules.md, CONF-12.</summary>
public static class ConfidentialCard
{
    /// <summary>The headline, and so the notification. It never says more.</summary>
    public const string Title = "You have a confidential item";

    /// <summary>The card itself where it may be shown in a conversation, otherwise the one that leads to it.</summary>
    public static Card Cover(Card card) => card.OnlyInDialog is { } opens ? For(opens) with { ForumId = card.ForumId } : card;

    /// <summary>The last check of whatever takes cards into a conversation: one that is for a dialog alone goes no further.</summary>
    /// <exception cref="InvalidOperationException">It is for a dialog alone. The message says nothing of it.</exception>
    public static void MustNotBe(Card card)
    {
        if (card.OnlyInDialog is not null)
        {
            throw new InvalidOperationException("A card for a dialog alone was about to go into a conversation. It was stopped.");
        }
    }

    /// <summary>Leads to something confidential; says nothing of it.</summary>
    public static Card For(Execute opens) => new()
    {
        Title = Title,
        Body = [new Text("It opens in a window that only you see. Check that nobody looks over your shoulder.")],
        Buttons = [opens with { Title = "Open it", OpensForm = true, TakesFields = false }],
        Next = "Press “Open it” when you are alone. If no window opens, try on another device.",
        NextInFallbackOnly = true,
    };
}
