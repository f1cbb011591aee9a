namespace ForumBot.Forums;

/// <summary>What somebody is to a forum. A person may hold several. Source: docs/rules.md, ROLES.</summary>
public enum Role
{
    /// <summary>Leads the forum and runs the inspection in the bot.</summary>
    Chair,
    /// <summary>Stands in for the chair; the second key-holder.</summary>
    Deputy,
    /// <summary>A member who goes to meetings and works through steps.</summary>
    Representative,
    /// <summary>A signed-up parent carer.</summary>
    Member,
    /// <summary>Writes at the feedback meeting.</summary>
    NoteTaker,
    /// <summary>Local Area Nominated Officer: the area's contact for the inspection, who runs its timetable. Not a forum member.</summary>
    Lano,
    /// <summary>Stands in for the LANO.</summary>
    LanoDeputy,
    /// <summary>Keeps the bot running; reads no content.</summary>
    TechnicalAdmin,
}
