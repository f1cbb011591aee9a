using System.Globalization;
using System.Runtime.InteropServices;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// The deliveries that are known for good, on numbered pages: adding a few rewrites one small document, and a page goes whole when the last
/// on it is too old. One reader, then one writer at a time.
/// </summary>
internal sealed class SeenPages(IDocumentStore store, int most, Duration kept)
{
    private const int PageSize = 1000;
    private static readonly Duration LongestOpen = Duration.FromHours(1);

    // Oldest first; the last one is written on.
    private readonly List<Known> pages = [];

    /// <summary>Everything that is known and not too old, oldest first.</summary>
    internal async Task<IReadOnlyList<(UInt128 Mark, Instant At)>> ReadAsync(Instant now, CancellationToken ct)
    {
        var marks = new List<(UInt128, Instant)>();
        var stored = await store.AllAsync<SeenPage>(ct);
        pages.Clear();
        foreach (var page in stored.OrderBy(page => NumberOf(page.Id)))
        {
            var read = page.Value.Read();
            pages.Add(new(NumberOf(page.Id), page.Value.From, page.Value.Until, read.Length));
            if (now - page.Value.Until <= kept)
            {
                marks.AddRange(read.Select(mark => (mark, page.Value.Until)));
            }
        }

        return marks;
    }

    /// <summary>Adds these for good.</summary>
    internal async Task AddAsync(IReadOnlyList<UInt128> marks, Instant now, CancellationToken ct)
    {
        foreach (var some in marks.Chunk(PageSize))
        {
            if (pages is [.., var last] && last.Count + some.Length <= PageSize && now - last.From <= LongestOpen)
            {
                await store.UpdateAsync<SeenPage>(IdOf(last.Number), page => page.With(some, now), ct);
                pages[^1] = last with { Until = now, Count = last.Count + some.Length };
            }
            else
            {
                await BeginAsync(SeenPage.Of(some, now), some.Length, ct);
            }
        }

        await DropAsync(now, ct);
    }

    private async Task BeginAsync(SeenPage page, int count, CancellationToken ct)
    {
        var number = pages is [.., var last] ? last.Number + 1 : 1;
        while (await store.CommitAsync([DocumentWrite.New(IdOf(number), page)], ct) == CommitOutcome.Conflict)
        {
            number++;
        }

        pages.Add(new(number, page.From, page.Until, count));
    }

    private async Task DropAsync(Instant now, CancellationToken ct)
    {
        while (pages is [var oldest, _, ..] && (now - oldest.Until > kept || pages.Sum(page => page.Count) > most))
        {
            if (await store.FindAsync<SeenPage>(IdOf(oldest.Number), ct) is { } stored)
            {
                await store.CommitAsync([DocumentWrite.Delete(stored)], ct);
            }

            pages.RemoveAt(0);
        }
    }

    private static string IdOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int NumberOf(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    private sealed record Known(int Number, Instant From, Instant Until, int Count);
}

/// <summary>
/// Deliveries that were answered, as hashes that nothing can be read back from: sixteen bytes each, one behind the other, in Base64.
/// Written between <see cref="From"/> and <see cref="Until"/>. Its document's id is a number that counts up.
/// </summary>
public sealed record SeenPage(Instant From, Instant Until, string Marks)
{
    internal static SeenPage Of(UInt128[] marks, Instant at) => new(at, at, Write(marks));

    internal SeenPage With(UInt128[] more, Instant at) => this with { Until = at, Marks = Write([.. Read(), .. more]) };

    internal UInt128[] Read() => MemoryMarshal.Cast<byte, UInt128>(Convert.FromBase64String(Marks)).ToArray();

    private static string Write(UInt128[] marks) => Convert.ToBase64String(MemoryMarshal.AsBytes(marks.AsSpan()));
}
