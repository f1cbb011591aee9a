using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Release;

/// <summary>
/// Opens sections of the notes to the forum once the report is out, by the chair's choice alone; and seals everything again, which the chair or a deputy
/// may do alone, for closing harms nobody. Source: docs/rules.md, CONF-03, CONF-32.
/// </summary>
internal sealed class SectionsFeature(Release release) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.OpenSections, Permission.OpenNotes, Matter.Forum) { Privately = true, Run = OpenAsync },
        new(Verbs.SealAgain, Permission.LiftEmbargo, Matter.Forum) { Privately = true, Run = SealAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> OpenAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await release.OpenAsync(turn, form, ct) is not { } open || form["inspection"] is null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        if (!Release.StandingOf(open).IsLifted)
        {
            return [new OnlyYou(SectionsCard.NotYet())];
        }

        var chosen = Sections.Read(form.Many(SectionsCard.Chosen));
        var before = open.Inspection.OpenSections;
        var now = open;
        if (!chosen.Order().SequenceEqual(before))
        {
            if (await release.NoteAsync(turn, open, AccessKind.SectionsOpened, chosen.Count == 0 ? "none" : string.Join(", ", chosen), ct) is { Count: > 0 } broken)
            {
                return broken;
            }

            now = await release.SaveAsync(open, current => Release.StandingOf(current).IsLifted ? current.Inspection.OpenTo(chosen) : current.Inspection, ct);
        }

        var opened = now.Inspection.OpenSections.Except(before).Any();
        var isTold = opened && Release.Announce(now.Forum, SectionsCard.OpenForAll()).Any();
        return
        [
            new OnlyYou(SectionsCard.Saved([.. now.Inspection.OpenSections.Select(section => section.Say())], isTold, before.Except(now.Inspection.OpenSections).Any())),
            .. opened ? Release.Announce(now.Forum, SectionsCard.OpenForAll()) : [],
            .. await release.RedrawAsync(now, form, ct),
        ];
    }

    private async ValueTask<IReadOnlyList<Reply>> SealAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await release.OpenAsync(turn, form, ct) is not { } open || form["inspection"] is null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var before = Release.StandingOf(open);
        if (before.State is EmbargoState.Sealed or EmbargoState.SealedAgain)
        {
            return [new OnlyYou(PublicationCard.Sealed(open.Inspection.Id, wasLifted: before.State == EmbargoState.SealedAgain))];
        }

        // What cannot be logged is closed all the same, and the alarm is given: to leave it open would be worse.
        var broken = await release.NoteAsync(turn, open, AccessKind.SealedAgain, null, ct);
        var now = await release.SaveAsync(open, current => current.Inspection.SealAgain(current.Playbook, turn.Mark()), ct);
        return
        [
            new OnlyYou(PublicationCard.Sealed(open.Inspection.Id, before.IsLifted)),
            .. before.IsLifted ? Release.Announce(now.Forum, PublicationCard.SealedForAll()) : [],
            .. broken.OfType<Tell>(),
            .. await release.RedrawAsync(now, form, ct),
        ];
    }
}
