using ForumBot.Cards;

namespace ForumBot.Vault;

/// <summary>What another part of the vault shows on the first card of the notes: facts, and buttons that lead to it.</summary>
public interface INotesPart
{
    /// <summary>The part for the person for whom the vault stands open. It asks the gate itself for what not everybody there may see or do.</summary>
    ValueTask<NotesPart> OfAsync(OpenVault vault, CancellationToken ct);
}

/// <summary>Facts and buttons for the first card of the notes.</summary>
public sealed record NotesPart(IReadOnlyList<Fact> Facts, IReadOnlyList<Execute> Buttons);
