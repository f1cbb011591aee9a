using System.Collections.Concurrent;

namespace ForumBot.Slack;

/// <summary>
/// What was asked for lately, so that it is not asked for again at every turn. Those who ask for the same at the same time share one asking. Whatever could not be
/// found out is not remembered.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="age">How long after it was asked for something is still believed.</param>
/// <param name="most">How many are remembered.</param>
internal sealed class FreshView<TKnown>(TimeProvider time, TimeSpan age, int most)
    where TKnown : class
{
    private readonly ConcurrentDictionary<string, Asking> view = new(StringComparer.Ordinal);

    internal int Count => view.Count;

    /// <summary>What is known, or what <paramref name="ask"/> says; it is not broken off when one of those who wait for it leaves.</summary>
    internal Task<Looked<TKnown>> FindAsync(string key, Func<Task<Looked<TKnown>>> ask, CancellationToken ct)
    {
        if (!view.TryGetValue(key, out var asking) || time.GetElapsedTime(asking.Began) >= age)
        {
            MakeRoom();
            var mine = new Asking(time.GetTimestamp());
            mine.Answer = new(() => AskAsync(key, mine, ask));

            // Whoever has asked meanwhile knows something newer than what was there.
            asking = view.AddOrUpdate(key, mine, (_, other) => ReferenceEquals(other, asking) ? mine : other);
        }

        return asking.Answer.Value.WaitAsync(ct);
    }

    /// <summary>Asks again the next time, whatever is being asked now.</summary>
    internal void Forget(string key) => view.TryRemove(key, out _);

    private async Task<Looked<TKnown>> AskAsync(string key, Asking mine, Func<Task<Looked<TKnown>>> ask)
    {
        var isFound = false;
        try
        {
            var answer = await ask();
            isFound = !answer.CouldNotAsk;
            return answer;
        }
        finally
        {
            if (!isFound)
            {
                view.TryRemove(KeyValuePair.Create(key, mine));
            }
        }
    }

    private void MakeRoom()
    {
        if (view.Count < most)
        {
            return;
        }

        foreach (var old in view.Where(one => time.GetElapsedTime(one.Value.Began) >= age))
        {
            view.TryRemove(old);
        }

        if (view.Count >= most)
        {
            view.Clear();
        }
    }

    private sealed class Asking(long began)
    {
        internal long Began { get; } = began;

        // Asked once, by whoever comes first.
        internal Lazy<Task<Looked<TKnown>>> Answer { get; set; } = null!;
    }
}

/// <summary>
/// What was found out: nothing, when there is nothing to know, or when <see cref="CouldNotAsk"/>. The two are alike in what they allow, and unlike in what comes
/// next: where Slack could not be asked, the same question may be answered in a moment.
/// </summary>
internal readonly record struct Looked<TKnown>(TKnown? Known, bool CouldNotAsk = false)
    where TKnown : class;
