using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// Draws a <see cref="Card"/> as Block Kit. Pure: the same card and frame give the same JSON. Text is plain text and stays so; nothing that somebody typed can
/// mention anybody or link anywhere. Nothing is cut off without a way to the whole.
/// </summary>
public static class BlockKitWriter
{
    /// <summary>
    /// True when the card does not show whole there: it has something to fill in, something folded away, or more than fits. It has to be kept then, under a
    /// name that the drawing's button carries, to be opened in a window. Never true for a card that is for a window alone.
    /// </summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone, and this is not one.</exception>
    public static bool NeedsKeeping(Card card, SlackSurface where)
    {
        if (where == SlackSurface.Modal)
        {
            return WindowDrawing.NeedsKeeping(card);
        }

        ConfidentialCard.MustNotBe(card);
        return MessageDrawing.NeedsKeeping(card, where);
    }

    /// <summary>The blocks of a message. <paramref name="keptAs"/> is where the whole card is kept, for the button that opens it.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone; or it needs keeping, and nobody has kept it.</exception>
    public static BlockKitDrawing Message(Card card, string? keptAs = null)
    {
        ConfidentialCard.MustNotBe(card);
        return new(Write(json => MessageDrawing.WriteBlocks(json, card, SlackSurface.Message, keptAs)), Fallback.Of(card));
    }

    /// <summary>The view of a window.</summary>
    /// <exception cref="InvalidOperationException">The card needs keeping, and the frame does not say where it is.</exception>
    public static BlockKitDrawing Modal(Card card, ModalFrame frame) => new(Write(json => WindowDrawing.Write(json, card, frame)), Fallback.Of(card));

    /// <summary>The view of the home tab. <paramref name="keptAs"/> is where the whole card is kept.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone; or it needs keeping, and nobody has kept it.</exception>
    public static BlockKitDrawing Home(Card card, string? keptAs = null)
    {
        ConfidentialCard.MustNotBe(card);
        return new(
            Write(json =>
            {
                ViewJson.WriteHomeStart(json);
                MessageDrawing.WriteBlocks(json, card, SlackSurface.Home, keptAs);
                json.WriteEndObject();
            }),
            Fallback.Of(card));
    }

    /// <summary>A window that waits for its card: a title and a line of text.</summary>
    public static BlockKitDrawing Waiting(ModalFrame frame, string title, string line) => new(
        Write(json =>
        {
            var card = new Card { Title = title, Body = [new Text(line)], Next = line };
            ViewJson.WriteStart(json, frame, title, submitTitle: null, submit: null, card: null);
            json.WriteStartArray("blocks"u8);
            foreach (var block in Block.Draw(CardLayout.Of(card, isWindow: true, frame.Generation, keptAs: null), card))
            {
                json.WriteRawValue(block.Json, skipInputValidation: true);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }),
        SlackText.Escape(line));

    /// <summary>The blocks of a message that says a drawing's words and nothing else: what is left when Slack does not take the drawing.</summary>
    public static string OfWords(BlockKitDrawing drawing) => Write(json =>
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("type"u8, "section"u8);
        BlockJson.WritePlain(json, "text"u8, SlackText.Unescape(drawing.Text));
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, BlockJson.Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
