using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// A record of the inspection as a file: dates, steps that are done and meetings, as far as they are public or the forum's and the gate lets this person see
/// them. Nothing of the feedback meeting, no outcome, no day of the draft, before the report is out and after. Pure. Source: docs/rules.md, CONF-29.
/// </summary>
internal static class ExportOfRecord
{
    internal const string Title = "Record of the inspection";

    // Whoever has to be reached is in the bot; a file is for longer than such details are kept (CONF-25).
    private static readonly FieldKind[] Contacts = [FieldKind.PersonName, FieldKind.Email, FieldKind.Phone, FieldKind.People];

    private static readonly (Anchor Anchor, string Label)[] Dates =
    [
        (Anchor.N, "The call"),
        (Anchor.O, "Survey opens"),
        (Anchor.C, "Survey closes"),
        (Anchor.X, "Inspectors begin their work from a distance"),
        (Anchor.M, "Engagement meeting"),
        (Anchor.V, "Visit"),
        (Anchor.S, "First day in the area"),
        (Anchor.E, "Last day in the area"),
    ];

    internal static ExportText Of(OpenInspection open, Turn turn)
    {
        var lifted = Publication.Of(open.Forum, open.Inspection, open.Playbook).EmbargoLifted;
        var viewer = Viewer.Alone(turn);
        return new(
            Title,
            [.. ExportCover.Of(open, turn), new("Embargo", lifted ? "ended; the report is out" : "in force; the report is not out")],
            [
                lifted
                    ? "This file holds nothing of the feedback meeting. Only those who were there can export its notes."
                    : "Until the report is out, a file holds only what is public or for the forum. There is nothing in it of the feedback meeting, and no outcome.",
            ],
            [
                new("Dates", [.. DatesOf(open)]),
                new("Steps that are done", [.. Steps(open, viewer, turn.Today, lifted)]),
                new("Meetings", [.. Meetings(open, viewer)]),
            ]);
    }

    private static IEnumerable<ExportBlock> DatesOf(OpenInspection open)
    {
        foreach (var (anchor, label) in Dates)
        {
            if (open.Timeline[anchor] is { } known)
            {
                var time = known.Time is { } at ? $", {at.Say()}" : "";
                yield return new ExportBlock.Line(label, $"{known.Date.SayInFull()}{time}{(known.Confirmed ? "" : " (expected)")}");
            }
        }
    }

    private static IEnumerable<ExportBlock> Steps(OpenInspection open, Viewer viewer, LocalDate today, bool lifted)
    {
        var none = true;
        foreach (var planned in open.Timeline.Steps)
        {
            var step = planned.Step;
            var ticks = TicksOf(open.Inspection, step).ToList();
            if (ticks.Count == 0 || !MaySee(viewer, Matters.Of(step, open.Timeline)) || (step.OnlyOutcome is not null && !lifted) || HangsOnTheReport(step, lifted))
            {
                continue;
            }

            none = false;
            yield return new ExportBlock.Heading(step.Title);
            foreach (var tick in ticks)
            {
                yield return new ExportBlock.Line("Done", AfterwardsWords.Say(tick, today));
            }

            foreach (var field in step.Collect)
            {
                var matter = Matters.Of(step, field, open);
                if (!Contacts.Contains(field.Kind) && field.Level != Level.Attendees && matter.Level != Level.Attendees && viewer.May(Permission.SeeEvidence, matter)
                    && open.Inspection.AnswerTo(step, field) is { } answer)
                {
                    yield return new ExportBlock.Line(field.Label, AnswerWords.Of(field, answer.Value, today));
                }
            }
        }

        if (none)
        {
            yield return new ExportBlock.Sentence("None so far.");
        }
    }

    private static IEnumerable<Mark> TicksOf(Inspection inspection, Step step) => inspection.Ticks
        .Where(tick => tick.Key == step.Id || tick.Key.StartsWith(step.Id + "@", StringComparison.Ordinal))
        .Select(tick => tick.Value)
        .OrderBy(mark => mark.At);

    // The days of the draft and of the final report are for the room until the report is out (CONF-11).
    private static bool HangsOnTheReport(Step step, bool lifted) => !lifted && step.When.Offsets.Any(offset => offset.Anchor is Anchor.D or Anchor.F);

    private static IEnumerable<ExportBlock> Meetings(OpenInspection open, Viewer viewer)
    {
        var none = true;
        foreach (var meeting in open.Inspection.Meetings.OrderBy(meeting => meeting.Start))
        {
            // A meeting that is a step is as confidential as the more confidential of the two.
            if (meeting.IsCancelled || !MaySee(viewer, new(meeting.Level, meeting.SharedWithArea))
                || (meeting.StepId is { } id && open.Timeline.Find(id) is { } planned && !MaySee(viewer, Matters.Of(planned.Step, open.Timeline))))
            {
                continue;
            }

            none = false;
            yield return new ExportBlock.Heading(meeting.Title);
            yield return new ExportBlock.Line("When", $"{meeting.Start.Date.SayInFull()}, {meeting.Start.TimeOfDay.Say()} to {meeting.End.TimeOfDay.Say()}");
            if (meeting.Where is { } where)
            {
                yield return new ExportBlock.Line("Where", where);
            }
        }

        if (none)
        {
            yield return new ExportBlock.Sentence("None in the timetable.");
        }
    }

    private static bool MaySee(Viewer viewer, Matter matter) => matter.Level != Level.Attendees && viewer.May(Permission.SeeSteps, matter);
}
