namespace ForumBot.Cards;

/// <summary>One thing that a change did: what it is about, old beside new.</summary>
public sealed record ChangedThing(string Title, IReadOnlyList<Fact> Facts);

/// <summary>A change to the timetable, as one reader may see it, from the facts as they are now.</summary>
public sealed record ChangeNoticeView
{
    /// <summary>The ids that "Seen" and "Undo" are about.</summary>
    public required string Inspection { get; init; }

    /// <summary>The change.</summary>
    public required string Change { get; init; }

    /// <summary>The headline. It may show on a lock screen.</summary>
    public required string Title { get; init; }

    /// <summary>What has become of it since: taken back, or changed again. Null while it holds.</summary>
    public string? Since { get; init; }

    /// <summary>What changed.</summary>
    public required IReadOnlyList<ChangedThing> Things { get; init; }

    /// <summary>How many more there are than are shown.</summary>
    public int NotShown { get; init; }

    /// <summary>"They are as expected.", or null.</summary>
    public string? Lead { get; init; }

    /// <summary>"Why: ..." or "Note: ...", or null.</summary>
    public string? Why { get; init; }

    /// <summary>Who and when, in words.</summary>
    public required string By { get; init; }

    /// <summary>True when people are asked to say that they have seen it and it still holds.</summary>
    public bool AsksForSeen { get; init; }

    /// <summary>Thanks to the reader who has just said so.</summary>
    public bool Thanks { get; init; }

    /// <summary>"Seen by 4 of 12", or null.</summary>
    public string? Count { get; init; }
}

/// <summary>The notice of a change: old beside new, why, who, and a button that says "I have seen it".</summary>
public static class ChangeNoticeCard
{
    /// <summary>The key that names a change.</summary>
    public const string ChangeKey = "change";

    /// <summary>The card.</summary>
    public static Card Of(ChangeNoticeView view) => new()
    {
        Title = view.Title,
        Body = [.. Body(view)],
        Next = view switch
        {
            { Since: not null } => "Say “schedule” to see all times as they are now.",
            { Thanks: true } => "I have noted that you saw it. Say “schedule” to see all times.",
            { AsksForSeen: true } => "Please press “Seen”, so that we know you have read this. Say “schedule” to see all times.",
            _ => "Say “schedule” to see all times.",
        },
        Buttons = [.. Buttons(view)],
    };

    /// <summary>To the person who made the change: it is saved, and can be undone.</summary>
    public static Card Saved(ChangeNoticeView view, string told) => new()
    {
        Title = "Saved",
        Body = [new Text(view.Title, TextLook.Strong), .. Lead(view), .. Things(view), .. NotShown(view), .. Why(view), new Text(told)],
        Next = "If this was a slip, press “Undo”. Say “schedule” to see all times.",
        Buttons = [Undo(view.Inspection, view.Change), ScheduleCard.Open(view.Inspection)],
    };

    /// <summary>To the person who took a change back.</summary>
    public static Card TakenBack(ChangeNoticeView view, string told) => Saved(view, told) with
    {
        Title = "Taken back",
        Next = "Say “schedule” to see all times.",
        Buttons = [ScheduleCard.Open(view.Inspection)],
    };

    internal static Execute Undo(string inspection, string change, string title = "Undo") =>
        new(title, Verbs.UndoChange) { Keys = Keys(inspection, change), TakesFields = false };

    private static Dictionary<string, string> Keys(string inspection, string change) =>
        new(ScheduleCard.Keys(inspection)) { [ChangeKey] = change };

    private static IEnumerable<Element> Body(ChangeNoticeView view)
    {
        if (view.Since is { } since)
        {
            yield return new Text(since, TextLook.Strong, Tone.Attention);
        }

        if (view.Thanks)
        {
            yield return new Text("Thank you.", TextLook.Strong, Tone.Good);
        }

        foreach (var element in (IEnumerable<Element>)[.. Lead(view), .. Things(view), .. NotShown(view), .. Why(view)])
        {
            yield return element;
        }

        yield return new Text(view.By, TextLook.Subtle);
        if (view.Count is { } count)
        {
            yield return new Text(count, TextLook.Subtle);
        }
    }

    private static IEnumerable<Element> Lead(ChangeNoticeView view) => view.Lead is { } lead ? [new Text(lead)] : [];

    private static IEnumerable<Element> NotShown(ChangeNoticeView view) => view.NotShown > 0 ? [new Text($"There are {view.NotShown} more.")] : [];

    private static IEnumerable<Element> Why(ChangeNoticeView view) => view.Why is { } why ? [new Text(why)] : [];

    // One thing alone has its name in the headline; a long name stands there cut short.
    private static IEnumerable<Element> Things(ChangeNoticeView view) => view.Things.Select(thing => Draw(
        thing, isNamed: view.Things.Count > 1 || view.NotShown > 0 || !view.Title.EndsWith(thing.Title, StringComparison.Ordinal)));

    private static Group Draw(ChangedThing thing, bool isNamed) =>
        new([.. isNamed ? new[] { new Text(thing.Title, TextLook.Strong) } : [], .. thing.Facts.Count == 0 ? [] : new[] { new Facts(thing.Facts) }]);

    private static IEnumerable<Button> Buttons(ChangeNoticeView view)
    {
        if (view is { AsksForSeen: true, Thanks: false, Since: null })
        {
            yield return new Execute("Seen", Verbs.SeenChange) { Keys = Keys(view.Inspection, view.Change), TakesFields = false };
        }

        yield return ScheduleCard.Open(view.Inspection);
    }
}
