using NodaTime;
using NodaTime.Text;

namespace ForumBot.Cards;

/// <summary>Dates, times and numbers as people say them. All dates and times are Europe/London.</summary>
public static class Wording
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");
    private static readonly LocalDatePattern DayAndYear = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM yyyy");

    /// <summary>"Monday 8 March"; with the year when it is not <paramref name="today"/>'s year.</summary>
    public static string Say(this LocalDate date, LocalDate today) => (date.Year == today.Year ? Day : DayAndYear).Format(date);

    /// <summary>"Monday 8 March 2027".</summary>
    public static string SayInFull(this LocalDate date) => DayAndYear.Format(date);

    /// <summary>"9am", "9:30am", "12 noon", "midnight".</summary>
    public static string Say(this LocalTime time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "12 noon",
        var (hour, minute) => $"{(hour + 11) % 12 + 1}{(minute == 0 ? "" : $":{minute:00}")}{(hour < 12 ? "am" : "pm")}",
    };

    /// <summary>"Monday 8 March, 9am".</summary>
    public static string Say(this LocalDateTime moment, LocalDate today) => $"{moment.Date.Say(today)}, {moment.TimeOfDay.Say()}";

    /// <summary>How one speaks to the bot where it hears only what is meant for it: in a channel or group chat.</summary>
    public static string ByName(string say) => $"In a channel or group chat, begin with my name: “@ForumBot {say}”.";

    /// <summary>"one step", "3 steps".</summary>
    public static string Count(int number, string one, string many) => number == 1 ? $"one {one}" : $"{number} {many}";

    /// <summary>"Survey closes: ", "Who goes? ": a label before what belongs to it.</summary>
    public static string LeadIn(string label) => label.EndsWith('?') ? label + " " : label + ": ";

    /// <summary>"Ann", "Ann and Ben", "Ann, Ben and Cat".</summary>
    public static string List(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };
}
