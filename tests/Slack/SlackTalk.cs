using System.Globalization;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Slack;

/// <summary>
/// People in Slack, over the wire: what they say, type and press goes to the bot's addresses, signed; what they see comes from the Slack beside it. Everybody sees
/// the channel they speak in, <see cref="SlackCapture.Channel"/> unless a test says otherwise, and their own chat.
/// </summary>
internal sealed class SlackTalk(SlackBot bot)
{
    private readonly Dictionary<string, (string Who, bool OnASharedMessage)> addresses = [];
    private readonly Dictionary<string, (string Field, string Value)[]> refused = [];
    private int sent;

    private FakeWorkspace Workspace => bot.Slack.Workspace;

    /// <summary>The channel where people speak.</summary>
    internal string Channel { get; set; } = SlackCapture.Channel;

    /// <summary>Says something to the bot in the channel.</summary>
    internal Task SaysAsync(string who, string words, string? thread = null) => EventAsync("event_app_mention", who, Channel, json =>
    {
        json["text"] = $"<@{SlackCapture.Bot}> {Escape(words)}";
        if (thread is not null)
        {
            json["thread_ts"] = thread;
        }
    });

    /// <summary>Writes to the bot in their own chat.</summary>
    internal Task WritesAsync(string who, string words) => EventAsync("event_message_im", who, Workspace.ChatWith(who), json => json["text"] = Escape(words));

    /// <summary>Opens the bot's home tab and sees it.</summary>
    internal async Task<Shown> OpensHomeAsync(string who)
    {
        using var response = await bot.EventAsync("event_app_home_opened", json =>
        {
            json["event_id"] = NewId();
            var inner = json["event"]!;
            (inner["user"], inner["channel"]) = (who, Workspace.ChatWith(who));
        });
        Assert.Equal(200, (int)response.StatusCode);
        return await SeesHomeAsync(who);
    }

    /// <summary>Adds the bot to the channel.</summary>
    internal Task InvitesAsync(string who) => EventAsync("event_member_joined_channel_bot", SlackCapture.Bot, Channel, json => json["inviter"] = who);

