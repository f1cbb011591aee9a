namespace ForumBot.Cards;

/// <summary>How somebody stands to the terms: <see cref="Accepted"/> is when they accepted, in words, or null.</summary>
public sealed record TermsView(string Inspection)
{
    /// <summary>"Friday 19 March, 2pm"; null while nobody knows.</summary>
    public string? Meeting { get; init; }

    /// <summary>True for the one who takes the notes.</summary>
    public bool TakesNotes { get; init; }

    /// <summary>"Wednesday 17 March, 9am"; null until they accepted.</summary>
    public string? Accepted { get; init; }

    /// <summary>Said first, when something was not done.</summary>
    public string? Problem { get; init; }
}

/// <summary>
/// The terms of the feedback meeting, in the words that people accept. Whoever changes a word that matters gives them another <see cref="Version"/>.
/// Source: docs/rules.md, CONF-27.
/// </summary>
public static class TermsCard
{
    /// <summary>Which wording this is; it is kept with each acceptance.</summary>
    public const string Version = "1";

    /// <summary>The key under which the wording that was read travels.</summary>
    public const string VersionKey = "terms";

    private static readonly string[] Promises =
    [
        "I tell nobody who was not in the room what was said there. Not other committee members, and not the chair if the chair was not there.",
        "I keep to that until the report is out and two people have confirmed it to the bot. No date ends it.",
        "I keep no copies anywhere else: no photos, no emails, no other chats. I destroy my rough notes once they are in the vault.",
        "The outcome that I hear is not final. It can still change before the report.",
    ];

    /// <summary>The terms as one person on the list sees them.</summary>
    public static Card Of(TermsView view) => new()
    {
        Title = "The terms of the feedback meeting",
        Body = [.. Body(view)],
        Next = view.Accepted is null
            ? "Press “I accept” if you can promise that. If you cannot, tell your chair, so that somebody else can go."
            : "There is nothing more to do before the meeting. In the meeting and after it, say “note” to me in our own chat.",
        Buttons = view.Accepted is null ? [Accept(view)] : [],
    };

    /// <summary>For somebody who is not on the list.</summary>
    public static Card NotListed() => NoticeCard.Of(
        "You are not on the list",
        "The terms of the feedback meeting are for those who go to it.",
        "If you should be on the list, ask your chair. Say “today” to see what else there is.");

    /// <summary>To somebody who was just named. That the meeting takes place is no secret.</summary>
    public static Card Named(string by, string? meeting, bool takesNotes) => new()
    {
        Title = "You are to go to the feedback meeting",
        Body =
        [
            new Text($"{by} has put you on the list{(takesNotes ? " and asks you to take the notes" : "")}. At this meeting inspectors say what they found."),
            .. meeting is null ? [] : (Element[])[new Facts([new("When", meeting)])],
            new Text("What is said there has to stay in the room until the report is out. Please read the terms first. You accept them for yourself."),
        ],
        Buttons = [Open],
        Next = "Press “Read the terms”, or say “terms”. If you cannot go, tell your chair.",
    };

    /// <summary>To somebody whom two others have put on the list after the meeting.</summary>
    public static Card AddedLate() => new()
    {
        Title = "You are on the list of the feedback meeting",
        Body = [new Text("Two people who were there have added you. Before the notes open for you, please read the terms and accept them for yourself.")],
        Buttons = [Open],
        Next = "Press “Read the terms”, or say “terms”. If you were not there, tell them so.",
    };

    /// <summary>To somebody who was taken off the list.</summary>
    public static Card TakenOff() => NoticeCard.Of(
        "You are not on the list any more",
        "Somebody else goes to the feedback meeting, or the list was put right.",
        "If that is wrong, ask your chair. If you heard what was said there, please still tell nobody.");

    /// <summary>To somebody who is on the list and has not accepted, the evening before.</summary>
    public static Card Reminder(string? meeting) => new()
    {
        Title = "Please read the terms of the feedback meeting",
        Body =
        [
            .. meeting is null ? [] : (Element[])[new Facts([new("The meeting", meeting)])],
            new Text("You are on the list, and have not accepted the terms yet. The notes open only for those who have."),
        ],
        Buttons = [Open],
        Next = "Press “Read the terms”, or say “terms”. If you cannot go, tell your chair today.",
    };

    /// <summary>Leads to the terms.</summary>
    public static Execute Open { get; } = new("Read the terms", Verbs.ShowTerms) { OrSay = "terms", TakesFields = false };

    private static IEnumerable<Element> Body(TermsView view)
    {
        if (view.Problem is { } problem)
        {
            yield return new Text(problem, TextLook.Strong, Tone.Attention);
        }

        if (view.Accepted is { } accepted)
        {
            yield return new Text($"You accepted this: {accepted}. Thank you.", TextLook.Strong, Tone.Good);
        }

        yield return new Text(view.TakesNotes
            ? "You go to the feedback meeting for the forum, and you take the notes. At this meeting inspectors say what they found."
            : "You go to the feedback meeting for the forum. At this meeting inspectors say what they found.");
        if (view.Meeting is { } meeting)
        {
            yield return new Facts([new("When", meeting)]);
        }

        yield return new Text(view.Accepted is null ? "What you promise" : "What you promised", TextLook.Heading);
        foreach (var promise in Promises)
        {
            yield return new Text("• " + promise);
        }

        yield return new Text(
            "It can hurt to hear it, and to carry it alone. Talk to the others who were there. How you feel is yours to tell: your doctor or somebody close to you can help, without hearing what was said.");
    }

    private static Execute Accept(TermsView view) => new("I accept", Verbs.AcceptTerms)
    {
        Keys = new Dictionary<string, string> { ["inspection"] = view.Inspection, [VersionKey] = Version },
        TakesFields = false,
    };
}
