using System.Text.Json;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// What Slack brings, whichever way it came: over HTTP with a signature that has been checked, or over a socket that the bot opened itself. Whoever calls this
/// has made sure of that. Each answer is there within the three seconds that Slack waits.
/// </summary>
internal interface ISlackInbound
{
    /// <summary>The whole body of an event's delivery (<c>event_callback</c>, <c>app_rate_limited</c>).</summary>
    Task<SlackReply> EventAsync(JsonElement delivery, CancellationToken ct);

    /// <summary>A press, a shortcut, or a window that was sent or closed.</summary>
    Task<SlackReply> InteractionAsync(JsonElement payload, CancellationToken ct);

    /// <summary>A command; its members are the fields of the form.</summary>
    Task<SlackReply> CommandAsync(JsonElement fields, CancellationToken ct);
}

/// <summary>
/// What Slack is told. Anything but a success makes it bring an event again later. <see cref="Body"/> is the JSON that goes back, as UTF-8; empty for none, which
/// also closes a window that was sent.
/// </summary>
internal readonly record struct SlackReply(int Status, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>Taken; there is nothing more to say here.</summary>
    internal static SlackReply Taken => new(StatusCodes.Status200OK);

    /// <summary>Not taken: the bot has too much in hand or is stopping. Slack brings an event again.</summary>
    internal static SlackReply ComeAgain => new(StatusCodes.Status503ServiceUnavailable);

    internal bool IsTaken => Status is >= 200 and < 300;
}
