using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class ButtonJson
{
    internal static void WriteSet(Utf8JsonWriter json, IReadOnlyList<Button> buttons, string? forumId)
    {
        if (!buttons.Any(IsDrawn))
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteStartArray("actions"u8);
        foreach (var button in buttons.Where(IsDrawn))
        {
            Write(json, button, forumId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteToggle(Utf8JsonWriter json, string title, string target)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteStartArray("actions"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.ToggleVisibility"u8);
        json.WriteString("title"u8, title);
        json.WriteStartArray("targetElements"u8);
        json.WriteStringValue(target);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool IsDrawn(Button button) => button is not OpenLink { IsSafe: false };

    private static void Write(Utf8JsonWriter json, Button button, string? forumId)
    {
        switch (button)
        {
            case Execute execute:
                WriteExecute(json, execute, forumId);
                break;
            case OpenLink link:
                json.WriteStartObject();
                json.WriteString("type"u8, "Action.OpenUrl"u8);
                json.WriteString("title"u8, link.Title);
                json.WriteString("url"u8, link.Address.AbsoluteUri);
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"No Adaptive Card action for {button.GetType().Name}.");
        }
    }

    private static void WriteExecute(Utf8JsonWriter json, Execute execute, string? forumId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("title"u8, execute.Title);
        json.WriteString("verb"u8, execute.Verb);
        if (execute.Tooltip is { } tooltip)
        {
            json.WriteString("tooltip"u8, Literal.Of(tooltip));
        }

        WriteKeys(json, execute, forumId, withVerb: false);
        WriteFieldUse(json, execute);
        // Clients older than Action.Execute send the verb back inside the data instead.
        json.WriteStartObject("fallback"u8);
        json.WriteString("type"u8, "Action.Submit"u8);
        json.WriteString("title"u8, execute.Title);
        WriteKeys(json, execute, forumId, withVerb: true);
        WriteFieldUse(json, execute);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFieldUse(Utf8JsonWriter json, Execute execute)
    {
        if (!execute.TakesFields)
        {
            json.WriteString("associatedInputs"u8, "none"u8);
        }
    }

    private static void WriteKeys(Utf8JsonWriter json, Execute execute, string? forumId, bool withVerb)
    {
        json.WriteStartObject("data"u8);
        if (withVerb)
        {
            json.WriteString("verb"u8, execute.Verb);
        }

        if (forumId is not null)
        {
            json.WriteString(Execute.ForumKey, forumId);
        }

        foreach (var (key, value) in execute.Keys)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
