using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;

namespace ForumBot.Tests.Vault.Notes;

/// <summary>What the tests of notes do over and over, on the evening of the feedback meeting.</summary>
internal static class Noted
{
    /// <summary>A word that stands in the notes of these tests and nowhere else.</summary>
    internal const string Canary = "kingfisher";

    /// <summary>The empty form, in a dialog.</summary>
    internal static async Task<Card> NoteFormAsync(this Conversation.Actor who) => (await who.Presses((await who.Says("note")).Card, "Open it")).Card;

    /// <summary>Writes one note in a form of its own; what the person sees next.</summary>
    internal static async Task<Conversation.Answer> WritesAsync(this Conversation.Actor who, string words, string section = "Strengths") =>
        await who.Presses(await who.NoteFormAsync(), "Save and next", new { words, section });

    /// <summary>The form that changes a note.</summary>
    internal static async Task<Card> ChangeFormAsync(this Conversation.Actor who, string note) => (await who.PressesInDialog(Verbs.ChangeNote, new { note })).Card;

    internal static async Task<VaultBook> BookAsync(this Inspected world) =>
        (await world.Scenario.Store.FindAsync<VaultBook>((await world.InspectionAsync()).Id))?.Value ?? new() { ForumId = world.Forum.Id };

    internal static async Task<SealedNote> SealedAsync(this Inspected world, string id) => (await world.Scenario.Store.FindAsync<SealedNote>(id))!.Value;

    /// <summary>The id of the only note, or of the last one written.</summary>
    internal static async Task<string> LastNoteAsync(this Inspected world) => (await world.BookAsync()).NoteIds[^1];

    /// <summary>What the notes say, in the order in which they were written.</summary>
    internal static async Task<IReadOnlyList<NoteText>> TextsAsync(this Inspected world)
    {
        var inspection = await world.InspectionAsync();
        using var key = world.Keys.Unlock(world.Forum.Id, inspection.Id);
        var texts = new List<NoteText>();
        foreach (var id in (await world.BookAsync()).NoteIds)
        {
            var newest = (await world.SealedAsync(id)).Versions[^1];
            texts.Add((NoteText)DocumentJson.Read(System.Text.Encoding.UTF8.GetString(key.Open(id, newest.Number, newest.Text)), typeof(NoteText)));
        }

        return texts;
    }

    internal static async Task<IReadOnlyList<Stored<SealedDraft>>> DraftsAsync(this Inspected world) => await world.Scenario.Store.AllAsync<SealedDraft>();

    internal static string? ValueOf(Card card, string field) => Conversation.Walk.FieldsOf(card).Single(one => one.Id == field).Value;

    internal static string? ErrorOf(Card card, string field) => Conversation.Walk.FieldsOf(card).Single(one => one.Id == field).Error;

    /// <summary>Everything that was ever posted, in any conversation.</summary>
    internal static string Posts(this Inspected world) =>
        string.Join('\n', world.Scenario.Messenger.Messages.Concat(world.Scenario.Messenger.Updates).Select(post => PlainText.Of(post.Card)));

    /// <summary>Does something at the moment at which a note is about to be saved.</summary>
    internal static void BeforeANoteIsSaved(this Inspected world, Func<ValueTask> then) =>
        world.Scenario.Store.BeforeCommit = async writes =>
        {
            if (writes.Any(write => write.Kind == typeof(SealedNote)))
            {
                await then();
            }
            else
            {
                // The access log is written first.
                world.BeforeANoteIsSaved(then);
            }
        };

    /// <summary>The lines of the access log, oldest first.</summary>
    internal static async Task<IReadOnlyList<AccessEntry>> LogAsync(this Inspected world) =>
        [.. (await world.Scenario.Store.AllAsync<AccessPage>()).SelectMany(page => page.Value.Entries).OrderBy(line => line.Number)];

    /// <summary>Every stored document that notes have to do with, as text.</summary>
    internal static async Task<string> StoredAsync(this Inspected world)
    {
        var store = world.Scenario.Store;
        IEnumerable<object> all =
        [
            .. (await store.AllAsync<SealedNote>()).Select(one => one.Value), .. (await store.AllAsync<SealedDraft>()).Select(one => one.Value),
            .. (await store.AllAsync<VaultBook>()).Select(one => one.Value), .. (await store.AllAsync<AccessPage>()).Select(one => one.Value),
            .. (await store.AllAsync<Inspection>()).Select(one => one.Value), .. (await store.AllAsync<Forum>()).Select(one => one.Value),
        ];
        return string.Join('\n', all.Select(one => DocumentJson.Write(one, one.GetType())));
    }

    /// <summary>Rae says that the notes are checked, Dev locks them.</summary>
    internal static async Task<Conversation.Answer> LockedAsync(this Inspected world)
    {
        await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");
        return await world.Dev.Presses(await world.Dev.LockCardAsync(), "Lock the notes");
    }

    internal static async Task<Card> LockCardAsync(this Conversation.Actor who) => (await who.Presses((await who.Says("lock notes")).Card, "Open it")).Card;
}
