using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Downloads;

/// <summary>Keeps the links that were offered: of each the hash of its secret, never the secret itself.</summary>
internal sealed class OneTimeLinks(PublicAddress address, TimeProvider time) : IOneTimeLinks
{
    internal const string Path = "/download/";

    /// <summary>How long a link opens.</summary>
    internal static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>So many at once; whoever asks for one more takes the place of the oldest.</summary>
    internal const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Offered> byHash = [];
    private readonly Dictionary<(string Person, string? Forum, string File), string> latest = [];

    public Uri? Offer(PersonId person, string? forumId, string file, Func<CancellationToken, ValueTask<Download?>> make)
    {
        if (address.Origin is null)
        {
            return null;
        }

        var secret = Secret.New();
        var (hash, whose) = (Secret.Hash(secret), (person.Key, forumId, file));
        lock (gate)
        {
            if (latest.Remove(whose, out var earlier))
            {
                byHash.Remove(earlier);
            }

            MakeRoom();
            byHash[hash] = new(whose, Now + Lasts, make);
            latest[whose] = hash;
        }

        return address.Of(Path + secret);
    }

    /// <summary>The file behind a secret; null for one that is wrong, used or too old, and for a file that its person may not have any more.</summary>
    internal ValueTask<Download?> TakeAsync(string secret, CancellationToken ct)
    {
        Offered? offered = null;
        if (secret.Length == Secret.Length)
        {
            lock (gate)
            {
                if (byHash.Remove(Secret.Hash(secret), out offered))
                {
                    latest.Remove(offered.Whose);
                }
            }
        }

        return offered is not null && Now < offered.Until ? offered.Make(ct) : ValueTask.FromResult<Download?>(null);
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private void MakeRoom()
    {
        var now = Now;
        foreach (var (hash, old) in byHash.Where(one => one.Value.Until <= now).ToList())
        {
            Drop(hash, old);
        }

        while (byHash.Count >= Most)
        {
            var (hash, oldest) = byHash.MinBy(one => one.Value.Until);
            Drop(hash, oldest);
        }
    }

    private void Drop(string hash, Offered one)
    {
        byHash.Remove(hash);
        latest.Remove(one.Whose);
    }

    private sealed record Offered((string Person, string? Forum, string File) Whose, Instant Until, Func<CancellationToken, ValueTask<Download?>> Make);
}
