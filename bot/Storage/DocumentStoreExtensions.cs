namespace ForumBot.Storage;

/// <summary>The retry that keeps two people's changes when they meet on one document.</summary>
public static class DocumentStoreExtensions
{
    // Of n who want one document at once, the last may lose n - 1 times. This many in a row is a fault.
    private const int MostTries = 1000;

    /// <summary>
    /// Reads, changes and saves one document; on a conflict reads again and applies <paramref name="change"/> to what is there now.
    /// <paramref name="change"/> is a pure function. Returning the same instance saves nothing.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such document.</exception>
    /// <exception cref="TimeoutException">The document changed under us a thousand times in a row.</exception>
    public static async ValueTask<T> UpdateAsync<T>(this IDocumentStore store, string id, Func<T, T> change, CancellationToken ct = default)
        where T : class
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var read = await store.FindAsync<T>(id, ct) ?? throw new KeyNotFoundException($"There is no {typeof(T).Name} '{id}'.");
            var changed = change(read.Value);
            if (ReferenceEquals(changed, read.Value)
                || await store.CommitAsync([DocumentWrite.Over(read, changed)], ct) == CommitOutcome.Saved)
            {
                return changed;
            }
        }

        throw new TimeoutException($"{typeof(T).Name} '{id}' was changed by others {MostTries} times in a row.");
    }
}
