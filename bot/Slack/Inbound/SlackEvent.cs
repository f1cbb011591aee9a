using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>What happened in Slack, as far as the bot acts on it. The set is closed.</summary>
internal abstract record SlackEvent
{
    private SlackEvent() { }

    /// <summary>Somebody wrote to the bot. <see cref="Thread"/> is where it is answered; null in a chat without threads.</summary>
    internal sealed record Said(Actor From, string Channel, string Text, string? Thread, bool IsDirect, bool HasOutsiders) : SlackEvent
    {
        /// <summary>True when the thread is under way already, and not only begun by what was said.</summary>
        internal bool IsInThread { get; init; }
    }

    /// <summary>Somebody opened the bot's home tab.</summary>
    internal sealed record HomeOpened(Actor From, string Chat) : SlackEvent;

    /// <summary>The bot was added to a channel.</summary>
    internal sealed record Invited(string Channel, string? By, bool HasOutsiders) : SlackEvent;

    /// <summary>The bot is out of a channel, or the channel is shut; <see cref="IsGone"/> when there is no such channel any more.</summary>
    internal sealed record ShutOut(string Channel, bool IsGone) : SlackEvent;

    /// <summary>Somebody left a channel.</summary>
    internal sealed record Left(Actor Who, string Channel) : SlackEvent;

    /// <summary>A channel was opened to another organisation, or closed to one; null when Slack does not say whether others are left.</summary>
    internal sealed record Reach(string Channel, bool? HasOutsiders) : SlackEvent;

    /// <summary>A channel has another id now.</summary>
    internal sealed record Renamed(string Before, string After) : SlackEvent;

    /// <summary>Something about a person is other than it was; <see cref="IsGuest"/> is what the event says of them.</summary>
    internal sealed record PersonChanged(string User, bool IsGone, bool IsGuest) : SlackEvent;

    /// <summary>The workspace has removed the bot at this moment; with <see cref="Tokens"/>, the tokens of these bot users, ours or not.</summary>
    internal sealed record Removed(Instant At, IReadOnlyList<string>? Tokens) : SlackEvent;
}
