using System.Text.Json;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Slack.Inbound;

/// <summary>Something that somebody pressed, chose from a menu or handed in. All of it comes from a client and is trusted by nobody.</summary>
internal sealed record Press(Actor By, string Delivery, BlockKitPress Asked, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What opens one window, within three seconds; null when there is none.</summary>
    internal string? Trigger { get; init; }

    /// <summary>Where it can be answered for the person alone, within half an hour. A secret: never stored or logged.</summary>
    internal Uri? ResponseUrl { get; init; }

    /// <summary>The channel of the message; null in a window that names none, and on the home tab.</summary>
    internal string? Channel { get; init; }

    /// <summary>The thread that the message stands in.</summary>
    internal string? Thread { get; init; }

    /// <summary>The message that others see too, or that stands in the person's own chat; null for one that they alone see, and elsewhere.</summary>
    internal string? Message { get; init; }

    /// <summary>True on a message that nobody else sees and that is gone when Slack is loaded again.</summary>
    internal bool IsOnWhisper { get; init; }

    /// <summary>The window or home tab; null on a message.</summary>
    internal SlackView? View { get; init; }

    /// <summary>True when it is taken from the inbox: whoever pressed has not waited for it.</summary>
    internal bool IsAgain { get; init; }

    /// <summary>The same, taken from the inbox: by then nothing opens a window, and no address takes an answer.</summary>
    internal Press Again() => this with { Trigger = null, ResponseUrl = null, IsAgain = true };
}

/// <summary>A window, or a home tab, as it was when something was pressed in it.</summary>
internal sealed record SlackView(string Id, string? Hash, bool IsHome)
{
    /// <summary>How many windows lie on each other, this one on top: 1 to 3.</summary>
    internal int Depth { get; init; } = 1;

    /// <summary>The window at the bottom; what happens to the same pile keeps its order.</summary>
    internal string Root { get; init; } = "";

    /// <summary>What the window keeps beside its card. A home tab keeps nothing.</summary>
    internal ModalFrame Frame { get; init; } = new();

    /// <summary>What is filled in, as Slack gives it.</summary>
    internal JsonElement Values { get; init; }
}
