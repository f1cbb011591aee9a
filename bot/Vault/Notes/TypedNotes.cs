using System.Text;
using System.Text.RegularExpressions;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Vault.Notes;

/// <summary>
/// A note that somebody typed into a chat after all. From those who were in the room it is sealed, from anybody else nothing is kept; both are told, alone, that
/// the message still stands and how to delete it. Nothing of it is said again. Source: docs/rules.md, NOTES.
/// </summary>
public sealed partial class TypedNotes(VaultDoor door, NoteShelf shelf, IRoom room, IEnumerable<IPrivacyCheck> checks) : IListener
{
    // Where it waits until somebody files it.
    private const NoteSection Unfiled = NoteSection.ByCriterion;

    private readonly IPrivacyCheck[] checks = [.. checks];

    /// <summary>The words of a note in a message such as "note: ..." or "notes - ..."; null when it is none.</summary>
    public static string? WordsOf(string text) => Announced().Match(text) is { Success: true, Length: var length } ? text[length..] : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearUrgentAsync(Turn turn, string text, CancellationToken ct)
    {
        if (WordsOf(text) is not { } words || !PlainWords.SaysSomething(words))
        {
            return null;
        }

        if (turn.Forum is not null && turn.May(Permission.WriteNotes, Matter.Attendees, privately: true))
        {
            return await TakeAsync(turn, words, ct);
        }

        if (turn.Forum is not null)
        {
            await room.RefusedAsync(turn, Permission.WriteNotes, ct);
        }

        return [new OnlyYou(TypedNoteCard.WhoMay(), TypedNoteCard.Here())];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, string text, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Reply>?>(null);

    /// <summary>Seals what somebody typed who may write notes.</summary>
    internal async ValueTask<IReadOnlyList<Reply>> TakeAsync(Turn turn, string typed, CancellationToken ct)
    {
        var words = PlainWords.Clean(typed);
        if (words.Length > NoteBounds.LongestText)
        {
            return Answer(TypedNoteCard.NotKept("I have not kept this: it is longer than I can take at once."));
        }

        if (checks.Select(check => check.WhyNotKept(words)).FirstOrDefault(why => why is not null) is { } why)
        {
            return Answer(TypedNoteCard.NotKept(why));
        }

        var by = turn.Mark();
        var isIn = false;
        var replies = await door.PutInAsync(turn, null, async (vault, inner) =>
        {
            isIn = true;
            // A message that the platform delivers twice is one note. Its id says nothing to whoever has not the key: a delivery's number alone could be guessed,
            // and with it the words tried out.
            var entry = vault.Key.MarkOf(Encoding.UTF8.GetBytes($"typed\n{turn.Place.Id.Key}\n{turn.Incoming.DeliveryId}"));
            var notes = NoteShelf.PartsOf(vault.Open.Inspection.Id, by, entry, new() { Section = Unfiled, Words = words });
            return Answer(await shelf.AddAsync(vault, notes, by, null, inner) switch
            {
                ShelfAnswer.Done done => TypedNoteCard.Kept(vault.Open.Inspection.Id, done.IsAddendum),
                ShelfAnswer.Refused { Sentence: var sentence } => TypedNoteCard.NotKept($"I have not kept this. {sentence}"),
                _ => TypedNoteCard.NotKept("I have not kept this."),
            });
        }, ct);
        return isIn ? replies : [.. replies, .. Answer(TypedNoteCard.NotKept("I have not kept what you typed."))];
    }

    private static OnlyYou[] Answer(Card card) => [new OnlyYou(card, TypedNoteCard.Here())];

    // "Notes" is what people say to read them; with a sign behind it they are writing.
    [GeneratedRegex(@"^\s*(?:notes?\s*[:\-–—]|note\s)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
