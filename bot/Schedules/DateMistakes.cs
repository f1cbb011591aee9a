using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>What is wrong with main dates as somebody wants them. Pure.</summary>
public static class DateMistakes
{
    /// <summary>Every mistake in the dates that are changed, looked at together with those that are settled.</summary>
    public static IEnumerable<Applied.Refused> In(Inspection after, Playbook playbook, IReadOnlyList<DateChange> changed, LocalDate today)
    {
        foreach (var (_, sentence) in ByAnchor(after, playbook, changed, today))
        {
            yield return new(sentence, Part.Date);
        }
    }

    /// <summary>The same with the date that each mistake stands beside.</summary>
    public static IEnumerable<(Anchor Anchor, string Sentence)> ByAnchor(Inspection after, Playbook playbook, IReadOnlyList<DateChange> changed, LocalDate today)
    {
        if (changed.Any(date => date.Anchor == Anchor.N) && after.NotifiedOn > today)
        {
            yield return (Anchor.N, $"{after.NotifiedOn.SayInFull()} has not come yet. Give the day the call came, today at the latest.");
        }

        foreach (var (earlier, later, sentence) in DateOrder.Rules)
        {
            var mover = changed.Any(date => date.Anchor == later) ? later : earlier;
            if (!DateOrder.IsForAttendees(earlier) && !DateOrder.IsForAttendees(later) && changed.Any(date => date.Anchor == mover)
                && MainDates.Of(after, playbook, earlier) is { } first && MainDates.Of(after, playbook, later) is { } second
                && DateOrder.IsBefore(second, first))
            {
                yield return (mover, sentence);
            }
        }
    }
}
