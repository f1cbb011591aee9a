namespace ForumBot.Cards;

/// <summary>What the settings card shows to one person.</summary>
public sealed record SettingsView
{
    /// <summary>The forum it is about, as one of <see cref="Forums"/>.</summary>
    public required string ForumId { get; init; }

    /// <summary>Its name.</summary>
    public required string Forum { get; init; }

    /// <summary>What this person is there, in words.</summary>
    public required string Roles { get; init; }

    /// <summary>All forums of this person, when there are several to choose from here.</summary>
    public IReadOnlyList<Choice> Forums { get; init; } = [];

    /// <summary>What else this person has set, such as when to be reminded.</summary>
    public IReadOnlyList<Fact> More { get; init; } = [];

    /// <summary>The ways to change that.</summary>
    public IReadOnlyList<Execute> Changes { get; init; } = [];

    /// <summary>The shared place whose readers can be set, by its key; null when there is none here.</summary>
    public string? Place { get; init; }

    /// <summary>Who reads that place now.</summary>
    public string? Audience { get; init; }

    /// <summary>Who may read a conversation; with <see cref="Place"/>.</summary>
    public IReadOnlyList<Choice> Readers { get; init; } = [];

    /// <summary>How many conversations the forum works in; told to those who lead it.</summary>
    public int Places { get; init; }

    /// <summary>True for those who lead the forum.</summary>
    public bool Leads { get; init; }

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }
}

/// <summary>One's own settings, and for those who lead the forum, this conversation's and the forum's.</summary>
public static class SettingsCard
{
    public const string Audience = "audience";
    public const string PlaceKey = "place";
    public const string Choose = "choose";

    /// <summary>What this person can set here.</summary>
    public static Card Of(SettingsView view) => new()
    {
        Title = view.Done is null ? "Settings" : "Saved",
        Body = [.. Elements(view)],
        Next = view.Place is null && view.Leads
            ? "To say who reads a channel or group chat, say “settings” there."
            : "Change what you need, then press its button.",
        NextInFallbackOnly = view.Place is not null || !view.Leads,
        Buttons = [.. Buttons(view)],
    };

    /// <summary>Asks once more before somebody leaves.</summary>
    public static Card Leave(string forum) => new()
    {
        Title = $"Leave {forum}?",
        Body = [new Text("You will lose all your roles there, and I will no longer show you the forum’s business. You can ask to join again.")],
        Next = "Press “Yes, leave” if you are sure, or “No, stay”.",
        NextInFallbackOnly = true,
        Buttons =
        [
            new Execute("Yes, leave", Verbs.LeaveForum) { TakesFields = false },
            new Execute("No, stay", Verbs.ShowSettings) { TakesFields = false },
        ],
    };

    /// <summary>To those who lead: people of another organisation came into one of the forum’s conversations, or are there no more.</summary>
    public static Card Reached(string forum, bool hasOutsiders) => hasOutsiders
        ? NoticeCard.Of(
            $"People from outside can now read a conversation of {forum}",
            "It was opened to another organisation. From now on I show public facts only there. What is already there I cannot hide from them.",
            "Look who is in it. What is only for the forum I send to each person’s own chat.")
        : NoticeCard.Of(
            $"A conversation of {forum} is closed to outsiders again",
            "I still treat it as open to anyone, until you say who reads it.",
            "Say “settings” there to tell me.");

    /// <summary>Somebody has left.</summary>
    public static Card Left(string forum) => NoticeCard.Of(
        $"You have left {forum}",
        "Thank you for all you did.",
        "To come back, go to the forum’s channel or group chat and say “ask to join”.");

    private static IEnumerable<Element> Elements(SettingsView view)
    {
        if (view.Done is { } done)
        {
            yield return new Text(done, TextLook.Strong, Tone.Good);
        }

        yield return new Facts([new("Forum", view.Forum), new("You are", view.Roles), .. view.More]);
        if (view.Leads)
        {
            yield return new Row(
                [new Text(view.Places == 0 ? "The forum works in no channel or group chat yet." : $"The forum works in {Wording.Count(view.Places, "conversation", "conversations")}.")],
                new Execute("Conversations", Verbs.ShowPlaces) { OrSay = "conversations", TakesFields = false });
        }

        if (view.Forums.Count > 1)
        {
            yield return new ChoiceField(Choose, "Which forum shall we talk about in this chat?", view.Forums) { Value = view.ForumId };
        }

        if (view.Place is not null)
        {
            yield return new ChoiceField(Audience, "Who can read the conversation you asked from?", view.Readers, Expanded: true)
            {
                Value = view.Audience,
                Hint = "I only post there what all of them may know",
            };
        }
    }

    private static IEnumerable<Button> Buttons(SettingsView view)
    {
        if (view.Place is { } place)
        {
            yield return new Execute("Save who can read", Verbs.SetAudience)
            {
                Keys = new Dictionary<string, string> { [PlaceKey] = place },
            };
        }

        if (view.Forums.Count > 1)
        {
            yield return new Execute("Use this forum", Verbs.ChooseForum);
        }

        foreach (var change in view.Changes)
        {
            yield return change;
        }

        if (view.Leads)
        {
            yield return new Execute("Forum details", Verbs.ShowForumDetails) { TakesFields = false };
            yield return new Execute("Roles", Verbs.ShowRoles) { OrSay = "roles", TakesFields = false };
        }

        yield return new Execute("Leave the forum", Verbs.ShowLeaveForum) { OrSay = "leave forum", TakesFields = false };
    }
}
