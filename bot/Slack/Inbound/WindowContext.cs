namespace ForumBot.Slack.Inbound;

/// <summary>
/// The conversation that a window belongs to, as the window keeps it: what is handed in there counts as said in that place. Without a channel it is the person's own
/// chat. Whether they may see anything of it is asked anew at every press.
/// </summary>
internal readonly record struct WindowContext(string? Channel, string? Thread)
{
    private const char Between = ' ';

    internal static WindowContext Read(string context) => context.Split(Between) switch
    {
        [{ Length: > 0 } channel, { Length: > 0 } thread] => new(channel, thread),
        [{ Length: > 0 } channel] => new(channel, null),
        _ => default,
    };

    public override string ToString() => Channel is null ? "" : Thread is null ? Channel : $"{Channel}{Between}{Thread}";
}
