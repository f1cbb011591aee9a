using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// Draws a <see cref="Card"/> as Block Kit. Pure: the same card and frame give the same JSON. Text is plain text and stays so; nothing that somebody typed can
/// mention anybody or link anywhere. Nothing is cut off without a way to the whole: a card that does not show whole where it is drawn, because it has something to
/// fill in, something folded away, or more than fits, has to be kept, and is drawn with a button that opens it by the name under which it is kept. Without a name
/// there is no drawing of such a card.
/// </summary>
public static class BlockKitWriter
{
    /// <summary>True when there is something to fill in, for which Slack needs a window.</summary>
    public static bool IsForm(Card card) => CardReading.HasFields(card);

    /// <summary>The blocks of a message; null when the card needs keeping and nobody has kept it.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone.</exception>
    [return: NotNullIfNotNull(nameof(keptAs))]
    public static BlockKitDrawing? Message(Card card, string? keptAs = null)
    {
        ConfidentialCard.MustNotBe(card);
        return MessageDrawing.Of(card, SlackSurface.Message, keptAs) is { } blocks ? new(Write(json => Block.Write(json, blocks)), Fallback.Of(card)) : null;
    }

    /// <summary>
    /// The view of a window; null when it takes more than one page and nobody has kept the card. A card that is for a window alone is never kept, and always drawn.
    /// </summary>
    [return: NotNullIfNotNull(nameof(keptAs))]
    public static BlockKitDrawing? Modal(Card card, ModalFrame frame, string? keptAs = null) =>
        WindowDrawing.Of(card, frame with { KeptAs = keptAs }) is { } write ? new(Write(write), Fallback.Of(card)) : null;

    /// <summary>The view of the home tab; null when the card needs keeping and nobody has kept it.</summary>
    /// <exception cref="InvalidOperationException">The card is for a window alone.</exception>
    [return: NotNullIfNotNull(nameof(keptAs))]
    public static BlockKitDrawing? Home(Card card, string? keptAs = null)
    {
        ConfidentialCard.MustNotBe(card);
        return MessageDrawing.Of(card, SlackSurface.Home, keptAs) is not { } blocks ? null : new(
            Write(json =>
            {
                ViewJson.WriteHomeStart(json);
                Block.Write(json, blocks);
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
            Block.Write(json, Block.Draw(CardLayout.Of(card, isWindow: true, frame.Generation, keptAs: null), card));
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
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, BlockJson.Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
