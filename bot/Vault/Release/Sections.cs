using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Watching;

namespace ForumBot.Vault.Release;

/// <summary>The sections of the notes as the chair chooses them: names and numbers, never words, also where the chair was not in the room.</summary>
internal sealed class Sections(SealedNotes notes)
{
    internal async ValueTask<Card> FormAsync(OpenInspection open, string reader, CancellationToken ct)
    {
        var counts = await notes.CountAsync(open, reader, ct);
        return SectionsCard.Of(open.Inspection.Id,
        [
            .. Enum.GetValues<NoteSection>().Select(section => new SectionView(
                section.ToString(), section.Say(), counts?.GetValueOrDefault(section), open.Inspection.OpenSections.Contains(section))),
        ]);
    }

    /// <summary>The sections that came back with the form; what is none is left out.</summary>
    internal static IReadOnlyList<NoteSection> Read(IEnumerable<string> chosen) =>
        [.. Enum.GetValues<NoteSection>().Where(section => chosen.Contains(section.ToString()))];
}
