using ForumBot.Cards;
using ForumBot.Checklists;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>What is said at one rung of the survey's ladder. Pure.</summary>
public static class SurveyNotice
{
    /// <summary>The card for this viewer; null when there is nothing to say any more, such as a reminder for a survey that has closed.</summary>
    public static Card? Of(Rung rung, OpenInspection open, Viewer viewer, LocalDateTime now) => null;
}
