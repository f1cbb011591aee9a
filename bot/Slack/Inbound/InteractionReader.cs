using System.Globalization;
using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>Reads what was pressed, chosen or handed in. What is none of ours is nothing. Source: Slack's reference of interaction payloads.</summary>
internal static class InteractionReader
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The buttons that were pressed; one, as a rule. A button that opens a page, and whatever is merely chosen, is none.</summary>
    internal static IReadOnlyList<Press> Presses(JsonElement payload, Actor by) =>
        [.. payload.Items("actions").Select(action => PressOf(payload, action, by)).OfType<Press>()];

    /// <summary>A window that was handed in; null when it is none of ours.</summary>
    internal static Press? Submission(JsonElement payload, Actor by)
    {
        if (payload.Object("view") is not { } view || BlockKitReader.Submitted(view) is not { } submitted || ViewOf(view) is not { } shown)
        {
            return null;
        }

        var context = WindowContext.Read(submitted.Frame.Context);
        return new(by, payload.Text("trigger_id") ?? $"{shown.Id}/{shown.Hash}", submitted.Press, submitted.Press.TakesFields ? BlockKitReader.Fields(shown.Values) : None)
        {
            Trigger = payload.Text("trigger_id"),
            Channel = context.Channel,
            Thread = context.Thread,
            View = shown with { Frame = submitted.Frame },
        };
    }

    /// <summary>An entry of Slack's menus; null when it is none of ours. It counts as pressed in the person's own chat, wherever they are: the message is somebody else's.</summary>
    internal static Press? Shortcut(JsonElement payload, Actor by)
    {
        if (payload.Text("trigger_id") is not { } trigger || AskedBy(payload) is not { } asked)
        {
            return null;
        }

        return new(by, trigger, asked, None)
        {
            Trigger = trigger,
            ResponseUrl = AddressIn(payload),
        };
    }

    private static BlockKitPress? AskedBy(JsonElement payload) => (payload.Text("type"), payload.Text("callback_id")) switch
    {
        ("shortcut", Shortcuts.Today) => new(Verbs.ShowDay, None) { OpensWindow = true },
        ("message_action", Shortcuts.PromotionLog) => new(Verbs.LogSharingForm, WhatWasShared(payload)) { OpensWindow = true },
        _ => null,
    };

    // The day and the channel are known; of what is written there nothing is taken.
    private static Dictionary<string, string> WhatWasShared(JsonElement payload)
    {
        var known = new Dictionary<string, string>();
        if (payload.Object("channel")?.Text("name") is { } channel && channel is not ("directmessage" or "privategroup"))
        {
            known[SharingCard.Where] = $"#{channel} in Slack";
        }

        var posted = payload.Text("message_ts") ?? payload.Object("message")?.Text("ts");
        if (posted?.Split('.')[0] is { } seconds && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && unix < 1L << 33)
        {
            known[SharingCard.Day] = Instant.FromUnixTimeSeconds(unix).InZone(London).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        }

        return known;
    }

    private static Press? PressOf(JsonElement payload, JsonElement action, Actor by)
    {
        if (BlockKitReader.Press(action.Text("action_id"), action.Text("value")) is not { } asked)
        {
            return null;
        }

        var press = new Press(by, $"{payload.Text("trigger_id")}/{action.Text("action_ts")}", asked, None)
        {
            Trigger = payload.Text("trigger_id"),
            ResponseUrl = AddressIn(payload),
        };
        return payload.Object("view") is { } view ? InView(press, view) : OnMessage(press, payload);
    }

    private static Press? InView(Press press, JsonElement view)
    {
        if (ViewOf(view) is not { } shown)
        {
            return null;
        }

        if (shown.IsHome)
        {
            return press with { View = shown };
        }

        if (BlockKitReader.FrameOf(view) is not { } frame)
        {
            return null;
        }

        var context = WindowContext.Read(frame.Context);
        return press with
        {
            Fields = press.Asked.TakesFields ? BlockKitReader.Fields(shown.Values) : None,
            Channel = context.Channel,
            Thread = context.Thread,
            View = shown with { Frame = frame },
        };
    }

    private static Press? OnMessage(Press press, JsonElement payload)
    {
        var container = payload.Object("container");
        if ((payload.Object("channel")?.Text("id") ?? container?.Text("channel_id")) is not { } channel)
        {
            return null;
        }

        var isWhisper = container?.Flag("is_ephemeral") == true;
        var message = container?.Text("message_ts") ?? payload.Object("message")?.Text("ts");
        var thread = payload.Object("message")?.Text("thread_ts") ?? container?.Text("thread_ts");
        return press with
        {
            Channel = channel,
            // A message that a thread hangs on stands in the channel itself.
            Thread = thread == message ? null : thread,
            Message = isWhisper ? null : message,
            IsOnWhisper = isWhisper,
        };
    }

    private static SlackView? ViewOf(JsonElement view)
    {
        if (view.Text("id") is not { } id || view.Text("type") is not ("modal" or "home"))
        {
            return null;
        }

        var root = view.Text("root_view_id") ?? id;
        var below = view.Text("previous_view_id");
        return new(id, view.Text("hash"), view.Text("type") == "home")
        {
            Root = root,
            Depth = below is null ? 1 : below == root ? 2 : 3,
            Values = view.Object("state")?.Object("values") ?? default,
        };
    }

    internal static Uri? AddressIn(JsonElement payload) =>
        Uri.TryCreate(payload.Text("response_url"), UriKind.Absolute, out var address) ? address : null;
}
