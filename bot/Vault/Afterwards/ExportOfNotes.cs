using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Vault.Notes;

namespace ForumBot.Vault.Afterwards;

/// <summary>The notes as a file, for one of those in the room once the report is out: what they may read, how it compares, and a cover. Pure.</summary>
internal static class ExportOfNotes
{
    internal const string Title = "Notes of the feedback meeting";

    internal static ExportText Of(OpenVault vault, IReadOnlyList<OpenNote> notes)
    {
        var (open, today) = (vault.Open, vault.Turn.Today);
        var standing = Publication.LiftedAt(open.Forum, open.Inspection, open.Playbook);
        return new(
            Title,
            [
                .. ExportCover.Of(open, vault.Turn),
                new("Embargo", standing is { } lifted ? $"ended {AfterwardsWords.Say(lifted, today)}; the report is out" : "in force"),
                new("Who was in the room", Wording.List([.. open.Inspection.Attendance.People.Where(one => one.Accepted is not null).Select(one => one.Name)])),
                new("Notes in this file", $"{notes.Count}"),
                new("Compared with the report", $"{notes.Count(Comparing.IsDone)} of {notes.Count}"),
            ],
            [
                "These are the forum’s own notes. They are not an official record. What inspectors said that day was provisional: the published report is what counts.",
                "Keep this file safe. It does not go when the notes are erased.",
            ],
            [.. Enum.GetValues<NoteSection>().Select(section => Part(vault, section, notes)).OfType<ExportPart>()]);
    }

    private static ExportPart? Part(OpenVault vault, NoteSection section, IReadOnlyList<OpenNote> notes)
    {
        var comparing = Comparing.Of(notes.Where(note => note.Text.Section == section), vault.Open.Playbook);
        if (comparing.Total == 0)
        {
            return null;
        }

        var blocks = new List<ExportBlock>();
        if (section == NoteSection.Outcome)
        {
            blocks.Add(new ExportBlock.Sentence("Provisional: this is what was said that day. It can have changed before the report came out."));
        }

        foreach (var (key, title, group) in comparing.Groups)
        {
            if (key.Length > 0)
            {
                blocks.Add(new ExportBlock.Heading(title));
            }

            blocks.AddRange(group.SelectMany(note => BlocksOf(vault, note)));
        }

        return new(section.Say(), blocks);
    }

    private static IEnumerable<ExportBlock> BlocksOf(OpenVault vault, OpenNote note)
    {
        var today = vault.Turn.Today;
        yield return new ExportBlock.Quote(note.Text.Words);
        if (note.Text.SaidBy is { } speaker)
        {
            yield return new ExportBlock.Line("Said by", speaker);
        }

        if (note.Text.Evidence is { } evidence)
        {
            yield return new ExportBlock.Line("Based on", evidence);
        }

        if (note.Text.OurThought is { } thought)
        {
            yield return new ExportBlock.Line("Our thought", thought);
        }

        yield return new ExportBlock.Line(note.Sealed.IsAddendum ? "Added after the notes were locked" : "Written", AfterwardsWords.Say(note.Written, today));
        if (note.Sealed.Versions is [_, .., { By: var changed }])
        {
            yield return new ExportBlock.Line("Last changed", AfterwardsWords.Say(changed, today));
        }

        yield return new ExportBlock.Line("Compared with the report", note.Sealed.Compared is { } compared
            ? $"{compared.Result.Say().ToLowerInvariant()} ({AfterwardsWords.Say(compared.By, today)})"
            : "not yet");
        if (note.Sealed.Raised is { } raised)
        {
            yield return new ExportBlock.Line("Raised with the area", AfterwardsWords.Say(raised, today));
        }
    }
}
