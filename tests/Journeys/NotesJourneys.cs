using ForumBot.Cards;
using ForumBot.Tests.Journeys.Wires;
using ForumBot.Vault.Notes;

namespace ForumBot.Tests.Journeys;

/// <summary>The notes of the feedback meeting: written, read, changed and locked in windows alone, by those who were in the room.</summary>
public sealed class NotesJourneys : Journey
{
    private const string Canary = "The yellow canary sings.";
    private const string Covered = "You have a confidential item";

    [Theory, MemberData(nameof(Platforms))]
    [Covers("note", Verbs.WriteNote, Verbs.SaveNote, "notes", Verbs.ShowNotes, Verbs.ShowNote, Verbs.SearchNotes)]
    public async Task Note_WrittenByAnAttendee_IsReadInAWindowAlone(string platform)
    {
        var wire = await RoomAsync(platform);
        await WriteAsync(wire);

        var notes = await OpensAsync(wire, Who.Member, "notes", "What has to get better");
        var page = await wire.PressesAsync(Who.Member, notes, "Read", Canary);
        await wire.PressesAsync(Who.Member, page, "Open", "Section: ");
        notes = await OpensAsync(wire, Who.Member, "notes", "What has to get better");
        await wire.FillsAsync(Who.Member, notes, "Search", "Found: one note", ("words", "canary"));

        Assert.Equal((0, 0, 0), (wire.CountOf(null, "canary"), wire.CountOf(Who.Chair, "canary"), wire.CountOf(Who.Lano, "canary")));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.KeepDraft, Verbs.WriteNote, Verbs.SaveNote, Verbs.ChangeNote, Verbs.DestroyNote)]
    public async Task Draft_KeptSavedChangedAndDestroyed_LeavesNothing(string platform)
    {
        var wire = await RoomAsync(platform);
        var form = await OpensAsync(wire, Who.Deputy, "note", "Save and next");
        var kept = await wire.FillsAsync(Who.Deputy, form, "Keep as draft", "Your draft is kept", ("words", Canary), ("section", "What has to get better"));
        form = await wire.PressesAsync(Who.Deputy, kept, "Go on writing", Canary);
        await wire.FillsAsync(Who.Deputy, form, "Save and next", "Saved, under");

        var notes = await OpensAsync(wire, Who.Deputy, "notes", "What has to get better");
        var note = await wire.PressesAsync(Who.Deputy, await wire.PressesAsync(Who.Deputy, notes, "Read", Canary), "Open", "Section: ");
        form = await wire.PressesAsync(Who.Deputy, note, "Change", "Change a note");
        await wire.FillsAsync(Who.Deputy, form, "Save", "Changed, under", ("words", "The blue canary sings."));

        notes = await OpensAsync(wire, Who.Deputy, "notes", "What has to get better");
        note = await wire.PressesAsync(Who.Deputy, await wire.PressesAsync(Who.Deputy, notes, "Read", "blue canary"), "Open", "Section: ");
        form = await wire.PressesAsync(Who.Deputy, note, "Change", "Change a note");
        var sure = await wire.PressesAsync(Who.Deputy, form, "Destroy this note", "Destroy this note?");
        await wire.PressesAsync(Who.Deputy, sure, "Destroy it", "The note is destroyed");
        Assert.Empty(await World.Store.AllAsync<SealedNote>());
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.KeepFromPerson, "access log", Verbs.ShowAccessLog)]
    public async Task Note_KeptFromSomebodyInTheRoom_IsNotThereForThemAndTheLogSaysWhoLooked(string platform)
    {
        var wire = await RoomAsync(platform);
        await WriteAsync(wire);
        var notes = await OpensAsync(wire, Who.Deputy, "notes", "What has to get better");
        var note = await wire.PressesAsync(Who.Deputy, await wire.PressesAsync(Who.Deputy, notes, "Read", Canary), "Open", "Section: ");
        var form = await wire.PressesAsync(Who.Deputy, note, "Keep it from somebody", "Keep a note from somebody");
        await wire.FillsAsync(Who.Deputy, form, "Save", "", ("people", wire.PersonOf(Who.Member).Name));

        notes = await OpensAsync(wire, Who.Member, "notes", "Notes of the feedback meeting");
        Assert.DoesNotContain("one note", notes.Words, StringComparison.Ordinal);
        Assert.Equal(0, wire.CountOf(Who.Member, "canary"));
        var log = await OpensAsync(wire, Who.Member, "access log", "Who opened the notes");
        await wire.PressesAsync(Who.Member, log, "Check the log", "The log is whole");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("lock notes", Verbs.LockNotes)]
    public async Task Notes_CheckedByOneAndLockedByAnother_NoLongerChange(string platform)
    {
        var wire = await RoomAsync(platform);
        await WriteAsync(wire);
        var check = await OpensAsync(wire, Who.Member, "lock notes", "You can read one note");
        await wire.PressesAsync(Who.Member, check, "We have checked them", "A second person has to lock them");
        var last = await OpensAsync(wire, Who.Deputy, "lock notes", "Lock the notes");
        await wire.PressesAsync(Who.Deputy, last, "Lock the notes", "The notes are locked");

        var notes = await OpensAsync(wire, Who.Deputy, "notes", "What has to get better");
        var note = await wire.PressesAsync(Who.Deputy, await wire.PressesAsync(Who.Deputy, notes, "Read", Canary), "Open", "Section: ");
        await Assert.ThrowsAsync<InvalidOperationException>(() => wire.PressesAsync(Who.Deputy, note, "Change", "Change a note"));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Notes_AskedForByWhoeverWasNotThere_StayShut(string platform)
    {
        var wire = await RoomAsync(platform);
        await WriteAsync(wire);

        foreach (var phrase in new[] { "notes", "note", "lock notes", "access log" })
        {
            await wire.WritesAsync(Who.Chair, phrase);
            await wire.SeesAsync(Who.Chair, "Only people who were at the feedback meeting can ");
            await wire.WritesAsync(Who.Lano, phrase);
            await wire.SaysAsync(Who.Stranger, phrase);
            await wire.AllSeeAsync("We have not met yet");
        }

        await wire.WritesAsync(Who.Lano, "help");
        await wire.SeesAsync(Who.Lano, "What you can do in Anytown Forum");
        Assert.Equal(
            (0, 0, 0, 0),
            (wire.CountOf(Who.Chair, Covered), wire.CountOf(Who.Lano, Covered), wire.CountOf(Who.Stranger, Covered), wire.CountOf(null, Covered)));
        Assert.Equal(
            (0, 0, 0, 0),
            (wire.CountOf(Who.Chair, "canary"), wire.CountOf(Who.Lano, "canary"), wire.CountOf(Who.Stranger, "canary"), wire.CountOf(null, "canary")));
    }

    private async Task<IWire> RoomAsync(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await World.InTheRoomAsync(wire);
        return wire;
    }

    private static async Task WriteAsync(IWire wire)
    {
        var form = await OpensAsync(wire, Who.Deputy, "note", "Save and next");
        await wire.FillsAsync(Who.Deputy, form, "Save and next", "Saved, under", ("words", Canary), ("section", "What has to get better"));
    }

    // What is confidential stands behind a button, in a window.
    private static async Task<Seen> OpensAsync(IWire wire, Who who, string phrase, string sees)
    {
        await wire.WritesAsync(who, phrase);
        return await wire.PressesAsync(who, await wire.SeesAsync(who, Covered), "Open it", sees);
    }
}
