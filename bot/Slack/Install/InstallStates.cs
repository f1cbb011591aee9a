using System.Security.Cryptography;
using System.Text;

namespace ForumBot.Slack.Install;

/// <summary>
/// The installations that have been begun: each is one browser's, good for one return within ten minutes. Kept are hashes alone, in memory: after a restart of the
/// bot people begin again.
/// </summary>
internal sealed class InstallStates(TimeProvider time)
{
    /// <summary>How long Slack's code lives too. Source: Slack's description of its install flow.</summary>
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>So many at once; one more takes the place of the oldest.</summary>
    internal const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Begun> byHash = [];

    /// <summary>Begins one: what travels through Slack, and what stays in the browser.</summary>
    internal (string State, string Browser) Begin()
    {
        var (state, browser) = (Secret.New(), Secret.New());
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var (old, _) in byHash.Where(one => one.Value.Until <= now).ToList())
            {
                byHash.Remove(old);
            }

            if (byHash.Count >= Most)
            {
                byHash.Remove(byHash.MinBy(one => one.Value.Until).Key);
            }

            byHash[Secret.Hash(state)] = new(Secret.Hash(browser), now + Lasts);
        }

        return (state, browser);
    }

    /// <summary>True for what this browser began and has not yet come back with. Whatever the answer, this state is spent.</summary>
    internal bool Take(string? state, string? browser)
    {
        Begun? begun;
        lock (gate)
        {
            if (state is not { Length: Secret.Length } || !byHash.Remove(Secret.Hash(state), out begun))
            {
                return false;
            }
        }

        return time.GetUtcNow() < begun.Until
            && browser is { Length: Secret.Length }
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Secret.Hash(browser)), Encoding.ASCII.GetBytes(begun.Browser));
    }

    private sealed record Begun(string Browser, DateTimeOffset Until);
}
