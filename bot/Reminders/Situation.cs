using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>All that the plan of one inspection is worked out from, as it is at one moment.</summary>
/// <param name="Open">The inspection with its forum, playbook, dates and timetable.</param>
/// <param name="Preferences">By the person's key; who is absent has the defaults.</param>
/// <param name="Book">What was said already.</param>
/// <param name="Calendar">Working days and bank holidays.</param>
/// <param name="Now">The moment.</param>
public sealed record Situation(
    OpenInspection Open,
    IReadOnlyDictionary<string, Preferences> Preferences,
    ReminderBook Book,
    WorkingDays Calendar,
    Instant Now)
{
    /// <summary>The London clock.</summary>
    public LocalDateTime Local => Now.InZone(London.Zone).LocalDateTime;

    /// <summary>What this person wants.</summary>
    public Preferences Of(string personKey) => Preferences.GetValueOrDefault(personKey) ?? Reminders.Preferences.Default;
}
