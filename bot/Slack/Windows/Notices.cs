using ForumBot.Cards;

namespace ForumBot.Slack.Windows;

/// <summary>What people are told where Slack's ways are short.</summary>
internal static class Notices
{
    /// <summary>The head of a window that waits.</summary>
    internal const string WaitingTitle = "One moment";

    /// <summary>What it says.</summary>
    internal const string WaitingLine = "I am getting this for you.";

    /// <summary>The head of a window while something takes long to save.</summary>
    internal const string SavingTitle = "Saving…";

    /// <summary>What it says.</summary>
    internal const string SavingLine = "This takes a little longer than usual. Please keep this window open: it will say when it is saved.";

    /// <summary>The head of a form whose saving failed.</summary>
    internal const string NotSavedTitle = "Please press again";

    /// <summary>What it says above what was typed.</summary>
    internal const string NotSavedLine = "Something went wrong while I saved this. What you typed is still here. Please press the button at the bottom again.";

    /// <summary>How somebody lets the bot into the channel where they are. Source: "/invite" in Slack's help.</summary>
    internal const string LetMeIn = "Type “/invite @ForumBot” in this channel.";

    /// <summary>Nothing more to show in a window that only the person can close.</summary>
    internal static Card Done() => NoticeCard.Of("Done", "That is done.", "You can close this window.");

    /// <summary>A press that did nothing, because the same one was taken before.</summary>
    internal static Card HadThat() => NoticeCard.Of("I have had that already", "I have had that press already.", "If nothing has changed, close this and press again.");

    /// <summary>The window could not be opened in the three seconds that Slack gives; the button asks for it once more.</summary>
    internal static Card PressAgain(Execute again) => NoticeCard.Of(
        "Please press again",
        "I was too slow to open the window. Slack gives me three seconds for it.",
        "Press “Try again”. Nothing is lost.",
        again with { Title = "Try again", OpensForm = true, TakesFields = false });

    /// <summary>A press of which nobody can say whether anything came.</summary>
    internal static Card NotDone() => NoticeCard.Of(
        "Please press again",
        "Something went wrong on the way. I do not know whether what you pressed was done.",
        "Look whether it is there. If it is not, please press again.");

    /// <summary>To somebody whose press was done after the bot was stopped in the middle of it, and that shows nothing else.</summary>
    internal static Card DoneAfterAll() => NoticeCard.Of(
        "That is done now",
        "I was stopped in the middle of what you pressed or sent, and have finished it after all.",
        "You need not do it again. Say “today” to see where things are.");

    /// <summary>To somebody whose press or words were lost because the bot was stopped for too long in the middle of it.</summary>
    internal static Card NotSaved() => NoticeCard.Of(
        "Something you sent was not saved",
        "I was stopped in the middle of what you pressed or typed, and now it is too long ago to finish it. As far as I know, it was not saved.",
        "If you have not done it again since, please do it once more.");

    /// <summary>A form whose answer cannot be drawn; what was typed in it has been dealt with.</summary>
    internal static Card SavedNotShown() => NoticeCard.Of(
        "I have that, but cannot show it",
        "I have taken what you sent. I cannot show you here what came of it.",
        "Please do not send it again. Close this window and ask me for it: say “today”.");

    /// <summary>Somebody whom the directory does not know, or whose account is switched off.</summary>
    internal static Card NotKnown() => NoticeCard.Of(
        "I do not know who you are",
        "Slack does not tell me who you are, so I cannot show you anything.",
        "Try again in a moment. If it stays like this, ask your forum’s chair.");

    /// <summary>A kept card that is not theirs, not of this place, or too old.</summary>
    internal static Card TooLongAgo() => NoticeCard.Of(
        "This is no longer here",
        "I keep what does not fit into a message for 30 days.",
        "Ask me for it again: say “help” to see what I can do.");
}
