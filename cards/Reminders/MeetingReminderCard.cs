namespace ForumBot.Cards;

/// <summary>A meeting that comes, as one reader may see it.</summary>
public sealed record MeetingReminder
{
    /// <summary>"In half an hour: Forum meets inspectors".</summary>
    public required string Title { get; init; }

    /// <summary>What happened to it since this was first sent, in a sentence; null when nothing did.</summary>
    public string? Since { get; init; }

    /// <summary>True when it does not take place.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>"Thursday 11 March, 2pm to 3pm".</summary>
    public required string When { get; init; }

    /// <summary>A room or an address; null when nobody has said, or when it is <see cref="Join"/>.</summary>
    public string? Where { get; init; }

    /// <summary>Where to join it.</summary>
    public Uri? Join { get; init; }

    /// <summary>Who is wanted, in words; null when nobody has said.</summary>
    public string? Who { get; init; }

    /// <summary>What to do before it, a step each with its reason.</summary>
    public IReadOnlyList<Fact> Before { get; init; } = [];
}

/// <summary>Reminds of a meeting, the day before and half an hour before it.</summary>
public static class MeetingReminderCard
{
    /// <summary>The card.</summary>
    public static Card Of(MeetingReminder view) => new()
    {
        Title = Reminding.Short(view.Title),
        Body = [.. Body(view)],
        Next = Next(view),
        NextInFallbackOnly = view.Join is { } && !view.IsCancelled,
        Buttons = view is { Join: { } join, IsCancelled: false } ? [new OpenLink("Join the meeting", join), GoTo.Schedule] : [GoTo.Schedule],
    };

    private static IEnumerable<Element> Body(MeetingReminder view)
    {
        if (view.Since is { } since)
        {
            yield return new Text(since, TextLook.Strong, Tone.Attention);
        }

        if (view.IsCancelled)
        {
            yield break;
        }

        yield return new Facts([.. Facts(view)]);
        if (view.Before.Count > 0)
        {
            yield return new Text("Before you go", TextLook.Heading);
            foreach (var hint in view.Before)
            {
                yield return new Text(hint.Label, TextLook.Strong);
                yield return new Text(hint.Value);
            }
        }
    }

    private static IEnumerable<Fact> Facts(MeetingReminder view)
    {
        yield return new("When", view.When);
        yield return new("Where", view.Where ?? (view.Join is null ? "nobody has said yet" : "online"));
        if (view.Who is { } who)
        {
            yield return new("Who goes", who);
        }
    }

    private static string Next(MeetingReminder view) => view switch
    {
        { IsCancelled: true } => "You need not go. Say “schedule” to see what is on.",
        { Join: { } } => "Press “Join the meeting” when it is time. Say “schedule” to see all meetings.",
        { Where: null } => "Ask the LANO (your area’s contact for the inspection) where it is. Say “schedule” to see all meetings.",
        _ => "Say “schedule” to see all meetings.",
    };
}
