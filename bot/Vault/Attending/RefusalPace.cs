using ForumBot.Access;
using NodaTime;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Lets one refusal a minute through to the access log for each person and each thing asked for, so that somebody who presses all day cannot fill it.
/// </summary>
internal sealed class RefusalPace
{
    private const int MostRemembered = 10_000;
    private static readonly Duration Gap = Duration.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Person, Permission What), Instant> last = [];

    /// <summary>True when this one is to be written down.</summary>
    public bool Admits(string person, Permission what, Instant at)
    {
        lock (gate)
        {
            // A practice clock may have been set back, and an entry of the future must not silence anybody.
            if (last.TryGetValue((person, what), out var before) && before <= at && at < before + Gap)
            {
                return false;
            }

            if (last.Count >= MostRemembered)
            {
                Prune(at);
            }

            last[(person, what)] = at;
            return true;
        }
    }

    /// <summary>It was not written down after all.</summary>
    public void Forget(string person, Permission what)
    {
        lock (gate)
        {
            last.Remove((person, what));
        }
    }

    private void Prune(Instant at)
    {
        foreach (var (asked, when) in last)
        {
            if (when + Gap <= at || when > at)
            {
                last.Remove(asked);
            }
        }
    }
}
