namespace ForumBot.Cards;

/// <summary>The first words in a place that has no forum yet: what the bot offers and how to start.</summary>
public static class WelcomeCard
{
    /// <summary>In a channel, a group chat or somebody's own chat.</summary>
    public static Card Hello(bool shared) => new()
    {
        Title = "Hello, I help your forum through a SEND inspection",
        Body =
        [
            new Text("I keep the dates, say what is due each day, and help you share the work."),
            new Text(shared
                ? "First I need to know which parent carer forum this is. The chair can set it up in two minutes, and so can anyone here."
                : "I do not know you yet. If your forum uses me already, go to its channel or group chat and say hello to me there."),
            .. shared ? [new Text(Wording.ByName("set up"))] : (Element[])[],
        ],
        Next = shared
            ? "Press “Set up a forum”, or say “set up”."
            : "If your forum is new to me, press “Set up a forum”, or say “set up”.",
        NextInFallbackOnly = shared,
        Buttons = [SetUp(), Help()],
    };

    /// <summary>In the own chat of somebody whose forum the bot knows.</summary>
    public static Card HelloAgain(string forum) => NoticeCard.Of(
        $"Hello, I work for {forum}",
        "From now on I can reach you here.",
        "Say “today” to see what is due, or “help” to see what you can do.",
        GoTo.Today,
        Help());

    /// <summary>The key of the forum that a place is to be used for.</summary>
    public const string Use = "use";

    /// <summary>In a further place, before everybody, when somebody speaks who leads a forum: it names none of their forums.</summary>
    public static Card WhichForum() => new()
    {
        Title = "Which forum is this conversation for?",
        Body = [new Text("I do not know this conversation yet. The chair or a deputy of a forum can use it for that forum.")],
        Next = "Press “Use it for my forum”, or set up another forum here.",
        NextInFallbackOnly = true,
        Buttons = [new Execute("Use it for my forum", Verbs.UsePlace) { TakesFields = false }, SetUp()],
    };

    /// <summary>For the eyes of somebody who leads one or more forums already, in a further place.</summary>
    public static Card ForChair(IReadOnlyList<(string Id, string Name)> forums) => new()
    {
        Title = "Which forum is this conversation for?",
        Body =
        [
            new Text("I do not know this conversation yet."),
            new Text("If you use it for your forum, I treat it as if anyone could read it until you say who does."),
        ],
        Next = "Press the button for your forum, or set up another forum here.",
        NextInFallbackOnly = true,
        Buttons =
        [
            .. forums.Take(4).Select(f => new Execute($"Use this place for {Short(f.Name)}", Verbs.UsePlace)
            {
                Keys = new Dictionary<string, string> { [Use] = f.Id },
            }),
            SetUp(),
        ],
    };

    /// <summary>A place that has just become a forum's.</summary>
    public static Card PlaceTaken(string forum) => NoticeCard.Of(
        $"This conversation is now for {forum}",
        "For now I treat it as if anyone could read it, so I show public facts only.",
        "The chair can say who reads it: say “settings” here.",
        new Execute("Settings", Verbs.ShowSettings) { OrSay = "settings", TakesFields = false },
        Help());

    /// <summary>A place that was a forum's until the bot was shown out of it, and is again.</summary>
    public static Card HereAgain(string forum) => NoticeCard.Of(
        $"I work for {forum} here again",
        "I worked for it here before I was removed. I do not know who has joined since, so for now I treat this conversation as if anyone could read it.",
        "The chair can say who reads it: say “settings” here. To use it for nothing, the chair says “conversations”.",
        new Execute("Settings", Verbs.ShowSettings) { OrSay = "settings", TakesFields = false },
        Help());

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";

    private static Execute SetUp() => new("Set up a forum", Verbs.ShowForumSetUp) { OrSay = "set up", TakesFields = false };

    private static Execute Help() => new("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false };
}
