using System.Security.Cryptography;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Together;

/// <summary>
/// The one-time codes that are running, in the store, so that a restart voids none: of each a keyed hash, never the code. A code is found by its hash, so the time
/// that takes tells nothing. Of two who use one at once, the store lets one through.
/// <para>
/// Guessing: a code runs for ten minutes, each person has one of each kind, and five wrong tries shut a person out for ten minutes, whatever was restarted
/// meanwhile. At that pace somebody who tries for a whole year while a hundred codes are running has a chance of one in two thousand. And a code that fits only
/// asks: whoever typed it has to say that both accounts are theirs, for somebody may have been told to type it.
/// </para>
/// </summary>
internal sealed class LinkCodes(IDocumentStore store, CodeHashes hashes, TimeProvider time)
{
    /// <summary>How long a code can be used.</summary>
    internal static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>How long nobody who tried too many wrong ones can try another, and how long a wrong try counts.</summary>
    internal static readonly Duration Pause = Duration.FromMinutes(10);

    /// <summary>How long somebody who typed a code has to say whether both accounts are theirs.</summary>
    internal static readonly Duration Answerable = Duration.FromMinutes(5);

    internal const int MostWrong = 5;
    internal const int MostCodes = 10_000;
    internal const int MostTriers = 10_000;

    /// <summary>How many codes of one person are known, with those that are over.</summary>
    internal const int MostOfOne = 10;

    // How long a code that is over is still known as one that was.
    private static readonly Duration Remembered = Duration.FromDays(1);

    // Whoever guesses with many accounts makes a row for each, and to count them reads them all.
    private const int TriersBetweenCounts = 100;

    private int newTriers;

    /// <summary>Until when a code that is made now works, as people say it: "9:10am".</summary>
    internal static string RunsUntil(Instant now) => (now + Lasts).InZone(London.Zone).TimeOfDay.Say();

