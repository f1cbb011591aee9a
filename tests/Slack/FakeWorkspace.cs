using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using static ForumBot.Tests.Slack.FakeSlack;

namespace ForumBot.Tests.Slack;

/// <summary>
/// What Slack knows: people, channels, messages, windows and home tabs. It refuses as Slack does: strangers to a channel, spent triggers, stale hashes, unknown tokens.
/// </summary>
internal sealed partial class FakeWorkspace
{
    private const int UsesOfAnAddress = 5;
    private static readonly HashSet<string> FormsOnly =
        ["users.info", "users.list", "conversations.info", "conversations.list", "conversations.members", "files.getUploadURLExternal", "oauth.v2.access", "apps.connections.open"];

    private readonly Lock one = new();
    private readonly HashSet<string> usedTriggers = [];
    private readonly HashSet<string> expiredTriggers = [];
    private readonly Dictionary<string, string> triggers = [];
    private readonly Dictionary<string, List<FakeView>> windows = [];
    private readonly Dictionary<string, int> usedAddresses = [];
    private readonly HashSet<string> uploading = [];
    private readonly Dictionary<string, FakeView> homes = [];
    private readonly Dictionary<Call, string> posted = [];
    private readonly List<(string User, JsonObject Shown)> everShown = [];
    private int made = 1000;

    internal FakeWorkspace()
    {
        Add(new FakePerson(SlackCapture.Bot, "ForumBot") { IsBot = true });
        Add(new FakePerson(SlackCapture.Coordinator, "Cora Coordinator") { Chat = SlackCapture.CoordinatorChat });
        Add(new FakePerson(SlackCapture.Volunteer, "Vic Volunteer"));
        Add(new FakePerson(SlackCapture.Guest, "Guest Person") { IsSingleChannelGuest = true });
        Add(new FakePerson(SlackCapture.Outsider, "Sam Outsider") { Team = SlackCapture.PartnerTeam, IsStranger = true });
        Add(new FakeChannel(SlackCapture.Channel, [SlackCapture.Coordinator, SlackCapture.Volunteer, SlackCapture.Guest]));
        Add(new FakeChannel(SlackCapture.SharedChannel, [SlackCapture.Coordinator, SlackCapture.Outsider]) { IsExternallyShared = true });
    }

    /// <summary>The tokens that are taken, and the team of each.</summary>
    internal Dictionary<string, string> Tokens { get; } = new() { [Token] = SlackCapture.Team };

    /// <summary>The tokens that are refused with this very error, such as token_expired.</summary>
    internal Dictionary<string, string> RefusedTokens { get; } = [];

    internal IReadOnlyDictionary<string, FakePerson> People { get; private set; } = new Dictionary<string, FakePerson>();

    internal IReadOnlyDictionary<string, FakeChannel> Channels { get; private set; } = new Dictionary<string, FakeChannel>();

    /// <summary>What was posted and is still there, as it is now, by channel and ts; changed in place.</summary>
    internal ConcurrentDictionary<(string Channel, string Ts), Call> Messages { get; } = new();

    /// <summary>The windows that are open on this person's screen now, the one on top last.</summary>
    internal IReadOnlyList<FakeView> WindowsOf(string user)
    {
        lock (one)
        {
            return [.. Open(user)];
        }
    }

    /// <summary>The home tab that was published for this person.</summary>
    internal FakeView HomeOf(string user)
    {
        lock (one)
        {
            return homes[user];
        }
    }

    /// <summary>The window on top of this person's screen; null when none is open.</summary>
    internal FakeView? TopOf(string user)
    {
        lock (one)
        {
            return WindowsOf(user) is [.., var top] ? top : null;
        }
    }

    /// <summary>What every window on this person's screen has shown so far.</summary>
    internal IReadOnlyList<JsonObject> EverShownTo(string user)
    {
        lock (one)
        {
            return [.. everShown.Where(view => view.User == user).Select(view => view.Shown)];
        }
    }

    /// <summary>The id of the message that this call posted, whatever became of the message.</summary>
    internal string TsOf(Call call)
    {
        lock (one)
        {
            return posted[call];
        }
    }

    /// <summary>How many people a page of a channel's members holds.</summary>
    internal int MembersOnAPage { get; set; } = 100;

    /// <summary>How many people a page of everybody in the workspace holds.</summary>
    internal int PeopleOnAPage { get; set; } = 200;

    internal string Root { get; set; } = "";

    // Written anew, because the bot asks while a test adds somebody.
    internal void Add(FakePerson person) => People = new Dictionary<string, FakePerson>(People) { [person.Id] = person };

    internal void Add(FakeChannel channel) => Channels = new Dictionary<string, FakeChannel>(Channels) { [channel.Id] = channel };

