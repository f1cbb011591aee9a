using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>What came back with a press: the button's keys and the fields. All of it is typed by the client and trusted by nobody.</summary>
public sealed class Form(CardAction action)
{
    /// <summary>The longest value that is kept; the rest is cut off.</summary>
    public const int LongestValue = 4000;

    /// <summary>The message that the button stands on, where the platform says.</summary>
    public MessageRef? Card => action.Card;

    /// <summary>The value without surrounding spaces; null when the field is empty or absent.</summary>
    public string? this[string id] =>
        action.Fields.TryGetValue(id, out var value) && !string.IsNullOrWhiteSpace(value)
            ? (value.Length > LongestValue ? value[..LongestValue] : value).Trim()
            : null;

    /// <summary>
    /// A long text as it was pasted, tabs and all; null when the field is empty or absent. Of one longer than <paramref name="longest"/> one letter
    /// more is kept, so that whoever reads it sees that it is too long.
    /// </summary>
    public string? Pasted(string id, int longest) =>
        action.Fields.TryGetValue(id, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Length > longest ? value[..(longest + 1)] : value : null;

    /// <summary>The whole number in a field; null when it is empty or no number.</summary>
    public int? Number(string id) => int.TryParse(this[id], out var number) ? number : null;

    /// <summary>The chosen values of a field that takes several.</summary>
    public IReadOnlyList<string> Many(string id) =>
        this[id]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
