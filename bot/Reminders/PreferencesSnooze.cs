using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>How long somebody wants to be left alone. Pure; Europe/London times.</summary>
public static class PreferencesSnooze
{
    private static readonly LocalTime Evening = new(18, 0);
    private static readonly LocalTime Morning = new(8, 30);

    /// <summary>True as long as "this evening" is still ahead.</summary>
    public static bool IsBeforeEvening(LocalDateTime now) => now.TimeOfDay < Evening;

    /// <summary>When it ends; null for a wish that is not known, or an evening that has begun.</summary>
    public static Instant? Until(string? wish, Instant now)
    {
        var local = now.InZone(London.Zone).LocalDateTime;
        return wish switch
        {
            PreferencesCard.Hour => now + Duration.FromHours(1),
            PreferencesCard.Evening when IsBeforeEvening(local) => London.At(local.Date + Evening).ToInstant(),
            PreferencesCard.Tomorrow => London.At(local.Date.PlusDays(1) + Morning).ToInstant(),
            _ => null,
        };
    }

    /// <summary>The wish in what somebody said behind "snooze"; null when it is none of the three.</summary>
    public static string? Read(string said)
    {
        var words = said.ToLowerInvariant().Split([' ', ',', '.', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            _ when words.Intersect(["tomorrow", "morning"]).Any() => PreferencesCard.Tomorrow,
            _ when words.Intersect(["evening", "tonight", "6pm"]).Any() => PreferencesCard.Evening,
            ["1" or "one" or "an" or "a", "hour" or "hr" or "h"] or ["for", "1" or "one" or "an" or "a", "hour"] or ["1h" or "1hr"] or ["hour"] => PreferencesCard.Hour,
            _ => null,
        };
    }
}
