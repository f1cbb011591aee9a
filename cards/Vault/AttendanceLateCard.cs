namespace ForumBot.Cards;

/// <summary>A change of the list that waits for two people's word.</summary>
/// <param name="PersonKey">Whom it is about.</param>
/// <param name="Kind">"add" or "remove".</param>
/// <param name="Words">"Ann asks to add Moe."</param>
/// <param name="Reason">As it was typed.</param>
/// <param name="Agreed">Who agreed so far.</param>
/// <param name="MayAgree">True where this reader's word is missing.</param>
/// <param name="MayWithdraw">True where this reader can take something back.</param>
public sealed record LateChangeLine(string PersonKey, string Kind, string Words, string Reason, IReadOnlyList<string> Agreed, bool MayAgree, bool MayWithdraw);

/// <summary>The list once the meeting is over, as one reader sees it.</summary>
public sealed record AttendanceLateView(string Inspection)
{
    /// <summary>Everybody on the list.</summary>
    public IReadOnlyList<AttendeeLine> People { get; init; } = [];

    /// <summary>What waits.</summary>
    public IReadOnlyList<LateChangeLine> Waiting { get; init; } = [];

    /// <summary>Whom a change can be about: people of the forum and those on the list.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What was chosen and typed, by field id.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Said first, after something was done.</summary>
    public string? Done { get; init; }

    /// <summary>What is wrong with the whole, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>True for a reader who is on the list.</summary>
    public bool IsOnList { get; init; }
}

/// <summary>Who was at the feedback meeting, once it is over: the list is locked, and two people change it together.</summary>
public static class AttendanceLateCard
{
    /// <summary>The field of whom it is about.</summary>
    public const string Person = "person";

    /// <summary>The field of what is to be done; also the key that says so.</summary>
    public const string Kind = "kind";

    /// <summary>The field of why.</summary>
    public const string Reason = "reason";

    /// <summary>The choice to add somebody.</summary>
    public const string Add = "add";

    /// <summary>The choice to take somebody off.</summary>
    public const string Remove = "remove";

    /// <summary>The key of the person that a waiting change is about.</summary>
    public const string About = "about";

    private const int LongestReason = 300;

    /// <summary>The card for the chair's side and those who were in the room.</summary>
    public static Card Of(AttendanceLateView view) => new()
    {
        Title = "Who was at the feedback meeting",
        Body =
        [
            .. Head(view),
            .. view.Waiting.SelectMany((change, at) => Waiting(view, change, at)),
            new Text("If the list is wrong", TextLook.Heading),
            Field(view, new ChoiceField(Person, "Who is it about?", view.Choices) { Needed = true }),
            Field(view, new ChoiceField(Kind, "What is to be done?", [new("Add them: they were there", Add), new("Take them off: they were not there", Remove)], Expanded: true) { Needed = true }),
            Field(view, new TextField(Reason, "Why?", TextKind.Text, LongestReason) { Hint = "Nothing of what was said in the meeting" }),
        ],
        Next = "Press “Ask for the change”. Two people who were there have to agree. It is written down in the access log.",
        Buttons =
        [
            new Execute("Ask for the change", Verbs.AskLateChange) { Keys = Keys(view) },
            .. view.IsOnList ? (Execute[])[TermsCard.Open] : [],
        ],
    };

    /// <summary>The list, for somebody of the forum who has no say in it.</summary>
    public static Card List(AttendanceLateView view) => new()
    {
        Title = "Who was at the feedback meeting",
        Body = [.. Head(view)],
        Next = view.IsOnList
            ? "You are on the list. Say “terms” to read what you promise."
            : "If you were there and are not on the list, ask somebody who is.",
        Buttons = view.IsOnList ? [TermsCard.Open] : [],
    };

    /// <summary>To those who were in the room: somebody asks for a change. It does not say which.</summary>
    public static Card Asked() => new()
    {
        Title = "A change needs your word",
        Body = [new Text("Somebody asks to put right the list of those who were at the feedback meeting. Two of you have to agree.")],
        Buttons = [AttendanceCard.Open with { Title = "Look at it" }],
        Next = "Press “Look at it”, or say “attendance”. Agree only if you remember it so yourself.",
    };

    /// <summary>To the chair, when somebody left the place where the forum works.</summary>
    public static Card Gone(string name) => NoticeCard.Of(
        "The list for the feedback meeting has changed",
        $"{name} has left the team, so they are off the list and cannot open the notes.",
        "If that is wrong, say “attendance”. Before the meeting is over you can add them again; after it, two people who were there have to.");

    private static IEnumerable<Element> Head(AttendanceLateView view)
    {
        if (view.Done is { } done)
        {
            yield return new Text(done, TextLook.Strong, Tone.Good);
        }

        if ((view.Problem ?? (view.Errors.Count > 0 ? "Please look again at the marked boxes. What you typed is still there." : null)) is { } wrong)
        {
            yield return new Text(wrong, TextLook.Strong, Tone.Attention);
        }

        yield return new Text("The meeting is over, so the list is locked. Two people who were there can put it right together.");
        yield return view.People.Count > 0 ? AttendanceCard.Lines(view.People) : new Text("Nobody is on the list.");
    }

    private static IEnumerable<Element> Waiting(AttendanceLateView view, LateChangeLine change, int at)
    {
        var keys = new Dictionary<string, string>(Keys(view)) { [About] = change.PersonKey, [Kind] = change.Kind };
        Element[] words =
        [
            new Text(change.Words, TextLook.Strong),
            new Text($"Why: {change.Reason}"),
            new Text(change.Agreed.Count == 0 ? "Nobody has agreed yet." : $"Agreed so far: {Wording.List(change.Agreed)}.", TextLook.Subtle),
        ];
        yield return new Row(words, change.MayAgree ? new Execute($"Agree to {at + 1}", Verbs.AgreeLateChange) { Keys = keys, TakesFields = false } : null);
        if (change.MayWithdraw)
        {
            yield return new Row(
                [new Text("Not needed any more?", TextLook.Subtle)],
                new Execute($"Take back {at + 1}", Verbs.WithdrawLateChange) { Keys = keys, TakesFields = false });
        }
    }

    private static Dictionary<string, string> Keys(AttendanceLateView view) => new() { ["inspection"] = view.Inspection };

    private static Field Field(AttendanceLateView view, Field field) => field with
    {
        Value = view.Typed.GetValueOrDefault(field.Id),
        Error = view.Errors.GetValueOrDefault(field.Id),
    };
}