    /// <summary>A code for this offer. The one this person had before for the same is void.</summary>
    internal async ValueTask<string> OfferAsync(LinkOffer offer, CancellationToken ct)
    {
        var code = CodeText.New();
        var hash = await hashes.OfAsync(string.Concat(code.Where(char.IsAsciiLetterOrDigit)), ct);
        while (true)
        {
            Stored<LinkCode>[] known = [.. (await store.AllAsync<LinkCode>(ct)).OrderByDescending(one => one.Value.Made)];
            var writes = Going(known, offer.By.Id).Select(DocumentWrite.Delete).ToList();
            writes.AddRange(known
                .Where(one => !one.Value.IsOver && one.Value.Offer.By.Id == offer.By.Id && one.Value.Offer.ForumId == offer.ForumId)
                .Where(one => writes.TrueForAll(write => write.Id != one.Id))
                .Select(one => DocumentWrite.Over(one, one.Value with { IsOver = true })));
            writes.Add(DocumentWrite.New(hash, new LinkCode(offer, Now)));
            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return code;
            }
        }
    }

    /// <summary>
    /// Takes a code that somebody typed, so that nobody can use it again. One for a person's own accounts is void once it stands where others read along. One that
    /// was typed in the wrong place by whoever may know it is left running: one's own in the account that has it, a forum's in somebody's own chat or in a place
    /// that is the forum's already. <paramref name="forumHere"/> is the forum of the shared place where it was typed.
    /// </summary>
    internal async ValueTask<Taken> TakeAsync(PersonId by, bool isShared, string? forumHere, string code, CancellationToken ct)
    {
        var hash = await hashes.OfAsync(code, ct);
        while (true)
        {
            var wrong = await store.FindAsync<WrongCodes>(by.Key, ct);
            if (wrong?.Value.At.Count(at => Now - at < Pause) >= MostWrong)
            {
                return new(CodeState.TooManyWrong);
            }

            if (await store.FindAsync<LinkCode>(hash, ct) is not { } found)
            {
                if (await MistrustAsync(by, wrong, ct))
                {
                    return new(CodeState.Unknown);
                }

                continue;
            }

            var state = StateOf(found.Value, by, isShared, forumHere);
            if (state is not (CodeState.SeenByOthers or CodeState.Fits)
                || await store.CommitAsync([DocumentWrite.Over(found, found.Value with { IsUsed = state == CodeState.Fits, IsOver = true })], ct) == CommitOutcome.Saved)
            {
                return new(state, found.Value.Offer);
            }
        }
    }

    /// <summary>
    /// Somebody typed a fitting code for accounts and has to say whether both are theirs. Returns what their answer has to name. The question they had before is void.
    /// </summary>
    internal async ValueTask<string> HoldAsync(PersonId typed, LinkOffer offer, CancellationToken ct)
    {
        var question = new LinkQuestion(RandomNumberGenerator.GetHexString(32), offer, Now);
        CommitOutcome outcome;
        do
        {
            var before = await store.FindAsync<LinkQuestion>(typed.Key, ct);
            outcome = await store.CommitAsync([before is null ? DocumentWrite.New(typed.Key, question) : DocumentWrite.Over(before, question)], ct);
        }
        while (outcome == CommitOutcome.Conflict);

        return question.Key;
    }

    /// <summary>The offer this person was asked about, once; null when they were not, have answered, or took longer than <see cref="Answerable"/>.</summary>
    internal async ValueTask<LinkOffer?> AnsweredAsync(PersonId typed, string key, CancellationToken ct) =>
        await store.FindAsync<LinkQuestion>(typed.Key, ct) is { } asked && asked.Value.Key == key
        // Whoever loses here has answered twice at once.
        && await store.CommitAsync([DocumentWrite.Delete(asked)], ct) == CommitOutcome.Saved
        && Now - asked.Value.Since <= Answerable
            ? asked.Value.Offer
            : null;

    /// <summary>Takes away what is over: codes after a day, wrong tries and questions once they count no more.</summary>
    internal async ValueTask SweepAsync(CancellationToken ct)
    {
        await SweepAsync<LinkCode>(code => Now - code.Made > Remembered, ct);
        await SweepAsync<WrongCodes>(IsOver, ct);
        await SweepAsync<LinkQuestion>(question => Now - question.Since > Answerable, ct);
    }

    private CodeState StateOf(LinkCode code, PersonId by, bool isShared, string? forumHere) => code switch
    {
        { IsUsed: true } => CodeState.Used,
        { IsOver: true } => CodeState.RunOut,
        _ when Now - code.Made > Lasts => CodeState.RunOut,
        { Offer.ForumId: not null } when !isShared => CodeState.NotHere,
        { Offer.ForumId: { } forum } when forum == forumHere => CodeState.SameForum,
        { Offer.ForumId: null } when isShared => CodeState.SeenByOthers,
        { Offer.ForumId: null } when code.Offer.By.Id == by => CodeState.SameAccount,
        _ => CodeState.Fits,
    };

    // What is too old; of one person what is too much; and the oldest, when there are too many of all.
    private IEnumerable<Stored<LinkCode>> Going(Stored<LinkCode>[] newestFirst, PersonId by)
    {
        var (all, theirs) = (0, 0);
        foreach (var code in newestFirst)
        {
            var isTooMuch = code.Value.Offer.By.Id == by && ++theirs >= MostOfOne;
            if (isTooMuch || ++all >= MostCodes || Now - code.Value.Made > Remembered)
            {
                yield return code;
            }
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private bool IsOver(WrongCodes wrong) => wrong.At.All(at => Now - at >= Pause);

    // False when another try of theirs was written down at the same time: both count.
    private async ValueTask<bool> MistrustAsync(PersonId by, Stored<WrongCodes>? known, CancellationToken ct)
    {
        if (known is null && Interlocked.Increment(ref newTriers) % TriersBetweenCounts == 0)
        {
            await MakeRoomAsync(ct);
        }

        return await store.CommitAsync(
            [known is null
                ? DocumentWrite.New(by.Key, new WrongCodes([Now]))
                : DocumentWrite.Over(known, new WrongCodes([.. known.Value.At.Where(at => Now - at < Pause), Now]))],
            ct) == CommitOutcome.Saved;
    }

    private async ValueTask MakeRoomAsync(CancellationToken ct)
    {
        await SweepAsync<WrongCodes>(IsOver, ct);
        var all = await store.AllAsync<WrongCodes>(ct);
        foreach (var oldest in all.OrderBy(one => one.Value.At[^1]).Take(all.Count - MostTriers + TriersBetweenCounts))
        {
            await store.CommitAsync([DocumentWrite.Delete(oldest)], ct);
        }
    }

    // What somebody changes meanwhile is not over.
    private async ValueTask SweepAsync<T>(Func<T, bool> isOver, CancellationToken ct)
        where T : class
    {
        foreach (var old in await store.AllAsync<T>(ct))
        {
            if (isOver(old.Value))
            {
                await store.CommitAsync([DocumentWrite.Delete(old)], ct);
            }
        }
    }
}
