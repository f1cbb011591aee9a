namespace ForumBot.Cards;

/// <summary>
/// What a button asks the bot to do. Each verb has one handler, which a test holds; the words go over the wire, so they never change their meaning.
/// </summary>
public static class Verbs
{
    public const string ShowForumSetUp = "forum.setup.form";
    public const string SetUpForum = "forum.setup";
    public const string UsePlace = "forum.place";
    public const string AskToJoin = "forum.join.ask";
    public const string AcceptJoin = "forum.join.accept";
    public const string DeclineJoin = "forum.join.decline";
    public const string ChooseForum = "forum.choose";
    public const string ShowOwnView = "card.own";
    public const string ShowHelp = "help.show";
    public const string ShowRoles = "roles.show";
    public const string GiveRole = "roles.give";
    public const string TakeRole = "roles.take";
    public const string HandOverRole = "roles.handover";
    public const string ShowLeaveForum = "roles.leave.ask";
    public const string LeaveForum = "roles.leave";
    public const string ShowSettings = "settings.show";
    public const string SetAudience = "settings.audience";
    public const string ShowForumDetails = "settings.forum.form";
    public const string RemoveSchoolBreak = "settings.break.remove";
    public const string SaveForumDetails = "settings.forum";
    public const string StartForm = "inspection.start.form";
    public const string StartCheck = "inspection.start.check";
    public const string StartInspection = "inspection.start";
    public const string EndInspection = "inspection.end";
    public const string ShowDay = "day.show";
    public const string ShowChecklist = "checklist.show";
    public const string ShowStep = "step.show";
    public const string TickStep = "step.tick";
    public const string UndoStep = "step.undo";
    public const string FillStep = "step.form";
    public const string SaveStep = "step.save";
    public const string ShowTimeline = "timeline.show";
    public const string ShowContacts = "contacts.show";
    public const string ShowSurvey = "survey.show";
    public const string ShowAnswer = "guidance.answer";

    /// <summary>True for what is answered with a form.</summary>
    public static bool OpensForm(string verb) =>
        verb is ShowForumSetUp or ShowRoles or ShowLeaveForum or ShowSettings or ShowForumDetails or StartForm or FillStep;
}
