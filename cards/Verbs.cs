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
    public const string ShowAllHelp = "help.all";
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
    public const string ShowAccounts = "accounts.show";
    public const string MakeLinkCode = "accounts.code";
    public const string ConfirmLink = "accounts.link";
    public const string RefuseLink = "accounts.link.no";
    public const string SaveWriteTo = "accounts.writeto";
    public const string Unlink = "accounts.unlink";
    public const string ShowPlaces = "places.show";
    public const string MakePlaceCode = "places.code";
    public const string RemovePlace = "places.remove";
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
    public const string ShowSchedule = "schedule.show";
    public const string AddMeetingForm = "schedule.add.form";
    public const string AddMeeting = "schedule.add";
    public const string ChangeMeetingForm = "schedule.change.form";
    public const string ChangeMeeting = "schedule.change";
    public const string CancelMeetingForm = "schedule.cancel.form";
    public const string CancelMeeting = "schedule.cancel";
    public const string ChangeDatesForm = "schedule.dates.form";
    public const string ChangeDates = "schedule.dates";
    public const string SeenChange = "schedule.seen";
    public const string UndoChange = "schedule.undo";
    public const string ImportForm = "schedule.import.form";
    public const string CheckImport = "schedule.import.check";
    public const string Import = "schedule.import";
    public const string ShowCalendar = "calendar.show";
    public const string MakeCalendar = "calendar.make";
    public const string RevokeCalendar = "calendar.revoke";
    public const string ShowReminders = "reminders.form";
    public const string SaveReminders = "reminders.save";
    public const string Snooze = "reminders.snooze";
    public const string StopReminders = "reminders.stop";
    public const string StartReminders = "reminders.start";
    public const string ShowDeliveries = "deliveries.show";
    public const string GotIt = "deliveries.seen";
    public const string LogSharingForm = "survey.share.form";
    public const string LogSharing = "survey.share";
    public const string CountPaperForm = "survey.paper.form";
    public const string CountPaper = "survey.paper";
    public const string ShowReach = "survey.reach";
    public const string TakeBackShared = "survey.takeback";
    public const string ShowAttendance = "attendance.show";
    public const string SaveAttendance = "attendance.save";
    public const string ShowTerms = "attendance.terms";
    public const string AcceptTerms = "attendance.accept";
    public const string EndMeeting = "attendance.over";
    public const string AskLateChange = "attendance.late";
    public const string AgreeLateChange = "attendance.late.agree";
    public const string WithdrawLateChange = "attendance.late.withdraw";
    public const string ShowNotes = "notes.show";
    public const string SearchNotes = "notes.search";
    public const string ShowNote = "notes.note";
    public const string ShowAccessLog = "notes.log";
    public const string WriteNote = "notes.write";
    public const string SaveNote = "notes.save";
    public const string KeepDraft = "notes.draft";
    public const string ChangeNote = "notes.change";
    public const string DestroyNote = "notes.destroy";
    public const string KeepFromPerson = "notes.exclude";
    public const string LockNotes = "notes.lock";
    public const string ShowPublication = "report.show";
    public const string RecordPublication = "report.record";
    public const string ConfirmPublication = "report.confirm";
    public const string OpenSections = "report.open";
    public const string SealAgain = "report.seal";
    public const string CompareNotes = "notes.compare";
    public const string MarkCompared = "notes.compare.mark";
    public const string ShowActions = "notes.actions";
    public const string MarkAction = "notes.actions.mark";
    public const string ExportNotes = "notes.export";
    public const string ShowKeeping = "notes.keeping";
    public const string EraseNotes = "notes.erase";
    public const string ShowMyRecords = "records.show";
    public const string ExportMyRecords = "records.export";
    public const string ForgetMe = "records.forget";

    /// <summary>True for what is answered with a form.</summary>
    public static bool OpensForm(string verb) =>
        verb is ShowForumSetUp or ShowRoles or ShowLeaveForum or ShowSettings or ShowForumDetails or StartForm or FillStep
            or AddMeetingForm or ChangeMeetingForm or CancelMeetingForm or ChangeDatesForm or ImportForm
            or ShowReminders or LogSharingForm or CountPaperForm
            or ShowAttendance or ShowTerms or ShowNotes or WriteNote or ShowAccessLog or ShowPublication or CompareNotes or ShowActions or ExportNotes
            or ShowKeeping or ShowMyRecords or ShowAccounts or ShowPlaces;
}
