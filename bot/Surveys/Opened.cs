using System.Globalization;
using ForumBot.Conversation;

namespace ForumBot.Surveys;

/// <summary>
/// When a form was drawn. It travels with the form, and together with the person it names what is saved, so that a form that is handed in twice
/// counts once and nobody can write over somebody else's entry.
/// </summary>
internal static class Opened
{
    private const string Key = "opened";

    /// <summary>The stamp for a form that is drawn now.</summary>
    internal static string Stamp(Turn turn) => turn.Incoming.At.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);

    /// <summary>The stamp that came back; now for one that is missing or was tampered with.</summary>
    internal static string StampOf(Form form, Turn turn) =>
        long.TryParse(form[Key], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= turn.Incoming.At.ToUnixTimeTicks()
            ? at.ToString(CultureInfo.InvariantCulture)
            : Stamp(turn);

    /// <summary>The id of what this person saves with this form.</summary>
    internal static string EntryOf(Form form, Turn turn) => $"{StampOf(form, turn)}/{turn.From.Id.Key}";
}
