using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Vault.Watching;

/// <summary>
/// Stops what must not be said before the report is out: words of the sealed notes, and the outcome, typed where others read along or into a form whose
/// content may reach them. The answer is for the writer alone, is the same for a leak and a guess, for those who were in the room and those who were not,
/// and says nothing of whether there are notes. Nothing of the words is kept. Source: docs/rules.md, CONF-05, CONF-15, CONF-16, CONF-28.
/// </summary>
internal sealed class LeakGuard(Desk desk, SealedNotes notes, Probes probes) : IGuard
{
    // The vault's own forms: what is written there stays there.
    private static readonly string[] OwnForms = ["notes.", "report.", "records."];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> StopAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Forum is not { NotesOf: not null } forum || Typed(turn).ToList() is not { Count: > 0 } texts
            || await desk.OpenForNotesAsync(forum, ct) is not { Playbook.HasEmbargo: true } open || HadNoMeeting(forum, open.Inspection))
        {
            return null;
        }

        return await IsTooSoonAsync(turn, open, texts, ct) ? Answer(turn, forum, texts) : null;
    }

    private async ValueTask<bool> IsTooSoonAsync(Turn turn, OpenInspection open, List<KeyValuePair<string, string>> texts, CancellationToken ct)
    {
        var isLifted = turn.Facts.EmbargoLifted;
        if (!isLifted && turn.Today >= FeedbackDay(open) && texts.Exists(text => OutcomeTalk.States(text.Value, open.Forum.LocalArea, open.Forum.Name)))
        {
            return true;
        }

        List<Overlap> telling = [.. texts.Select(text => Overlap.Of(text.Value)).OfType<Overlap>()];
        if (telling.Count == 0)
        {
            return false;
        }

        if (!turn.Facts.InTheRoom && probes.IsTrying(open.Forum.Id, turn.From.Id, turn.Incoming.At))
        {
            return texts.Exists(text => OutcomeTalk.IsAbout(text.Value));
        }

        if (!await notes.AnyAsync(open, turn.From.Id.Key, isLifted, note => telling.Exists(text => Fits(text, note)), ct))
        {
            return false;
        }

        probes.Hit(open.Forum.Id, turn.From.Id, turn.Incoming.At);
        return true;
    }

    // One that was put away before anybody went to a meeting, such as one started by mistake, has no secret.
    private static bool HadNoMeeting(Forum forum, Inspection inspection) => forum.InspectionId is null && inspection.Attendance.People.All(one => one.Accepted is null);

    private static bool Fits(Overlap text, Notes.NoteText note) => text.Repeats(note.Words) || (note.OurThought is { } thought && text.Repeats(thought));

    private IReadOnlyList<Reply> Answer(Turn turn, Forum forum, List<KeyValuePair<string, string>> texts)
    {
        IEnumerable<Reply> told = turn.Facts.InTheRoom && probes.MayTell(forum.Id, turn.Incoming.At) ? TellOf(turn, forum) : [];
        return turn.Incoming switch
        {
            // A dialog shows the answer in the form's place, so the form comes back inside it.
            CardAction { Surface: Surface.Dialog } form => [new OnlyYou(LeakCard.InForm(form.Verb, KeysBeside(form, texts), texts)), .. told],
            // An answer to the press would take the form's place, and what was typed with it.
            CardAction => [new Tell(turn.From.Id, LeakCard.OfForm()), .. told],
            _ => [new OnlyYou(LeakCard.OfMessage(), InsteadHere: HoldingCard.Reminder()), .. told],
        };
    }

    // CONF-28: the chair, or the deputy where it is the chair's own attempt.
    private static IEnumerable<Reply> TellOf(Turn turn, Forum forum)
    {
        Person[] chairs = [.. forum.Holding(Role.Chair).Where(person => person.Id != turn.From.Id)];
        return (chairs.Length > 0 ? chairs : forum.Holding(Role.Deputy).Where(person => person.Id != turn.From.Id))
            .Select(person => new Tell(person.Id, LeakCard.Attempt(turn.From.Name)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Typed(Turn turn) => turn.Incoming switch
    {
        // A note in the wrong place is for those who keep the notes to deal with: they say how to take it away again.
        IncomingMessage { Place.IsShared: true } message when !(turn.Facts.InTheRoom && IsNote(message.Text)) => [new("", message.Text)],
        CardAction action when !Array.Exists(OwnForms, own => action.Verb.StartsWith(own, StringComparison.Ordinal)) =>
            action.Fields.Where(field => field.Key != Execute.ForumKey && field.Value.Contains(' ', StringComparison.Ordinal)),
        _ => [],
    };

    private static bool IsNote(string text) => TypedNotes.WordsOf(text) is { } words && PlainWords.SaysSomething(words);

    private static Dictionary<string, string> KeysBeside(CardAction form, List<KeyValuePair<string, string>> texts) =>
        form.Fields.Where(field => field.Key != Execute.ForumKey && !texts.Exists(text => text.Key == field.Key)).ToDictionary();

    // Guesses before the meeting give nothing away, for there is nothing yet. If nobody knows its day, every day counts.
    private static LocalDate FeedbackDay(OpenInspection open) =>
        open.Inspection.Attendance.Over is { } over ? over.At.InZone(London.Zone).Date
        : open.Timeline.Steps.FirstOrDefault(planned => planned.Step.Vault == VaultPart.Notes)?.Start
        ?? open.Timeline[Anchor.E]?.Date
        ?? LocalDate.MinIsoValue;
}
