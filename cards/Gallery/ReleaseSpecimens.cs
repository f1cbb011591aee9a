namespace ForumBot.Cards;

internal static class ReleaseSpecimens
{
    internal static IReadOnlyList<Specimen> All { get; } = [];
}
