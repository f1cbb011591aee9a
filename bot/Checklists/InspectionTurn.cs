using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;

namespace ForumBot.Checklists;

/// <summary>What the features of an inspection share: finding it, and finding the step that was meant.</summary>
public static class InspectionTurn
{
    /// <summary>The mark of the person who speaks, now.</summary>
    public static Mark Mark(this Turn turn) => new(turn.From.Id.Key, turn.From.Name, turn.Incoming.At);

    /// <summary>Steps as the answer to this turn shows them.</summary>
    public static Steps Steps(this Turn turn, OpenInspection open, string from = "") => new(open, Viewer.Of(turn), turn.Now, from);

    /// <summary>The step with this number or code among those the answer may show; null when there is none.</summary>
    public static (int Number, PlannedStep Planned)? Find(this Steps steps, string numberOrCode)
    {
        foreach (var (number, planned) in steps.Visible())
        {
            if (string.Equals(planned.Step.Id, numberOrCode, StringComparison.OrdinalIgnoreCase)
                || (int.TryParse(numberOrCode, out var wanted) && wanted == number))
            {
                return (number, planned);
            }
        }

        return null;
    }

    /// <summary>True when the button belongs to the inspection under way.</summary>
    public static bool IsCurrent(this Form form, OpenInspection open) => form["inspection"] == open.Inspection.Id;

    /// <summary>There is no such step for this person, here. <paramref name="asked"/> is what they said; null when they pressed a button.</summary>
    public static Card NoSuchStep(string? asked) => NoticeCard.Of(
        "I can’t find that step",
        asked is null ? "I cannot show you that step here." : $"There is no step {asked} that I can show you here.",
        "Say “checklist” to see the steps and their numbers.",
        GoTo.Checklist);

    /// <summary>A button of an inspection that is over.</summary>
    public static Card Over() => NoticeCard.Of(
        "That card is out of date",
        "The inspection it belongs to has ended. Nothing was changed.",
        "Say “today” to see where things stand now.");

    /// <summary>No inspection is under way.</summary>
    public static Card NoneUnderWay() => NoticeCard.Of(
        "No inspection is under way",
        "There are no steps to show yet.",
        "When the call comes, the chair says “start inspection”. Say “today” to see what helps now.");
}
