using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;

namespace ForumBot.Checklists;

/// <summary>What is so for steps that are done in the vault: who is offered the way there, and what is written down there instead of in a form. Pure.</summary>
public static class VaultSteps
{
    /// <summary>True for what the vault writes down by itself: nobody types it into the step's form.</summary>
    public static bool IsKeptByVault(Step step, EvidenceField field) => step.Vault switch
    {
        VaultPart.Attendance or VaultPart.Terms => true,
        VaultPart.Notes => field.Kind == FieldKind.List,
        // The report's link is a key-holder's word, and is given where it is checked and logged (CONF-03).
        _ => field.Kind == FieldKind.ReportLink,
    };

    /// <summary>True for a step that ticks itself when it is done there.</summary>
    public static bool TicksItself(Step step) => step.Vault is VaultPart.Attendance or VaultPart.Terms;

    /// <summary>
    /// The buttons that lead there, as far as this reader may go. What is for those in the room is offered on a card that only one of them sees; on a card for
    /// many it would be a button to nothing for most.
    /// </summary>
    public static IReadOnlyList<Execute> DoorsOf(Step step, Viewer viewer) => step.Vault switch
    {
        VaultPart.Attendance when viewer.May(Permission.NameAttendees, Matter.Forum) => [AttendanceCard.Open],
        VaultPart.Terms when viewer.May(Permission.AnswerAsAttendee, Matter.Forum) => [TermsCard.Open],
        VaultPart.Notes when viewer.InTheRoom => [Door("Write a note", Verbs.WriteNote, "note"), Door("Open the notes", Verbs.ShowNotes, "notes")],
        VaultPart.Lock when viewer.InTheRoom => [Door("Open the notes", Verbs.ShowNotes, "notes"), new("Check and lock", Verbs.LockNotes) { TakesFields = false }],
        VaultPart.Compare when viewer.InTheRoom => [Door("Compare with the report", Verbs.CompareNotes, null)],
        VaultPart.Review when viewer.InTheRoom => [Door("Decide about the notes", Verbs.ShowKeeping, null)],
        _ when viewer.May(Permission.LiftEmbargo, Matter.Forum) && step.Collect.Any(field => field.Kind == FieldKind.ReportLink) =>
            [Door("Report published", Verbs.ShowPublication, "report published")],
        _ => [],
    };

    private static Execute Door(string title, string verb, string? orSay) => new(title, verb) { OrSay = orSay, TakesFields = false };
}
