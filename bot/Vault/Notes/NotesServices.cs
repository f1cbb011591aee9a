using ForumBot.Conversation;

namespace ForumBot.Vault.Notes;

internal static class NotesServices
{
    internal static IServiceCollection AddNotes(this IServiceCollection services) => services
        .AddSingleton<NoteShelf>()
        .AddSingleton<DraftShelf>()
        .AddSingleton<TypedNotes>()
        .AddSingleton<IListener>(provider => provider.GetRequiredService<TypedNotes>())
        .AddSingleton<LockFeature>()
        .AddSingleton<IFeature>(provider => provider.GetRequiredService<LockFeature>())
        .AddSingleton<IFeature, WritingFeature>()
        .AddSingleton<IFeature, OneNoteFeature>();
}
