namespace ForumBot.Cards;

internal static class AfterwardsSpecimens
{
    internal static IReadOnlyList<Specimen> All { get; } = [];
}
