namespace ForumBot.Cards;

internal static class ReadingSpecimens
{
    internal static IReadOnlyList<Specimen> All { get; } = [];
}
