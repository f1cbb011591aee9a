using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Afterwards;

/// <summary>The way into the vault for what is done with the notes after publication: not before it, and not by a button of another inspection.</summary>
internal static class OnceTheReportIsOut
{
    /// <summary>As <see cref="VaultDoor"/> does it. Said in words there is no form, and <paramref name="verb"/> is the press that leads to what was asked for.</summary>
    internal static async ValueTask<IReadOnlyList<Reply>> EnterOnceOutAsync(
        this VaultDoor door, Turn turn, Form? form, string verb, Permission what, AccessKind kind, string? about,
        Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct)
    {
        if (!turn.Facts.EmbargoLifted)
        {
            return [new OnlyYou(CompareCard.NotYet())];
        }

        if (form is null)
        {
            var opens = new Execute("", verb) { Keys = new Dictionary<string, string> { ["inspection"] = turn.Forum!.NotesOf ?? "" } };
            return await door.EnterAsync(turn, what, kind, about, opens, inside, ct);
        }

        return await door.EnterAsync(
            turn, what, kind, about,
            (vault, token) => form.IsCurrent(vault.Open) ? inside(vault, token) : ValueTask.FromResult<IReadOnlyList<Reply>>([new OnlyYou(InspectionTurn.Over())]),
            ct);
    }
}
