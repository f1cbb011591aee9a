namespace ForumBot.Vault.Notes;

internal static class NotesServices
{
    internal static IServiceCollection AddNotes(this IServiceCollection services) => services
        .AddSingleton<NoteShelf>();
}
