using ForumBot.Vault.Afterwards;
using ForumBot.Vault.Attending;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Release;
using ForumBot.Vault.Sealing;
using ForumBot.Vault.Watching;

namespace ForumBot.Vault;

/// <summary>Registers the vault: who was in the room, the sealed notes, and what becomes of them.</summary>
public static class VaultServices
{
    /// <summary>Adds everything but the keys, which come from <see cref="SealingServices"/> in the app and from memory in most tests.</summary>
    public static IServiceCollection AddVault(this IServiceCollection services) => services
        .AddAttending()
        .AddNotes()
        .AddReading()
        .AddRelease()
        .AddWatching()
        .AddAfterwards();
}
