using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>What stands around the blocks of a view.</summary>
internal static class ViewJson
{
    private const string HomeId = "forumbot.home";

    /// <summary>A window up to its blocks. Without <paramref name="submit"/> there is nothing to hand in.</summary>
    internal static void WriteStart(Utf8JsonWriter json, ModalFrame frame, string title, string? submitTitle, Execute? submit, Card? card)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "modal"u8);
        json.WriteString("callback_id"u8, FrameJson.CallbackId);
        BlockJson.WritePlain(json, "title"u8, SlackText.Clean(title) is { Length: > 0 } words ? SlackText.Clip(words.ReplaceLineEndings(" "), SlackLimits.ViewTitle) : "ForumBot");
        if (submitTitle is not null)
        {
            BlockJson.WritePlain(json, "submit"u8, submitTitle);
        }

        BlockJson.WritePlain(json, "close"u8, "Close");
        json.WriteString("private_metadata"u8, FrameJson.Write(frame, submit, card));
        json.WritePropertyName("blocks"u8);
    }

    /// <summary>The home tab up to its blocks.</summary>
    internal static void WriteHomeStart(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "home"u8);
        json.WriteString("callback_id"u8, HomeId);
        json.WritePropertyName("blocks"u8);
    }
}
