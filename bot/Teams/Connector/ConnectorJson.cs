using System.Security;
using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Teams.Connector;

/// <summary>
/// The bodies of the Connector's calls. A card travels alone: with text beside it Teams makes two messages and gives no id,
/// so that the card could never be changed. The summary is what a notification shows.
/// </summary>
internal static class ConnectorJson
{
    internal static void WriteMessage(Utf8JsonWriter json, ConnectorAddress to, Card card, CardHost host)
    {
        json.WriteStartObject();
        WriteHead(json, to);
        WriteContent(json, card, host);
        json.WriteEndObject();
    }

    /// <summary>
    /// A mention of one person and the card's words, each line a paragraph. Teams drops a mention whose text in the message differs
    /// from that in the entity; the name is XML in both.
    /// </summary>
    internal static void WriteCall(Utf8JsonWriter json, ConnectorAddress to, string teamsId, string name, Card card)
    {
        ConfidentialCard.MustNotBe(card);
        var mention = $"<at>{SecurityElement.Escape(name)}</at>";
        json.WriteStartObject();
        WriteHead(json, to);
        json.WriteString("text"u8, $"{mention}: {PlainText.Of(card).ReplaceLineEndings("\n\n")}");
        json.WriteStartArray("entities"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "mention"u8);
        json.WriteString("text"u8, mention);
        json.WriteStartObject("mentioned"u8);
        json.WriteString("id"u8, teamsId);
        json.WriteString("name"u8, name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A chat with one person. The tenant is required twice over.</summary>
    internal static void WriteChat(Utf8JsonWriter json, string botId, string tenant, string teamsId)
    {
        json.WriteStartObject();
        WriteBot(json, botId);
        json.WriteStartArray("members"u8);
        json.WriteStartObject();
        json.WriteString("id"u8, teamsId);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteBoolean("isGroup"u8, false);
        json.WriteString("tenantId"u8, tenant);
        json.WriteStartObject("channelData"u8);
        WriteTenant(json, tenant);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A new thread in a channel, with its first message.</summary>
    internal static void WriteThread(Utf8JsonWriter json, ConnectorAddress channel, string tenant, Card card, CardHost host)
    {
        json.WriteStartObject();
        WriteBot(json, channel.BotId);
        json.WriteBoolean("isGroup"u8, true);
        json.WriteString("tenantId"u8, tenant);
        json.WriteStartObject("channelData"u8);
        json.WriteStartObject("channel"u8);
        json.WriteString("id"u8, channel.Conversation);
        json.WriteEndObject();
        WriteTenant(json, tenant);
        json.WriteEndObject();
        json.WriteStartObject("activity"u8);
        json.WriteString("type"u8, "message"u8);
        WriteContent(json, card, host);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, ConnectorAddress to)
    {
        json.WriteString("type"u8, "message"u8);
        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, to.BotId);
        json.WriteEndObject();
        json.WriteStartObject("conversation"u8);
        json.WriteString("id"u8, to.Conversation);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, Card card, CardHost host)
    {
        ConfidentialCard.MustNotBe(card);
        json.WriteString("summary"u8, card.Title);
        json.WriteStartArray("attachments"u8);
        json.WriteStartObject();
        json.WriteString("contentType"u8, AdaptiveCardWriter.MediaType);
        json.WritePropertyName("content"u8);
        AdaptiveCardWriter.Write(json, card, host);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteBot(Utf8JsonWriter json, string botId)
    {
        json.WriteStartObject("bot"u8);
        json.WriteString("id"u8, botId);
        json.WriteEndObject();
    }

    private static void WriteTenant(Utf8JsonWriter json, string tenant)
    {
        json.WriteStartObject("tenant"u8);
        json.WriteString("id"u8, tenant);
        json.WriteEndObject();
    }
}
