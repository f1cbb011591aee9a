using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Schedules;

/// <summary>What the forms of the timetable share: deciding, with or without saving, and who may be asked for what.</summary>
public sealed class Posts(Desk desk, IDocumentStore store, LiveCards live, IEnumerable<IPrivacyCheck> checks)
{
    /// <summary>
    /// The decision about the inspection as it is stored now. With <paramref name="save"/> what fits is saved; a decision that met another one is made
    /// again on what is there then.
    /// </summary>
    public async ValueTask<(Applied Applied, OpenInspection Now)> DecideAsync(
        OpenInspection open, Func<Inspection, Applied> decide, bool save, CancellationToken ct)
    {
        if (!save)
        {
            return (decide(open.Inspection), open);
        }

        Applied applied = new Applied.NothingDiffers();
        var saved = await store.UpdateAsync<Inspection>(
            open.Inspection.Id,
            current =>
            {
                applied = decide(current);
                return applied is Applied.Saved fits ? fits.After : current;
            },
            ct);
        return (applied, desk.LayOut(open.Forum, saved));
    }

    /// <summary>Notes that somebody has seen a change.</summary>
    public async ValueTask<OpenInspection> SeenAsync(OpenInspection open, string changeId, Mark by, CancellationToken ct) =>
        desk.LayOut(open.Forum, await store.UpdateAsync<Inspection>(open.Inspection.Id, current => Timetable.Seen(current, changeId, by), ct));

    /// <summary>The inspection under way, unless the press belongs to another one.</summary>
    public async ValueTask<OpenInspection?> OpenAsync(Turn turn, Form? form, CancellationToken ct) =>
        await desk.OpenAsync(turn.Forum!, ct) is { } open && (form is null || form.IsCurrent(open)) ? open : null;

    /// <summary>Every date as it would be.</summary>
    public Timeline Plan(OpenInspection open, Inspection inspection) => desk.Plan(open.Forum, inspection, open.Playbook);

    /// <summary>Every posted copy anew, for what was just saved.</summary>
    public ValueTask<IReadOnlyList<Change>> RedrawAsync(OpenInspection saved, Form form, CancellationToken ct) => live.RedrawAsync(saved.Forum.Id, form.Card, ct);

    /// <summary>Why words must not be kept; null when they may be (CONF-17, CONF-20).</summary>
    public string? WhyNotKept(string text) => checks.Select(check => check.WhyNotKept(text)).FirstOrDefault(why => why is not null);
}
