using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Windows;

/// <summary>
/// Keeps cards for thirty days after they were last drawn. Nothing of the vault is ever among them: such a card is in a window or nowhere.
/// </summary>
internal sealed class KeptCards(IDocumentStore store, Readership readership, TimeProvider time) : IKeptCards
{
    /// <summary>How long a card can be opened.</summary>
    internal static readonly Duration Kept = Duration.FromDays(30);

    /// <summary>How many cards of one place are kept from day to day; the oldest go first.</summary>
    internal const int MostOfPlace = 200;

    // A card that is drawn at every tick is not written at every tick.
    private static readonly Duration Renewed = Duration.FromDays(1);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public async ValueTask<string> KeepAsync(Place place, PersonId? only, Card card, CancellationToken ct)
    {
        var kept = await MadeAsync(place, only, card, ct);

        // Nobody can find a card by guessing: its name says nothing that is not in it.
        var name = NameOf(WordsOf(kept));
        await SaveAsync(name, kept, ct);
        return name;
    }

    public async ValueTask<string> KeepHomeAsync(Place chat, PersonId only, Card card, CancellationToken ct)
    {
        // Only that person is ever shown what has this name.
        var name = NameOf($"home {chat.Id.Key} {only.Key}");
        await SaveAsync(name, await MadeAsync(chat, only, card, ct), ct);
        return name;
    }

    public async ValueTask<Card?> FindAsync(string name, Place place, Person reader, CancellationToken ct) =>
        await store.FindAsync<KeptCard>(name, ct) is { Value: var kept }
        && kept.Place == place.Id.Key
        && (kept.Only is null || kept.Only == reader.Id.Key)
        && Now - kept.KeptOn <= Kept
        && await readership.MaySeeAsync(kept.MeantFor, place, kept.Card.ForumId, reader, ct)
            ? kept.Card : null;

    /// <summary>Takes away what is too old to be opened, and what is too much in one place.</summary>
    internal async ValueTask SweepAsync(CancellationToken ct)
    {
        foreach (var place in (await store.AllAsync<KeptCard>(ct)).GroupBy(kept => kept.Value.Place))
        {
            foreach (var (at, kept) in place.OrderByDescending(kept => kept.Value.KeptOn).Index())
            {
                if (at >= MostOfPlace || Now - kept.Value.KeptOn > Kept)
                {
                    // A conflict means that it has just been drawn again.
                    await store.CommitAsync([DocumentWrite.Delete(kept)], ct);
                }
            }
        }
    }

    private async ValueTask<KeptCard> MadeAsync(Place place, PersonId? only, Card card, CancellationToken ct)
    {
        ConfidentialCard.MustNotBe(card);
        return new(card with { Own = null }, place.Id.Key, only?.Key, Now) { MeantFor = await readership.OfAsync(place, only, card.ForumId, ct) };
    }

    private async ValueTask SaveAsync(string name, KeptCard kept, CancellationToken ct)
    {
        if (await store.FindAsync<KeptCard>(name, ct) is not { } known)
        {
            // A conflict means that somebody else has just kept it.
            await store.CommitAsync([DocumentWrite.New(name, kept)], ct);
        }
        else if (Now - known.Value.KeptOn > Renewed || WordsOf(known.Value) != WordsOf(kept))
        {
            await store.CommitAsync([DocumentWrite.Over(known, kept)], ct);
        }
    }

    private static string WordsOf(KeptCard kept) => DocumentJson.Write(kept with { KeptOn = default }, typeof(KeptCard));

    private static string NameOf(string whole) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 16));
}
