using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// Draws a <see cref="Card"/> as Block Kit. Pure: the same card and frame give the same JSON. Text is plain text and stays so; nothing that somebody typed can
/// mention anybody or link anywhere.
/// </summary>
public static class BlockKitWriter
{
    /// <summary>
    /// True when the card does not show whole there: it has something to fill in, something folded away, or more than fits. It has to be kept then, under a
    /// name that the drawing's button carries, to be opened in a window.
    /// </summary>
    public static bool NeedsKeeping(Card card, SlackSurface where) => false;

    /// <summary>The blocks of a message. <paramref name="keptAs"/> is where the whole card is kept, for the button that opens it.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone.</exception>
    public static BlockKitDrawing Message(Card card, string? keptAs = null)
    {
        ConfidentialCard.MustNotBe(card);
        return new(JsonSerializer.Serialize(new[] { new { type = "section", text = new { type = "plain_text", text = PlainText.Of(card) } } }), PlainText.Of(card));
    }

    /// <summary>The view of a window.</summary>
    public static BlockKitDrawing Modal(Card card, ModalFrame frame) => throw new NotImplementedException();

    /// <summary>The view of the home tab. <paramref name="keptAs"/> is where the whole card is kept.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone.</exception>
    public static BlockKitDrawing Home(Card card, string? keptAs = null) => throw new NotImplementedException();

    /// <summary>A window that waits for its card: a title and a line of text.</summary>
    public static BlockKitDrawing Waiting(ModalFrame frame, string title, string line) => throw new NotImplementedException();
}
