using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Vault;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using NodaTime;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>Notes that lie in the vault already, and the ways to it, for tests that are about reading them.</summary>
internal static class Shelved
{
    /// <summary>The first card of the notes as this person's dialog shows it, or whatever they get instead.</summary>
    internal static Task<Conversation.Answer> OpensAsync(this Actor who, object? keys = null, Place? place = null) =>
        who.PressesInDialog(Verbs.ShowNotes, keys, place);

    /// <summary>Puts notes into the vault in this person's name, and gives back their ids.</summary>
    internal static async Task<string[]> NotesAsync(this Inspected world, Actor by, params NoteText[] texts)
    {
        var ct = TestContext.Current.CancellationToken;
        var forum = await world.Scenario.ReadAsync(world.Forum);
        var open = (await world.Scenario.Get<Desk>().OpenForNotesAsync(forum, ct))!;
        var at = Instant.FromDateTimeOffset(world.Scenario.Clock.GetUtcNow());
        var turn = new Turn(
            new CardAction("shelved", by.Self, by.Chat, at, Verbs.SaveNote, new Dictionary<string, string>(), null) { Surface = Surface.Dialog },
            forum, forum.RolesOf(by.Id), Audience.OnePerson, at.InZone(London.Zone).LocalDateTime)
        {
            Facts = new(InTheRoom: true, EmbargoLifted: false),
        };
        using var key = world.Keys.Unlock(forum.Id, open.Inspection.Id);
        var log = world.Scenario.Get<AccessLog>();
        await log.RecordAsync(key, forum.Id, open.Inspection.Id, AccessKind.Wrote, turn.Mark(), null, ct);
        var book = (await world.Scenario.Store.FindAsync<VaultBook>(open.Inspection.Id, ct))?.Value ?? new VaultBook { ForumId = forum.Id };
        (string Id, NoteText Text)[] notes = [.. texts.Select(text => (NoteShelf.NewEntry(), text))];
        Assert.IsType<ShelfAnswer.Done>(await world.Scenario.Get<NoteShelf>().AddAsync(new OpenVault(turn, open, book, key), notes, turn.Mark(), null, ct));
        return [.. notes.Select(note => note.Id)];
    }

    /// <summary>The report is out: chair and deputy have vouched for it, and these sections are open to the forum.</summary>
    internal static async Task PublishedAsync(this Inspected world, params NoteSection[] open)
    {
        var at = Instant.FromDateTimeOffset(world.Scenario.Clock.GetUtcNow());
        var inspection = await world.InspectionAsync();
        foreach (var who in (Actor[])[world.Ann, world.Dev])
        {
            inspection = inspection with
            {
                Vouched = inspection.Vouched.SetItem(who.Id.Key, new("https://reports.ofsted.gov.uk/provider/44/80001", new(who.Id.Key, who.Self.Name, at))),
            };
        }

        await world.Scenario.Store.UpdateAsync<Inspection>(
            inspection.Id, now => now with { Vouched = inspection.Vouched, OpenSections = [.. open] }, TestContext.Current.CancellationToken);
    }

    /// <summary>What the access log says, oldest first: "Rae Opened".</summary>
    internal static async Task<string[]> LoggedAsync(this Inspected world)
    {
        var id = (await world.Scenario.ReadAsync(world.Forum)).NotesOf!;
        var log = world.Scenario.Get<AccessLog>();
        var count = (await log.HeadAsync(id, TestContext.Current.CancellationToken))?.Count ?? 0;
        var entries = await log.BeforeAsync(id, count + 1, 10_000, TestContext.Current.CancellationToken);
        return [.. entries.Reverse().Select(entry => $"{entry.By.Name} {entry.Kind}")];
    }

    internal static NoteText Note(string words, NoteSection section = NoteSection.Strengths) => new() { Section = section, Words = words };
}
