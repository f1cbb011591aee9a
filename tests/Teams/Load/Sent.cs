using System.Text.Json;
using ForumBot.Cards;

namespace ForumBot.Tests.Teams.Load;

/// <summary>One activity that Teams sends, perhaps more than once, and what must come of it, once.</summary>
/// <param name="Body">The activity.</param>
/// <param name="AnsweredIn">The conversation in which a message appears; null for a press, which is answered at once.</param>
/// <param name="Step">The step that it ticks or unticks; null for a question.</param>
/// <param name="Ticks">True for a tick, false for taking it back.</param>
internal sealed record Sent(byte[] Body, string? AnsweredIn, OwnStep? Step = null, bool Ticks = false)
{
    /// <summary>"What's due today?" in somebody's own chat.</summary>
    internal static Sent Question(Volunteer who, string id, string serviceUrl) =>
        new(Message(who, who.Chat, id, "what's due today?", serviceUrl), who.Chat);

    /// <summary>"done 3" or "undo 3" in somebody's own chat.</summary>
    internal static Sent InChat(Volunteer who, string id, bool ticks, string serviceUrl) => new(
        Message(who, who.Chat, id, Words(who.SaidInChat, ticks), serviceUrl), who.Chat, who.SaidInChat, ticks);

    /// <summary>The same in a thread of the channel.</summary>
    internal static Sent InChannel(Volunteer who, string id, bool ticks, string serviceUrl) => new(
        Message(who, ThreadOf(who), id, $"<at>ForumBot</at> {Words(who.SaidInChannel, ticks)}", serviceUrl), ThreadOf(who), who.SaidInChannel, ticks);

    /// <summary>The button on a card in the channel.</summary>
    internal static Sent Press(Volunteer who, string id, bool ticks, string serviceUrl)
    {
        var action = new
        {
            type = "Action.Execute",
            verb = ticks ? Verbs.TickStep : Verbs.UndoStep,
            data = new Dictionary<string, string> { ["inspection"] = who.Inspection, ["step"] = who.Pressed.Id },
        };
        var body = Activity(who, ThreadOf(who), id, "invoke", serviceUrl);
        (body["name"], body["replyToId"], body["value"]) = ("adaptiveCard/action", "1", new { action });
        return new(JsonSerializer.SerializeToUtf8Bytes(body), null, who.Pressed, ticks);
    }

    /// <summary>The thread that this person's messages and presses in the channel are in.</summary>
    internal static string ThreadOf(Volunteer who) => who.Channel + ";messageid=1";

    private static byte[] Message(Volunteer who, string conversation, string id, string text, string serviceUrl)
    {
        var body = Activity(who, conversation, id, "message", serviceUrl);
        (body["text"], body["textFormat"]) = (text, "plain");
        body["entities"] = new object[] { new { type = "mention", text = "<at>ForumBot</at>", mentioned = new { id = Captured.Bot, name = "ForumBot" } } };
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    private static Dictionary<string, object> Activity(Volunteer who, string conversation, string id, string type, string serviceUrl) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new { id = $"29:{who.EntraId}", name = "Somebody", aadObjectId = who.EntraId },
        ["recipient"] = new { id = Captured.Bot, name = "ForumBot" },
        ["conversation"] = conversation == who.Chat
            ? new { id = conversation, conversationType = "personal", isGroup = false, tenantId = Captured.Tenant }
            : new { id = conversation, conversationType = "channel", isGroup = true, tenantId = Captured.Tenant },
        ["channelData"] = new { tenant = new { id = Captured.Tenant } },
    };

    private static string Words(OwnStep step, bool ticks) => $"{(ticks ? "done" : "undo")} {step.Number}";
}
