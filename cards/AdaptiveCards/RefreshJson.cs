using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

/// <summary>
/// What makes a reader's client ask for their own view of a card: when the chat is opened, and after every change. Without readers it
/// is left out, because clients would then ask for everybody. Source: Teams' universal actions, user-specific views.
/// </summary>
internal static class RefreshJson
{
    /// <summary>The most readers that Teams takes.</summary>
    internal const int MostReaders = 60;

    internal static void Write(Utf8JsonWriter json, Card card, CardHost host)
    {
        if (card.Own is not { } own || host is { IsDialog: true } or { ReaderId: null })
        {
            return;
        }

        string[] readers = [.. own.Readers.Select(host.ReaderId).OfType<string>().Distinct().Take(MostReaders)];
        if (readers.Length == 0)
        {
            return;
        }

        json.WriteStartObject("refresh"u8);
        json.WriteStartObject("action"u8);
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("verb"u8, Verbs.ShowOwnView);
        json.WriteStartObject("data"u8);
        json.WriteString(OwnView.NameKey, own.Name);
        json.WriteString(OwnView.ArgumentKey, own.Argument);
        if (card.ForumId is { } forum)
        {
            json.WriteString(Execute.ForumKey, forum);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("userIds"u8);
        foreach (var reader in readers)
        {
            json.WriteStringValue(reader);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
