using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>What is wrong with a meeting as somebody wants it, each in a sentence that says how to put it right. Europe/London times. Pure.</summary>
public static class MeetingMistakes
{
    /// <summary>The longest title, in UTF-16 units.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest place or link, in UTF-16 units.</summary>
    public const int LongestPlace = 500;

    /// <summary>The longest words about others who are wanted, in UTF-16 units.</summary>
    public const int LongestOthers = 200;

    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 500;

    private const int LongestDays = 14;

    /// <summary>Every mistake. <paramref name="before"/> is the meeting that is changed; null for a new one.</summary>
    public static IEnumerable<Applied.Refused> In(Meeting wanted, Meeting? before, LocalDateTime now)
    {
        if (string.IsNullOrWhiteSpace(wanted.Title))
        {
            yield return new("Give the meeting a name, like “Talk with the lead inspector”.", Part.Title);
        }

        if (TooLong(wanted.Title, LongestTitle, Part.Title) is { } title)
        {
            yield return title;
        }

        if (wanted.Start < now && wanted.Start != before?.Start)
        {
            yield return new($"{wanted.Start.Say(now.Date)} has gone by. Give a time that is still to come.", wanted.Start.Date < now.Date ? Part.Day : Part.Start);
        }

        if (wanted.Start.Date > now.Date.PlusYears(2))
        {
            yield return new("That is more than two years away. Check the year.", Part.Day);
        }

        if (wanted.End <= wanted.Start)
        {
            yield return new($"It would end before it starts, at {wanted.Start.TimeOfDay.Say()}. Check both times.", Part.End);
        }
        else if (wanted.End > wanted.Start.PlusDays(LongestDays))
        {
            yield return new($"It would go on for more than {LongestDays} days. Check the end.", Part.End);
        }

        if (TooLong(wanted.Where, LongestPlace, Part.Where) is { } place)
        {
            yield return place;
        }

        if (TooLong(wanted.Wanted.Others, LongestOthers, Part.Others) is { } others)
        {
            yield return others;
        }
    }

    private static Applied.Refused? TooLong(string? text, int most, Part part) =>
        text?.Length > most ? new($"That is too long. Use {most} letters or fewer.", part) : null;
}
