namespace ForumBot.Cards;

/// <summary>How far the lock is, for somebody who was in the room.</summary>
public sealed record LockView
{
    public required string Inspection { get; init; }

    /// <summary>How many notes there are for this reader.</summary>
    public required int Count { get; init; }

    /// <summary>Who wrote them: "Rae, 12 notes".</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    /// <summary>Who said first that they are checked, and when; null when nobody has.</summary>
    public string? AskedBy { get; init; }

    /// <summary>What the asking is told apart by from an earlier one.</summary>
    public string Asked { get; init; } = "";

    /// <summary>True when the reader asked themselves.</summary>
    public bool IsMine { get; init; }

    /// <summary>Who locked them, and when; null while they are open.</summary>
    public string? LockedBy { get; init; }

    /// <summary>What became of the press before, or null.</summary>
    public string? Said { get; init; }
}

/// <summary>Checking the notes together and locking them. It is shown in a dialog alone. Source: docs/rules.md, NOTES.</summary>
public static class LockCard
{
    /// <summary>The key that says what was pressed.</summary>
    public const string DoKey = "do";

    /// <summary>The key of the asking that the reader saw.</summary>
    public const string AskedKey = "asked";

    /// <summary>The first says that the notes are checked.</summary>
    public const string Ask = "ask";

    /// <summary>The second locks them.</summary>
    public const string Confirm = "confirm";

    /// <summary>The card.</summary>
    public static Card Of(LockView view) => new()
    {
        Title = view.LockedBy is null ? "Check together and lock" : "The notes are locked",
        OnlyInDialog = Press(view, "Open it", null),
        Body =
        [
            .. view.Said is { } said ? new[] { new Text(said, TextLook.Strong, Tone.Accent) } : [],
            .. Standing(view),
        ],
        Next = view switch
        {
            { LockedBy: not null } => "Destroy your rough copies: paper, photos, and what you typed elsewhere. Until the report is out, tell nobody what was said.",
            { Count: 0 } => "Write the first note. You can lock them when all is written down.",
            { AskedBy: null } => "Read all notes through together. When they are right, press “We have checked them”.",
            { IsMine: true } => "Ask somebody else who was in the room to say “lock notes” to me, and to press “Lock the notes”.",
            _ => "If you agree, press “Lock the notes”. If something is not right, change the note first: then both of you check again.",
        },
        Buttons =
        [
            .. view switch
            {
                { LockedBy: not null } or { Count: 0 } or { IsMine: true, AskedBy: not null } => Array.Empty<Button>(),
                { AskedBy: null } => [Press(view, "We have checked them", Ask)],
                _ => [Press(view, "Lock the notes", Confirm)],
            },
            NoteForm.Open(view.Inspection, view.LockedBy is null ? "Write a note" : "Add a note"),
            NoteForm.Read(view.Inspection),
        ],
    };

    private static IEnumerable<Element> Standing(LockView view)
    {
        if (view.LockedBy is { } locked)
        {
            yield return new Text($"Locked by {locked}.");
            yield return new Text("They no longer change. What is added from now on is marked as added later, with a name and the time.");
            yield break;
        }

        if (view.Count == 0)
        {
            yield return new Text("There are no notes that you can lock.");
            yield break;
        }

        yield return new Text($"You can read {Wording.Count(view.Count, "note", "notes")}. They were written by:");
        foreach (var writer in view.Writers)
        {
            yield return new Text(writer);
        }

        yield return view.AskedBy is { } asked
            ? new Text(view.IsMine
                ? $"You said that they are checked ({asked}). A second person has to lock them, and it cannot be you."
                : $"{asked} said that they are checked. A second person has to lock them. That can be you.")
            : new Text("Two people who were in the room lock them: one says that they are checked, another one locks. After that nobody can change or destroy a note.");
    }

    private static Execute Press(LockView view, string title, string? doing)
    {
        var keys = new Dictionary<string, string> { [NoteForm.InspectionKey] = view.Inspection };
        if (doing is not null)
        {
            keys[DoKey] = doing;
            keys[AskedKey] = view.Asked;
        }

        return new(title, Verbs.LockNotes) { Keys = keys, TakesFields = false };
    }
}
