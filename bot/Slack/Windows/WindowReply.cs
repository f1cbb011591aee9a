using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Inbound;

namespace ForumBot.Slack.Windows;

/// <summary>What a window does that was handed in, as Slack reads it from the answer to the request. Source: "Modals" in Slack's documentation.</summary>
internal static class WindowReply
{
    /// <summary>It stays, with a sentence beside each of these boxes, named by their blocks.</summary>
    internal static SlackReply Errors(IReadOnlyDictionary<string, string> errors) => Of(new
    {
        response_action = "errors",
        errors,
    });

    /// <summary>It shows this view next.</summary>
    internal static SlackReply Update(BlockKitDrawing view) => Of(new
    {
        response_action = "update",
        view = JsonNode.Parse(view.Json),
    });

    /// <summary>It closes, and all windows under it.</summary>
    internal static SlackReply Clear() => Of(new { response_action = "clear" });

    private static SlackReply Of<TAnswer>(TAnswer answer) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(answer));
}
