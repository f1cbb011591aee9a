using System.Collections.Immutable;
using System.Globalization;
using ForumBot.Cards;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Reminders;

/// <summary>Reads the form of one's own reminders, as a pure function of what was typed. Times and days are Europe/London.</summary>
public static class PreferencesForm
{
    private const int FewestADay = 1;
    private const int MostADay = 20;
    private const int LongestAwayDays = 366;
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The fields of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        PreferencesCard.Where, PreferencesCard.QuietFrom, PreferencesCard.QuietUntil, PreferencesCard.Morning, PreferencesCard.Cap, PreferencesCard.AwayUntil,
    ];

    /// <summary>What is wrong, by field; empty when nothing is.</summary>
    public static ImmutableDictionary<string, string> Check(IReadOnlyDictionary<string, string> typed, LocalDate today)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>();
        if (WhereIn(typed) is null)
        {
            errors[PreferencesCard.Where] = "Choose one of the two.";
        }

        foreach (var field in (string[])[PreferencesCard.QuietFrom, PreferencesCard.QuietUntil])
        {
            if (TimeIn(typed, field) is null)
            {
                errors[field] = typed.ContainsKey(field)
                    ? "That is not a time of day. Choose one such as 8pm."
                    : "Choose a time. For no quiet hours, choose the same time twice.";
            }
        }

        if (typed.GetValueOrDefault(PreferencesCard.Morning) is not (PreferencesCard.Yes or PreferencesCard.No))
        {
            errors[PreferencesCard.Morning] = "Choose yes or no.";
        }

        if (CapIn(typed) is not (>= FewestADay and <= MostADay))
        {
            errors[PreferencesCard.Cap] = $"Choose a number from {FewestADay} to {MostADay}. To get none at all, say “stop reminders”.";
        }

        if (typed.ContainsKey(PreferencesCard.AwayUntil) && WhyNotAway(typed, today) is { } wrong)
        {
            errors[PreferencesCard.AwayUntil] = wrong;
        }

        return errors.ToImmutable();
    }

    /// <summary>These preferences with what was typed, which holds no mistakes; a snooze and a stop stay.</summary>
    public static Preferences Apply(Preferences before, IReadOnlyDictionary<string, string> typed) => before with
    {
        Where = WhereIn(typed) ?? before.Where,
        QuietFrom = TimeIn(typed, PreferencesCard.QuietFrom) ?? before.QuietFrom,
        QuietUntil = TimeIn(typed, PreferencesCard.QuietUntil) ?? before.QuietUntil,
        MorningList = typed.GetValueOrDefault(PreferencesCard.Morning) != PreferencesCard.No,
        DailyCap = CapIn(typed) ?? before.DailyCap,
        AwayUntil = DayIn(typed),
    };

    /// <summary>What is kept now, as the form's values.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Preferences kept, LocalDate today)
    {
        var values = new Dictionary<string, string>
        {
            [PreferencesCard.Where] = kept.Where == Where.ChannelOnly ? PreferencesCard.ChannelOnly : PreferencesCard.OwnChat,
            [PreferencesCard.QuietFrom] = Clock.Format(kept.QuietFrom),
            [PreferencesCard.QuietUntil] = Clock.Format(kept.QuietUntil),
            [PreferencesCard.Morning] = kept.MorningList ? PreferencesCard.Yes : PreferencesCard.No,
            [PreferencesCard.Cap] = kept.DailyCap.ToString(CultureInfo.InvariantCulture),
        };
        if (kept.AwayUntil is { } away && away >= today)
        {
            values[PreferencesCard.AwayUntil] = LocalDatePattern.Iso.Format(away);
        }

        return values;
    }

    private static string? WhyNotAway(IReadOnlyDictionary<string, string> typed, LocalDate today) => DayIn(typed) switch
    {
        null => "That is not a day I can use. Choose one from the calendar.",
        { } day when day < today => "That day has gone by. Choose today or a later day, or leave the box empty.",
        { } day when day > today.PlusDays(LongestAwayDays) => "That is more than a year away. Please check the year.",
        _ => null,
    };

    private static Where? WhereIn(IReadOnlyDictionary<string, string> typed) => typed.GetValueOrDefault(PreferencesCard.Where) switch
    {
        PreferencesCard.OwnChat => Where.OwnChat,
        PreferencesCard.ChannelOnly => Where.ChannelOnly,
        _ => null,
    };

    private static LocalTime? TimeIn(IReadOnlyDictionary<string, string> typed, string field) =>
        typed.TryGetValue(field, out var value) && Clock.Parse(value) is { Success: true, Value: var time } ? time : null;

    private static int? CapIn(IReadOnlyDictionary<string, string> typed) =>
        int.TryParse(typed.GetValueOrDefault(PreferencesCard.Cap), NumberStyles.None, CultureInfo.InvariantCulture, out var cap) ? cap : null;

    private static LocalDate? DayIn(IReadOnlyDictionary<string, string> typed) =>
        typed.TryGetValue(PreferencesCard.AwayUntil, out var value) && LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var day } ? day : null;
}
