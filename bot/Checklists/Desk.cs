using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;

namespace ForumBot.Checklists;

/// <summary>The inspection a forum is in, with its playbook and every date.</summary>
public sealed record OpenInspection(Forum Forum, Inspection Inspection, Playbook Playbook, Timeline Timeline)
{
    /// <summary>What a source of the playbook is called.</summary>
    public required Func<string, string> SourceTitle { get; init; }
}

/// <summary>
/// Lays an inspection ready to be read. A timeline is a function of the documents it was worked out from, so it is kept for as long
/// as those very documents are current and worked out anew as soon as either is saved.
/// </summary>
public sealed class Desk(IDocumentStore store, PlaybookShelf shelf, WorkingDays calendar)
{
    private readonly ConditionalWeakTable<Inspection, OpenInspection> ready = [];

    /// <summary>The forum's inspection under way, or null.</summary>
    public async ValueTask<OpenInspection?> OpenAsync(Forum forum, CancellationToken ct)
    {
        if (forum.InspectionId is not { } id || await store.FindAsync<Inspection>(id, ct) is not { } stored)
        {
            return null;
        }

        return LayOut(forum, stored.Value);
    }

    /// <summary>
    /// The inspection whose sealed notes are meant, under way or put away: to put it away ends its lists and reminders, not the retention of its notes. Null
    /// when the forum has had none.
    /// </summary>
    public async ValueTask<OpenInspection?> OpenForNotesAsync(Forum forum, CancellationToken ct) =>
        forum.NotesOf is { } id && await store.FindAsync<Inspection>(id, ct) is { } stored ? LayOut(forum, stored.Value) : null;

    /// <summary>Every date of an inspection in this forum's area, started or only previewed.</summary>
    public Timeline Plan(Forum forum, Inspection inspection, Playbook playbook)
    {
        SchoolHoliday[] breaks = [.. forum.Area.SchoolBreaks.Select(b => new SchoolHoliday(b.First, b.Last, b.Name))];
        var facts = KnownFacts.Of(inspection, playbook, breaks);
        return Timeline.Plan(playbook, Publication.LiftedAt(forum, inspection, playbook) is null ? WithoutSecrets(facts, playbook) : facts, calendar);
    }

    // Everybody sees dates that hang on others: one counted from the final report, or a step that only one outcome needs, would tell what only the room may
    // know. And that the report is out is not so on one person's word. Source: docs/rules.md, CONF-03, CONF-06, CONF-11.
    private static InspectionFacts WithoutSecrets(InspectionFacts facts, Playbook playbook) => facts with
    {
        Outcome = null,
        Confirmed = facts.Confirmed
            .Where(known => !DateOrder.IsForAttendees(known.Key) && !(known.Key == Anchor.P && playbook.TakesTwoToPublish))
            .ToImmutableDictionary(),
    };

    private string SourceTitle(string code) => code == "proposal" ? "our own suggestion, not an official rule" : shelf.TitleOf(code);

    /// <summary>The same for documents that were just saved.</summary>
    public OpenInspection LayOut(Forum forum, Inspection inspection)
    {
        if (ready.TryGetValue(inspection, out var open) && ReferenceEquals(open.Forum, forum))
        {
            return open;
        }

        var playbook = shelf.Exactly(inspection.PlaybookId, inspection.PlaybookVersion)
            ?? throw new InvalidOperationException($"Playbook {inspection.PlaybookId} {inspection.PlaybookVersion} is gone, and an inspection is on it.");
        open = new(forum, inspection, playbook, Plan(forum, inspection, playbook)) { SourceTitle = SourceTitle };
        ready.AddOrUpdate(inspection, open);
        return open;
    }
}
