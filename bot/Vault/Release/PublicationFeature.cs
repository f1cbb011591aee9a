using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;
using NodaTime;

namespace ForumBot.Vault.Release;

/// <summary>
/// The report is out: one key-holder records its link, a different one checks and confirms it, and only then does the rule of silence end.
/// Source: docs/rules.md, CONF-03, CONF-04.
/// </summary>
internal sealed class PublicationFeature(Release release, Sections sections) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("report published", "Say that the report is out, as one of two", Permission.LiftEmbargo, Matter.Forum)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["the report is out", "report is out", "report", "publication", "lift the embargo", "open sections", "seal again"],
            WhoMay = PublicationCard.WhoMay(),
            Run = async (turn, _, ct) => [await ShowAsync(turn, null, ct)],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Press(Verbs.ShowPublication, async (turn, form, ct) => [await ShowAsync(turn, form, ct)]),
        Press(Verbs.RecordPublication, RecordAsync),
        Press(Verbs.ConfirmPublication, ConfirmAsync),
    ];

    private static Click Press(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.LiftEmbargo, Matter.Forum) { Privately = true, Run = run };

    private async ValueTask<Reply> ShowAsync(Turn turn, Form? form, CancellationToken ct)
    {
        if (await release.OpenAsync(turn, form, ct) is not { } open)
        {
            return new OnlyYou(form is null ? InspectionTurn.NoneUnderWay() : InspectionTurn.Over());
        }

        if (Publishing.Of(open.Playbook) is not { } publishing)
        {
            return new OnlyYou(PublicationCard.NoReport());
        }

        var standing = Release.StandingOf(open);
        return new Ask(form?[PublicationCard.Part] switch
        {
            PublicationCard.Sections when Release.MayOpen(turn) => standing.IsLifted ? await sections.FormAsync(open, turn.From.Id.Key, ct) : SectionsCard.NotYet(),
            PublicationCard.Seal when standing.State is not (EmbargoState.Sealed or EmbargoState.SealedAgain) => PublicationCard.SealForm(open.Inspection.Id, standing.IsLifted),
            PublicationCard.Change when standing.State == EmbargoState.Recorded => FormFor(open, standing.Recorded!.Link!.OriginalString, DayIn(publishing, open)),
            _ => Shown(turn, open, standing),
        });
    }

    private static Card Shown(Turn turn, OpenInspection open, EmbargoStanding standing, string? news = null) => standing switch
    {
        { IsLifted: true } => Release.Lifted(turn, open, standing, news),
        { Recorded: { } } when Embargo.WouldLift(standing, turn.From.Id, turn.Roles) => PublicationCard.Check(Release.Recorded(turn, open, standing, news)),
        { Recorded: { } } => PublicationCard.Waiting(Release.Recorded(turn, open, standing, news), Release.WaitsFor(open.Forum, standing)),
        _ => FormFor(open, null, null),
    };

    private static Card FormFor(OpenInspection open, string? link, string? day) => PublicationCard.Form(
        new(open.Inspection.Id, Release.StandingOf(open).State == EmbargoState.SealedAgain
            ? "The notes were sealed again. When the right report is out, record it here. Another key-holder then checks it."
            : "Is the report out? Record its link here. Another key-holder (the chair or a deputy) then checks it.")
        {
            Link = link,
            Day = day,
        });

    private async ValueTask<IReadOnlyList<Reply>> RecordAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await release.OpenAsync(turn, form, ct) is not { } open || form["inspection"] is null || Publishing.Of(open.Playbook) is not { } publishing)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var (link, day) = (ReportLink.Read(form.Pasted(PublicationCard.Link, Form.LongestValue)), ReadDay(form[PublicationCard.Day], open, turn.Today));
        if (link.Error is not null || day.Error is not null)
        {
            return
            [
                new OnlyYou(PublicationCard.Form(new(open.Inspection.Id, "")
                {
                    Link = form[PublicationCard.Link], LinkError = link.Error, Day = form[PublicationCard.Day], DayError = day.Error,
                })),
            ];
        }

        return await WriteAsync(turn, open, form, link.Address!, form[PublicationCard.Day], day.Date!.Value, publishing, ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> WriteAsync(
        Turn turn, OpenInspection open, Form form, string link, string? typedDay, LocalDate day, Publishing publishing, CancellationToken ct)
    {
        var before = Release.StandingOf(open);
        if (Others(before, turn, link, form) is { } theirs)
        {
            return [new OnlyYou(PublicationCard.TwoLinks(Release.Recorded(turn, open, before with { Recorded = theirs }), link, typedDay))];
        }

        if (before.IsLifted)
        {
            return [new OnlyYou(Release.Lifted(turn, open, before, "It is confirmed already. Nothing was changed."))];
        }

        // The same link from the one whose word was missing is that word.
        var lifts = Embargo.WouldLift(before, turn.From.Id, turn.Roles) && Embargo.IsSamePage(before.Recorded!.Link, new(link));
        if (await release.NoteAsync(turn, open, lifts ? AccessKind.PublicationConfirmed : AccessKind.PublicationRecorded, null, ct) is { Count: > 0 } broken)
        {
            return broken;
        }

        var now = await release.SaveAsync(
            open,
            current => Release.StandingOf(current) is { IsLifted: false } standing && Others(standing, turn, link, form) is null
                ? Finished(current, publishing.Record(current.Inspection, link, day, turn.Mark()), publishing, turn)
                : current.Inspection,
            ct);
        return await AnswerAsync(turn, now, form, before, ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> ConfirmAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await release.OpenAsync(turn, form, ct) is not { } open || form["inspection"] is null || Publishing.Of(open.Playbook) is not { } publishing)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var before = Release.StandingOf(open);
        if (before is not { State: EmbargoState.Recorded, Recorded: { } recorded })
        {
            return [new OnlyYou(Shown(turn, open, before, "There is nothing to confirm just now."))];
        }

        if (!Embargo.WouldLift(before, turn.From.Id, turn.Roles))
        {
            var view = Release.Recorded(turn, open, before);
            return
            [
                new OnlyYou(recorded.By == turn.From.Id
                    ? PublicationCard.OwnWord(view, Release.WaitsFor(open.Forum, before))
                    : PublicationCard.Waiting(view with { News = "It takes the chair and a deputy: one of each." }, Release.WaitsFor(open.Forum, before))),
            ];
        }

        if (form.Pasted(PublicationCard.Other, Form.LongestValue) is { } typed && !string.IsNullOrWhiteSpace(typed))
        {
            var other = ReportLink.Read(typed);
            if (other.Error is { } error)
            {
                return [new OnlyYou(PublicationCard.Check(Release.Recorded(turn, open, before), form[PublicationCard.Other], error))];
            }

            if (!Embargo.IsSamePage(recorded.Link, new(other.Address!)))
            {
                return [new OnlyYou(PublicationCard.TwoLinks(Release.Recorded(turn, open, before), other.Address!, DayIn(publishing, open)))];
            }
        }

        if (!IsSame(recorded, form[PublicationCard.Seen]))
        {
            return [new OnlyYou(PublicationCard.Check(Release.Recorded(turn, open, before, "The link has changed since you looked. Please check this one.")))];
        }

        if (await release.NoteAsync(turn, open, AccessKind.PublicationConfirmed, null, ct) is { Count: > 0 } broken)
        {
            return broken;
        }

        var now = await release.SaveAsync(
            open,
            current => Release.StandingOf(current) is { State: EmbargoState.Recorded, Recorded: { } still } && IsSame(still, form[PublicationCard.Seen])
                ? Finished(current, publishing.Confirm(current.Inspection, still.Link!.OriginalString, turn.Mark()), publishing, turn)
                : current.Inspection,
            ct);
        return await AnswerAsync(turn, now, form, before, ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> AnswerAsync(Turn turn, OpenInspection now, Form form, EmbargoStanding before, CancellationToken ct)
    {
        var standing = Release.StandingOf(now);
        var changes = await release.RedrawAsync(now, form, ct);
        if (!standing.IsLifted)
        {
            var news = Equals(before.Recorded, standing.Recorded) && Equals(before.Differs, standing.Differs) ? null : "Recorded. Thank you.";
            var asked = PublicationCard.Asked(Release.Recorded(turn, now, standing));
            return
            [
                new OnlyYou(Shown(turn, now, standing, news)),
                .. news is null ? [] : Release.WhoCanConfirm(now.Forum, standing).Where(person => person.Id != turn.From.Id).Select(person => new Tell(person.Id, asked)),
                .. changes,
            ];
        }

        var (confirmed, chairs) = (standing.Confirmed!, now.Forum.Holding(Role.Chair).Select(chair => chair.Id).ToList());
        return
        [
            new OnlyYou(Release.Lifted(turn, now, standing, confirmed.By == turn.From.Id ? "Confirmed. Thank you." : null)),
            .. confirmed.By != turn.From.Id
                ? []
                : chairs.Append(standing.Recorded!.By).Distinct().Where(person => person != turn.From.Id && now.Forum.RolesOf(person).HasAny(Embargo.KeyHolders)).Select(person =>
                    new Tell(person, PublicationCard.ConfirmedTo(now.Inspection.Id, confirmed.Name, chairs.Contains(person)))),
            .. changes,
        ];
    }

    // Whoever keeps their own link has looked at the other's: a third one has not been looked at.
    private static Confirmation? Others(EmbargoStanding standing, Turn turn, string link, Form form) =>
        ((Confirmation?[])[standing.Recorded, standing.Differs]).FirstOrDefault(word =>
            word is not null && standing.State == EmbargoState.Recorded && word.By != turn.From.Id
            && !Embargo.IsSamePage(word.Link, new(link)) && !IsSame(word, form[PublicationCard.Seen]));

    private static bool IsSame(Confirmation word, string? seen) =>
        Uri.TryCreate(seen, UriKind.Absolute, out var link) && Embargo.IsSamePage(word.Link, link);

    private static Inspection Finished(OpenInspection before, Inspection after, Publishing publishing, Turn turn) =>
        Publication.LiftedAt(before.Forum, after, before.Playbook) is null ? after : publishing.Finish(after, turn.Today, turn.Mark());

    private static string? DayIn(Publishing publishing, OpenInspection open) => publishing.DayIn(open.Inspection) is { } day ? KnownFacts.Write(day) : null;

    private static (LocalDate? Date, string? Error) ReadDay(string? typed, OpenInspection open, LocalDate today) => typed switch
    {
        null => (null, "Add the day the report was published. It stands on the report’s page."),
        _ when KnownFacts.Read(typed) is not { Time: null, Date: var date } => (null, "That is not a date I can use. Pick it from the calendar, or type it like 2026-03-09."),
        _ when KnownFacts.Read(typed)!.Value.Date is var date && date > today => (null, $"{date.SayInFull()} has not come yet. Record the report once it is there."),
        _ when KnownFacts.Read(typed)!.Value.Date is var date && date < open.Inspection.NotifiedOn =>
            (null, $"{date.SayInFull()} was before this inspection began. Check the day, and that it is this year’s report."),
        _ when KnownFacts.Read(typed)!.Value.Date is var date && open.Timeline[Anchor.E] is { Confirmed: true } last && date <= last.Date =>
            (null, $"{date.SayInFull()} was before the inspectors had left. Check the day, and that it is not an older report."),
        _ => (KnownFacts.Read(typed)!.Value.Date, null),
    };
}
