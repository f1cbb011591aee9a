namespace ForumBot.Cards.BlockKit;

/// <summary>How much fits on a surface.</summary>
internal readonly record struct Room(int Blocks, int Letters, int Bytes)
{
    internal static readonly Room Message = new(SlackLimits.MessageBlocks, SlackLimits.MessageLetters, int.MaxValue);

    // What stands around the blocks: the titles and what the view keeps.
    private const int Shell = 8_000;

    internal static readonly Room View = new(SlackLimits.ViewBlocks, int.MaxValue, SlackLimits.ViewBytes - Shell);

    internal static Room Of(SlackSurface where) => where == SlackSurface.Message ? Message : View;

    internal bool Holds(IEnumerable<Block> blocks) => Less(blocks) is { Blocks: >= 0, Letters: >= 0, Bytes: >= 0 };

    internal Room Less(IEnumerable<Block> blocks) => blocks.Aggregate(this, (room, block) => room.Less(block));

    internal Room Less(Block block) => new(Blocks - 1, Letters - block.Letters, Bytes - block.Json.Length - 1);

    /// <summary>
    /// The blocks in pages: what is pinned stands on each of them, the rest on one. There is one page at least.
    /// </summary>
    /// <exception cref="InvalidOperationException">What is to be filled in does not fit on one page.</exception>
    internal IReadOnlyList<IReadOnlyList<Block>> Pages(IReadOnlyList<Block> blocks)
    {
        var each = Less(blocks.Where(block => block.IsPinned));
        if (each is { Blocks: <= 0 } or { Letters: <= 0 } or { Bytes: <= 0 })
        {
            throw new InvalidOperationException("A form has more to fill in than Slack shows at once.");
        }

        var pages = new List<IReadOnlyList<Block>>();
        var left = each;
        var begins = 0;
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].IsPinned)
            {
                continue;
            }

            left = left.Less(blocks[at]);
            if (left is { Blocks: < 0 } or { Letters: < 0 } or { Bytes: < 0 } && at > begins)
            {
                var ends = blocks[at - 1].IsHeading && at - 1 > begins ? at - 1 : at;
                pages.Add(Page(blocks, begins, ends));
                begins = ends;
                left = each.Less(blocks.Skip(begins).Take(at + 1 - begins).Where(block => !block.IsPinned));
            }
        }

        pages.Add(Page(blocks, begins, blocks.Count));
        return pages;
    }

    private static List<Block> Page(IReadOnlyList<Block> blocks, int begins, int ends) =>
        [.. blocks.Where((block, at) => block.IsPinned || (at >= begins && at < ends))];
}
