using System.Collections.Immutable;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Together;

/// <summary>What a code is for: another account of the person who asked for it, or with <see cref="ForumId"/> another conversation of that forum.</summary>
/// <param name="By">Who asked, by the account they asked with.</param>
/// <param name="ForumId">The forum; null for a person's own accounts.</param>
public sealed record LinkOffer(Person By, string? ForumId);

/// <summary>A code that was given out. Its id is the code's keyed hash; the code itself is nowhere.</summary>
public sealed record LinkCode(LinkOffer Offer, Instant Made)
{
    /// <summary>True once somebody has used it.</summary>
    public bool IsUsed { get; init; }

    /// <summary>True once it can be used no more, for whatever reason but its age.</summary>
    public bool IsOver { get; init; }
}

/// <summary>That somebody typed a fitting code and has to say whether both accounts are theirs. Its id is their key; <see cref="Key"/> is what their answer names.</summary>
public sealed record LinkQuestion(string Key, LinkOffer Offer, Instant Since);

/// <summary>When somebody typed codes that there are not. Its id is their key.</summary>
public sealed record WrongCodes(ImmutableList<Instant> At);

/// <summary>What came of a code that somebody typed; <see cref="Offer"/> is there for every code that is or was one.</summary>
internal sealed record Taken(CodeState State, LinkOffer? Offer = null);

/// <summary>How it stands with a code.</summary>
internal enum CodeState
{
    /// <summary>It is good, and used from now on.</summary>
    Fits,
    /// <summary>There is no such code.</summary>
    Unknown,
    /// <summary>Its ten minutes are over, or its owner has a newer one.</summary>
    RunOut,
    /// <summary>It was used before.</summary>
    Used,
    /// <summary>It is for a channel or group chat and was typed in somebody's own chat; it stays good.</summary>
    NotHere,
    /// <summary>It is for an account in another app and was typed by its owner where they got it; it stays good.</summary>
    SameAccount,
    /// <summary>It is for another conversation of the forum and was typed in one that is the forum's already; it stays good.</summary>
    SameForum,
    /// <summary>It was for one person alone and stood where others read along: it is void.</summary>
    SeenByOthers,
    /// <summary>Too many wrong ones came from this person; the code was not even looked at.</summary>
    TooManyWrong,
}
