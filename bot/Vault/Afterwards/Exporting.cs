using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Downloads;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>In what form a file is exported.</summary>
internal enum ExportFormat
{
    Pdf,
    Markdown,
}

/// <summary>
/// Makes the file behind an export link, when the link is opened: for the person as they stand in the forum then, through the same door as any other look at the
/// notes. It is in memory alone.
/// </summary>
internal sealed class Exporting(IDocumentStore store, Desk desk, IRoom room, VaultDoor door, NoteShelf shelf, TimeProvider time)
{
    /// <summary>True when the file would hold the notes.</summary>
    internal static bool HoldsNotes(Turn turn) =>
        turn.Facts is { EmbargoLifted: true, InTheRoom: true } && turn.May(Permission.WriteNotes, Matter.Attendees, privately: true);

    /// <summary>What <paramref name="show"/> offers, once the notes have opened. Where they do not, a link could not say what is wrong, so it is said here.</summary>
    internal ValueTask<IReadOnlyList<Reply>> OnceTheyOpenAsync(Turn turn, Func<Card> show, CancellationToken ct) => door.EnterAsync(
        turn, Permission.WriteNotes, AccessKind.Opened, null, ExportCard.Opens,
        async (vault, token) =>
        {
            await shelf.ReadAsync(vault, token);
            return [new OnlyYou(show())];
        },
        ct);

    /// <summary>The file; null when the person may have none by now, or none that holds what the link was offered for.</summary>
    internal async ValueTask<Download?> MakeAsync(PersonId person, string forumId, string inspectionId, bool withNotes, ExportFormat format, CancellationToken ct)
    {
        if (await TurnOfAsync(person, forumId, ct) is not { } turn
            || !turn.May(Permission.SeeSteps, Matter.Forum, privately: true)
            || await desk.OpenForNotesAsync(turn.Forum!, ct) is not { } open
            || open.Inspection.Id != inspectionId)
        {
            return null;
        }

        var text = withNotes ? await NotesAsync(turn, format, ct) : ExportOfRecord.Of(open, turn);
        return text is null ? null : FileOf(text, format, turn.Incoming.At, withNotes ? "notes" : "inspection");
    }

    private async ValueTask<ExportText?> NotesAsync(Turn turn, ExportFormat format, CancellationToken ct)
    {
        ExportText? text = null;
        if (HoldsNotes(turn))
        {
            await door.EnterAsync(
                turn, Permission.WriteNotes, AccessKind.Exported, format.ToString(),
                async (vault, token) =>
                {
                    text = ExportOfNotes.Of(vault, await shelf.ReadAsync(vault, token));
                    return [];
                },
                ct);
        }

        return text;
    }

    // Who opens the link is who the dialog showed it to: the secret says so, and what they may see is asked anew.
    private async ValueTask<Turn?> TurnOfAsync(PersonId person, string forumId, CancellationToken ct)
    {
        if (await store.FindAsync<Forum>(forumId, ct) is not { Value: var forum }
            || forum.RolesOf(person) is var roles && roles == RoleSet.None
            || forum.People().FirstOrDefault(one => one.Id == person) is not { } who)
        {
            return null;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var place = new Place(new(person.Platform, person.Tenant, person.User), PlaceKind.Personal);
        var asks = new CardAction("download", who, place, now, Verbs.ExportNotes, new Dictionary<string, string>(), null) { Surface = Surface.Dialog };
        var facts = forum.NotesOf is { } meant ? await room.OfAsync(forum with { InspectionId = meant }, person, ct) : default;
        return new(asks, forum, roles, Audience.OnePerson, now.InZone(London.Zone).LocalDateTime) { Facts = facts };
    }

    private static Download FileOf(ExportText text, ExportFormat format, Instant now, string name)
    {
        var stem = $"{name}-{KnownFacts.Write(London.DateOf(now))}";
        return format == ExportFormat.Pdf
            ? new($"{stem}.pdf", "application/pdf", ExportPdf.Of(text, now))
            : new($"{stem}.md", "text/markdown; charset=utf-8", ExportMarkdown.Of(text));
    }
}
