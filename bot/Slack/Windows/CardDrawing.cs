using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Messaging;

namespace ForumBot.Slack.Windows;

/// <summary>Draws cards for Slack, and keeps those that do not show whole where they are drawn.</summary>
internal sealed class CardDrawing(IKeptCards kept)
{
    /// <summary>A message in this place; with <paramref name="only"/> for one person's eyes.</summary>
    internal async ValueTask<BlockKitDrawing> MessageAsync(Card card, Place place, PersonId? only, CancellationToken ct) =>
        BlockKitWriter.Message(card) ?? BlockKitWriter.Message(card, await kept.KeepAsync(place, only, card, ct));

    /// <summary>A window that belongs to this place.</summary>
    internal async ValueTask<BlockKitDrawing> WindowAsync(Card card, ModalFrame frame, Place place, PersonId only, CancellationToken ct) =>
        BlockKitWriter.Modal(card, frame) ?? BlockKitWriter.Modal(card, frame, await kept.KeepAsync(place, only, card, ct));

    /// <summary>A window that says something short, which always shows whole.</summary>
    internal static BlockKitDrawing Notice(Card notice, ModalFrame frame) =>
        BlockKitWriter.Modal(notice, frame) ?? throw new InvalidOperationException("A notice does not fit in a window.");

    /// <summary>Somebody's home tab.</summary>
    internal async ValueTask<BlockKitDrawing> HomeAsync(Card card, Place chat, PersonId only, CancellationToken ct) =>
        BlockKitWriter.Home(card) ?? BlockKitWriter.Home(card, await kept.KeepHomeAsync(chat, only, card, ct));

    /// <summary>True when there is something to fill in, for which Slack needs a window.</summary>
    internal static bool IsForm(Card card) => BlockKitWriter.IsForm(card);
}
