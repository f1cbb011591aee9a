namespace ForumBot.Cards;

/// <summary>
/// Every card in every state that people can meet. Each family of cards has its own list beside this file and one line here;
/// a card that is missing is neither looked at nor tested.
/// </summary>
public static class Gallery
{
    /// <summary>All specimens, family by family.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        .. VocabularySpecimens.All,
        .. NoticeSpecimens.All,
        .. GuidanceSpecimens.All,
        .. ChecklistSpecimens.All,
        .. InspectionSpecimens.All,
        .. SurveySpecimens.All,
        .. ForumSpecimens.All,
        .. ImportSpecimens.All,
        .. ScheduleSpecimens.All,
        .. ReminderSpecimens.All,
        .. AttendanceSpecimens.All,
        .. NoteSpecimens.All,
        .. ReadingSpecimens.All,
        .. ReleaseSpecimens.All,
        .. AfterwardsSpecimens.All,
        .. RecordsSpecimens.All,
        .. TogetherSpecimens.All,
    ];
}
