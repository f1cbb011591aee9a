namespace ForumBot.Cards;

/// <summary>The form for the published report: what was typed and what is wrong with it.</summary>
/// <param name="Inspection">The id of the inspection.</param>
/// <param name="State">How things stand, in plain words.</param>
public sealed record PublicationFormView(string Inspection, string State)
{
    /// <summary>What the box of the link holds.</summary>
    public string? Link { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? LinkError { get; init; }

    /// <summary>What the box of the day holds, as <c>yyyy-MM-dd</c>, Europe/London.</summary>
    public string? Day { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? DayError { get; init; }
}

/// <summary>What one key-holder has recorded.</summary>
/// <param name="Inspection">The id of the inspection.</param>
/// <param name="Link">The link, checked to be on the official site.</param>
/// <param name="By">Their name.</param>
/// <param name="When">When they did, as people say it.</param>
public sealed record RecordedView(string Inspection, string Link, string By, string When)
{
    /// <summary>The day of publication as they wrote it down, as people say it; null when they did not.</summary>
    public string? Day { get; init; }

    /// <summary>Said first, for what has just happened; null for nothing.</summary>
    public string? News { get; init; }
}

/// <summary>The published report: recorded by one key-holder, confirmed by another. Source: docs/rules.md, CONF-03.</summary>
public static class PublicationCard
{
    /// <summary>The box of the link.</summary>
    public const string Link = "link";

    /// <summary>The box of the day.</summary>
    public const string Day = "day";

    /// <summary>The box for another link than the recorded one.</summary>
    public const string Other = "other";

    /// <summary>The key for the link that the presser has looked at.</summary>
    public const string Seen = "seen";

    /// <summary>The key for the part of it that a button opens.</summary>
    public const string Part = "part";

    /// <summary>The part that changes what is recorded.</summary>
    public const string Change = "change";

    /// <summary>The part that opens sections.</summary>
    public const string Sections = "sections";

    /// <summary>The part that asks before sealing again.</summary>
    public const string Seal = "seal";

    private const string Title = "The published report";

    /// <summary>For the first of the two.</summary>
    public static Card Form(PublicationFormView view) => new()
    {
        Title = Title,
        Body =
        [
            view.LinkError is null && view.DayError is null
                ? new Text(view.State)
                : new Text("Please look again at the marked boxes. What you typed is still there.", TextLook.Strong, Tone.Attention),
            new TextField(Link, "Link to the report", TextKind.Link, 500)
            {
                Needed = true,
                Hint = "It is on https://reports.ofsted.gov.uk. I check how it is spelt, but I do not open it",
                Value = view.Link,
                Error = view.LinkError,
            },
            new DateField(Day, "Day it was published") { Needed = true, Value = view.Day, Error = view.DayError },
            new Text("The notes stay sealed. They can open only after a second person has checked the link.", TextLook.Subtle),
        ],
        Next = "Read the report first. Then paste its link and press “Record it”.",
        Buttons = [new Execute("Record it", Verbs.RecordPublication) { Keys = Keys(view.Inspection) }],
    };

    /// <summary>For those who have given their word, or cannot give the one that is missing. <paramref name="waitsFor"/> says whose word that is.</summary>
    public static Card Waiting(RecordedView view, string waitsFor) => new()
    {
        Title = Title,
        Body =
        [
            .. News(view),
            new Text("The report is recorded, and not yet confirmed. All is still as secret as before."),
            Facts(view),
            new Text($"Now it waits for {waitsFor} to check the link and confirm."),
        ],
        Next = "Ask them to say “report published” to me. Nothing opens before that.",
        Buttons =
        [
            Open("Change it", view.Inspection, Change),
            Open("Take it back", view.Inspection, Seal),
        ],
    };

    /// <summary>A message to the one who is asked to confirm.</summary>
    public static Card Asked(RecordedView view) => new()
    {
        Title = $"{view.By} has recorded that the report is out",
        Body = [new Text("Please check the link and confirm. It takes two people, so that no mistake and no trick opens the notes too soon.")],
        Next = "Press “Check the link”, or say “report published”.",
        NextInFallbackOnly = true,
        Buttons = [Open("Check the link", view.Inspection)],
    };

    /// <summary>For the second of the two.</summary>
    public static Card Check(RecordedView view, string? otherTyped = null, string? otherError = null) => new()
    {
        Title = "Is this the report?",
        Body =
        [
            .. News(view),
            new Text($"{view.By} has recorded that the report is out. Open the link, and look if it is your area’s new report."),
            Facts(view),
            new Text("If you confirm, the rule of silence ends. The chair can then open the notes to forum members."),
            new TextField(Other, "Only if the report is on another page: its link", TextKind.Link, 500) { Value = otherTyped, Error = otherError },
        ],
        Next = "Open the link. If it is the report, press “Yes, confirm”.",
        Buttons =
        [
            new OpenLink("Open the report", new(view.Link)),
            new Execute("Yes, confirm", Verbs.ConfirmPublication) { Keys = Keys(view.Inspection, (Seen, view.Link)) },
        ],
    };

    /// <summary>Two people gave two links. <paramref name="mine"/> has been checked too.</summary>
    public static Card TwoLinks(RecordedView theirs, string mine, string? day) => new()
    {
        Title = "Those are two different links",
        Body =
        [
            new Text("Please open both and look which one is your area’s new report.", TextLook.Strong, Tone.Warning),
            new Facts([new($"{theirs.By} gave", theirs.Link), new("You gave", mine)]),
            new Text($"If you keep yours, {theirs.By} has to confirm it."),
        ],
        Next = "Press the button that fits. If you are not sure, ask each other first.",
        Buttons =
        [
            new OpenLink("Open theirs", new(theirs.Link)),
            new OpenLink("Open mine", new(mine)),
            new Execute("Theirs is right: confirm it", Verbs.ConfirmPublication) { Keys = Keys(theirs.Inspection, (Seen, theirs.Link)), TakesFields = false },
            new Execute("Mine is right: keep it", Verbs.RecordPublication)
            {
                Keys = Keys(theirs.Inspection, (Link, mine), (Day, day ?? ""), (Seen, theirs.Link)),
                TakesFields = false,
            },
        ],
    };

    /// <summary>A refusal to confirm one's own word.</summary>
    public static Card OwnWord(RecordedView view, string waitsFor) => Waiting(
        view with { News = "You recorded this yourself, so you cannot confirm it too. It takes a second person." }, waitsFor);

    /// <summary>Once lifted. <paramref name="open"/> names the sections that are open.</summary>
    public static Card Lifted(RecordedView view, string confirmedBy, IReadOnlyList<string> open, bool isChair) => new()
    {
        Title = Title,
        Body =
        [
            .. News(view),
            new Text("Two people have confirmed that the report is out. The rule of silence has ended."),
            Facts(view),
            new Facts([new("Confirmed by", confirmedBy), new("Notes that members can read", open.Count == 0 ? "none so far" : Wording.List(open))]),
            .. isChair ? [] : (IEnumerable<Element>)[new Text("Only the chair chooses which notes the forum may read.", TextLook.Subtle)],
        ],
        Next = isChair ? "Press “Choose sections” to say which notes forum members may read." : "Tell the chair, who can now choose which notes forum members may read.",
        Buttons =
        [
            .. isChair ? [Open("Choose sections", view.Inspection, Sections)] : (IEnumerable<Button>)[],
            Open("The report was withdrawn", view.Inspection, Seal),
        ],
    };

    /// <summary>A message to the chair, and to whoever recorded it, once lifted.</summary>
    public static Card ConfirmedTo(string inspection, string by, bool isChair) => new()
    {
        Title = $"{by} has confirmed that the report is out",
        Body = [new Text(isChair ? "You can now choose which notes of the feedback meeting the forum may read. Until you do, nothing is open." : "The chair can now choose which notes the forum may read.")],
        Next = isChair ? "Press “Choose sections” when you have time to think about it." : "There is nothing more for you to do.",
        NextInFallbackOnly = isChair,
        Buttons = isChair ? [Open("Choose sections", inspection, Sections)] : [],
    };

    /// <summary>Before sealing again.</summary>
    public static Card SealForm(string inspection, bool isLifted) => new()
    {
        Title = isLifted ? "Seal the notes again?" : "Take it back?",
        Body =
        [
            new Text(isLifted
                ? "Do this if the report was withdrawn, or was confirmed by mistake. The notes close for all who were not in the room. The link, the day and the outcome go."
                : "The link and the day go, and nothing is recorded any more."),
            .. isLifted
                ? [new Group([new Text("I cannot undo what people have read, copied or told. Ask members to keep it to themselves again.", TextLook.Strong)], Tone.Warning)]
                : (IEnumerable<Element>)[],
            new Text("One person is enough to close. To open again takes the chair and a deputy, as before."),
        ],
        Next = isLifted ? "Press “Seal again” only if you are sure." : "Press “Take it back” only if you are sure.",
        Buttons =
        [
            new Execute(isLifted ? "Seal again" : "Take it back", Verbs.SealAgain) { Keys = Keys(inspection), TakesFields = false },
            Open("Leave it as it is", inspection),
        ],
    };

    /// <summary>After sealing again.</summary>
    public static Card Sealed(string inspection, bool wasLifted) => new()
    {
        Title = wasLifted ? "The notes are sealed again" : "It is taken back",
        Body =
        [
            new Text(wasLifted
                ? "Only those who were in the room can read the notes now. I cannot undo what others have read before."
                : "Nothing is recorded any more. All is as secret as it was."),
        ],
        Next = "When the right report is out, say “report published”.",
        Buttons = [Open("The report is out", inspection)],
    };

    /// <summary>A message to the forum's own places, after sealing again.</summary>
    public static Card SealedForAll() => NoticeCard.Of(
        "The report is not out after all",
        "It was withdrawn, or confirmed by mistake. The rule of silence holds again. The notes of the feedback meeting are closed.",
        "If you have read or heard any of it, please keep it to yourself. To the public, say only what “holding statement” gives you.");

    /// <summary>For those of the forum or the area who hold no key.</summary>
    public static Card WhoMay() => NoticeCard.Of(
        "The chair and a deputy confirm the report",
        "When the report is out, one of them gives me its link and the other one checks it.",
        "If you have found the report, tell the chair or a deputy.");

    /// <summary>For a kind of inspection without a report.</summary>
    public static Card NoReport() => NoticeCard.Of(
        "This kind of visit has no report to confirm",
        "So there is nothing to record here.",
        "Say “timeline” to see what comes next.");

    /// <summary>Leads to one part of it.</summary>
    internal static Execute Open(string title, string inspection, string? part = null) => new(title, Verbs.ShowPublication)
    {
        Keys = part is null ? Keys(inspection) : Keys(inspection, (Part, part)),
        TakesFields = false,
    };

    private static Facts Facts(RecordedView view) => new(
    [
        new("Link", view.Link),
        .. view.Day is { } day ? [new("Published", day)] : (IEnumerable<Fact>)[],
        new("Recorded by", $"{view.By}, {view.When}"),
    ]);

    private static IEnumerable<Element> News(RecordedView view) => view.News is { } news ? [new Text(news, TextLook.Strong, Tone.Accent)] : [];

    private static Dictionary<string, string> Keys(string inspection, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var keys = new Dictionary<string, string> { ["inspection"] = inspection };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }
}
