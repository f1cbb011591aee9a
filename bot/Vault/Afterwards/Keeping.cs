using System.Globalization;
using System.Text;
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
using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// Erasing on demand: one person asks, another who was in the room confirms within seven days. The keys need not open for it, for a vault that is broken has to
/// be erasable too.
/// </summary>
internal sealed class Keeping(IDocumentStore store, Desk desk, Erasing erasing, IAccessLog access, IOneTimeLinks links)
{
    /// <summary>How long a question waits for its answer.</summary>
    internal static readonly Duration AskLasts = Duration.FromDays(7);

    /// <summary>The inspection whose notes are meant; null when there is none or the button belongs to another.</summary>
    internal async ValueTask<OpenInspection?> OpenAsync(Turn turn, Form? form, CancellationToken ct) =>
        await desk.OpenForNotesAsync(turn.Forum!, ct) is { } open && (form?["inspection"] is null || form.IsCurrent(open)) ? open : null;

    /// <summary>Those in the room always; the chair too, once the report is out.</summary>
    internal static bool MayAsk(Turn turn) => turn.Facts.InTheRoom || (turn.Facts.EmbargoLifted && turn.May(Permission.OpenNotes, Matter.Forum, privately: true));

    internal async ValueTask<Card> DrawAsync(Turn turn, OpenInspection open, CancellationToken ct)
    {
        var id = open.Inspection.Id;
        var certificate = (await store.FindAsync<ErasureCertificate>(id, ct))?.Value;
        var view = KeepingWords.View(open, turn.Today);
        if (certificate is not null && MayReadCertificate(turn, certificate))
        {
            return KeepingCard.Of(view with
            {
                Certificate = KeepingWords.Say(certificate, turn.Today),
                IsUnderWay = certificate.Finished is null,
                CertificateFile = turn.InDialog && certificate.Finished is not null ? Offer(turn, id) : null,
            });
        }

        if (certificate is not null || !MayAsk(turn))
        {
            return KeepingCard.Of(view);
        }

        var asked = Pending(open, await BookAsync(id, ct), turn.Incoming.At);
        var isMine = asked?.PersonKey == turn.From.Id.Key;
        return KeepingCard.Of(view with
        {
            Asked = asked is null ? null
                : isMine ? $"You asked to erase everything, {AfterwardsWords.Say(asked.At, turn.Today)}. Another person who was in the room has to confirm."
                : $"{asked.Name} asked to erase everything, {AfterwardsWords.Say(asked.At, turn.Today)}.",
            MayAsk = asked is null,
            MayConfirm = asked is not null && !isMine && turn.Facts.InTheRoom,
            MayTakeBack = asked is not null,
        });
    }

