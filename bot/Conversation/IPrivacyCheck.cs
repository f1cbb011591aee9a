namespace ForumBot.Conversation;

/// <summary>
/// Looks at words before they are written down. Says why they are not kept, in a sentence for the person who wrote them; null when they may be.
/// Source: confidentiality rules CONF-17 and CONF-20.
/// </summary>
public interface IPrivacyCheck
{
    /// <summary>The sentence, or null.</summary>
    string? WhyNotKept(string text);
}
