namespace ForumBot.Cards;

/// <summary>What the set-up form holds: what was typed, and what is wrong with it by field.</summary>
public sealed record ForumSetupForm
{
    /// <summary>The value of <see cref="Chair"/> that means the person who fills the form in.</summary>
    public const string Me = "me";

    /// <summary>What the forum calls itself.</summary>
    public string? Name { get; init; }

    /// <summary>The council area.</summary>
    public string? Area { get; init; }

    /// <summary><see cref="Me"/>, or one of <see cref="People"/>.</summary>
    public string? Chair { get; init; } = Me;

    /// <summary>One of <see cref="Readers"/>.</summary>
    public string? Audience { get; init; }

    /// <summary>Who else could be the chair.</summary>
    public IReadOnlyList<Choice> People { get; init; } = [];

    /// <summary>Who may read the conversation; empty in somebody's own chat.</summary>
    public IReadOnlyList<Choice> Readers { get; init; } = [];

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>Sets up a forum: its name, its area, who leads it, and who reads along here.</summary>
public static class ForumSetupCard
{
    public const string Name = "name";
    public const string Area = "area";
    public const string Chair = "chair";
    public const string Audience = "audience";

    /// <summary>Travels with a form that is about the very channel or group chat it was asked for in.</summary>
    public const string InSharedPlace = "shared";

    /// <summary>The form, empty or as it was filled in.</summary>
    public static Card Of(ForumSetupForm form) => new()
    {
        Title = form.Errors.Count == 0 ? "Set up your forum" : "Nearly there: please check the form",
        Body = [.. Fields(form)],
        Next = "Fill this in and press “Set up”. You can change all of it later.",
        NextInFallbackOnly = true,
        Buttons =
        [
            new Execute("Set up", Verbs.SetUpForum)
            {
                Keys = form.Readers.Count > 0 ? new Dictionary<string, string> { [InSharedPlace] = "yes" } : new Dictionary<string, string>(),
            },
        ],
    };

    /// <summary>The forum is there. Everybody in the place sees this.</summary>
    public static Card Ready(string forum, string area, string chair, string? readers) => new()
    {
        Title = $"{forum} is set up",
        Body =
        [
            new Facts(
            [
                new("Area", area),
                new("Chair", chair),
                .. readers is null ? Array.Empty<Fact>() : [new("Who can read this conversation", readers)],
            ]),
            new Text(readers is null
                ? "Add me to your forum’s channel or group chat too, and say “set up” there."
                : "Members: press “Ask to join” so that I know you."),
            .. readers is null ? (Element[])[] : [new Text(Wording.ByName("help"))],
        ],
        Next = "Say “help” to see what I can do. The chair can say “start inspection” when notice comes.",
        Buttons =
        [
            .. readers is null ? Array.Empty<Button>() : [JoinCard.AskButton()],
            new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false },
        ],
    };

    /// <summary>The form came late and in the wrong place: handed in there it would lose the conversation it is about.</summary>
    public static Card NotFromHere() => NoticeCard.Of(
        "Please set up the forum where it talks",
        "That form was for a channel or group chat, and it reached you here. Nothing was changed.",
        "Go back to that channel or group chat and press “Set up a forum” again, or say “set up” there.");

    /// <summary>To a guest, or somebody of another organisation: whose forum it is here is not theirs to say.</summary>
    public static Card NotAsGuest() => NoticeCard.Of(
        "A guest cannot set up a forum",
        "You are a guest here, or you are from another organisation.",
        "Ask somebody who belongs here to say “set up”. They can make you the chair.");

    /// <summary>To somebody whom another person named as chair.</summary>
    public static Card YouAreChair(string forum, string by) => NoticeCard.Of(
        $"You are the chair of {forum}",
        $"{by} set the forum up and named you as its chair.",
        "Say “settings” in the forum’s channel or group chat to tell me who reads it. If this is wrong, say “roles” and hand the chair over.",
        new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false });

    private static IEnumerable<Element> Fields(ForumSetupForm form)
    {
        yield return new TextField(Name, "What is your forum called?", MaxLength: 80)
        {
            Needed = true,
            Value = form.Name,
            Error = form.Errors.GetValueOrDefault(Name),
            Placeholder = "Anytown Parent Carer Forum",
        };
        yield return new TextField(Area, "Which council area?", MaxLength: 80)
        {
            Needed = true,
            Value = form.Area,
            Error = form.Errors.GetValueOrDefault(Area),
            Placeholder = "Anytown",
        };
        yield return new ChoiceField(Chair, "Who is the chair?", [new("I am the chair", ForumSetupForm.Me), .. form.People])
        {
            Needed = true,
            Value = form.Chair,
            Error = form.Errors.GetValueOrDefault(Chair),
        };
        if (form.Readers.Count > 0)
        {
            yield return new ChoiceField(Audience, "Who can read this conversation?", form.Readers, Expanded: true)
            {
                Needed = true,
                Value = form.Audience,
                Error = form.Errors.GetValueOrDefault(Audience),
                Hint = "if you are not sure, I show public facts only",
            };
        }
    }
}
