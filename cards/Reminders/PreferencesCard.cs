namespace ForumBot.Cards;

/// <summary>How one person is reminded, as kept or as typed.</summary>
public sealed record PreferencesView
{
    /// <summary>The values of the fields, by their ids.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What holds just now besides: a snooze, a stop, who stands in; a sentence each.</summary>
    public IReadOnlyList<string> Now { get; init; } = [];

    /// <summary>True while nothing is sent, because of a stop.</summary>
    public bool Stopped { get; init; }

    /// <summary>True while a snooze lasts.</summary>
    public bool Snoozed { get; init; }

    /// <summary>True before 6pm: then reminders can wait until this evening.</summary>
    public bool BeforeEvening { get; init; }

    /// <summary>Who gets their reminders while they are away, in a sentence; null when that is nobody's question.</summary>
    public string? StandIn { get; init; }

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }
}

/// <summary>One person's reminders: where, when and how many; and to be left alone for a while.</summary>
public static class PreferencesCard
{
    public const string Where = "where";
    public const string OwnChat = "chat";
    public const string ChannelOnly = "channel";
    public const string QuietFrom = "quiet_from";
    public const string QuietUntil = "quiet_until";
    public const string Morning = "morning";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Cap = "cap";
    public const string AwayUntil = "away_until";

    /// <summary>The key of a snooze: how long.</summary>
    public const string Until = "until";
    public const string Hour = "hour";
    public const string Evening = "evening";
    public const string Tomorrow = "tomorrow";

    private static readonly Execute Mine = new("My reminders", Verbs.ShowReminders) { OrSay = "my reminders", TakesFields = false };

    /// <summary>The form.</summary>
    public static Card Of(PreferencesView view) => new()
    {
        Title = view switch
        {
            { Errors.Count: > 0 } => "Nearly there: please check the form",
            { Done: not null } => "Saved",
            _ => "My reminders",
        },
        Body = [.. Elements(view)],
        Next = "Change what you need and press “Save”. To be left alone for a while, say “snooze”.",
        NextInFallbackOnly = true,
        Buttons =
        [
            new Execute("Save", Verbs.SaveReminders),
            .. Quieten(view),
        ],
    };

    /// <summary>Asks how long to wait. <paramref name="asked"/> is said first when the words were not understood.</summary>
    public static Card HowLong(bool beforeEvening, string? asked = null) => new()
    {
        Title = "How long shall I wait?",
        Body = [new Text(asked ?? "I will send you no reminders until then. A change to a meeting in the next hours still reaches you.")],
        Next = "Press one, or say “snooze 1 hour” or “snooze until tomorrow”.",
        NextInFallbackOnly = true,
        Buttons = [.. Snoozes(beforeEvening), Stop],
    };

    /// <summary>Reminders wait. <paramref name="until"/> is "today, 6pm".</summary>
    public static Card Snoozing(string until) => NoticeCard.Of(
        $"Snoozed until {until}",
        "I will send you no reminders until then. A change to a meeting in the next hours still reaches you.",
        "To end it, say “start reminders”.",
        Start("End the snooze"),
        Mine);

    /// <summary>They are stopped. <paramref name="lead"/> is what else that means for somebody who leads, or null.</summary>
    public static Card Stopping(string? lead) => NoticeCard.Of(
        "I will send you no more reminders",
        "I still answer when you ask me something. Not even a late change to a meeting will be sent to you. The chair can see that you asked for this." + (lead is null ? "" : " " + lead),
        "To get them again, say “start reminders”.",
        Start("Start reminders"),
        Mine);

    /// <summary>They run again.</summary>
    public static Card Starting() => NoticeCard.Of(
        "I will remind you again",
        "Your stop or snooze is over. What you missed is not sent again.",
        "Say “today” to see what is due now.",
        GoTo.Today,
        Mine);

    private static Execute Stop { get; } = new("Stop reminders", Verbs.StopReminders) { OrSay = "stop reminders", TakesFields = false };

    private static IEnumerable<Execute> Quieten(PreferencesView view) => view switch
    {
        { Stopped: true } => [Start("Start reminders")],
        { Snoozed: true } => [Start("End the snooze"), Stop],
        _ => [.. Snoozes(view.BeforeEvening), Stop],
    };

    private static IEnumerable<Execute> Snoozes(bool beforeEvening)
    {
        yield return Snooze("Snooze 1 hour", Hour, "snooze 1 hour");
        if (beforeEvening)
        {
            yield return Snooze("Snooze until 6pm", Evening, "snooze until this evening");
        }

        yield return Snooze("Snooze until tomorrow", Tomorrow, "snooze until tomorrow");
    }

    private static Execute Snooze(string title, string until, string say) => new(title, Verbs.Snooze)
    {
        Keys = new Dictionary<string, string> { [Until] = until },
        OrSay = say,
        TakesFields = false,
    };

    private static Execute Start(string title) => new(title, Verbs.StartReminders) { OrSay = "start reminders", TakesFields = false };

    private static IEnumerable<Element> Elements(PreferencesView view)
    {
        if (view.Done is { } done)
        {
            yield return new Text(done, TextLook.Strong, Tone.Good);
        }

        foreach (var sentence in view.Now)
        {
            yield return new Group([new Text(sentence, TextLook.Strong)], Tone.Warning);
        }

        yield return new ChoiceField(Where, "Where shall I remind you?", [new("In our own chat", OwnChat), new("Only in the forum’s channel", ChannelOnly)], Expanded: true)
        {
            Value = Value(view, Where),
            Error = Error(view, Where),
            Hint = "what is for you alone always comes to our own chat",
        };
        yield return new TimeField(QuietFrom, "Quiet from")
        {
            Value = Value(view, QuietFrom),
            Error = Error(view, QuietFrom),
            Hint = "the same time twice means no quiet hours",
        };
        yield return new TimeField(QuietUntil, "Quiet until") { Value = Value(view, QuietUntil), Error = Error(view, QuietUntil) };
        yield return new ChoiceField(Morning, "A list of the day at 8:30am?", [new("Yes", Yes), new("No", No)], Expanded: true)
        {
            Value = Value(view, Morning),
            Error = Error(view, Morning),
        };
        yield return new NumberField(Cap, "Most messages a day")
        {
            Value = Value(view, Cap),
            Error = Error(view, Cap),
            Hint = "from 1 to 20; what is over comes together in one",
        };
        yield return new DateField(AwayUntil, "Away until")
        {
            Value = Value(view, AwayUntil),
            Error = Error(view, AwayUntil),
            Hint = "your last day away",
        };
        if (view.StandIn is { } standIn)
        {
            yield return new Text(standIn, TextLook.Subtle);
        }
    }

    private static string? Value(PreferencesView view, string field) => view.Values.GetValueOrDefault(field);

    private static string? Error(PreferencesView view, string field) => view.Errors.GetValueOrDefault(field);
}
