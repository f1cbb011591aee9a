using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>What may be right about a meeting but deserves a second look before it is posted. Pure.</summary>
public static class MeetingDoubts
{
    private const int MostClashes = 4;
    private static readonly LocalTime DayBegins = new(8, 0);
    private static readonly LocalTime DayEnds = new(18, 0);

    /// <summary>The sentences. Only meetings that this viewer may see are spoken of.</summary>
    public static IEnumerable<string> Of(Meeting wanted, OpenInspection open, Timeline after, Viewer viewer, BankHolidays holidays, LocalDateTime now)
    {
        if (wanted.IsCancelled)
        {
            yield break;
        }

        foreach (var clash in Clashes(wanted, open, viewer).Take(MostClashes))
        {
            yield return clash;
        }

        var day = wanted.Start.Date;
        if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            yield return $"{day.Say(now.Date)} is at the weekend.";
        }

        if (holidays.IsHoliday(day))
        {
            yield return $"{day.Say(now.Date)} is a bank holiday.";
        }

        if (wanted.Start.TimeOfDay < DayBegins || wanted.End.TimeOfDay > DayEnds || wanted.End.Date > day)
        {
            yield return "It is not all between 8am and 6pm. Parents may need someone to look after their children.";
        }

        if (wanted.Level == Level.Public)
        {
            yield return "Anyone may see it, with its place or link.";
        }

        if (wanted.StepId is { } step && after.Find(step) is { PleaseCheck: true } planned)
        {
            yield return $"The checklist expects “{planned.Step.Title}” on another day.";
        }
    }

    private static IEnumerable<string> Clashes(Meeting wanted, OpenInspection open, Viewer viewer)
    {
        var people = MeetingWords.PeopleWanted(wanted, open.Forum).ToList();
        foreach (var other in Timetable.Live(open.Inspection))
        {
            if (other.Id == wanted.Id || other.Start >= wanted.End || wanted.Start >= other.End || !viewer.MaySee(other))
            {
                continue;
            }

            var both = MeetingWords.PeopleWanted(other, open.Forum).Where(person => people.Any(one => one.Id == person.Id)).Select(person => person.Name).ToList();
            if (both.Count > 0)
            {
                var names = both.Count > 3 ? $"{both[0]}, {both[1]} and {both.Count - 2} others are" : $"{Wording.List(both)} {(both.Count == 1 ? "is" : "are")}";
                yield return $"{names} wanted at “{other.Title}” at the same time.";
            }
        }
    }
}
