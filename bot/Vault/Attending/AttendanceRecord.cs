using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Writes what the list says into the steps that ask for it, so that the checklist shows it and ticks itself: who goes, who takes notes, who has accepted and
/// when. Pure.
/// </summary>
internal static class AttendanceRecord
{
    /// <summary>The inspection with this list, and with its steps filled in and ticked as the list has it.</summary>
    public static Inspection Write(Inspection inspection, Attendance after, Playbook playbook, LocalDate today, Mark by)
    {
        inspection = inspection with { Attendance = after };
        foreach (var step in playbook.Steps)
        {
            inspection = step.Vault switch
            {
                VaultPart.Attendance => Settle(Fill(inspection, step, after, by), step, IsFull(after), today, by),
                VaultPart.Terms => Settle(Fill(inspection, step, after, by), step, IsFull(after) && after.People.All(one => one.Accepted is not null), today, by),
                VaultPart.Notes => Fill(inspection, step, after, by),
                _ => inspection,
            };
        }

        return inspection;
    }

    /// <summary>How many places the forum has, as the chair's form had it; null leaves it empty.</summary>
    public static Inspection WritePlaces(Inspection inspection, Playbook playbook, int? places, Mark by) => PlacesOf(playbook) is (var step, var field)
        ? inspection.Fill(step, new Dictionary<string, string?> { [field.Id] = places?.ToString(System.Globalization.CultureInfo.InvariantCulture) }, by)
        : inspection;

    /// <summary>The field that asks for the number of places, with its step; null where the playbook asks for none.</summary>
    public static (Step Step, EvidenceField Field)? PlacesOf(Playbook playbook)
    {
        foreach (var step in playbook.Steps)
        {
            if (step.Vault == VaultPart.Attendance && step.Collect.FirstOrDefault(field => field.Kind == FieldKind.Number) is { } field)
            {
                return (step, field);
            }
        }

        return null;
    }

    private static bool IsFull(Attendance after) => after.People.Count >= FeedbackMeeting.FewestPeople;

    private static Inspection Fill(Inspection inspection, Step step, Attendance after, Mark by)
    {
        var values = new Dictionary<string, string?>();
        foreach (var field in step.Collect)
        {
            if (VaultSteps.IsKeptByVault(step, field) && field.Kind is FieldKind.List or FieldKind.PersonName)
            {
                values[field.Id] = (field.Kind, step.Vault) switch
                {
                    (FieldKind.PersonName, _) => after.People.Find(one => one.TakesNotes)?.Name,
                    (_, VaultPart.Terms) => Lines(after.People.Where(one => one.Accepted is not null).Select(one => $"{one.Name}: {At(one.Accepted!.At)}")),
                    _ => Lines(after.People.Select(one => one.Name)),
                };
            }
        }

        return values.Count == 0 ? inspection : inspection.Fill(step, values, by);
    }

    private static Inspection Settle(Inspection inspection, Step step, bool isDone, LocalDate today, Mark by) =>
        isDone ? inspection.Tick(step, today, by) : inspection.Untick(step, today, by);

    private static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;

    private static string At(Instant instant)
    {
        var at = instant.InZone(London.Zone).LocalDateTime;
        return $"{at.Date.SayInFull()}, {at.TimeOfDay.Say()}";
    }
}
