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
    public static BlockKitPress? Press(string? actionId, string? value) => actionId is null ? null : PressId.Parse(actionId, value);

    /// <summary>What handing in a window says: its submit button, and the frame's context. Null when the view is none of ours.</summary>
    public static (BlockKitPress Press, ModalFrame Frame)? Submitted(JsonElement view) =>
        FrameJson.Read(view) is (var frame, { } submit) ? (submit, frame) : null;

    /// <summary>The frame of a window in which something else was pressed; null when the view is none of ours.</summary>
    public static ModalFrame? FrameOf(JsonElement view) => FrameJson.Read(view)?.Frame;

    /// <summary>What is filled in, by the fields' ids, as every platform gives it: text alone, an empty field absent. From <c>state.values</c>.</summary>
    public static IReadOnlyDictionary<string, string> Fields(JsonElement values)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in StateReading.Boxes(values).GroupBy(box => box.Id.Field))
        {
            if (StateReading.Join(field) is { Length: > 0 } text)
            {
                fields[field.Key] = text;
            }
        }

        return fields;
    }

    /// <summary>
    /// The sentences about fields that a form came back with, by the block in the view that was handed in; null when the card is not that very form with
    /// mistakes marked, so that it has to be shown instead. From the answer and <c>view.state.values</c>. With <paramref name="handedIn"/> the form must be
    /// handed in alike too: a window that stays keeps the keys of its button.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Errors(Card answer, JsonElement values, BlockKitPress? handedIn = null)
    {
        var asked = CardReading.FieldsOf(answer).Where(FieldLayout.HasBox).ToList();
        var boxes = StateReading.Boxes(values).ToList();
        var first = boxes.GroupBy(box => box.Id.Field).ToDictionary(field => field.Key, field => field.MinBy(box => box.Id.Place).Block);
        var wrong = asked.Where(field => field.Error is not null).ToList();
        return wrong.Count > 0 && first.Keys.ToHashSet().SetEquals(asked.Select(field => field.Id)) && IsHandedInAlike(answer, handedIn)
            ? wrong.ToDictionary(field => first[field.Id], field => field.Error!)
            : null;
    }

    private static bool IsHandedInAlike(Card answer, BlockKitPress? press)
    {
        if (press is null)
        {
            return true;
        }

        var submit = Presses.SubmitOf(answer);
        return submit is not null
            && submit.Verb == press.Verb
            && answer.KeysOf(submit).ToDictionary(key => key.Key, key => key.Value) is var keys
            && keys.Count == press.Keys.Count
            && keys.All(key => press.Keys.TryGetValue(key.Key, out var value) && value == key.Value);
    }
}
