namespace ForumBot.Cards;

internal static class AttendanceSpecimens
{
    internal static IReadOnlyList<Specimen> All { get; } = [];
}