    /// <summary>Types <c>/forum</c> and these words.</summary>
    internal async Task CommandsAsync(string who, string words)
    {
        using var response = await bot.CommandAsync("slash_command", fields =>
        {
            (fields["user_id"], fields["channel_id"], fields["text"]) = (who, Channel, Escape(words));
            addresses[AddressOf((string)fields["response_url"]!)] = (who, false);
        });
        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Picks an entry of Slack's own menus; on a message, if there is one.</summary>
    internal async Task PicksAsync(string who, string shortcut, string? channelName = null)
    {
        using var response = await bot.InteractionAsync(channelName is null ? "interaction_shortcut_global" : "interaction_message_action", json =>
        {
            json["callback_id"] = shortcut;
            json["user"] = UserOf(who);
            if (channelName is not null)
            {
                json["channel"] = new JsonObject { ["id"] = Channel, ["name"] = channelName };
            }
        });
        Assert.Equal(200, (int)response.StatusCode);
    }

    /// <summary>The next new message for all, wherever it is posted.</summary>
    internal Task<Shown> SeesAsync(string words) => ShownAsync("chat.postMessage", words);

    /// <summary>The next message that was there before and now says these words.</summary>
    internal Task<Shown> SeesChangedAsync(string words) => ShownAsync("chat.update", words);

    /// <summary>The next answer to a command or a press that this person alone sees.</summary>
    internal Task<Shown> SeesAloneAsync(string words) => ShownAsync(FakeSlack.Responses, words);

    /// <summary>The next whisper in the channel that was no answer to a command or a press.</summary>
    internal Task<Shown> HearsAsync(string words) => ShownAsync("chat.postEphemeral", words);

    /// <summary>The window on top of this person's screen; null when none is open.</summary>
    internal Shown? Top(string who) => Workspace.TopOf(who) is { } top ? new Shown(top.Shown["blocks"]!.AsArray()) { View = top } : null;

    /// <summary>Who gave out the address that was answered at, if that shows the answer to them alone; null when others see it too.</summary>
    internal string? AloneAt(FakeSlack.Call call) =>
        call.Method == FakeSlack.Responses && addresses.TryGetValue(call.Address, out var given) && call["response_type"] != "in_channel"
        && !(given.OnASharedMessage && call["replace_original"] is "true" or "True")
            ? given.Who
            : null;

    /// <summary>The window on top, once it says these words.</summary>
    internal async Task<Shown> SeesWindowAsync(string words, string who = SlackCapture.Coordinator)
    {
        Shown? top = null;
        await Eventually.HoldsAsync(
            () => (top = Top(who))?.Says(words, top.Title) == true,
            () => $"No window says \"{words}\". There were:\n{string.Join('\n', bot.Slack.Calls)}");
        return top!;
    }

    /// <summary>The person's home tab, once it was shown.</summary>
    internal async Task<Shown> SeesHomeAsync(string who, string words = "")
    {
        var call = await bot.Slack.CallAsync("views.publish", words);
        Assert.Equal(who, call.User);
        return new(call.Blocks!) { View = Workspace.HomeOf(who) };
    }

    /// <summary>Presses a button on what they see; in a window with these boxes filled in.</summary>
    internal async Task PressesAsync(string who, Shown shown, string button, params (string Field, string Value)[] typed)
    {
        using var response = await PressAsync(who, shown, button, typed);
        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    internal Task<HttpResponseMessage> PressAsync(string who, Shown shown, string button, params (string Field, string Value)[] typed)
    {
        var pressed = shown.Button(button);
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = UserOf(who),
            ["api_app_id"] = SlackCapture.App,
            ["team"] = new JsonObject { ["id"] = TeamOf(who) },
            ["is_enterprise_install"] = false,
            ["trigger_id"] = Workspace.NewTrigger(who),
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = (string?)pressed["action_id"],
                ["block_id"] = shown.BlockOf(pressed) ?? NewId(),
                ["value"] = (string?)pressed["value"],
                ["action_ts"] = NewId(),
            }),
        };
        if (shown.View is { } view)
        {
            payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
            payload["view"] = ViewOf(who, view, typed);
        }
        else
        {
            var answerAt = bot.Slack.ResponseUrl();
            addresses[AddressOf(answerAt)] = (who, shown.Ts is not null && shown.Channel != Workspace.ChatWith(who));
            payload["response_url"] = answerAt;
            payload["channel"] = new JsonObject { ["id"] = shown.Channel ?? Channel };
            payload["container"] = new JsonObject
            {
                ["type"] = "message",
                ["channel_id"] = shown.Channel ?? Channel,
                ["message_ts"] = shown.Ts ?? "1795163400.000001",
                ["is_ephemeral"] = shown.Ts is null,
            };
            if (shown.Thread is not null)
            {
                payload["container"]!["thread_ts"] = shown.Thread;
            }

            if (shown.Ts is { } ts)
            {
                payload["message"] = new JsonObject { ["ts"] = ts, ["team"] = SlackCapture.Team, ["user"] = SlackCapture.Bot };
                if (shown.Thread is { } thread)
                {
                    payload["message"]!["thread_ts"] = thread;
                }
            }
        }