    internal async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, OpenInspection open, CancellationToken ct)
    {
        var id = open.Inspection.Id;
        if (!await erasing.HasAnythingAsync(open.Inspection, ct))
        {
            return [new OnlyYou(KeepingCard.Refused(id, "There is nothing to erase."))];
        }

        await NoteAsync(turn, open, AccessKind.ErasureAsked, ct);
        var isNew = false;
        await SaveAsync(open, book => (isNew = Pending(open, book, turn.Incoming.At) is null) ? book with { ErasureAsked = turn.Mark() } : book, ct);
        return
        [
            new OnlyYou(await DrawAsync(turn, open, ct)),
            .. isNew ? InTheRoom(open).Where(person => person.Id != turn.From.Id).Select(person => Hint(person.Id, id)) : [],
        ];
    }

    internal async ValueTask<IReadOnlyList<Reply>> LookAgainAsync(Turn turn, OpenInspection open, CancellationToken ct)
    {
        var id = open.Inspection.Id;
        var book = await BookAsync(id, ct);
        return WhyNot(turn, open, book) is { } reason
            ? [new OnlyYou(KeepingCard.Refused(id, reason))]
            : [new OnlyYou(KeepingCard.Confirm(id, $"{book!.ErasureAsked!.Name} asked to erase everything, {AfterwardsWords.Say(book.ErasureAsked.At, turn.Today)}.", Told(book.ErasureAsked)))];
    }

    internal async ValueTask<IReadOnlyList<Reply>> ConfirmAsync(Turn turn, OpenInspection open, string? seen, CancellationToken ct)
    {
        var id = open.Inspection.Id;
        var book = await BookAsync(id, ct);
        if ((WhyNot(turn, open, book) ?? (Told(book!.ErasureAsked!) == seen ? null : "It was asked for anew since you looked. Nothing was erased.")) is { } reason)
        {
            return [new OnlyYou(KeepingCard.Refused(id, reason))];
        }

        Person[] told = [.. InTheRoom(open).Concat(open.Forum.Holding(Role.Chair)).Where(person => person.Id != turn.From.Id).DistinctBy(person => person.Id)];
        await erasing.EraseAsync(open.Inspection, book!.ErasureAsked, turn.Mark(), ct);
        return [new OnlyYou(await DrawAsync(turn, open, ct)), .. told.Select(person => Hint(person.Id, id))];
    }

    internal async ValueTask<IReadOnlyList<Reply>> TakeBackAsync(Turn turn, OpenInspection open, CancellationToken ct)
    {
        await SaveAsync(open, book => book.ErasureAsked is null ? book : book with { ErasureAsked = null }, ct);
        return [new OnlyYou(await DrawAsync(turn, open, ct))];
    }

    // Whoever asked has to be somebody who could ask now: otherwise one person alone would erase.
    private static Mark? Pending(OpenInspection open, VaultBook? book, Instant now) =>
        book?.ErasureAsked is { } asked && now < asked.At + AskLasts && PersonId.Parse(asked.PersonKey) is { } person && CouldAsk(open, person) ? asked : null;

    private static bool CouldAsk(OpenInspection open, PersonId person)
    {
        var facts = Presence.Of(open.Forum, open.Inspection, open.Playbook, person);
        return facts.InTheRoom || (facts.EmbargoLifted && Gate.Decide(open.Forum.RolesOf(person), Permission.OpenNotes, Matter.Forum, Audience.OnePerson, facts));
    }

    // Who asked and when tells one question from the next.
    private static string Told(Mark asked) => string.Create(CultureInfo.InvariantCulture, $"{asked.At.ToUnixTimeTicks()} {asked.PersonKey}");

    private static string? WhyNot(Turn turn, OpenInspection open, VaultBook? book) => (book, Pending(open, book, turn.Incoming.At)) switch
    {
        ({ Erased: not null }, _) => "The notes are erased already.",
        (_, null) => "Nobody is asking for it, or it is more than seven days ago. Nothing was erased.",
        (_, { } asked) when asked.PersonKey == turn.From.Id.Key => "You asked for it yourself. Somebody else who was in the room has to confirm. Nothing was erased.",
        _ => null,
    };

    private static bool MayReadCertificate(Turn turn, ErasureCertificate certificate) =>
        certificate.Readers.Contains(turn.From.Id.Key) || turn.May(Permission.OpenNotes, Matter.Forum, privately: true);

    private Uri? Offer(Turn turn, string inspectionId)
    {
        var (person, forumId) = (turn.From.Id, turn.Forum!.Id);
        return links.Offer(person, forumId, "certificate", async token =>
            await store.FindAsync<Forum>(forumId, token) is { Value: var forum }
            && await store.FindAsync<ErasureCertificate>(inspectionId, token) is { Value: var certificate }
            && forum.RolesOf(person) is var roles && roles != RoleSet.None
            && (certificate.Readers.Contains(person.Key) || Gate.Decide(roles, Permission.OpenNotes, Matter.Forum, Audience.OnePerson))
                ? new Download("erasure-certificate.md", "text/markdown; charset=utf-8", Encoding.UTF8.GetBytes(KeepingWords.File(forum, certificate)))
                : null);
    }

    private static IEnumerable<Person> InTheRoom(OpenInspection open) =>
        open.Forum.People().Where(person => Presence.IsIn(open.Forum, open.Inspection, person.Id));

    // It goes to a chat, so it says no more than that there is something.
    private static Tell Hint(PersonId person, string inspection) => new(person, ConfidentialCard.For(KeepingCard.Opens(inspection)));

    private async ValueTask<VaultBook?> BookAsync(string inspectionId, CancellationToken ct) => (await store.FindAsync<VaultBook>(inspectionId, ct))?.Value;

    private async ValueTask SaveAsync(OpenInspection open, Func<VaultBook, VaultBook> change, CancellationToken ct)
    {
        if (await BookAsync(open.Inspection.Id, ct) is null)
        {
            // Of two at once, one makes it.
            await store.CommitAsync([DocumentWrite.New(open.Inspection.Id, new VaultBook { ForumId = open.Forum.Id })], ct);
        }

        await store.UpdateAsync(open.Inspection.Id, change, ct);
    }

    private async ValueTask NoteAsync(Turn turn, OpenInspection open, AccessKind kind, CancellationToken ct)
    {
        try
        {
            await access.RecordAsync(open.Forum.Id, open.Inspection.Id, kind, turn.Mark(), null, ct);
        }
        catch (SealBrokenException)
        {
            // Without its key the log takes nothing. What is asked here needs no key, and the certificate will say who asked.
        }
    }
}
