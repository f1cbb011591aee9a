namespace ForumBot.Vault.Notes;

/// <summary>What became of something that was to be done with the notes.</summary>
public abstract record ShelfAnswer
{
    private ShelfAnswer()
    {
    }

    /// <summary>It is done, and on the disk.</summary>
    /// <param name="IsAddendum">The notes were locked before, so that it is marked as added later.</param>
    /// <param name="TookBackBy">Who had said that the notes are checked; because of this that has to be said anew. Null when nobody had.</param>
    public sealed record Done(bool IsAddendum = false, string? TookBackBy = null) : ShelfAnswer;

    /// <summary>Somebody else saved the note first. <see cref="Theirs"/> is what it says now.</summary>
    public sealed record Overtaken(OpenNote Theirs) : ShelfAnswer;

    /// <summary>There is no such note for this person.</summary>
    public sealed record Gone : ShelfAnswer;

    /// <summary>It cannot be done; <see cref="Sentence"/> says why and what to do.</summary>
    public sealed record Refused(string Sentence) : ShelfAnswer;
}
