using System.Text.Json;
using ForumBot.Messaging;

namespace ForumBot.Slack.Web;

/// <summary>A message as Slack took it.</summary>
internal sealed record PostedMessage(string Channel, string Message);

/// <summary>A window as Slack shows it.</summary>
internal sealed record OpenedView(string Id, string Hash);

/// <summary>A chat.</summary>
internal sealed record OpenedChat(string Channel);

/// <summary>A file that Slack has.</summary>
internal sealed record UploadedFile(string Id);

/// <summary>Somebody, as far as the bot needs to know them. <see cref="HomeTenant"/> is their own workspace's or organisation's.</summary>
internal sealed record SlackUser(string Id, string Name, string HomeTenant)
{
    /// <summary>A guest of the workspace, in one channel or several, or somebody of another organisation.</summary>
    internal bool IsGuest { get; init; }

    internal bool IsDeactivated { get; init; }

    internal bool IsBot { get; init; }
}

/// <summary>A channel, as far as the bot needs to know it.</summary>
internal sealed record SlackChannel(string Id, bool IsMember, bool HasOutsiders, bool IsDirect, bool IsGroupChat, bool IsArchived)
{
    /// <summary>What people call it, without the "#"; null where there is no name that somebody chose.</summary>
    internal string? Name { get; init; }

    /// <summary>True where only those who are in it know of it.</summary>
    internal bool IsPrivate { get; init; }

    /// <summary>Whose direct chat with the bot it is; null for anything else.</summary>
    internal string? With { get; init; }
}

/// <summary>Reads what Slack knows about people and channels.</summary>
internal static class SlackAnswers
{
    /// <summary>
    /// Somebody, as the installation <paramref name="tenant"/> sees them. In an organisation with several workspaces everybody of the installed one, and of the
    /// organisation where the whole has the bot, is at home there. Whoever is at home elsewhere is a guest here. Null when Slack does not say whose they are.
    /// </summary>
    internal static SlackUser? User(JsonElement user, string tenant)
    {
        var organisation = user.Object("enterprise_user");
        var home = organisation?.Text("enterprise_id") == tenant || organisation?.Texts("teams").Contains(tenant) == true ? tenant : user.Text("team_id");
        if (user.Text("id") is not { } id || home is null)
        {
            return null;
        }

        var profile = user.Object("profile");
        return new(id, DisplayName.Clean(profile?.Text("display_name") ?? profile?.Text("real_name") ?? user.Text("real_name") ?? user.Text("name")), home)
        {
            IsGuest = user.Flag("is_restricted") || user.Flag("is_ultra_restricted") || user.Flag("is_stranger") || home != tenant,
            IsDeactivated = user.Flag("deleted"),
            IsBot = user.Flag("is_bot") || id == "USLACKBOT",
        };
    }

    /// <summary>A channel; null when Slack does not name it. Of chats Slack shows the bot only those that it is in.</summary>
    internal static SlackChannel? Channel(JsonElement channel)
    {
        var (isDirect, isGroup) = (channel.Flag("is_im"), channel.Flag("is_mpim"));
        return channel.Text("id") is { } id
            ? new(id, isDirect || isGroup || channel.Flag("is_member"), channel.Flag("is_ext_shared"), isDirect, isGroup, channel.Flag("is_archived"))
            {
                With = channel.Text("user"),
                // Slack names a chat after the ids of those who are in it.
                Name = !isDirect && !isGroup && channel.Text("name") is { } name ? DisplayName.Clean(Unescape(name)) : null,
                IsPrivate = channel.Flag("is_private") || isDirect || isGroup,
            }
            : null;
    }

    // Slack writes out the three signs that would disturb in its messages, also in names.
    private static string Unescape(string name) => name
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