    /// <summary>No press that was made until now opens a window any more.</summary>
    internal void ExpireTriggers()
    {
        lock (one)
        {
            expiredTriggers.UnionWith(triggers.Keys);
        }
    }

    /// <summary>What lets the bot open one window for this person, who has just pressed something.</summary>
    internal string NewTrigger(string user = SlackCapture.Coordinator)
    {
        lock (one)
        {
            var trigger = $"{++made}.123.abc";
            triggers[trigger] = user;
            return trigger;
        }
    }

    /// <summary>The person closes the window on top.</summary>
    internal void CloseWindow(string user = SlackCapture.Coordinator)
    {
        lock (one)
        {
            var open = Open(user);
            open.RemoveAt(open.Count - 1);
        }
    }

    /// <summary>All the person's windows close.</summary>
    internal void ClearWindows(string user)
    {
        lock (one)
        {
            Open(user).Clear();
        }
    }

    /// <summary>This window of the person's shows something else.</summary>
    internal void ChangeWindow(string user, FakeView changed)
    {
        lock (one)
        {
            var open = Open(user);
            open[open.FindIndex(view => view.Id == changed.Id)] = changed;
            everShown.Add((user, changed.Shown));
        }
    }

    private List<FakeView> Open(string user) => windows.TryGetValue(user, out var open) ? open : windows[user] = [];

    /// <summary>The id of somebody's chat with the bot, as Slack gives it out.</summary>
    internal string ChatWith(string user) => People[user].Chat;

