using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Vault.Afterwards;
using ForumBot.Vault.Attending;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Vault.Reading;

/// <summary>What is said of the notes around their own words. Pure.</summary>
internal static class NotesWords
{
    /// <summary>True until the report is out: what was heard can still change.</summary>
    internal static bool IsProvisional(OpenVault vault) => !vault.Turn.Facts.EmbargoLifted;

    /// <summary>"Rae, today, 5:02pm".</summary>
    internal static string Say(Mark by, LocalDateTime now) => $"{CardPaging.Preview(by.Name, 60)}, {When(by.At, now)}";

    /// <summary>"today, 5:02pm", "Friday 19 March, 5:02pm".</summary>
    internal static string When(Instant at, LocalDateTime now)
    {
        var local = at.InZone(London.Zone).LocalDateTime;
        local = local.Date + new LocalTime(local.Hour, local.Minute);
        return local.Date == now.Date ? $"today, {local.TimeOfDay.Say()}" : local.Say(now.Date);
    }

    /// <summary>What stands on the first card, for those who were in the room.</summary>
    internal static IEnumerable<Fact> Facts(OpenVault vault, IReadOnlyList<OpenNote> notes)
    {
        if (!vault.InTheRoom)
        {
            yield break;
        }

        var now = vault.Turn.Now;
        yield return new("In the room", In(vault.Open.Inspection.Attendance));
        if (notes.Count > 0)
        {
            yield return new("Newest note", Say(notes.MaxBy(note => note.Written.At)!.Written, now));
        }

        yield return new("Locked", vault.Book switch
        {
            { Locked: { } locked } => $"{When(locked.At, now)}. What is added now is marked as added later",
            { LockAsked: { } asked } => $"not yet. {asked.Name} says the notes are checked, and one more person has to agree",
            _ => "not yet",
        });
        yield return new("How long", KeepingWords.View(vault.Open, now.Date).Until);
        foreach (var date in RoomDates.Of(vault.Open, now))
        {
            yield return date;
        }
    }

    /// <summary>What can be done from the first card, the most needed first.</summary>
    internal static IEnumerable<Execute> Actions(OpenVault vault, int count)
    {
        if (!vault.InTheRoom)
        {
            yield break;
        }

        yield return Action("Write a note", Verbs.WriteNote);
        if (vault.Book.Locked is null && count > 0)
        {
            yield return Action("Check and lock", Verbs.LockNotes);
        }

        if (vault.Turn.Facts.EmbargoLifted)
        {
            yield return Action("Compare with the report", Verbs.CompareNotes);
            yield return Action("Take a copy", Verbs.ExportNotes);
            yield return Action("What is left to do", Verbs.ShowActions);
        }

        yield return Action("Who opened the notes", Verbs.ShowAccessLog);
        yield return Action("How long they are kept", Verbs.ShowKeeping);

        Execute Action(string title, string verb) => NotesButtons.Of(title, verb, (NotesButtons.Inspection, vault.Open.Inspection.Id));
    }

    /// <summary>A note in a list.</summary>
    internal static NoteLine LineOf(OpenVault vault, OpenNote note, bool withSection)
    {
        string?[] about =
        [
            Say(note.Written, vault.Turn.Now),
            withSection ? note.Text.Section.Say() : null,
            note.Text.SaidBy is { } said ? $"said by: {said}" : null,
            CriterionOf(vault, note) is { } criterion ? $"about: {criterion}" : null,
            note.Sealed.Versions.Count > 1 ? $"changed by {Say(note.Sealed.Versions[^1].By, vault.Turn.Now)}" : null,
            note.Sealed.IsAddendum ? "added after the notes were locked" : null,
        ];
        return new(note.Sealed.Id, note.Text.Words, string.Join(" · ", about.OfType<string>()), note.Text.OurThought);
    }

    /// <summary>What stands below one note.</summary>
    internal static IReadOnlyList<Fact> FactsOf(OpenVault vault, OpenNote note)
    {
        var (text, now) = (note.Text, vault.Turn.Now);
        return
        [
            new("Section", text.Section.Say()),
            .. Known("Said by", text.SaidBy),
            .. Known("About", CriterionOf(vault, note)),
            .. Known("Based on", text.Evidence),
            new("Written by", Say(note.Written, now)),
            .. Known("Changed by", note.Sealed.Versions.Count > 1 ? Say(note.Sealed.Versions[^1].By, now) : null),
            .. Known("Added later", note.Sealed.IsAddendum ? "yes, after the notes were locked" : null),
            .. Known("Kept from", vault.InTheRoom && note.Sealed.KeptFrom.Count > 0 ? Wording.List([.. NamesOf(vault, note.Sealed)]) : null),
        ];

        static Fact[] Known(string label, string? value) => value is null ? [] : [new(label, value)];
    }

    /// <summary>What can be done with one note. Each of them asks again.</summary>
    internal static IReadOnlyList<Execute> ActionsOf(OpenVault vault, OpenNote note)
    {
        if (!vault.InTheRoom)
        {
            return [];
        }

        Execute[] always = [Action("Keep it from somebody", Verbs.KeepFromPerson)];
        return vault.Book.Locked is null ? [Action("Change", Verbs.ChangeNote), .. always] : always;

        Execute Action(string title, string verb) =>
            NotesButtons.Of(title, verb, (NotesButtons.Inspection, vault.Open.Inspection.Id), (NotesButtons.Note, note.Sealed.Id));
    }

    /// <summary>Where a search looks: the note's own words first.</summary>
    internal static IReadOnlyList<string> Searched(OpenVault vault, OpenNote note) =>
    [
        note.Text.Words, note.Text.OurThought ?? "", note.Text.SaidBy ?? "", CriterionOf(vault, note) ?? "", note.Text.Evidence ?? "", note.Text.Section.Say(),
        note.Written.Name,
    ];

    private static string? CriterionOf(OpenVault vault, OpenNote note) =>
        vault.Open.Playbook.Criteria.FirstOrDefault(one => one.Id == note.Text.Criterion)?.Title ?? note.Text.Criterion;

    private static string In(Attendance attendance)
    {
        string[] names = [.. attendance.People.Where(one => one.Accepted is not null).Select(one => one.Name)];
        return names.Length == 0 ? "nobody has accepted the terms yet" : Wording.List(names);
    }

    private static IEnumerable<string> NamesOf(OpenVault vault, SealedNote note)
    {
        var names = new Dictionary<string, string>();
        foreach (var (key, name) in vault.Open.Forum.Memberships.Select(one => (one.Person.Id.Key, one.Person.Name))
            .Concat(vault.Open.Inspection.Attendance.People.Select(one => (one.PersonKey, one.Name))))
        {
            names[SealedNote.MarkOf(note.InspectionId, key)] = name;
        }

        return note.KeptFrom.Select(mark => names.GetValueOrDefault(mark, "somebody who has left"));
    }
}
