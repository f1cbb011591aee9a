using System.Globalization;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;

namespace ForumBot.Vault.Notes;

/// <summary>
/// What came back with a note's form, cleaned and looked through; nothing in it is trusted. What has to be sealed is in <see cref="Text"/>, whatever is wrong
/// with it in <see cref="Errors"/>.
/// </summary>
internal sealed record NoteRequest
{
    /// <summary>The inspection that the form was drawn for.</summary>
    internal required string? Inspection { get; init; }

    /// <summary>The note that it changes; null for a new one.</summary>
    internal required string? NoteId { get; init; }

    /// <summary>The version that the writer saw.</summary>
    internal required int Seen { get; init; }

    /// <summary>What tells this form from all others.</summary>
    internal required string Entry { get; init; }

    /// <summary>True when the words are those of the draft.</summary>
    internal required bool FromDraft { get; init; }

    /// <summary>Where to go from here, as the button said.</summary>
    internal required string? Then { get; init; }

    internal required NoteText Text { get; init; }

    /// <summary>True when something in it must never be kept, not even as a draft. Source: docs/rules.md, CONF-17.</summary>
    internal bool IsRefused { get; init; }

    internal required IReadOnlyDictionary<string, string> Errors { get; init; }

    /// <summary>True when there is something to keep.</summary>
    internal bool SaysSomething => Text.Words.Length > 0 || Text.OurThought is not null;

    internal static NoteRequest Read(Form form, IReadOnlyList<IPrivacyCheck> checks)
    {
        var errors = new Dictionary<string, string>();
        var typed = form.Pasted(NoteForm.Words, NoteBounds.LongestText) ?? "";
        var words = PlainWords.Clean(typed);
        words = PlainWords.SaysSomething(words) ? words : "";
        var thought = PlainWords.Clean(form.Pasted(NoteForm.Thought, Form.LongestValue) ?? "");
        if (typed.Length > NoteBounds.LongestText)
        {
            words = Splitting.Beginning(words, NoteBounds.LongestText);
            errors[NoteForm.Words] = "This is longer than I can take at once: 256 thousand letters. Its beginning is kept as your draft. Paste it in smaller pieces.";
        }

        if (thought.Length > NoteBounds.Thought)
        {
            errors[NoteForm.Thought] = string.Create(CultureInfo.InvariantCulture, $"This is {thought.Length:N0} letters long. A thought may have {NoteBounds.Thought}. Shorten it, or make it a note of its own.");
        }

        var refused = false;
        foreach (var (field, text) in ((string, string)[])[(NoteForm.Words, words), (NoteForm.Thought, thought)])
        {
            if (checks.Select(check => check.WhyNotKept(text)).FirstOrDefault(why => why is not null) is { } why)
            {
                (errors[field], refused) = (why, true);
            }
        }

        return new()
        {
            Inspection = form[NoteForm.InspectionKey],
            NoteId = NoteShelf.NamedIn(form),
            Seen = form.Number(NoteForm.SeenKey) ?? 0,
            Entry = form[NoteForm.EntryKey] is { Length: <= 64 } entry ? entry : NoteShelf.NewEntry(),
            FromDraft = form[NoteForm.FromDraftKey] is not null,
            Then = form[NoteForm.ThenKey],
            Text = new()
            {
                Section = SectionOf(form),
                Words = words,
                Criterion = form[NoteForm.Criterion],
                SaidBy = NoteWording.Speakers.FirstOrDefault(one => one == form[NoteForm.Speaker]),
                Evidence = Joined(NoteWording.Evidence.Where(form.Many(NoteForm.Evidence).Contains)),
                OurThought = PlainWords.SaysSomething(thought) ? thought : null,
            },
            IsRefused = refused,
            Errors = errors,
        };
    }

    private static NoteSection SectionOf(Form form) =>
        Enum.TryParse<NoteSection>(form[NoteForm.Section], out var section) && Enum.IsDefined(section) ? section : NoteSection.ByCriterion;

    private static string? Joined(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } joined ? joined : null;
}