    internal Answer Answer(Call call)
    {
        lock (one)
        {
            return call.Method switch
            {
                Responses => Respond(call),
                Uploads => uploading.Contains(call.Address) ? new(200, "OK") : new(404, "no such upload"),
                "oauth.v2.access" => Refuse("invalid_code"),
                "apps.connections.open" => Refuse("invalid_auth"),
                _ when ErrorOf(call.Token) is { } error => Refuse(error),
                _ when call.Method != "auth.test" && FormsOnly.Contains(call.Method) != call.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) => Refuse("invalid_arguments"),
                "auth.test" => Ok(new() { ["team_id"] = Tokens[call.Token!], ["user_id"] = SlackCapture.Bot, ["bot_id"] = SlackCapture.BotAuthor, ["team"] = "A forum", ["url"] = "https://a-forum.slack.com/" }),
                "chat.postMessage" => Post(call),
                "chat.postEphemeral" => Whisper(call),
                "chat.update" => Update(call),
                "chat.delete" => Messages.TryRemove((call.Channel!, call["ts"]!), out _) ? Ok([]) : Refuse("message_not_found"),
                "views.open" => Open(call, onTop: false),
                "views.push" => Open(call, onTop: true),
                "views.update" => UpdateView(call),
                "views.publish" => Publish(call),
                "conversations.open" => OpenChat(call),
                "conversations.info" => Channels.TryGetValue(call.Channel ?? "", out var channel) ? Ok(new() { ["channel"] = channel.ToJson() })
                    : People.Values.FirstOrDefault(p => p.Chat == call.Channel) is { } own ? Ok(new() { ["channel"] = new JsonObject { ["id"] = own.Chat, ["is_im"] = true, ["user"] = own.Id } })
                    : Refuse("channel_not_found"),
                "conversations.members" => Members(call),
                "users.info" => People.TryGetValue(call.User ?? "", out var person) ? Ok(new() { ["user"] = person.ToJson() }) : Refuse("user_not_found"),
                "users.list" => Listed(call),
                "files.getUploadURLExternal" => BeginUpload(),
                "files.completeUploadExternal" => EndUpload(call),
                _ => Refuse("unknown_method"),
            };
        }
    }

    private string? ErrorOf(string? token) =>
        token is null ? "not_authed"
        : RefusedTokens.TryGetValue(token, out var error) ? error
        : Tokens.ContainsKey(token) ? null : "invalid_auth";

    private Answer Post(Call call)
    {
        if (WrongIn(call) is { } wrong)
        {
            return Refuse(wrong);
        }

        var channel = People.TryGetValue(call.Channel!, out var person) ? person.Chat : call.Channel!;
        if (person is { IsBot: true } || CannotPostIn(channel) is not null)
        {
            return Refuse(person is { IsBot: true } ? "cannot_dm_bot" : CannotPostIn(channel)!);
        }

        var ts = NewTs();
        Messages[(channel, ts)] = call;
        posted[call] = ts;
        return Ok(new() { ["channel"] = channel, ["ts"] = ts, ["message"] = new JsonObject { ["ts"] = ts, ["user"] = SlackCapture.Bot } });
    }

    private Answer Whisper(Call call) =>
        WrongIn(call) is { } wrong ? Refuse(wrong)
        : CannotPostIn(call.Channel!) is { } closed ? Refuse(closed)
        : Channels.TryGetValue(call.Channel!, out var channel) && !channel.Members.Contains(call.User!) ? Refuse("user_not_in_channel")
        : Ok(new() { ["message_ts"] = NewTs() });

    private Answer Update(Call call)
    {
        var at = (call.Channel!, call["ts"]!);
        if (!Messages.ContainsKey(at))
        {
            return Refuse(CannotPostIn(call.Channel!) is "channel_not_found" ? "channel_not_found" : "message_not_found");
        }

        if ((WrongIn(call) ?? (call.Text is { Length: > 4000 } ? "msg_too_long" : null)) is { } wrong)
        {
            return Refuse(wrong);
        }

        Messages[at] = call;
        return Ok(new() { ["channel"] = at.Item1, ["ts"] = at.Item2 });
    }

    private Answer Respond(Call call)
    {
        usedAddresses[call.Address] = usedAddresses.GetValueOrDefault(call.Address) + 1;
        return usedAddresses[call.Address] > UsesOfAnAddress ? new(404, """{"ok":false,"error":"used_url"}""")
            : WrongIn(call) is { } wrong ? new(400, wrong)
            : Ok([]);
    }

    private Answer OpenChat(Call call) => !People.TryGetValue(call.User ?? "", out var person) ? Refuse("user_not_found")
        : person.IsDeactivated ? Refuse("user_disabled")
        : person.IsBot ? Refuse("cannot_dm_bot")
        : Ok(new() { ["channel"] = new JsonObject { ["id"] = person.Chat } });

    private Answer Members(Call call)
    {
        if (!Channels.TryGetValue(call.Channel ?? "", out var channel))
        {
            return Refuse("channel_not_found");
        }

        return Paged(call, [SlackCapture.Bot, .. channel.Members], MembersOnAPage, id => JsonValue.Create(id)!);
    }

    // People of other organisations are not in it.
    private Answer Listed(Call call) => Paged(call, [.. People.Values.Where(person => !person.IsStranger)], PeopleOnAPage, person => person.ToJson());

    private static Answer Paged<T>(Call call, IReadOnlyList<T> all, int onAPage, Func<T, JsonNode> shown)
    {
        var from = call["cursor"] is { Length: > 0 } cursor ? int.Parse(cursor["page-".Length..], CultureInfo.InvariantCulture) : 0;
        var to = Math.Min(from + onAPage, all.Count);
        return Ok(new()
        {
            ["members"] = new JsonArray([.. all.Skip(from).Take(to - from).Select(shown)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = to < all.Count ? $"page-{to}" : "" },
        });
    }

    private Answer BeginUpload()
    {
        var file = $"F0FILE{++made}";
        uploading.Add(file);
        return Ok(new() { ["upload_url"] = $"{Root}/upload/{file}", ["file_id"] = file });
    }

    private Answer EndUpload(Call call) =>
        call.Arguments["files"]?[0] is { } file && uploading.Remove((string?)file["id"] ?? "")
            ? Ok(new() { ["files"] = new JsonArray(file.DeepClone()) })
            : Refuse("file_not_found");

    private string? CannotPostIn(string channel) => Channels.TryGetValue(channel, out var known)
        ? known switch { { IsArchived: true } => "is_archived", { HasBot: false } => "not_in_channel", _ => null }
        : People.Values.FirstOrDefault(p => p.Chat == channel) is { } own ? (own.IsDeactivated ? "user_disabled" : null) : "channel_not_found";

    private static string? WrongIn(Call call) =>
        call.Arguments["blocks"] is JsonArray blocks ? (blocks.Count is 0 or > 50 || !AreBlocks(blocks) ? "invalid_blocks" : null)
        : string.IsNullOrEmpty(call.Text) ? "no_text" : null;

    private static string? WrongInView(Call call, string type) =>
        call.View is not { } view || (string?)view["type"] != type || view["blocks"] is not JsonArray { Count: <= 100 } blocks || !AreBlocks(blocks)
        || (type == "modal" && (string?)view["title"]?["text"] is not { Length: > 0 and <= 24 })
        || (type == "modal" && view["submit"] is null && blocks.Any(block => (string?)block!["type"] == "input"))
            ? "invalid_arguments" : null;

    private static bool AreBlocks(JsonArray blocks) => blocks.All(block => (string?)block?["type"] is { Length: > 0 });

    private string NewTs() => $"1795163400.{++made:D6}";

    private static Answer Ok(JsonObject answer)
    {
        answer["ok"] = true;
        return new(200, answer.ToJsonString());
    }

    private static Answer Refuse(string error) => new(200, new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString());
}
