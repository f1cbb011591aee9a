using System.Diagnostics.CodeAnalysis;

namespace ForumBot.Forums;

/// <summary>What became of a wish to change a forum: the forum after it, or a plain sentence that says why not and what to do.</summary>
public sealed record Decision
{
    private Decision(Forum? after, string? refusal) => (After, Refusal) = (after, refusal);

    /// <summary>The forum as it is to be; null when refused.</summary>
    public Forum? After { get; }

    /// <summary>Why not; null when it is done.</summary>
    public string? Refusal { get; }

    /// <summary>True when it is not to be.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(After))]
    public bool IsRefused => Refusal is not null;

    /// <summary>It is to be so.</summary>
    public static Decision Done(Forum after) => new(after, null);

    /// <summary>It is not to be.</summary>
    public static Decision Refused(string sentence) => new(null, sentence);
}
