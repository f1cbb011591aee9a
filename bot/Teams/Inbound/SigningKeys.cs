using System.Collections.Frozen;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// The keys that the Bot Connector signs with, as it publishes them: kept, and fetched again in the background after half a day. A key nobody has heard of
/// is asked for once while its request waits, so that a new key works at once; strangers' inventions cannot make the bot ask more than once a
/// minute. While Microsoft does not answer, the keys that are known go on counting, for five days at most. Without any, nobody is let in.
/// </summary>
internal sealed partial class SigningKeys(TeamsSettings settings, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    internal static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    internal static readonly TimeSpan LongestTrusted = TimeSpan.FromDays(5);
    internal static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);

    private readonly KeySource source = new(settings.MetadataAddress, time);
    private readonly Lock gate = new();
    private volatile Published known = new(FrozenDictionary<string, SigningKey>.Empty, DateTimeOffset.MinValue);
    private DateTimeOffset asked = DateTimeOffset.MinValue;
    private Task asking = Task.CompletedTask;

    /// <summary>The key of this id; null when it is not published, or nobody can say.</summary>
    internal async ValueTask<SigningKey?> FindAsync(string? id, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        if (Known(id) is not { } key)
        {
            await AskAsync().WaitAsync(ct);
            return Known(id);
        }

        if (time.GetUtcNow() - known.At >= Fresh)
        {
            _ = AskAsync();
        }

        return key;
    }

    public void Dispose() => source.Dispose();

    private SigningKey? Known(string id)
    {
        var published = known;
        return time.GetUtcNow() - published.At < LongestTrusted ? published.Keys.GetValueOrDefault(id) : null;
    }

    // All who ask at the same time wait for the same answer.
    private Task AskAsync()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (asking.IsCompleted && now - asked >= ShortestPause)
            {
                asked = now;
                asking = FetchAsync();
            }

            return asking;
        }
    }

    private async Task FetchAsync()
    {
        try
        {
            known = new(await source.FetchAsync(), time.GetUtcNow());
            Log.Fetched(log, known.Keys.Count);
        }
        catch (Exception fault)
        {
            Log.NotFetched(log, fault.GetType().Name, known.Keys.Count);
        }
    }

    private sealed record Published(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Fetched {Count} keys that the Bot Connector signs with.")]
        internal static partial void Fetched(ILogger log, int count);

        [LoggerMessage(2, LogLevel.Error,
            "The keys that the Bot Connector signs with could not be fetched ({Fault}); {Count} known keys go on counting. Without any, Teams cannot reach the bot.")]
        internal static partial void NotFetched(ILogger log, string fault, int count);
    }
}
