namespace ForumBot.Cards;

internal static class RecordsSpecimens
{
    internal static IReadOnlyList<Specimen> All { get; } = [];
}
