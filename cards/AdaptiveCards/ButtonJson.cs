using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class ButtonJson
{
    internal static void WriteSet(Utf8JsonWriter json, IReadOnlyList<Button> buttons, CardScope scope)
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
            Write(json, button, scope);
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

    private static void Write(Utf8JsonWriter json, Button button, CardScope scope)
    {
        switch (button)
        {
            case Execute execute:
                WriteExecute(json, execute, scope);
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

    private static void WriteExecute(Utf8JsonWriter json, Execute execute, CardScope scope)
    {
        if (scope.Host.IsDialog)
        {
            WriteSubmit(json, execute, scope, opensDialog: false);
        }
        else if (scope.Host.HasDialogs && execute.OpensForm)
        {
            WriteSubmit(json, execute, scope, opensDialog: true);
        }
        else
        {
            WritePress(json, execute, scope);
        }
    }

    private static void WritePress(Utf8JsonWriter json, Execute execute, CardScope scope)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("title"u8, execute.Title);
        json.WriteString("verb"u8, execute.Verb);
        WriteTooltip(json, execute);
        WriteKeysStart(json, execute, scope);
        json.WriteEndObject();
        WriteFieldUse(json, execute);
        // Clients older than Action.Execute send the verb back inside the data instead.
        json.WriteStartObject("fallback"u8);
        json.WriteString("type"u8, "Action.Submit"u8);
        json.WriteString("title"u8, execute.Title);
        WriteVerbAndKeysStart(json, execute, scope);
        json.WriteEndObject();
        WriteFieldUse(json, execute);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Action.Execute can neither open a dialog nor act inside one. The mark that opens one does nothing inside another.
    private static void WriteSubmit(Utf8JsonWriter json, Execute execute, CardScope scope, bool opensDialog)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Submit"u8);
        json.WriteString("title"u8, execute.Title);
        WriteTooltip(json, execute);
        WriteVerbAndKeysStart(json, execute, scope);
        if (opensDialog)
        {
            json.WriteStartObject("msteams"u8);
            json.WriteString("type"u8, "task/fetch"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteFieldUse(json, execute);
        json.WriteEndObject();
    }

    private static void WriteTooltip(Utf8JsonWriter json, Execute execute)
    {
        if (execute.Tooltip is { } tooltip)
        {
            json.WriteString("tooltip"u8, Literal.Of(tooltip));
        }
    }

    private static void WriteFieldUse(Utf8JsonWriter json, Execute execute)
    {
        if (!execute.TakesFields)
        {
            json.WriteString("associatedInputs"u8, "none"u8);
        }
    }

    private static void WriteVerbAndKeysStart(Utf8JsonWriter json, Execute execute, CardScope scope)
    {
        json.WriteStartObject("data"u8);
        json.WriteString("verb"u8, execute.Verb);
        WriteKeys(json, execute, scope);
    }

    private static void WriteKeysStart(Utf8JsonWriter json, Execute execute, CardScope scope)
    {
        json.WriteStartObject("data"u8);
        WriteKeys(json, execute, scope);
    }

    private static void WriteKeys(Utf8JsonWriter json, Execute execute, CardScope scope)
    {
        if (scope.ForumId is { } forumId)
        {
            json.WriteString(Execute.ForumKey, forumId);
        }

        foreach (var (key, value) in execute.Keys)
        {
            json.WriteString(key, value);
        }
    }
}
