using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Reading;

/// <summary>The access log in plain words. Pure.</summary>
internal static class AccessWords
{
    private const int LongestName = 60;

    /// <summary>
    /// Lines of the log, newest first, as they are read. Lines that follow each other and say the same of the same person on one day are one.
    /// </summary>
    internal static IReadOnlyList<AccessLine> Of(IEnumerable<AccessEntry> newestFirst, LocalDateTime now)
    {
        var lines = new List<AccessLine>();
        AccessEntry? newest = null, oldest = null;
        foreach (var entry in newestFirst)
        {
            if (newest is not null && !IsSame(newest, entry))
            {
                lines.Add(LineOf(newest, oldest!, now));
                newest = null;
            }

            newest ??= entry;
            oldest = entry;
        }

        if (newest is not null)
        {
            lines.Add(LineOf(newest, oldest!, now));
        }

        return lines;
    }

    /// <summary>What a check found.</summary>
    internal static LogCheck Of(AccessCheck check) => check.Break switch
    {
        null when check.Count == 0 => new(true, "The log is whole: nothing was written yet.", "There is nothing to do."),
        null => new(
            true,
            $"The log is whole, from line {check.First} to line {check.Count}. Its mark is {check.Mark}.",
            "Write down the number and the mark. If the log ever ends before that line, or shows another mark for it, somebody put an older copy in its place."),
        { Kind: AccessBreakKind.Missing } broken => Broken($"Line {broken.Number} is missing, or lines were put in another order there."),
        { Kind: AccessBreakKind.Changed } broken => Broken($"Line {broken.Number} is not as I wrote it."),
        { Kind: AccessBreakKind.Added } broken => Broken($"At line {broken.Number} stands something that I did not write there."),
        var broken => Broken($"The end of the log was changed or cut off, at line {broken.Number} or before."),
    };

    private static LogCheck Broken(string finding) => new(
        false,
        $"The log is broken. {finding}",
        "Only somebody who can reach the bot’s files can do that. They still cannot read the notes. Tell each other, and ask who looks after this bot what happened that day.");

    private static bool IsSame(AccessEntry one, AccessEntry other) =>
        one.By.PersonKey == other.By.PersonKey && DayOf(one) == DayOf(other) && Say(one) == Say(other);

    private static AccessLine LineOf(AccessEntry newest, AccessEntry oldest, LocalDateTime now)
    {
        var times = newest.Number - oldest.Number + 1;
        var often = times == 1 ? "" : $" {Wording.Count(times, "time", "times")}, last";
        return new(newest.Number, oldest.Number, $"{Name(newest.By.Name)} {Say(newest)}{(times == 1 ? "," : often)} {NotesWords.When(newest.By.At, now)}");
    }

    private static string Say(AccessEntry entry) => entry.Kind switch
    {
        AccessKind.Opened => entry.About is null ? "opened the notes" : "opened one of the notes",
        AccessKind.Refused => entry.About switch
        {
            nameof(Permission.WriteNotes) => "tried to write in the notes or see this log and was not let in",
            nameof(Permission.OpenNotes) => "tried to open the notes to the forum and was not let in",
            null or nameof(Permission.ReadNotes) => "asked for the notes and was not let in",
            _ => "asked for one of the notes and was not let in",
        },
        AccessKind.Searched => "searched the notes",
        // One sentence for all of it: whoever a note is kept from reads this log too, and is to find no trace of it.
        AccessKind.Wrote or AccessKind.Changed or AccessKind.Destroyed or AccessKind.KeptFrom => "worked on the notes",
        AccessKind.LockAsked => "said that the notes are checked",
        AccessKind.Locked => "locked the notes",
        AccessKind.LogRead => "read this log",
        AccessKind.ListChanged => $"changed the list of who was in the room{About(entry)}",
        AccessKind.TermsAccepted => "accepted the terms",
        AccessKind.PublicationRecorded => "said that the report is out",
        AccessKind.PublicationConfirmed => "confirmed that the report is out",
        AccessKind.SectionsOpened => "changed which sections the forum may read",
        AccessKind.SealedAgain => "sealed the notes again",
        AccessKind.Compared => "compared notes with the report",
        AccessKind.Exported => "took a copy of the notes",
        AccessKind.ErasureAsked => "asked to erase the notes",
        AccessKind.Erased => "erased the notes",
        _ => "did something with the notes",
    };

    private static string About(AccessEntry entry) => entry.About is { } about ? $" ({Name(about)})" : "";

    private static string Name(string name) => CardPaging.Preview(name, LongestName);

    private static LocalDate DayOf(AccessEntry entry) => London.DateOf(entry.By.At);
}
