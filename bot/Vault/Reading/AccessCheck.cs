using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Reading;

/// <summary>
/// What a check of the access log found: <see cref="Count"/> lines were ever written, those from <see cref="First"/> on are kept, and the newest has
/// <see cref="Mark"/>, shortened. <see cref="Break"/> is null when all is as it was written.
/// </summary>
public sealed record AccessCheck(int Count, int First, string Mark, AccessBreak? Break);

/// <summary>Where the access log is not as it was written: at the line with this number.</summary>
public sealed record AccessBreak(int Number, AccessBreakKind Kind);

/// <summary>What is wrong with the access log.</summary>
public enum AccessBreakKind
{
    /// <summary>A line is not there, or stands in another's place.</summary>
    Missing,
    /// <summary>A line was changed, or belongs elsewhere.</summary>
    Changed,
    /// <summary>There are lines that were never written here.</summary>
    Added,
    /// <summary>What says where the log ends was changed or is gone: lines may be missing from its end.</summary>
    End,
}

/// <summary>One walk along the chain, page by page. It stops at the first break.</summary>
internal sealed class AccessChecking
{
    private readonly VaultKey key;
    private readonly string forumId;
    private readonly string inspectionId;
    private readonly AccessHead head;
    private string before;
    private int next;

    internal AccessChecking(VaultKey key, string forumId, string inspectionId, AccessHead? head)
    {
        (this.key, this.forumId, this.inspectionId) = (key, forumId, inspectionId);
        this.head = head ?? new AccessHead { ForumId = forumId, InspectionId = inspectionId };
        (before, next) = (this.head.Before, this.head.First);
        if (head is not null && !(head.ForumId == forumId && head.InspectionId == inspectionId && AccessChain.IsGenuine(key, head)))
        {
            // What it says of the end cannot be relied on; no line before that one is looked at either.
            Break = new(Math.Max(head.Count, 1), AccessBreakKind.End);
        }
    }

    internal AccessBreak? Break { get; private set; }

    internal int FirstPage => AccessPage.Of(Math.Max(head.First, 1));

    internal int LastPage => head.Count < 1 ? FirstPage - 1 : AccessPage.Of(head.Count);

    internal void Read(AccessPage? page, int number)
    {
        var last = Math.Min((number + 1) * AccessPage.Lines, head.Count);
        foreach (var entry in page?.Entries ?? [])
        {
            if (Break is not null)
            {
                return;
            }

            Read(entry, last);
        }

        if (Break is null && next <= last)
        {
            Break = new(next, AccessBreakKind.Missing);
        }
    }

    internal AccessCheck Finish(bool hasMore)
    {
        if (Break is null && hasMore)
        {
            Break = new(head.Count + 1, head.Count == 0 ? AccessBreakKind.End : AccessBreakKind.Added);
        }

        if (Break is null && before != head.Last)
        {
            Break = new(head.Count, AccessBreakKind.End);
        }

        if (Break is null && head.TornBefore is { } torn)
        {
            Break = new(torn, AccessBreakKind.End);
        }

        return new(head.Count, head.First, AccessChain.Short(head.Last), Break);
    }

    private void Read(AccessEntry entry, int last)
    {
        if (next > last)
        {
            Break = new(next, AccessBreakKind.Added);
        }
        else if (entry.Number != next)
        {
            Break = new(next, entry.Number > next ? AccessBreakKind.Missing : AccessBreakKind.Added);
        }
        else if (entry.Mark != AccessChain.MarkOf(key, forumId, inspectionId, entry, before))
        {
            Break = new(next, AccessBreakKind.Changed);
        }
        else
        {
            before = entry.Mark;
            next++;
        }
    }
}
