namespace ForumBot.Cards;

/// <summary>The buttons between the cards of the notes. Their keys are ids: of the inspection, a section, a note, a page.</summary>
public static class NotesButtons
{
    public const string Inspection = "inspection";
    public const string Section = "section";
    public const string Note = "note";
    public const string Page = "page";

    /// <summary>The page of the list that one came from.</summary>
    public const string From = "from";

    /// <summary>The number of the line of the access log before which one wants to read.</summary>
    public const string Before = "before";

    /// <summary>Set on the button that checks the access log.</summary>
    public const string Check = "check";

    /// <summary>The field in which one says what to look for.</summary>
    public const string Words = "words";

    /// <summary>In place of a section: all notes, by time.</summary>
    public const string All = "all";

    /// <summary>To the first card of the notes.</summary>
    public static Execute Opening(string inspection, string title = "All sections") => Of(title, Verbs.ShowNotes, (Inspection, inspection));

    /// <summary>To a page of a section, or of all notes by time.</summary>
    public static Execute List(string title, string inspection, string section, int page) =>
        Of(title, Verbs.ShowNotes, (Inspection, inspection), (Section, section), (Page, $"{page}"));

    /// <summary>To one note. <paramref name="section"/> and <paramref name="from"/> say where "Back" leads.</summary>
    public static Execute One(string title, string inspection, string note, string section, int from, int page = 1) =>
        Of(title, Verbs.ShowNote, (Inspection, inspection), (Note, note), (Section, section), (From, $"{from}"), (Page, $"{page}"));

    /// <summary>Looks for what stands in the field.</summary>
    public static Execute Search(string title, string inspection, int page = 1) =>
        Of(title, Verbs.SearchNotes, (Inspection, inspection), (Page, $"{page}")) with { TakesFields = true };

    /// <summary>To the access log: from the newest line, or from before a line.</summary>
    public static Execute Log(string title, string inspection, int? before = null) => before is null
        ? Of(title, Verbs.ShowAccessLog, (Inspection, inspection))
        : Of(title, Verbs.ShowAccessLog, (Inspection, inspection), (Before, $"{before}"));

    /// <summary>Checks the access log.</summary>
    public static Execute CheckLog(string inspection) => Of("Check the log", Verbs.ShowAccessLog, (Inspection, inspection), (Check, "1"));

    /// <summary>Something another part of the vault does, about this inspection and perhaps one note.</summary>
    public static Execute Of(string title, string verb, params ReadOnlySpan<(string Key, string Value)> keys)
    {
        var ids = new Dictionary<string, string>(keys.Length);
        foreach (var (key, value) in keys)
        {
            ids[key] = value;
        }

        return new(title, verb) { Keys = ids, TakesFields = false };
    }
}
