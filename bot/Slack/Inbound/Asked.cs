using ForumBot.Messaging;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Something that a person said or pressed, and by which ways an answer can reach them alone. Who they are and where is as Slack and the directory say at this moment.
/// </summary>
internal sealed record Asked(string Tenant, string User, Place Place, AskedIn Where)
{
    /// <summary>The message that was pressed.</summary>
    internal MessageRef? Message { get; init; }

    /// <summary>Where the bot is not in the channel, how it is let in; see <see cref="Incoming.LetMeIn"/>.</summary>
    internal string? LetMeIn { get; init; }

    /// <summary>True when it counts as asked in a window, wherever the answer is shown.</summary>
    internal bool IsDialog { get; init; }

    /// <summary>What was pressed.</summary>
    internal Press? Press { get; init; }

    /// <summary>Where it can be answered for the person alone.</summary>
    internal Uri? ResponseUrl { get; init; }

    /// <summary>
    /// The thread where the person is and sees a whisper; null in the channel itself. Slack shows no whisper in a thread that nobody has answered in yet, and one
    /// that answers a press at its own address in no thread at all. Source: chat.postEphemeral, and "Handling user interaction", in Slack's reference.
    /// </summary>
    internal string? WhisperThread { get; init; }

    /// <summary>What opens one window.</summary>
    internal string? Trigger { get; init; }

    /// <summary>What a window keeps that is opened from here.</summary>
    internal string Context => new WindowContext(Place.Id.Conversation, Place.Thread).ToString();
}

/// <summary>Where somebody said or pressed something, as far as it decides how the answer is shown.</summary>
internal enum AskedIn
{
    /// <summary>In their own chat, in words: what is answered is posted there.</summary>
    OwnChat,
    /// <summary>In a shared place, in words that name the bot: what is personal is whispered.</summary>
    Mention,
    /// <summary>With a command: the answer is whispered.</summary>
    Command,
    /// <summary>On a message in their own chat: it becomes the answer.</summary>
    OwnMessage,
    /// <summary>On a message that others see: what is personal is whispered.</summary>
    SharedMessage,
    /// <summary>On a message that they alone see: it becomes the answer.</summary>
    Whisper,
    /// <summary>In a window: it shows the answer.</summary>
    Window,
    /// <summary>On their home tab: it stays, and the answer is shown in a window over it.</summary>
    Home,
    /// <summary>Before the bot was stopped: nothing in Slack waits for it any more, and what is for them alone goes to their own chat.</summary>
    Before,
}
