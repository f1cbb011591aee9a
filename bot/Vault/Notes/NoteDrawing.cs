using System.Globalization;
using ForumBot.Cards;
using ForumBot.Inspections;

namespace ForumBot.Vault.Notes;

/// <summary>How notes and their form look to whoever is in the vault.</summary>
internal static class NoteDrawing
{
    // What a card may weigh once it is drawn, with room for the rest of the form; Teams counts two bytes a letter and every card twice, drawn and as words.
    private const int MostWeight = 48 * 1024;

    /// <summary>"Rae, Friday 19 March, 5:12pm".</summary>
    internal static string Say(this Mark mark, OpenVault vault) => $"{mark.Name}, {mark.At.InZone(London.Zone).LocalDateTime.Say(vault.Turn.Today)}";

    /// <summary>What a note says, and who said so last.</summary>
    internal static NoteSaid Said(OpenVault vault, OpenNote note)
    {
        var text = note.Text;
        return new(note.Sealed.Versions[^1].By.Say(vault), [.. Lines()]);

        IEnumerable<string> Lines()
        {
            yield return text.Words;
            if (TitleOf(vault, text.Criterion) is { } criterion)
            {
                yield return criterion;
            }

            if (text.OurThought is { } thought)
            {
                yield return $"Our own thought: {thought}";
            }
        }
    }

    /// <summary>The form, empty but for what the view is given.</summary>
    internal static NoteFormView Form(OpenVault vault, NoteText? typed, string entry, string? noteId, int seen)
    {
        var keys = new Dictionary<string, string> { [NoteForm.InspectionKey] = vault.Open.Inspection.Id, [NoteForm.EntryKey] = entry };
        if (noteId is not null)
        {
            (keys[NoteForm.NoteKey], keys[NoteForm.SeenKey]) = (noteId, seen.ToString(CultureInfo.InvariantCulture));
        }

        return new()
        {
            Keys = keys,
            Sections = [.. Enum.GetValues<NoteSection>().Select(section => new Choice(section.Say(), section.ToString()))],
            Criteria = [.. vault.Open.Playbook.Criteria.Select(criterion => new Choice(criterion.Title, criterion.Id))],
            Speakers = [.. NoteWording.Speakers.Select(one => new Choice(one, one))],
            Evidence = [.. NoteWording.Evidence.Select(one => new Choice(one, one))],
            Typed = Typed(typed),
            IsChange = noteId is not null,
            IsLocked = vault.Book.Locked is not null,
        };
    }

    /// <summary>The same with words that are too long for a box put aside: they are the draft's.</summary>
    internal static NoteFormView WithLong(NoteFormView view, string words)
    {
        if (FitsABox(words))
        {
            return view;
        }

        var typed = new Dictionary<string, string>(view.Typed);
        typed.Remove(NoteForm.Words);
        return view with
        {
            Typed = typed,
            Keys = new Dictionary<string, string>(view.Keys) { [NoteForm.FromDraftKey] = "draft" },
            Long = new(string.Create(CultureInfo.InvariantCulture, $"{words.Length:N0} letters"), Splitting.Beginning(words, 300)),
        };
    }

    /// <summary>True for words that a form can show again.</summary>
    internal static bool FitsABox(string words)
    {
        var weight = 0;
        foreach (var c in words)
        {
            // Beyond the basic plane every half of a letter is written as \uXXXX.
            weight += char.IsSurrogate(c) ? 24 : 4;
            if (weight > MostWeight)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A criterion's title; null for none and for one that the playbook does not have.</summary>
    internal static string? TitleOf(OpenVault vault, string? criterion) =>
        vault.Open.Playbook.Criteria.FirstOrDefault(one => one.Id == criterion)?.Title;

    /// <summary>The text with a criterion that the playbook has, or none.</summary>
    internal static NoteText Known(OpenVault vault, NoteText text) => TitleOf(vault, text.Criterion) is null ? text with { Criterion = null } : text;

    private static Dictionary<string, string> Typed(NoteText? text)
    {
        var typed = new Dictionary<string, string>();
        Add(NoteForm.Section, text?.Section.ToString());
        Add(NoteForm.Words, text?.Words);
        Add(NoteForm.Criterion, text?.Criterion);
        Add(NoteForm.Speaker, text?.SaidBy);
        Add(NoteForm.Evidence, text?.Evidence?.Replace(", ", ",", StringComparison.Ordinal));
        Add(NoteForm.Thought, text?.OurThought);
        return typed;

        void Add(string field, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                typed[field] = value;
            }
        }
    }
}
