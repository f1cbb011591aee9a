using ForumBot.Cards;
using ForumBot.Checklists;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>Paper copies in sentences, for the forum. Pure.</summary>
public static class PaperWords
{
    /// <summary>The totals, and what is still to do before the last collection (London time; null when nobody has said when that is).</summary>
    public static IReadOnlyList<string> Of(Promotion promotion, LocalDateTime? lastCollection, LocalDateTime now)
    {
        var lines = new List<string>(3);
        if (promotion.Paper.Count > 0)
        {
            lines.Add($"{promotion.Total(PaperKind.AskedFor)} asked for, {promotion.Total(PaperKind.HandedOut)} handed out, {promotion.Total(PaperKind.HandedIn)} handed in.");
            var missing = promotion.Total(PaperKind.AskedFor) - promotion.Total(PaperKind.HandedOut);
            if (missing > 0 && !(lastCollection <= now))
            {
                lines.Add($"{Families(missing)} still {(missing == 1 ? "waits" : "wait")} for a paper copy.");
            }
        }

        if (lastCollection is not { } last)
        {
            return lines;
        }

        if (last <= now)
        {
            lines.Add($"The last collection was {last.Say(now.Date)}.");
        }
        else if (IsUrgent(promotion, lastCollection, now))
        {
            var forms = promotion.StillOut == 1 ? "One form is" : $"{promotion.StillOut} forms are";
            lines.Add($"{forms} still out. The last collection is {StepWords.Day(last.Date, now.Date)}, {last.TimeOfDay.Say()}. Please get all forms in.");
        }
        else
        {
            lines.Add($"The last collection is {last.Say(now.Date)}. {Countdown.Say(last, now)}");
        }

        return lines;
    }

    /// <summary>True when forms are out that have to go back today or tomorrow.</summary>
    public static bool IsUrgent(Promotion promotion, LocalDateTime? lastCollection, LocalDateTime now) =>
        lastCollection is { } last && last > now && last.Date <= now.Date.PlusDays(1) && promotion.StillOut > 0;

    private static string Families(int number) => number == 1 ? "One family" : $"{number} families";
}
