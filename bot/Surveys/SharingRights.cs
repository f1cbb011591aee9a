using ForumBot.Access;
using ForumBot.Checklists;

namespace ForumBot.Surveys;

/// <summary>Who writes down where the survey was shared, and who sees the list: the forum itself, not the area. Asks the gate.</summary>
internal static class SharingRights
{
    /// <summary>True when the button belongs on a card for this viewer.</summary>
    internal static bool MayLog(Viewer viewer) => viewer.AsTicking.May(Permission.TickShared, Matter.Public);

    /// <summary>True when the list may be shown to this viewer.</summary>
    internal static bool SeesLog(Viewer viewer) => viewer.May(Permission.SeeEvidence, Matter.Forum);

    /// <summary>True for those who may take anybody's entry away.</summary>
    internal static bool Leads(Viewer viewer) => viewer.May(Permission.RunForum, Matter.Forum);
}