        return bot.InteractionAsync(payload);
    }

    /// <summary>
    /// Hands in the window on top with these boxes filled in, by their fields' ids; what stands in the others goes as it is. What comes of it is what the
    /// window does next, as Slack would do it; what was refused still stands in its boxes.
    /// </summary>
    internal async Task<HandedIn> HandsInAsync(string who, params (string Field, string Value)[] typed)
    {
        var top = Top(who)?.View ?? throw new InvalidOperationException("No window is open.");
        using var response = await bot.InteractionAsync(new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = UserOf(who),
            ["api_app_id"] = SlackCapture.App,
            ["team"] = new JsonObject { ["id"] = TeamOf(who) },
            ["trigger_id"] = Workspace.NewTrigger(who),
            ["view"] = ViewOf(who, top, typed = [.. refused.GetValueOrDefault(top.Id, []).ExceptBy(typed.Select(box => box.Field), box => box.Field), .. typed]),
            ["response_urls"] = new JsonArray(),
        });
        Assert.Equal(200, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        var answer = body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
        refused.Remove(top.Id);
        switch ((string?)answer["response_action"])
        {
            case "errors":
                refused[top.Id] = typed;
                break;
            case null:
                Workspace.CloseWindow(who);
                break;
            case "clear":
                Workspace.ClearWindows(who);
                break;
            case "update":
                Workspace.ChangeWindow(who, top with { Hash = NewId(), Shown = answer["view"]!.DeepClone().AsObject() });
                break;
        }

        return new((string?)answer["response_action"], answer["errors"]?.AsObject(), Top(who));
    }

    /// <summary>What a message, a change of one, or an answer shows.</summary>
    internal Shown Of(FakeSlack.Call call) => new(call.Blocks ?? [])
    {
        Channel = call.Channel is { } to && Workspace.People.TryGetValue(to, out var person) ? person.Chat : call.Channel,
        Ts = call.Method switch { "chat.update" => call["ts"], "chat.postMessage" => Workspace.TsOf(call), _ => null },
        Thread = call.Thread,
        Text = call.Text ?? "",
        Call = call,
    };

    private async Task<Shown> ShownAsync(string method, string words) => Of(await bot.Slack.CallAsync(method, words));

    private async Task EventAsync(string capture, string who, string channel, Action<JsonObject> change)
    {
        using var response = await bot.EventAsync(capture, json =>
        {
            json["event_id"] = NewId();
            var inner = json["event"]!.AsObject();
            (inner["user"], inner["channel"], inner["ts"]) = (who, channel, $"1795163500.{++sent:D6}");
            change(inner);
        });
        Assert.Equal(200, (int)response.StatusCode);
    }

    private JsonObject UserOf(string who) => new() { ["id"] = who, ["name"] = who.ToLowerInvariant(), ["team_id"] = TeamOf(who) };

    private string TeamOf(string who) => Workspace.People.TryGetValue(who, out var person) ? person.Team : SlackCapture.Team;

    private JsonObject ViewOf(string who, FakeView view, (string Field, string Value)[] typed)
    {
        var json = view.ToJson();
        var open = Workspace.WindowsOf(who);
        var at = open.ToList().FindIndex(one => one.Id == view.Id);
        json["root_view_id"] = at > 0 ? open[0].Id : view.Id;
        json["previous_view_id"] = at > 0 ? open[at - 1].Id : null;
        json["state"] = new JsonObject { ["values"] = StateOf(json["blocks"]!.AsArray(), typed) };
        return json;
    }

    private static JsonObject StateOf(JsonArray blocks, (string Field, string Value)[] typed)
    {
        var values = new JsonObject();
        var unused = typed.Select(box => box.Field).ToHashSet();
        foreach (var block in blocks.Where(block => (string?)block!["type"] == "input"))
        {
            var id = (string)block!["block_id"]!;
            var field = id.Split('#')[0];
            // What is too long for one box has more of them; people begin in the first.
            var isMore = !unused.Remove(field) && typed.Any(box => box.Field == field);
            var isTyped = typed.Any(box => box.Field == field);
            var element = block["element"]!;
            values[id] = new JsonObject { [(string)element["action_id"]!] = StateOf(element, isMore ? "" : isTyped ? typed.First(box => box.Field == field).Value : null) };
        }

        Assert.True(unused.Count == 0, $"The window has no box for {string.Join(", ", unused)}; it has {string.Join(", ", values.Select(value => value.Key))}.");
        return values;
    }

    private static JsonObject StateOf(JsonNode element, string? typed)
    {
        var type = (string)element["type"]!;
        var state = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "datepicker":
                state["selected_date"] = typed ?? (string?)element["initial_date"];
                break;
            case "timepicker":
                state["selected_time"] = typed ?? (string?)element["initial_time"];
                break;
            case "static_select" or "radio_buttons":
                state["selected_option"] = typed is null ? element["initial_option"]?.DeepClone() : Options(element, [typed]).Single().DeepClone();
                break;
            case "multi_static_select" or "checkboxes":
                state["selected_options"] = typed is null
                    ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. Options(element, typed.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(option => option.DeepClone())]);
                break;
            default:
                state["value"] = typed is "" ? null : typed ?? (string?)element["initial_value"];
                break;
        }

        return state;
    }

    // By what people read, or by what is handed back.
    private static IEnumerable<JsonNode> Options(JsonNode element, string[] wanted) => wanted.Select(one => All(element).First(option =>
        (string?)option["text"]?["text"] == one || (string?)option["value"] == one));

    private static IEnumerable<JsonNode> All(JsonNode element) =>
        element["options"] is JsonArray options ? options.Select(option => option!)
        : element["option_groups"]!.AsArray().SelectMany(group => group!["options"]!.AsArray()).Select(option => option!);

    private static string Escape(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string AddressOf(string responseUrl) => responseUrl[(responseUrl.LastIndexOf('/') + 1)..];

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"Ev{++sent:D8}");

    /// <summary>Something that Slack shows.</summary>
    internal sealed record Shown(JsonArray Blocks)
    {
        internal string? Channel { get; init; }

        /// <summary>The message's id; null for what one person alone sees.</summary>
        internal string? Ts { get; init; }

        internal string? Thread { get; init; }

        /// <summary>What screen readers and notifications say.</summary>
        internal string Text { get; init; } = "";

        internal FakeView? View { get; init; }

        /// <summary>What stands over a window.</summary>
        internal string? Title => (string?)View?.Shown["title"]?["text"];

        internal FakeSlack.Call? Call { get; init; }

        /// <summary>Everything that can be read in it, in order, and what stands in its boxes.</summary>
        internal string Words => string.Join('\n', TextsOf(Blocks));

        internal IEnumerable<string> Buttons => ButtonsIn(Blocks).Select(button => (string)button["text"]!["text"]!);

        internal JsonNode Button(string title) => ButtonsIn(Blocks).FirstOrDefault(button => (string?)button["text"]?["text"] == title)
            ?? throw new InvalidOperationException($"There is no button \"{title}\". There are: {string.Join(", ", Buttons)}, and to hand in: {View?.Shown["submit"]?["text"]}. It says:\n{Words}");

        /// <summary>The name of the block that it stands in, where the bot gave it one.</summary>
        internal string? BlockOf(JsonNode button) => Blocks.Where(block => ButtonsIn(block).Contains(button)).Select(block => (string?)block!["block_id"]).FirstOrDefault();

        internal bool Says(string words, string? title = null) =>
            title?.Contains(words, StringComparison.Ordinal) == true || Words.Contains(words, StringComparison.Ordinal);

        private static IEnumerable<JsonNode> ButtonsIn(JsonNode? node) => node switch
        {
            JsonObject json => ((string?)(json["type"] as JsonValue) == "button" ? [json] : Array.Empty<JsonNode>()).Concat(json.SelectMany(member => ButtonsIn(member.Value))),
            JsonArray items => items.SelectMany(ButtonsIn),
            _ => [],
        };

        private static IEnumerable<string> TextsOf(JsonNode? node) => node switch
        {
            JsonObject json => json.SelectMany(member => member.Key is "text" or "initial_value" && member.Value is JsonValue text ? [text.ToString()] : TextsOf(member.Value)),
            JsonArray items => items.SelectMany(TextsOf),
            _ => [],
        };
    }

    /// <summary>What became of a window that was handed in: what Slack was told to do, the sentences beside its boxes, and the window that is open now.</summary>
    internal sealed record HandedIn(string? Action, JsonObject? Errors, Shown? Window);
}
