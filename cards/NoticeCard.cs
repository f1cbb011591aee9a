namespace ForumBot.Cards;

/// <summary>One message in a sentence or two, and what to do about it.</summary>
public static class NoticeCard
{
    /// <summary>A headline, a sentence and the next step, with buttons if there are any.</summary>
    public static Card Of(string title, string sentence, string next, params IReadOnlyList<Button> buttons) => new()
    {
        Title = title,
        Body = [new Text(sentence)],
        Next = next,
        Buttons = buttons,
    };

    /// <summary>In a shared place, after a private answer.</summary>
    public static Card AnsweredPrivately() => Of(
        "I have answered you in our own chat",
        "The answer is only for you, so I sent it there.",
        "Open your chat with me to read it.");

    /// <summary>In a shared place, when the private answer did not arrive.</summary>
    public static Card CouldNotReachYou() => Of(
        "I could not send you a message",
        "The answer is only for you, and I cannot reach you in a chat of our own.",
        "Open a chat with me, say “hello”, and ask again here. If you cannot open one, ask your forum’s chair.");

    /// <summary>Behind somebody's name in a shared place, when they cannot be reached in their own chat. It never says what it is about.</summary>
    public static Card CallsYou() => Of(
        "I could not send you a message",
        "It was only for you, and I cannot reach you in a chat of our own.",
        "Open a chat with me and say “hello”, so that the next one reaches you. Then ask your forum’s chair what it was. If you are the chair, say “roles” there.");

    /// <summary>In place of a shared card, for the eyes of the person who asked it for a form.</summary>
    public static Card FormSent() => Of(
        "I have sent the form to our own chat",
        "There you can take your time, and nobody else’s changes get in the way.",
        "Open your chat with me and fill it in there. If nothing is there, say “hello” to me in that chat and press again.",
        GoTo.Today);

    /// <summary>Nothing to see for this person. It looks the same whether or not there is something.</summary>
    public static Card NotFound() => Of(
        "I can’t help with that",
        "I found nothing I can show you for that.",
        "Say “help” to see what I can do for you. Your forum’s chair can change what you may do.",
        new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false });

    /// <summary>To somebody of the forum or the area. <paramref name="what"/> is what the chair's side does, as in "starts and ends an inspection".</summary>
    public static Card OnlyTheChair(string what) => Of(
        "That is for the chair",
        $"Only the chair or a deputy {what}.",
        "Ask one of them. Say “help” to see what you can do.",
        new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false });

    /// <summary>This person may see it, but others read along here.</summary>
    public static Card NotHere() => Of(
        "Ask me that in our own chat",
        "People outside the forum may be able to read this conversation.",
        "Open your chat with me and ask again there. The chair can change who this conversation is for: say “settings”.");

    /// <summary>To somebody who wants a conversation for a forum that the bot is not in. <paramref name="how"/> is how they let it in, as a sentence.</summary>
    public static Card LetMeInFirst(string how) => Of(
        "Let me into this conversation first",
        "I am not in it yet, so I cannot work for your forum here. Nothing was changed.",
        $"{how} Then ask me for the same once more here.");

    /// <summary>Something broke. Nothing that was saved is lost.</summary>
    public static Card SomethingBroke() => Of(
        "Sorry, that went wrong",
        "The fault is mine, not yours. Everything saved before is safe.",
        "Please try again. If it happens twice, tell the person who looks after this bot.");
}
