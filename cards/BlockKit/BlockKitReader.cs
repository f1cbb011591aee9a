using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>Reads back what <see cref="BlockKitWriter"/> wrote, from what Slack sends. Everything comes from a client and may be nonsense.</summary>
public static class BlockKitReader
{
    /// <summary>The verb by which the whole of a kept card is asked for, with <see cref="KeptKey"/> and <see cref="PageKey"/> among the keys. No handler has it.</summary>
    public const string OpenKept = "slack.open-kept";

    /// <summary>The key of where a card is kept.</summary>
    public const string KeptKey = "kept";

    /// <summary>The key of the page.</summary>
    public const string PageKey = "page";

    /// <summary>What a pressed element says; null when it is none of ours, or only opens a link.</summary>
    public static BlockKitPress? Press(string? actionId, string? value) => throw new NotImplementedException();

    /// <summary>What handing in a window says: its submit button, and the frame's context. Null when the view is none of ours.</summary>
    public static (BlockKitPress Press, ModalFrame Frame)? Submitted(JsonElement view) => throw new NotImplementedException();

    /// <summary>The frame of a window in which something else was pressed; null when the view is none of ours.</summary>
    public static ModalFrame? FrameOf(JsonElement view) => throw new NotImplementedException();

    /// <summary>What is filled in, by the fields' ids, as every platform gives it: text alone, an empty field absent. From <c>state.values</c>.</summary>
    public static IReadOnlyDictionary<string, string> Fields(JsonElement values) => throw new NotImplementedException();

    /// <summary>
    /// The sentences about fields that a form came back with, by the block in the view that was handed in; null when the card is not that very form with
    /// mistakes marked, so that it has to be shown instead. From the answer and <c>view.state.values</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Errors(Card answer, JsonElement values) => throw new NotImplementedException();
}
