using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Install;
using ForumBot.Slack.Manifest;
using ForumBot.Slack.Web;

namespace ForumBot.Tests.Manifest;

/// <summary>Slack's app manifest, held against what the code uses. Source of the limits: "App manifest reference" in Slack's documentation.</summary>
public sealed partial class SlackManifestTests
{
    private static readonly JsonObject ForAddress = AppManifest.JsonFor(new("https://bot.example.org"));
    private static readonly JsonObject ForSocket = AppManifest.JsonFor(null);

    // What each event and each method needs. Source: their pages in Slack's documentation.
    private static readonly Dictionary<string, string[]> EventScopes = new()
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["channel_archive"] = ["channels:read"],
        ["channel_deleted"] = ["channels:read"],
        ["channel_id_changed"] = ["channels:read", "groups:read"],
        ["channel_left"] = ["channels:read"],
        ["channel_shared"] = ["channels:read", "groups:read"],
        ["channel_unshared"] = ["channels:read", "groups:read"],
        ["group_archive"] = ["groups:read"],
        ["group_deleted"] = ["groups:read"],
        ["group_left"] = ["groups:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["team_join"] = ["users:read"],
        ["tokens_revoked"] = [],
        ["user_change"] = ["users:read"],
    };

    private static readonly Dictionary<string, string[]> MethodScopes = new()
    {
        ["chat.postMessage"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["views.open"] = [],
        ["views.push"] = [],
        ["views.update"] = [],
        ["views.publish"] = [],
        ["conversations.open"] = ["im:write"],
        ["conversations.info"] = ["channels:read", "groups:read", "im:read", "mpim:read"],
        ["conversations.members"] = ["channels:read", "groups:read", "im:read", "mpim:read"],
        ["users.info"] = ["users:read"],
        ["users.list"] = ["users:read"],
        ["files.getUploadURLExternal"] = ["files:write"],
        ["files.completeUploadExternal"] = ["files:write"],
        ["auth.test"] = [],
        ["response_url"] = [],
    };

    private static IEnumerable<string> Scopes => Texts(ForAddress["oauth_config"]!["scopes"]!["bot"]);

    private static IEnumerable<string> Events => Texts(ForAddress["settings"]!["event_subscriptions"]!["bot_events"]);

    private static JsonNode Command => ForAddress["features"]!["slash_commands"]!.AsArray().Single()!;

    [Fact]
    public void Scopes_InTheManifest_AreThoseThatTheBotAsksFor() => Assert.Equal(SlackScopes.Bot, Scopes);

    [Fact]
    public void Scopes_OfEverythingTheCodeUses_AreAskedForAndNoOthers()
    {
        var needed = Events.SelectMany(name => EventScopes[name]).Concat(Methods().SelectMany(name => MethodScopes[name])).Append("commands").ToHashSet();

        Assert.Empty(needed.Except(Scopes).Order());
        Assert.Empty(Scopes.Except(needed).Order());
        Assert.DoesNotContain("oauth_config.scopes.user", ForAddress["oauth_config"]!["scopes"]!.AsObject().Select(member => "oauth_config.scopes." + member.Key));
    }

    [Fact]
    public void Methods_ThatTheCodeCalls_AreInTheTable() => Assert.Empty(Methods().Except(MethodScopes.Keys));

    [Fact]
    public void Events_InTheManifest_AreThoseThatTheBotReads() => Assert.Equal(Read().Order(), Events.Select(name => name.Split('.')[0]).Distinct().Order());

    [Fact]
    public void Events_InTheManifest_DoNotReadAlongInChannels() =>
        Assert.Equal(["message.im"], Events.Where(name => name.StartsWith("message", StringComparison.Ordinal)));

    [Fact]
    public void Shortcuts_InTheManifest_AreThoseThatTheBotKnows()
    {
        var shortcuts = ForAddress["features"]!["shortcuts"]!.AsArray();

        Assert.Equal([(Shortcuts.Today, "global", "What's due today?"), (Shortcuts.PromotionLog, "message", "Add to the promotion log")],
            shortcuts.Select(one => ((string)one!["callback_id"]!, (string)one["type"]!, (string)one["name"]!)));
        Assert.All(shortcuts, one =>
        {
            Assert.InRange(((string)one!["name"]!).Length, 1, 24);
            Assert.InRange(((string)one["description"]!).Length, 1, 150);
        });
    }

    [Fact]
    public void Command_InTheManifest_HandsOverMentionsAsIds()
    {
        Assert.Equal("/forum", (string)Command["command"]!);
        Assert.True((bool)Command["should_escape"]!);
        Assert.InRange(((string)Command["usage_hint"]!).Length, 1, 1000);
    }

    [Fact]
    public void Manifest_ForAnAddress_NamesThePathsThatTheBotHas()
    {
        Assert.Equal("https://bot.example.org/slack/commands", (string)Command["url"]!);
        Assert.Equal("https://bot.example.org/slack/events", (string)ForAddress["settings"]!["event_subscriptions"]!["request_url"]!);
        Assert.Equal("https://bot.example.org/slack/interactions", (string)ForAddress["settings"]!["interactivity"]!["request_url"]!);
        Assert.Equal(["https://bot.example.org" + InstallFlow.ReturnPath], Texts(ForAddress["oauth_config"]!["redirect_urls"]));
        Assert.False((bool)ForAddress["settings"]!["socket_mode_enabled"]!);
    }

    [Fact]
    public void Manifest_ForASocket_NamesNoAddressAndIsTheSameOtherwise()
    {
        Assert.True((bool)ForSocket["settings"]!["socket_mode_enabled"]!);
        Assert.True((bool)ForSocket["settings"]!["interactivity"]!["is_enabled"]!);
        Assert.DoesNotContain(Packaged.Strings(ForSocket), text => text.Contains("://", StringComparison.Ordinal));
        Assert.Equal(Events, Texts(ForSocket["settings"]!["event_subscriptions"]!["bot_events"]));
        Assert.Equal(Scopes, Texts(ForSocket["oauth_config"]!["scopes"]!["bot"]));
        Assert.Null(ForSocket["features"]!["slash_commands"]![0]!["url"]);
        Assert.Null(ForSocket["oauth_config"]!["redirect_urls"]);
    }

    [Fact]
    public void Manifest_Always_KeepsToSlacksLimits()
    {
        var about = ForAddress["display_information"]!;
        Assert.InRange(((string)about["name"]!).Length, 1, 35);
        Assert.InRange(((string)about["description"]!).Length, 1, 140);
        Assert.InRange(((string)about["long_description"]!).Length, 174, 4000);
        Assert.Matches("^#[0-9a-f]{6}$", (string)about["background_color"]!);
        Assert.InRange(((string)ForAddress["features"]!["bot_user"]!["display_name"]!).Length, 1, 80);
        Assert.InRange(((string)Command["command"]!).Length, 2, 32);
        Assert.InRange(((string)Command["description"]!).Length, 1, 2000);
        Assert.InRange(Events.Count(), 1, 100);
        Assert.InRange(Scopes.Count(), 1, 255);
        Assert.Equal(Events.Distinct().Count(), Events.Count());
    }

    [Fact]
    public void Manifest_FilledIn_HoldsNoPlaceholder() => Assert.All(
        [ForAddress, ForSocket], manifest => Assert.DoesNotContain(Packaged.Strings(manifest), text => text.Contains('{', StringComparison.Ordinal)));

    private static IEnumerable<string> Methods() => typeof(SlackMethods)
        .GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!);

    // The names at the head of the arms of the reader's one switch over the event's type.
    private static HashSet<string> Read()
    {
        var source = File.ReadAllText(SourceTree.Path("bot", "Slack", "Inbound", "EventReader.cs"));
        return Arm().Matches(source).SelectMany(arm => arm.Groups["name"].Captures.Select(name => name.Value)).ToHashSet();
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(item => (string)item!);

    [GeneratedRegex(@"^ {12}""(?<name>[a-z_]+)""(?: or ""(?<name>[a-z_]+)"")*(?: when|\s*=>)", RegexOptions.Multiline)]
    private static partial Regex Arm();
}
