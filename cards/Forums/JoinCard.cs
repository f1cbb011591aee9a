namespace ForumBot.Cards;

/// <summary>Coming into a forum: asking, being asked about, and the answer.</summary>
public static class JoinCard
{
    /// <summary>To somebody the forum does not know.</summary>
    public static Card Stranger(string forum) => new()
    {
        Title = "We have not met yet",
        Body =
        [
            new Text($"This is where {forum} works. What you asked for is for its members, and I do not know you as one."),
            new Text("If you belong here, ask to join. The chair will answer."),
        ],
        Next = "Press “Ask to join”, or say “ask to join”.",
        NextInFallbackOnly = true,
        Buttons = [AskButton(), new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false }],
    };

    /// <summary>
    /// To somebody who is a guest now and holds roles that were given to them as a full member. Alone with them, and without the forum's name: to the forum they
    /// are a stranger. With <paramref name="onlyChair"/> nobody in the forum can make somebody else chair.
    /// </summary>
    public static Card RolesRest(bool onlyChair, bool hasDeputy) => NoticeCard.Of(
        "Your roles rest while you are a guest",
        "This app says that you are a guest here now. Nothing is lost: your roles count again as soon as you are a full member.",
        (onlyChair, hasDeputy) switch
        {
            (true, true) => "Ask an admin of this workspace or organisation to make you a full member again. You are the only chair, so nobody in the forum can do it. Until then your deputy can run the forum, but cannot choose a chair.",
            (true, false) => "Ask an admin of this workspace or organisation to make you a full member again. You are the only chair and there is no deputy, so nobody in the forum can help.",
            _ => "Ask an admin of this workspace or organisation to make you a full member again. Or ask your chair to give you a role as a guest.",
        });

    /// <summary>To somebody who asks to join while nobody of the forum may answer them.</summary>
    public static Card NobodyToAsk() => NoticeCard.Of(
        "Nobody can let you in just now",
        "The forum’s chair is a guest in this app at the moment, so their role rests. There is nobody else who may answer you.",
        "Tell the chair. An admin of this workspace or organisation can make them a full member again. Then ask me once more.");

    /// <summary>To somebody the forum does not know, who wants to do one of its steps.</summary>
    public static Card NotYourSteps(string forum) => new()
    {
        Title = "Only people of the forum can do that",
        Body =
        [
            new Text($"The people of {forum} tick the steps and fill them in. I do not know you as one of them."),
            new Text("If you belong here, ask to join. The chair will answer."),
        ],
        Next = "Press “Ask to join”, or say “ask to join”.",
        NextInFallbackOnly = true,
        Buttons = [AskButton(), new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false }],
    };

    /// <summary>To the one who asked.</summary>
    public static Card Asked(string forum) => NoticeCard.Of(
        "I have asked the chair",
        $"The chair of {forum} will say yes or no. I will tell you in our own chat.",
        "There is nothing more to do now.");

    /// <summary>To the chair and deputies: somebody wants to come in.</summary>
    /// <param name="forum">Which forum.</param>
    /// <param name="personKey">Who, by their key.</param>
    /// <param name="name">Who, by their name; it says already that they are a guest.</param>
    /// <param name="isGuest">True for a guest, or somebody of another organisation.</param>
    public static Card Question(string forum, string personKey, string name, bool isGuest = false) => new()
    {
        Title = $"{name} asks to join {forum}",
        Body =
        [
            new Text("Only say yes if you know this person. Members can see the forum’s plans and contacts."),
            .. isGuest ? (Element[])[new Text(Guest, TextLook.Strong, Tone.Warning)] : [],
        ],
        Next = $"Press “Accept” or “Decline”, or say “roles” to let {name} in later.",
        NextInFallbackOnly = true,
        Buttons =
        [
            new Execute("Accept", Verbs.AcceptJoin) { Keys = Keys(personKey), TakesFields = false },
            new Execute("Decline", Verbs.DeclineJoin) { Keys = Keys(personKey), TakesFields = false },
        ],
    };

    /// <summary>In place of the question, once it is answered.</summary>
    public static Card Answered(string forum, string name, bool accepted) => NoticeCard.Of(
        accepted ? $"{name} is now a member of {forum}" : $"{name} was not let into {forum}",
        accepted ? "I have told them." : "I have told them kindly. They can ask again after a day.",
        "Say “roles” to see who does what.",
        new Execute("Roles", Verbs.ShowRoles) { OrSay = "roles", TakesFields = false });

    /// <summary>To the one who asked, with the answer.</summary>
    public static Card Answer(string forum, bool accepted) => accepted
        ? NoticeCard.Of(
            $"Welcome to {forum}",
            "The chair has let you in. Thank you for helping.",
            "Say “help” to see what you can do, or “today” to see what is due.",
            new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false })
        : NoticeCard.Of(
            $"You have not been let into {forum}",
            "The chair said no this time. They may not have known who you are.",
            "Please talk to the chair in person. You can ask again after a day.");

    internal static Execute AskButton() => new("Ask to join", Verbs.AskToJoin) { OrSay = "ask to join", TakesFields = false };

    private const string Guest =
        "This person is a guest here, or is from another organisation. To me they are a stranger unless you say yes. If you do, they see what every member sees.";

    private static Dictionary<string, string> Keys(string personKey) => new() { ["person"] = personKey };
}
