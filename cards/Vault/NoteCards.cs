namespace ForumBot.Cards;

/// <summary>What is asked before something is done to one note. All of it is shown in a dialog alone. Source: docs/rules.md, NOTES.</summary>
public static class NoteCards
{
    /// <summary>The field with those from whom a note is kept.</summary>
    public const string People = "people";

    /// <summary>The key that says that the person is sure.</summary>
    public const string SureKey = "sure";

    /// <summary>Before a note is destroyed.</summary>
    public static Card Destroy(string inspection, string note, NoteSaid said) => new()
    {
        Title = "Destroy this note?",
        OnlyInDialog = NoteForm.Open(inspection),
        Body =
        [
            new Text($"Written by {said.By}:"),
            .. said.Lines.Select(line => new Text(line)),
            new Text("Every wording of it goes, for everybody. Nobody can bring it back. That it was destroyed stays in the log.", TextLook.Strong, Tone.Warning),
        ],
        Next = "Press “Destroy it” if you are sure.",
        Buttons =
        [
            new Execute("Destroy it", Verbs.DestroyNote) { Keys = Keys(inspection, note, sure: true), TakesFields = false },
            Back(inspection, note, "Keep the note"),
        ],
    };

    /// <summary>From whom to keep a note.</summary>
    public static Card KeepFrom(string inspection, string note, NoteSaid said, IReadOnlyList<Choice> people, string chosen) => new()
    {
        Title = "Keep a note from somebody",
        OnlyInDialog = NoteForm.Open(inspection),
        Body =
        [
            new Text($"Written by {said.By}:"),
            .. said.Lines.Select(line => new Text(line)),
            new Text("Somebody may be too close to what was said, such as a person who works for a service in it. They will not see this note, nor that it is there."),
            people.Count > 0
                ? new ChoiceField(People, "Keep it from", people, Many: true, Expanded: people.Count <= 8) { Value = chosen }
                : new Text("There is nobody else to keep it from."),
        ],
        Next = "Tick names and press “Save”. Take a tick away and the person sees the note again.",
        Buttons =
        [
            .. people.Count > 0 ? new[] { new Execute("Save", Verbs.KeepFromPerson) { Keys = Keys(inspection, note, sure: true) } } : [],
            Back(inspection, note, "Leave it"),
        ],
    };

    /// <summary>Done, or why not: a sentence, and the ways on.</summary>
    public static Card Said(string inspection, string title, string sentence, string? note = null) => new()
    {
        Title = title,
        OnlyInDialog = NoteForm.Open(inspection),
        Body = [new Text(sentence)],
        Next = "Press “Read the notes” to see where things stand.",
        NextInFallbackOnly = true,
        Buttons = [.. note is null ? [] : new[] { Back(inspection, note, "Back to the note") }, NoteForm.Read(inspection), NoteForm.Open(inspection)],
    };

    /// <summary>No such note. It reads the same whether there is none or it is kept from this person.</summary>
    public static Card Gone(string inspection) =>
        Said(inspection, "I can’t find that note", "It may have been destroyed, or it is not one that I can show you.");

    private static Execute Back(string inspection, string note, string title) =>
        new(title, Verbs.ShowNote) { Keys = Keys(inspection, note, sure: false), TakesFields = false };

    private static Dictionary<string, string> Keys(string inspection, string note, bool sure)
    {
        var keys = new Dictionary<string, string> { [NoteForm.InspectionKey] = inspection, [NoteForm.NoteKey] = note };
        if (sure)
        {
            keys[SureKey] = "yes";
        }

        return keys;
    }
}
