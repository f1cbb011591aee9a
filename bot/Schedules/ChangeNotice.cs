using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>The notice of one change to the timetable, as one reader or one place may see it, from the facts as they are now. Pure.</summary>
public static class ChangeNotice
{
    /// <summary>
    /// The card: old beside new, why, who; that it was taken back or overtaken since. With <paramref name="counts"/> how many have seen it, which only
    /// copies in shared places and the poster's own show. Null when this viewer may see nothing of it.
    /// </summary>
    public static Card? Of(ScheduleChange change, OpenInspection open, Viewer viewer, LocalDateTime now, bool counts) => null;
}
