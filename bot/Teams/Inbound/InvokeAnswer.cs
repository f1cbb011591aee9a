using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// The answer to a press, inside the HTTP response. The status of the response is 200 always. After a press on a card, success or failure
/// stands in the body; a dialog has no word for failure, and says it. Source: Teams' universal action model, Teams' dialogs for bots.
/// </summary>
internal abstract record InvokeAnswer
{
    // What the head of a dialog has room for on a phone.
    private const int LongestTitle = 60;

    private InvokeAnswer() { }

    /// <summary>Writes the answer as what Teams waits for; writes nothing to close a dialog.</summary>
    internal void Write(Utf8JsonWriter json, Awaited awaits, CardHost inConversation)
    {
        if (awaits == Awaited.Card)
        {
            WriteForCard(json, inConversation);
        }
        else
        {
            WriteForDialog(json, awaits);
        }
    }

    private protected abstract void WriteForCard(Utf8JsonWriter json, CardHost host);

    private protected abstract void WriteForDialog(Utf8JsonWriter json, Awaited awaits);

    private static void WriteHead(Utf8JsonWriter json, int status, ReadOnlySpan<byte> type)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, status);
        json.WriteString("type"u8, type);
    }

    private static void WriteLine(Utf8JsonWriter json, string sentence)
    {
        WriteHead(json, 200, "application/vnd.microsoft.activity.message"u8);
        json.WriteString("value"u8, sentence);
        json.WriteEndObject();
    }

    private static void WriteTaskStart(Utf8JsonWriter json, ReadOnlySpan<byte> type)
    {
        json.WriteStartObject();
        json.WriteStartObject("task"u8);
        json.WriteString("type"u8, type);
    }

    private static void WriteTaskMessage(Utf8JsonWriter json, string sentence)
    {
        WriteTaskStart(json, "message"u8);
        json.WriteString("value"u8, sentence);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Shorten(string title) => title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)] + "…";

    /// <summary>The card becomes this one, or the dialog shows it, for the person who pressed.</summary>
    internal sealed record NewCard(Card Card) : InvokeAnswer
    {
        private protected override void WriteForCard(Utf8JsonWriter json, CardHost host)
        {
            WriteHead(json, 200, "application/vnd.microsoft.card.adaptive"u8);
            json.WritePropertyName("value"u8);
            AdaptiveCardWriter.Write(json, Card, host);
            json.WriteEndObject();
        }

        private protected override void WriteForDialog(Utf8JsonWriter json, Awaited awaits)
        {
            WriteTaskStart(json, "continue"u8);
            json.WriteStartObject("value"u8);
            json.WriteString("title"u8, Shorten(Card.Title));
            json.WriteString("height"u8, Card.Body.Any(element => element is Field) ? "large"u8 : "medium"u8);
            json.WriteString("width"u8, "medium"u8);
            json.WriteStartObject("card"u8);
            json.WriteString("contentType"u8, AdaptiveCardWriter.MediaType);
            json.WritePropertyName("content"u8);
            AdaptiveCardWriter.Write(json, Card, CardHost.Dialog);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    /// <summary>A line below the card, or in place of the dialog.</summary>
    internal sealed record Line(string Sentence) : InvokeAnswer
    {
        private protected override void WriteForCard(Utf8JsonWriter json, CardHost host) => WriteLine(json, Sentence);

        private protected override void WriteForDialog(Utf8JsonWriter json, Awaited awaits) => WriteTaskMessage(json, Sentence);
    }

    /// <summary>The press did what it should and its outcome is seen elsewhere. A dialog that is open closes.</summary>
    internal sealed record Done : InvokeAnswer
    {
        private const string Sentence = "Done.";

        internal static Done Instance { get; } = new();

        private protected override void WriteForCard(Utf8JsonWriter json, CardHost host) => WriteLine(json, Sentence);

        private protected override void WriteForDialog(Utf8JsonWriter json, Awaited awaits)
        {
            if (awaits == Awaited.FirstDialog)
            {
                WriteTaskMessage(json, Sentence);
            }
        }
    }

    /// <summary>The press could not be read; the card stays as it is and shows the sentence.</summary>
    internal sealed record Unreadable(string Sentence) : InvokeAnswer
    {
        private protected override void WriteForCard(Utf8JsonWriter json, CardHost host)
        {
            WriteHead(json, 400, "application/vnd.microsoft.error"u8);
            json.WriteStartObject("value"u8);
            json.WriteString("code"u8, "BadRequest"u8);
            json.WriteString("message"u8, Sentence);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private protected override void WriteForDialog(Utf8JsonWriter json, Awaited awaits) => WriteTaskMessage(json, Sentence);
    }
}
