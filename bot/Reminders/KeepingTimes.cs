using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Vault.Afterwards;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// The end of the notes of the feedback meeting: four weeks and one week before they are erased; and on the day itself where people are asked instead. To those
/// who were in the room and the chair, and without a word of what it is about: the message leads to a window that says it. Source: docs/rules.md, KEEPING.
/// </summary>
internal static class KeepingTimes
{
    /// <summary>The <see cref="Subject.DateAhead.Id"/> of all of them.</summary>
    public const string Keeping = "notes_keeping";

    private static readonly int[] DaysBefore = [28, 7];
    private static readonly RoleSet Chair = RoleSet.Of(Role.Chair);

    public static void Add(Foreseen plan)
    {
        if (!plan.Inspection.Attendance.People.Exists(one => one.Accepted is not null) || Retention.Of(plan.Open) is not { On: { } day } retention)
        {
            return;
        }

        if (retention.Kind == RetentionKind.Erased)
        {
            foreach (var days in DaysBefore)
            {
                Say(day, days, plan);
            }
        }
        else
        {
            Say(day, 0, plan);
        }
    }

    private static void Say(LocalDate date, int daysBefore, Foreseen plan)
    {
        var day = date.PlusDays(-daysBefore);
        var (due, late) = (ReminderHours.Morning(day), ReminderHours.DayOver(day.PlusDays(6)));
        if (plan.Helps(due, late))
        {
            var room = plan.Inspection.Attendance.People.FindAll(one => Messaging.PersonId.Parse(one.PersonKey) is { } person && Presence.IsIn(plan.Open.Forum, plan.Inspection, person));
            plan.Add(
                new($"date/{Keeping}/{ReminderHours.Write(date)}/{daysBefore}", due, late, new Subject.DateAhead(Keeping, date), new(Chair, [.. room.Select(one => one.PersonKey)], Places: false, Matter.Forum)),
                plan.Started);
        }
    }
}
