using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Schedules;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// A change of the timetable is told at once when it touches the next 24 hours or makes something late (DR-13), otherwise with the next morning. What
/// touches the next 12 hours cannot wait for anybody's quiet hours to end. What was taken back before anybody heard of it is never told.
/// Source: docs/rules.md, SCHEDULE.
/// </summary>
internal static class TimetableNotices
{
    private static readonly Duration AtOnce = Duration.FromHours(24);
    private static readonly Duration Urgent = Duration.FromHours(12);
    private static readonly Duration Margin = Duration.FromHours(2);
    private static readonly Duration Longest = Duration.FromDays(7);

    /// <summary>What the ledger knows the notice of a change by.</summary>
    public static string KeyOf(string changeId) => $"change/{changeId}";

    public static void Add(Foreseen plan)
    {
        foreach (var change in plan.Changes)
        {
            var late = LateUntil(change);
            if (!plan.Helps(change.By.At, late) && !plan.Helps(ReminderHours.NextMorning(change.By.At), late))
            {
                continue;
            }

            var key = KeyOf(change.Id);
            var push = plan.PushOf(key);
            if (push is null && !IsNews(change, plan))
            {
                continue;
            }

            var survey = SurveyTimes.NoticeOf(change, plan);
            var rest = survey is null ? change : change with { Dates = change.Dates.RemoveAll(date => date.Anchor is Anchor.O or Anchor.C) };
            var urgent = ShortNotice.Touches(rest, Urgent) || survey?.Closes - change.By.At < Urgent;
            var due = push?.Due ?? DueOf(rest, survey?.Due, plan);
            if (plan.Helps(due, late))
            {
                plan.Add(
                    new(key, due, late, new Subject.TimetableChanged(change.Id), To(change))
                    {
                        IsUrgent = urgent,
                        MustReachBy = survey is not null || ShortNotice.Touches(rest, AtOnce)
                            ? Instant.Min(FirstStart(rest), survey?.Closes ?? Instant.MaxValue) - Margin
                            : null,
                    },
                    Instant.MinValue);
            }
        }
    }

    private static bool IsNews(ScheduleChange change, Foreseen plan) =>
        change.Undone is null
        && (change.TakesBack is not { } before || plan.HasBegun(KeyOf(before)));

    // A new closing time of the survey is told when its ladder says (SR-05), and whatever else changed with it no later than it would be alone.
    private static Instant DueOf(ScheduleChange rest, Instant? survey, Foreseen plan)
    {
        var made = rest.By.At;
        var alone = ShortNotice.Touches(rest, AtOnce) || MakesLate(rest, plan) ? made : ReminderHours.NextMorning(made);
        return survey is { } ladder ? Instant.Min(ladder, alone) : alone;
    }

    // News of a meeting is of no use once it is over. A date that is over still is: others are counted from it.
    private static Instant LateUntil(ScheduleChange change)
    {
        if (change.Dates.Count > 0)
        {
            return change.By.At + Longest;
        }

        var last = Instant.MinValue;
        foreach (var (before, after) in change.Meetings)
        {
            last = Instant.Max(last, London.At(LocalDateTime.Max(after.End, before?.End ?? after.End)).ToInstant());
        }

        return Instant.Min(last, change.By.At + Longest);
    }

    // The first thing ahead that it touches, as it was or as it is.
    private static Instant FirstStart(ScheduleChange change)
    {
        var first = Instant.MaxValue;
        foreach (var (before, after) in change.Meetings)
        {
            Start(after.Start);
            Start(before?.Start);
        }

        foreach (var (_, before, after) in change.Dates)
        {
            Start(before is { } was ? was.Date + (was.Time ?? ShortNotice.DayBegins) : null);
            Start(after is { } now ? now.Date + (now.Time ?? ShortNotice.DayBegins) : null);
        }

        return first;

        void Start(LocalDateTime? local)
        {
            if (local is { } at && London.At(at).ToInstant() is var start && start > change.By.At)
            {
                first = Instant.Min(first, start);
            }
        }
    }

    /// <summary>DR-13, by working out the dates as they were before.</summary>
    private static bool MakesLate(ScheduleChange change, Foreseen plan)
    {
        if (change.Dates.Count == 0 && !change.Meetings.Exists(meeting => meeting.After.StepId is not null))
        {
            return false;
        }

        var before = Timeline.Plan(plan.Open.Playbook, FactsBefore(change, plan), plan.Calendar);
        return TimelineChange.Between(before, plan.Timeline, IsOpen, change.By.At).PushAtOnce;

        bool IsOpen(string id) => plan.Timeline.Find(id) is { Step: var step } && !plan.IsDone(step, London.DateOf(change.By.At));
    }

    private static InspectionFacts FactsBefore(ScheduleChange change, Foreseen plan)
    {
        SchoolHoliday[] breaks = [.. plan.Open.Forum.Area.SchoolBreaks.Select(b => new SchoolHoliday(b.First, b.Last, b.Name))];
        var facts = KnownFacts.Of(plan.Inspection, plan.Open.Playbook, breaks);
        foreach (var (anchor, was, _) in change.Dates)
        {
            facts = (anchor, was) switch
            {
                (Anchor.N, { } day) => facts with { NotifiedOn = day.Date },
                (_, { } day) => facts with { Confirmed = facts.Confirmed.SetItem(anchor, day) },
                _ => facts with { Confirmed = facts.Confirmed.Remove(anchor) },
            };
        }

        foreach (var (was, now) in change.Meetings)
        {
            if (now.StepId is { } step)
            {
                var times = facts.StepTimes;
                facts = facts with { StepTimes = was is { IsCancelled: false } ? times.SetItem(step, was.Start) : times.Remove(step) };
            }
        }

        return facts;
    }

    // Whoever may see one part of it is told, and the card shows each reader their parts.
    private static Addressees To(ScheduleChange change)
    {
        var bits = 0;
        var people = ImmutableList<string>.Empty;
        Matter? matter = null;
        foreach (var (before, after) in change.Meetings)
        {
            Wanted(after);
            if (before is not null)
            {
                Wanted(before);
                // It is off their timetable, whether or not they were wanted there.
                bits |= before.SharedWithArea && !after.SharedWithArea ? RoleSet.Of(Role.Lano).Bits : 0;
            }
        }

        foreach (var date in change.Dates)
        {
            // CONF-11: when the draft and the final report came is for those in the room.
            bits |= RoleSet.Insiders.Bits | RoleSet.Of(Role.Lano).Bits;
            Add(date.Anchor is Anchor.D or Anchor.F ? Matter.Attendees : DateWords.Of(date.Anchor)?.Matter ?? Matter.Schedule);
        }

        return new(new(bits), people, Places: true, matter ?? Matter.Forum);

        void Wanted(Meeting meeting)
        {
            var to = MeetingTimes.WantedAt(meeting);
            bits |= to.Roles.Bits;
            people = people.AddRange(to.People.Except(people));
            Add(to.Matter);
        }

        void Add(Matter other) => matter = matter is { } one
            ? new(one.Level < other.Level ? one.Level : other.Level, one.SharedWithArea || other.SharedWithArea)
            : other;
    }
}
