using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Messaging;

namespace ForumBot.Slack.Windows;

/// <summary>Draws cards for Slack, and keeps those that do not show whole where they are drawn.</summary>
internal sealed class CardDrawing(IKeptCards kept)
{
    /// <summary>A message in this place; with <paramref name="only"/> for one person's eyes.</summary>
    internal async ValueTask<BlockKitDrawing> MessageAsync(Card card, Place place, PersonId? only, CancellationToken ct) =>
        BlockKitWriter.Message(card, await KeepAsync(card, SlackSurface.Message, place, only, ct));

    /// <summary>A window that belongs to this place.</summary>
    internal async ValueTask<BlockKitDrawing> WindowAsync(Card card, ModalFrame frame, Place place, PersonId only, CancellationToken ct) =>
        BlockKitWriter.Modal(card, frame with { KeptAs = await KeepAsync(card, SlackSurface.Modal, place, only, ct), Page = 0 });

    /// <summary>Somebody's home tab.</summary>
    internal async ValueTask<BlockKitDrawing> HomeAsync(Card card, Place chat, PersonId only, CancellationToken ct) =>
        BlockKitWriter.Home(card, BlockKitWriter.NeedsKeeping(card, SlackSurface.Home) ? await kept.KeepHomeAsync(chat, only, card, ct) : null);

    /// <summary>True when there is something to fill in, for which Slack needs a window.</summary>
    internal static bool IsForm(Card card) => card.Body.Any(HasField);

    // What is for a window alone is never kept: the writer shows it whole, or not at all.
    private async ValueTask<string?> KeepAsync(Card card, SlackSurface where, Place place, PersonId? only, CancellationToken ct) =>
        card.OnlyInDialog is null && BlockKitWriter.NeedsKeeping(card, where) ? await kept.KeepAsync(place, only, card, ct) : null;

    private static bool HasField(Element element) => element switch
    {
        Field => true,
        Group group => group.Items.Any(HasField),
        Row row => row.Items.Any(HasField),
        Details details => details.Items.Any(HasField),
        _ => false,
    };
}
