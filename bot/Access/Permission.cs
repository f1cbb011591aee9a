namespace ForumBot.Access;

/// <summary>
/// What somebody may be allowed to do or see. Every command, button and feed names one; the table in <see cref="Gate"/> has a row for each.
/// </summary>
public enum Permission
{
    /// <summary>Help, guidance and the survey's public facts.</summary>
    AskInGeneral,
    /// <summary>Make a forum in a place that has none, or ask to join one.</summary>
    ComeIn,
    /// <summary>See what is due and the steps.</summary>
    SeeSteps,
    /// <summary>See names and numbers of inspectors and officers.</summary>
    SeeContacts,
    /// <summary>See what was filled in for a step.</summary>
    SeeEvidence,
    /// <summary>Tick and untick the steps that are for everyone.</summary>
    TickShared,
    /// <summary>Tick and untick any step of the forum's, and fill in its evidence.</summary>
    TickForum,
    /// <summary>Tick the LANO's steps and confirm dates and survey times.</summary>
    AnswerForArea,
    /// <summary>Add, change and cancel meetings and main dates, and take such a change back.</summary>
    ChangeSchedule,
    /// <summary>See whom a message reached.</summary>
    SeeDeliveries,
    /// <summary>Start and end an inspection.</summary>
    RunInspection,
    /// <summary>Give, hand over and take back roles; say who reads along; the forum's details.</summary>
    RunForum,
    /// <summary>See and change one's own settings; leave the forum.</summary>
    OwnSettings,
    /// <summary>See what the bot holds on oneself, and have it removed.</summary>
    OwnRecords,
    /// <summary>Say who goes to the feedback meeting.</summary>
    NameAttendees,
    /// <summary>Answer for oneself as somebody who goes: accept the terms, agree to a late change of the list.</summary>
    AnswerAsAttendee,
    /// <summary>Read the sealed notes of the feedback meeting.</summary>
    ReadNotes,
    /// <summary>Write in the sealed notes, lock them, and all else that only those in the room may do, before publication and after.</summary>
    WriteNotes,
    /// <summary>Choose which sections of the notes the forum may read once the report is out, and seal them again.</summary>
    OpenNotes,
    /// <summary>Lift the embargo, as one of two.</summary>
    LiftEmbargo,
    /// <summary>See a forecast that gives the outcome away.</summary>
    SeeOutcomeForecast,
    /// <summary>Keep details of a tracked child or family. Nobody, ever.</summary>
    KeepFamilyDetails,
    /// <summary>Keep the text of a draft report. Nobody, ever.</summary>
    KeepDraftReport,
}
