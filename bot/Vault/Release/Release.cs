using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Vault.Release;

/// <summary>What the forms of the published report share: where it stands, saving, the log, and whose word is missing.</summary>
internal sealed class Release(Desk desk, IDocumentStore store, LiveCards live, IAccessLog log, SealAlarm alarm)
{
    /// <summary>The inspection, also once it was put away; null when there is none or the button belongs to another.</summary>
    internal async ValueTask<OpenInspection?> OpenAsync(Turn turn, Form? form, CancellationToken ct) =>
        await desk.OpenForNotesAsync(turn.Forum!, ct) is { } open && (form?["inspection"] is null || form.IsCurrent(open)) ? open : null;

    internal static EmbargoStanding StandingOf(OpenInspection open) => Publication.StandingOf(open.Forum, open.Inspection, open.Playbook);

    /// <summary>Saves a decision, made again on what is stored by then.</summary>
    internal async ValueTask<OpenInspection> SaveAsync(OpenInspection open, Func<OpenInspection, Inspection> decide, CancellationToken ct) =>
        desk.LayOut(open.Forum, await store.UpdateAsync<Inspection>(open.Inspection.Id, current => decide(desk.LayOut(open.Forum, current)), ct));

    /// <summary>Goes to the access log before anything is saved. What to say when it cannot be written: then nothing is to be opened.</summary>
    internal async ValueTask<IReadOnlyList<Reply>> NoteAsync(Turn turn, OpenInspection open, AccessKind kind, string? about, CancellationToken ct)
    {
        try
        {
            await log.RecordAsync(open.Forum.Id, open.Inspection.Id, kind, turn.Mark(), about, ct);
            return [];
        }
        catch (SealBrokenException broken)
        {
            // Where everything was erased there is nothing left to guard, and the log went with it.
            return broken.Fault == SealFault.Erased ? [] : alarm.Raise(turn, open.Inspection.Id, broken.Fault, erased: null);
        }
    }

    /// <summary>Every posted copy anew: what was open to all may be secret again, and the other way round.</summary>
    internal ValueTask<IReadOnlyList<Change>> RedrawAsync(OpenInspection open, Form form, CancellationToken ct) => live.RedrawAsync(open.Forum.Id, form.Card, ct);

    /// <summary>The same message in each place that only forum members read.</summary>
    internal static IEnumerable<Reply> Announce(Forum forum, Card card) =>
        forum.Places.Values.Where(place => place.Audience == Audience.ForumOnly).Select(place => new Announce(place.Place, card));

    /// <summary>The key-holders whose word would lift the embargo now.</summary>
    internal static IReadOnlyList<Person> WhoCanConfirm(Forum forum, EmbargoStanding standing) =>
        [.. forum.People().Where(person => Embargo.WouldLift(standing, person.Id, forum.RolesOf(person.Id)))];

    /// <summary>Whose word is missing, as people say it.</summary>
    internal static string WaitsFor(Forum forum, EmbargoStanding standing) => WhoCanConfirm(forum, standing) is { Count: > 0 } people
        ? Wording.List([.. people.Select(person => person.Name)])
        : standing.Recorded?.Roles.Has(Role.Chair) == true ? "a deputy (there is none yet: say “roles” to name one)" : "the chair";

    internal static RecordedView Recorded(Turn turn, OpenInspection open, EmbargoStanding standing, string? news = null) => new(
        open.Inspection.Id, standing.Recorded!.Link!.OriginalString, standing.Recorded.Name, Say(standing.Recorded.At, turn.Today))
    {
        Day = Publishing.Of(open.Playbook)?.DayIn(open.Inspection)?.Say(turn.Today),
        News = news,
    };

    /// <summary>The card once the embargo is lifted.</summary>
    internal static Card Lifted(Turn turn, OpenInspection open, EmbargoStanding standing, string? news = null) => PublicationCard.Lifted(
        Recorded(turn, open, standing, news),
        $"{standing.Confirmed!.Name}, {Say(standing.Confirmed.At, turn.Today)}",
        [.. open.Inspection.OpenSections.Select(section => section.Say())],
        MayOpen(turn));

    /// <summary>True for the chair, who alone opens sections.</summary>
    internal static bool MayOpen(Turn turn) => turn.May(Permission.OpenNotes, Matter.Forum, privately: true);

    private static string Say(Instant at, LocalDate today) => at.InZone(London.Zone).LocalDateTime.Say(today);
}
