using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// How many messages a day one person gets, and the one at 19:30 that gathers the rest. What is due at one moment is one message. What cannot be held
/// back (the list of the day, the survey's news, what would be of no use in the evening) takes its share of the cap first; what is urgent or told at
/// short notice counts against none. A day of reminders runs from 19:30 to 19:30. Whether a thing is held back is settled when it begins, and the book keeps it: whatever changes
/// afterwards, the gathering brings it. Pure.
/// </summary>
internal static class DailyCap
{
    /// <summary>For so many days a gathering is tried, for who is asleep or cannot be reached at 19:30.</summary>
    private const int DaysOfUse = 3;

    /// <summary>Foresees the gathering of today, and those before that can still help.</summary>
    public static void Add(Foreseen plan)
    {
        if (plan.Inspection.Ended is not null)
        {
            return;
        }

        var today = ReminderHours.DayOf(plan.Situation.Now);
        for (var day = today.PlusDays(-DaysOfUse); day <= today; day = day.PlusDays(1))
        {
            var (due, late) = (ReminderHours.Gathering(day), ReminderHours.Gathering(day.PlusDays(DaysOfUse)));
            if (plan.Helps(due, late) && HeldOn(day, plan.Situation.Book) is { IsEmpty: false } people)
            {
                var to = new Addressees(RoleSet.None, people, Places: false, Matter.Public);
                plan.Add(new($"held/{ReminderHours.Write(day)}", due, late, new Subject.HeldBack(day), to), plan.Started);
            }
        }
    }

    /// <summary>The people whose cap holds this occurrence back; nobody once the gathering is due that would bring it.</summary>
    public static ImmutableHashSet<string> HoldsBack(Occurrence occurrence, Situation situation)
    {
        if (situation.Book.Pushes.TryGetValue(occurrence.Key, out var begun))
        {
            return [.. begun.HeldBack];
        }

        var day = ReminderHours.DayOf(occurrence.Due);
        return CanWait(occurrence) && situation.Now < ReminderHours.Gathering(day) ? HeldOf(occurrence, day, situation) : [];
    }

    private static ImmutableList<string> HeldOn(LocalDate day, ReminderBook book)
    {
        SortedSet<string>? people = null;
        foreach (var push in book.Pushes.Values)
        {
            if (push.HeldBack.Count > 0 && ReminderHours.DayOf(push.Due) == day)
            {
                (people ??= new(StringComparer.Ordinal)).UnionWith(push.HeldBack);
            }
        }

        return people is null ? [] : [.. people];
    }

    private static bool Counts(Occurrence occurrence) => occurrence is { IsUrgent: false, MustReachBy: null } && occurrence.About is not Subject.HeldBack;

    private static bool CanWait(Occurrence occurrence) =>
        Counts(occurrence)
        && occurrence.About is not (Subject.MorningList or Subject.SurveyNews)
        && occurrence.LateUntil > ReminderHours.Gathering(ReminderHours.DayOf(occurrence.Due));

    // Nearly always there are fewer moments in the day than the least that anybody wants.
    private static ImmutableHashSet<string> HeldOf(Occurrence occurrence, LocalDate day, Situation situation)
    {
        var begun = situation.Book.Pushes.Where(push => push.Value.What is { } what && Counts(what) && ReminderHours.DayOf(push.Value.Due) == day).ToList();
        var ahead = ReminderPlan.OnDay(day, situation);
        ahead.RemoveAll(one => !Counts(one) || situation.Book.Pushes.ContainsKey(one.Key));
        if (begun.Select(push => push.Value.Due).Concat(ahead.Select(one => one.Due)).Distinct().Count() <= LeastCap(situation))
        {
            return [];
        }

        var told = new Told(situation);
        foreach (var (_, push) in begun)
        {
            told.Begun(push);
        }

        foreach (var cannotWait in ahead.Where(one => !CanWait(one)))
        {
            told.Say(cannotWait);
        }

        foreach (var canWait in ahead.Where(CanWait).TakeWhile(one => one.Key != occurrence.Key))
        {
            told.SayOrHold(canWait);
        }

        return told.SayOrHold(occurrence);
    }

    private static int LeastCap(Situation situation)
    {
        var least = Preferences.Default.DailyCap;
        foreach (var wishes in situation.Preferences.Values)
        {
            least = Math.Min(least, wishes.DailyCap);
        }

        return least;
    }

    /// <summary>By the person's key, the moments at which they get a message.</summary>
    private sealed class Told(Situation situation)
    {
        private readonly Dictionary<string, HashSet<Instant>> moments = [];

        public void Begun(Push push)
        {
            foreach (var person in Addressing.PeopleOf(push.What!, situation).Where(person => !push.HeldBack.Contains(person.Id.Key)))
            {
                Of(person).Add(push.Due);
            }
        }

        public void Say(Occurrence occurrence)
        {
            foreach (var person in Addressing.PeopleOf(occurrence, situation))
            {
                Of(person).Add(occurrence.Due);
            }
        }

        /// <summary>Says it to whose cap is not reached, and gives back for whom it is held back.</summary>
        public ImmutableHashSet<string> SayOrHold(Occurrence occurrence)
        {
            var held = ImmutableHashSet.CreateBuilder<string>();
            foreach (var person in Addressing.PeopleOf(occurrence, situation))
            {
                var theirs = Of(person);
                if (theirs.Count >= situation.Of(person.Id.Key).DailyCap && !theirs.Contains(occurrence.Due))
                {
                    held.Add(person.Id.Key);
                }
                else
                {
                    theirs.Add(occurrence.Due);
                }
            }

            return held.ToImmutable();
        }

        private HashSet<Instant> Of(Person person) =>
            moments.TryGetValue(person.Id.Key, out var known) ? known : moments[person.Id.Key] = [];
    }
}
