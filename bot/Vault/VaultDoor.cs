using ForumBot.Access;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault;

/// <summary>
/// The one way into the vault. It asks the gate, unlocks the keys, writes the access log, and only then lets the turn do what it came for; whatever does not
/// open ends in one clear sentence for the person and a word to whoever runs the bot, never in plain text and never in an empty note.
/// </summary>
public sealed class VaultDoor
{
    /// <summary>
    /// Does something in the open vault. <paramref name="kind"/> and <paramref name="about"/> go to the access log before <paramref name="inside"/> runs.
    /// Outside a dialog nothing is opened: the answer is the card that leads there.
    /// </summary>
    public ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Permission what, AccessKind kind, string? about, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside,
        CancellationToken ct) => throw new NotImplementedException();
}
