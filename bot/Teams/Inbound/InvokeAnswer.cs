using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// The answer to a press, inside the HTTP response. The status of the response is 200 always; success or failure stands in the body.
/// Source: Teams' universal action model.
/// </summary>
internal abstract record InvokeAnswer
{
    private InvokeAnswer() { }

    internal abstract void Write(Utf8JsonWriter json);

    private static void WriteHead(Utf8JsonWriter json, int status, ReadOnlySpan<byte> type)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, status);
        json.WriteString("type"u8, type);
    }

    /// <summary>The card becomes this one, for the person who pressed.</summary>
    internal sealed record NewCard(Card Card) : InvokeAnswer
    {
        internal override void Write(Utf8JsonWriter json)
        {
            WriteHead(json, 200, "application/vnd.microsoft.card.adaptive"u8);
            json.WritePropertyName("value"u8);
            AdaptiveCardWriter.Write(json, Card);
            json.WriteEndObject();
        }
    }

    /// <summary>A line below the card.</summary>
    internal sealed record Line(string Sentence) : InvokeAnswer
    {
        internal override void Write(Utf8JsonWriter json)
        {
            WriteHead(json, 200, "application/vnd.microsoft.activity.message"u8);
            json.WriteString("value"u8, Sentence);
            json.WriteEndObject();
        }
    }

    /// <summary>The press could not be read; the card stays as it is and shows the sentence.</summary>
    internal sealed record Unreadable(string Sentence) : InvokeAnswer
    {
        internal override void Write(Utf8JsonWriter json)
        {
            WriteHead(json, 400, "application/vnd.microsoft.error"u8);
            json.WriteStartObject("value"u8);
            json.WriteString("code"u8, "BadRequest"u8);
            json.WriteString("message"u8, Sentence);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
