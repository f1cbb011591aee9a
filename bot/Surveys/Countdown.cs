using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>The time left until a moment, as people say it. Whole days follow the calendar, so that a clock change does not shorten one. Pure.</summary>
public static class Countdown
{
    private const int SoonHours = 12;
    private static readonly string[] Small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    /// <summary>"That is tomorrow: 22 hours left."; "2 days and 3 hours left.".</summary>
    public static string Say(LocalDateTime until, LocalDateTime now)
    {
        var left = Left(until, now);
        return Period.DaysBetween(now.Date, until.Date) switch
        {
            0 => $"That is today: {left} left.",
            1 => $"That is tomorrow: {left} left.",
            _ => $"{char.ToUpperInvariant(left[0])}{left[1..]} left.",
        };
    }

    /// <summary>"2 days and 3 hours", "3 hours and 20 minutes", "less than a minute".</summary>
    public static string Left(LocalDateTime until, LocalDateTime now)
    {
        var days = Math.Max(0, Period.Between(now, until, PeriodUnits.Days).Days);
        var rest = London.At(until).ToInstant() - London.At(now.PlusDays(days)).ToInstant();
        var (hours, minutes) = ((int)rest.TotalHours, rest.Minutes);
        var parts = new List<string>(3);
        Add(days, "one day", "days");
        Add(hours, "one hour", "hours");
        if (days == 0 && hours < SoonHours)
        {
            Add(minutes, "one minute", "minutes");
        }

        return parts.Count == 0 ? "less than a minute" : string.Join(" and ", parts);

        void Add(int number, string one, string many)
        {
            if (number > 0)
            {
                parts.Add(number == 1 ? one : $"{number} {many}");
            }
        }
    }

    /// <summary>The headline of a reminder: "Two days left", "Three hours left", "Last day".</summary>
    public static string Headline(LocalDateTime until, LocalDateTime now)
    {
        var days = Period.DaysBetween(now.Date, until.Date);
        if (days > 0)
        {
            return days < Small.Length ? $"{Small[days]} {(days == 1 ? "day" : "days")} left" : $"{days} days left";
        }

        var rest = London.At(until).ToInstant() - London.At(now).ToInstant();
        var hours = (int)Math.Round(rest.TotalHours, MidpointRounding.AwayFromZero);
        return hours < 1 ? "Less than an hour left"
            : hours < Small.Length ? $"{Small[hours]} {(hours == 1 ? "hour" : "hours")} left"
            : $"{hours} hours left";
    }
}
