namespace ForumBot.Storage;

/// <summary>
/// A store that says what was saved in it, for those who have to think again when a fact changes. Told on the writer's way back, so a listener only
/// notes it and returns.
/// </summary>
public sealed class WatchedStore(IDocumentStore store) : IDocumentStore
{
    /// <summary>Some documents were saved or deleted, and are durable.</summary>
    public event Action<IReadOnlyList<DocumentWrite>>? Saved;

    /// <inheritdoc/>
    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class => store.FindAsync<T>(id, ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class => store.AllAsync<T>(ct);

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default)
    {
        var outcome = await store.CommitAsync(writes, ct);
        if (outcome == CommitOutcome.Saved)
        {
            Saved?.Invoke(writes);
        }

        return outcome;
    }
}

/// <summary>Puts the watch around whichever store was registered before.</summary>
public static class WatchedStoreServices
{
    /// <summary>From here on <see cref="IDocumentStore"/> is a <see cref="WatchedStore"/>. Doing it twice does no harm.</summary>
    public static IServiceCollection WatchStore(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(WatchedStore)))
        {
            return services;
        }

        var inner = services.Last(s => s.ServiceType == typeof(IDocumentStore));
        services.Remove(inner);
        return services
            .AddSingleton(provider => new WatchedStore((IDocumentStore)(inner.ImplementationInstance ?? inner.ImplementationFactory!(provider))))
            .AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<WatchedStore>());
    }
}
