using ForumBot.Storage;

namespace ForumBot.Surveys;

/// <summary>Reads and saves what a forum did for its survey.</summary>
public sealed class PromotionLog(IDocumentStore store)
{
    /// <summary>What was written down for this inspection.</summary>
    public async ValueTask<Promotion> OfAsync(string inspectionId, CancellationToken ct) =>
        (await store.FindAsync<Promotion>(inspectionId, ct))?.Value ?? Promotion.Empty;

    /// <summary>Changes it. Of two people who write at once, both are kept.</summary>
    public async ValueTask<Promotion> ChangeAsync(string inspectionId, Func<Promotion, Promotion> change, CancellationToken ct)
    {
        if (await store.FindAsync<Promotion>(inspectionId, ct) is null)
        {
            // A conflict means that somebody else has just begun it.
            await store.CommitAsync([DocumentWrite.New(inspectionId, Promotion.Empty)], ct);
        }

        return await store.UpdateAsync(inspectionId, change, ct);
    }
}
