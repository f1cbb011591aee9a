namespace ForumBot.Vault.Sealing;

/// <summary>
/// The data keys, one set an inspection, wrapped by the key ring and kept apart from the documents, so that to destroy a key is to destroy every copy of
/// what it sealed, in the store, its log and its backups.
/// </summary>
public interface IVaultKeys
{
    /// <summary>Unwraps an inspection's keys, and makes the first one when it has none and never had.</summary>
    /// <exception cref="SealBrokenException">They are missing, destroyed, or the ring does not open them.</exception>
    VaultKey Unlock(string forumId, string inspectionId);

    /// <summary>True while there is a key.</summary>
    bool Has(string inspectionId);

    /// <summary>True once the keys were destroyed on purpose.</summary>
    bool IsDestroyed(string inspectionId);

    /// <summary>Adds a new data key, with which everything is sealed from now on. The older ones still open what they sealed.</summary>
    void Rotate(string forumId, string inspectionId);

    /// <summary>Destroys an inspection's keys for good: nothing they sealed opens again. Doing it twice does no harm.</summary>
    void Destroy(string inspectionId);
}
