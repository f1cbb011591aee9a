using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>What a person's daily limit held back, in one message. Pure.</summary>
internal static class HeldBackReminder
{
    private const int Most = 12;

    /// <summary>The list; null when nothing was held back that still helps.</summary>
    internal static Card? Of(LocalDate day, Reader reader)
    {
        var held = ReminderPlan.Of(reader.Situation)
            .Where(occurrence => occurrence.About is not Subject.HeldBack && occurrence.Due <= reader.Situation.Now && London.DateOf(occurrence.Due) == day)
            .Where(occurrence => reader.Sees(occurrence.To.Matter) && Addressing.Of(occurrence, reader.Situation).Any(to => to.Key == reader.To.Key && to.IsHeldBack))
            .Select(occurrence => new Fact(occurrence.Due.InZone(London.Zone).TimeOfDay.Say(), ReminderTitles.Of(occurrence, reader.Situation)))
            .Take(Most)
            .ToList();
        return held.Count == 0 ? null : TogetherCard.HeldBack(held);
    }
}
