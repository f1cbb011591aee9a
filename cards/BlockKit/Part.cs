namespace ForumBot.Cards.BlockKit;

/// <summary>What becomes one block. Every text in it is clean and short enough; the set is closed.</summary>
internal abstract record Part
{
    /// <summary>True for what stands on every page of a window: what is filled in there is sent from whichever page is open.</summary>
    internal bool IsPinned { get; init; }
}

/// <summary>A headline.</summary>
internal sealed record HeadingPart(string Content) : Part;

/// <summary>Text, some of it bold. Quoted text has a bar beside it.</summary>
internal sealed record TextPart(IReadOnlyList<Run> Runs, bool IsQuoted = false) : Part;

/// <summary>Small print.</summary>
internal sealed record SmallPart(string Content) : Part;

/// <summary>Text with a button beside it.</summary>
internal sealed record RowPart(IReadOnlyList<Run> Runs, Button Button) : Part;

/// <summary>Buttons; <see cref="Primary"/> is the one that stands out, or null. Folded ones open what is folded away.</summary>
internal sealed record ButtonsPart(IReadOnlyList<Button> Buttons, Button? Primary = null, bool AreFolds = false) : Part;

/// <summary>A picture.</summary>
internal sealed record PicturePart(Uri Address, string AlternativeText) : Part;

/// <summary>A box to fill in, or one of several boxes for one long text.</summary>
internal sealed record BoxPart(Field Field, BoxId Id) : Part
{
    /// <summary>What the box holds.</summary>
    internal string? Value { get; init; }

    /// <summary>The most letters that it takes.</summary>
    internal int MaxLength { get; init; } = SlackLimits.Box;

    /// <summary>True for the empty box below, for whoever writes more than one holds.</summary>
    internal bool IsSpare { get; init; }
}

/// <summary>A stretch of text in one look.</summary>
internal readonly record struct Run(string Content, bool IsBold = false)
{
    internal static readonly Run LineEnd = new("\n");
}
