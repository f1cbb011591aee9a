using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// What only those who go to the feedback meeting hear: the evening before its terms, who has not accepted them; two hours after it, to lock the notes; and
/// the days of the steps that are theirs. What is for those in the room says nothing of what it is. Source: docs/rules.md, CONF-12, REMINDERS.
/// </summary>
internal static class RoomTimes
{
    private const int DaysOfUse = 7;
    private static readonly LocalTime Evening = new(17, 0);
    private static readonly Duration AfterMeeting = Duration.FromHours(2);

    public static void Add(Foreseen plan)
    {
        if (plan.Inspection.Attendance.People.Count == 0)
        {
            return;
        }

        foreach (var planned in plan.Timeline.Steps)
        {
            if (planned is not { State: StepState.Dated, Start: { } day, Step: var step } || !step.Tell.HasFlag(Recipients.Attendees)
                || Foreseen.IsForecast(planned) || plan.IsDone(step, day))
            {
                continue;
            }

            switch (step.Vault)
            {
                case VaultPart.Terms:
                    AddTerms(step, day, plan);
                    break;
                case VaultPart.Lock:
                    if ((plan.Inspection.Attendance.Over?.At ?? PlannedEnd(plan)) is { } ended)
                    {
                        Say(step, day, ended + AfterMeeting, ended + AfterMeeting + Duration.FromDays(1), ForRoom(step, plan), plan.Started, plan);
                    }

                    break;
                default:
                    if (Matters.Of(step, plan.Timeline).Level == Level.Attendees)
                    {
                        Say(step, day, ReminderHours.Morning(day), ReminderHours.DayOver(day.PlusDays(DaysOfUse)), ForRoom(step, plan), plan.Started, plan);
                    }

                    break;
            }
        }
    }

    /// <summary>The reminder of the terms; null for who has accepted them meanwhile, or is not on the list.</summary>
    internal static Card? Of(Subject.RoomDue due, Reader reader) =>
        reader.Open.Playbook.Find(due.StepId) is { Vault: VaultPart.Terms }
        && reader.Open.Inspection.Attendance.Find(reader.To.Key) is { Accepted: null }
            ? TermsCard.Reminder(FeedbackMeeting.StepOf(reader.Open) is { State: StepState.Dated } meeting ? StepWords.When(meeting, reader.Today) : null)
            : null;

    private static void AddTerms(Step step, LocalDate day, Foreseen plan)
    {
        var (people, known) = (ImmutableList<string>.Empty, plan.Started);
        foreach (var one in plan.Inspection.Attendance.People)
        {
            if (one.Accepted is null)
            {
                people = people.Add(one.PersonKey);
                // Who was named since then has just been told.
                known = Instant.Max(known, one.NamedBy.At);
            }
        }

        if (people.Count > 0)
        {
            var due = London.At(day + Evening).ToInstant();
            Say(step, day, due, PlannedEnd(plan) ?? due + Duration.FromDays(1), new(RoleSet.None, people, Places: false, Matters.Of(step, plan.Timeline)), known, plan);
        }
    }

    private static void Say(Step step, LocalDate day, Instant due, Instant late, Addressees to, Instant known, Foreseen plan)
    {
        if (plan.Helps(due, late))
        {
            plan.Add(new($"room/{step.Id}/{ReminderHours.Write(day)}", due, late, new Subject.RoomDue(step.Id), to), known);
        }
    }

    private static Addressees ForRoom(Step step, Foreseen plan) =>
        new(RoleSet.None, [], Places: false, Matters.Of(step, plan.Timeline)) { Room = true };

    private static Instant? PlannedEnd(Foreseen plan) => FeedbackMeeting.EndOf(plan.Open) is { } end ? London.At(end).ToInstant() : null;
}
