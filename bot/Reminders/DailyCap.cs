using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Forums;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// How many messages a day one person gets, and the one at 19:30 that gathers the rest. What is due at one moment is one message. What cannot be held
/// back (the list of the day, the survey's news, what would be of no use in the evening) takes its share of the cap first; what is urgent counts against
/// none. A day of reminders runs from 19:30 to 19:30. Pure: whether a thing fits is a matter of its place in the plan of its day.
/// </summary>
internal static class DailyCap
{
    /// <summary>Foresees the gathering of today, and of yesterday while it can still help.</summary>
    public static void Add(Foreseen plan)
    {
        if (plan.Inspection.Ended is not null)
        {
            return;
        }

        var today = ReminderHours.DayOf(plan.Situation.Now);
        for (var day = today.PlusDays(-1); day <= today; day = day.PlusDays(1))
        {
            var (due, late) = (ReminderHours.Gathering(day), ReminderHours.Morning(day.PlusDays(1)));
            if (plan.Helps(due, late) && PeopleOn(day, plan.Situation) is { IsEmpty: false } people)
            {
                var to = new Addressees(RoleSet.None, people, Places: false, Matter.Public);
                plan.Add(new($"held/{ReminderHours.Write(day)}", due, late, new Subject.HeldBack(day), to), plan.Started);
            }
        }
    }

    /// <summary>What the cap of this person holds back on this day, in order of time.</summary>
    public static IReadOnlyList<Occurrence> Of(string personKey, LocalDate day, Situation situation) =>
        Ranked(day, situation) is { } ranked ? ranked.HeldFor(personKey) : [];

    /// <summary>For the people whose cap holds this occurrence back.</summary>
    public static ImmutableHashSet<string> HoldsBack(Occurrence occurrence, Situation situation) =>
        CanWait(occurrence) && Ranked(ReminderHours.DayOf(occurrence.Due), situation) is { } ranked ? ranked.HeldOf(occurrence) : [];

    private static ImmutableList<string> PeopleOn(LocalDate day, Situation situation) =>
        Ranked(day, situation) is { } ranked ? ranked.People() : [];

    private static bool CanWait(Occurrence occurrence) =>
        !occurrence.IsUrgent
        && occurrence.About is not (Subject.MorningList or Subject.SurveyNews or Subject.HeldBack)
        && occurrence.LateUntil > ReminderHours.Gathering(ReminderHours.DayOf(occurrence.Due));

    /// <summary>The plan of a day with who hears what; null when nobody's cap can be reached, which is nearly always.</summary>
    private static Ranking? Ranked(LocalDate day, Situation situation)
    {
        var all = ReminderPlan.OnDay(day, situation);
        all.RemoveAll(occurrence => occurrence.IsUrgent);
        return MomentsOf(all) <= LeastCap(situation) ? null : new(all, situation);
    }

    private static int MomentsOf(List<Occurrence> inOrder)
    {
        var moments = 0;
        for (var i = 0; i < inOrder.Count; i++)
        {
            moments += i == 0 || inOrder[i].Due != inOrder[i - 1].Due ? 1 : 0;
        }

        return moments;
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

    private sealed class Ranking
    {
        // By the person's key, what is held back for them in order of time.
        private readonly Dictionary<string, List<Occurrence>> held = [];

        // By the person's key, the moments at which they get a message.
        private readonly Dictionary<string, HashSet<Instant>> told = [];

        public Ranking(List<Occurrence> day, Situation situation)
        {
            foreach (var theseCanWait in (ReadOnlySpan<bool>)[false, true])
            {
                foreach (var occurrence in day)
                {
                    if (CanWait(occurrence) == theseCanWait)
                    {
                        Place(occurrence, theseCanWait, situation);
                    }
                }
            }
        }

        public List<Occurrence> HeldFor(string personKey) => held.GetValueOrDefault(personKey) ?? [];

        public ImmutableHashSet<string> HeldOf(Occurrence occurrence) =>
            [.. held.Where(pair => pair.Value.Exists(one => one.Key == occurrence.Key)).Select(pair => pair.Key)];

        public ImmutableList<string> People() => [.. held.Keys.Order(StringComparer.Ordinal)];

        private void Place(Occurrence occurrence, bool canWait, Situation situation)
        {
            foreach (var person in Addressing.PeopleOf(occurrence, situation))
            {
                var key = person.Id.Key;
                var moments = told.TryGetValue(key, out var known) ? known : told[key] = [];
                if (canWait && !moments.Contains(occurrence.Due) && moments.Count >= situation.Of(key).DailyCap)
                {
                    (held.TryGetValue(key, out var list) ? list : held[key] = []).Add(occurrence);
                }
                else
                {
                    moments.Add(occurrence.Due);
                }
            }
        }
    }
}
