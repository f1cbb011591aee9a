using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;

namespace ForumBot.Checklists;

/// <summary>Opens and closes inspections, so that a forum has one at a time whoever presses first.</summary>
public sealed class InspectionRegister(IDocumentStore store)
{
    /// <summary>Starts it and ties it to the forum, both or neither; null when one is under way already.</summary>
    public async ValueTask<(Forum Forum, Inspection Inspection)?> StartAsync(Forum forum, Inspection inspection, CancellationToken ct)
    {
        while (await store.FindAsync<Forum>(forum.Id, ct) is { Value.InspectionId: null } read)
        {
            var tied = read.Value with { InspectionId = inspection.Id, NotesStayWith = await WithNotesAsync(read.Value, ct) };
            if (await store.CommitAsync([DocumentWrite.New(inspection.Id, inspection), DocumentWrite.Over(read, tied)], ct) == CommitOutcome.Saved)
            {
                return (tied, inspection);
            }

            ct.ThrowIfCancellationRequested();
        }

        return null;
    }

    // Only those who accepted the terms write notes, so that where nobody did there are none to stay with.
    private async ValueTask<string?> WithNotesAsync(Forum forum, CancellationToken ct) =>
        forum.NotesOf is { } id && await store.FindAsync<Inspection>(id, ct) is { } last && last.Value.Attendance.People.Exists(one => one.Accepted is not null)
            ? id
            : null;

    /// <summary>The forum as it is stored now, or null.</summary>
    public async ValueTask<Forum?> ForumAsync(string id, CancellationToken ct) => (await store.FindAsync<Forum>(id, ct))?.Value;

    /// <summary>Puts this inspection away, if it is the one under way. Doing it twice does no harm.</summary>
    public async ValueTask EndAsync(Forum forum, string id, Mark by, CancellationToken ct)
    {
        while (await store.FindAsync<Forum>(forum.Id, ct) is { } readForum && readForum.Value.InspectionId == id
            && await store.FindAsync<Inspection>(id, ct) is { } readInspection)
        {
            DocumentWrite[] writes =
            [
                DocumentWrite.Over(readForum, readForum.Value with { InspectionId = null, PutAway = readForum.Value.PutAway.Insert(0, id) }),
                DocumentWrite.Over(readInspection, readInspection.Value with { Ended = by }),
            ];
            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return;
            }

            ct.ThrowIfCancellationRequested();
        }
    }
}
