namespace ForumBot.Cards;

internal static class NoteSpecimens
{
    internal static IReadOnlyList<Specimen> All { get; } = [];
}
