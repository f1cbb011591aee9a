namespace ForumBot.Storage;

/// <summary>
/// The disk let a write down (full, read-only, gone). Whether this write is kept is unknown until the store is opened again;
/// what was acknowledged before is safe. The store takes no more writes until the app is started anew.
/// </summary>
public sealed class StoreFailedException(Exception cause)
    : Exception("The store could not write to its disk and takes no more changes. Mend the disk, then start ForumBot again.", cause);
