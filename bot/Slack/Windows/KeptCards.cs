using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Windows;

/// <summary>
/// Keeps cards for thirty days after they were last drawn. Nothing of the vault is ever among them: such a card is in a window or nowhere.
/// </summary>
internal sealed class KeptCards(IDocumentStore store, TimeProvider time) : IKeptCards
{
    /// <summary>How long a card can be opened.</summary>
    internal static readonly Duration Kept = Duration.FromDays(30);

    // A card that is drawn at every tick is not written at every tick.
    private static readonly Duration Renewed = Duration.FromDays(1);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public async ValueTask<string> KeepAsync(Place place, PersonId? only, Card card, CancellationToken ct)
    {
        ConfidentialCard.MustNotBe(card);
        var kept = new KeptCard(card with { Own = null }, place.Id.Key, only?.Key, Now);
        var name = NameOf(kept);
        if (await store.FindAsync<KeptCard>(name, ct) is not { } known)
        {
            // A conflict means that somebody else has just kept it.
            await store.CommitAsync([DocumentWrite.New(name, kept)], ct);
        }
        else if (Now - known.Value.KeptOn > Renewed)
        {
            await store.CommitAsync([DocumentWrite.Over(known, kept)], ct);
        }

        return name;
    }

    public async ValueTask<Card?> FindAsync(string name, Place place, PersonId reader, CancellationToken ct) =>
        await store.FindAsync<KeptCard>(name, ct) is { Value: var kept }
        && kept.Place == place.Id.Key
        && (kept.Only is null || kept.Only == reader.Key)
        && Now - kept.KeptOn <= Kept
            ? kept.Card : null;

    /// <summary>Takes away what is too old to be opened.</summary>
    internal async ValueTask SweepAsync(CancellationToken ct)
    {
        foreach (var kept in await store.AllAsync<KeptCard>(ct))
        {
            if (Now - kept.Value.KeptOn > Kept)
            {
                // A conflict means that it has just been drawn again.
                await store.CommitAsync([DocumentWrite.Delete(kept)], ct);
            }
        }
    }

    // Nobody can find a card by guessing: its name says nothing that is not in it.
    private static string NameOf(KeptCard kept)
    {
        var whole = DocumentJson.Write(kept with { KeptOn = default }, typeof(KeptCard));
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 16));
    }
}
