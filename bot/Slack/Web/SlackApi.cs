using ForumBot.Cards.BlockKit;

namespace ForumBot.Slack.Web;

/// <summary>
/// Slack's Web API, as far as the bot uses it: one method a call. Tokens, pauses and tries again are looked after inside; what goes wrong is an outcome.
/// <c>tenant</c> is the installation's.
/// </summary>
internal sealed class SlackApi
{
    /// <summary>Posts a message; <c>channel</c> may be a person's id, for their own chat.</summary>
    internal Task<SlackReading<PostedMessage>> PostAsync(string tenant, string channel, string? thread, BlockKitDrawing drawing, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Changes a message of ours. Blocks are always sent.</summary>
    internal Task<SlackResult> UpdateAsync(string tenant, string channel, string message, BlockKitDrawing drawing, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Posts what only one person in a channel sees, until they load Slack again.</summary>
    internal Task<SlackResult> PostEphemeralAsync(string tenant, string channel, string user, string? thread, BlockKitDrawing drawing, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Answers a command or a press at its own address, for the person alone; five times within half an hour. With <paramref name="replace"/> the pressed message becomes this one.</summary>
    internal Task<SlackResult> RespondAsync(Uri responseUrl, BlockKitDrawing drawing, bool replace, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Opens a window over what somebody sees, with the trigger of their press. Not tried again: the trigger lives three seconds.</summary>
    internal Task<SlackReading<OpenedView>> OpenViewAsync(string tenant, string trigger, BlockKitDrawing view, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Puts a window over the one that is open. At most three lie over each other.</summary>
    internal Task<SlackReading<OpenedView>> PushViewAsync(string tenant, string trigger, BlockKitDrawing view, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Changes a window; with the hash it had, so that what is newer is not lost.</summary>
    internal Task<SlackReading<OpenedView>> UpdateViewAsync(string tenant, string view, string? hash, BlockKitDrawing drawing, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Shows somebody their home tab.</summary>
    internal Task<SlackResult> PublishHomeAsync(string tenant, string user, BlockKitDrawing view, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The id of somebody's own chat with the bot.</summary>
    internal Task<SlackReading<OpenedChat>> OpenChatAsync(string tenant, string user, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>What Slack knows about somebody.</summary>
    internal Task<SlackReading<SlackUser>> UserAsync(string tenant, string user, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>What Slack knows about a channel.</summary>
    internal Task<SlackReading<SlackChannel>> ChannelAsync(string tenant, string channel, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The user ids in a channel, all of them.</summary>
    internal Task<SlackReading<IReadOnlyList<string>>> MembersAsync(string tenant, string channel, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>A message as Slack took it.</summary>
internal sealed record PostedMessage(string Channel, string Message);

/// <summary>A window as Slack shows it.</summary>
internal sealed record OpenedView(string Id, string Hash);

/// <summary>A chat.</summary>
internal sealed record OpenedChat(string Channel);

/// <summary>Somebody, as far as the bot needs to know them. <see cref="HomeTenant"/> is their own workspace's or organisation's.</summary>
internal sealed record SlackUser(string Id, string Name, string HomeTenant)
{
    /// <summary>A guest of the workspace, in one channel or several, or somebody of another organisation.</summary>
    internal bool IsGuest { get; init; }

    internal bool IsDeactivated { get; init; }

    internal bool IsBot { get; init; }
}

/// <summary>A channel, as far as the bot needs to know it.</summary>
internal sealed record SlackChannel(string Id, bool IsMember, bool HasOutsiders, bool IsDirect, bool IsGroupChat, bool IsArchived);
