using ForumBot.Messaging;
using ForumBot.Teams.Connector;

namespace ForumBot.Teams.Inbound;

/// <summary>What an activity means to the bot. The set is closed.</summary>
internal abstract record Translation
{
    private Translation() { }

    /// <summary>
    /// Something to act on. <see cref="Others"/> are the people mentioned beside the bot, or those who left; their identity may not be in the activity.
    /// </summary>
    internal sealed record Event(Incoming Incoming, ConnectorAddress Address, string TeamsId, IReadOnlyList<Account> Others, Awaited Awaits)
        : Translation
    {
        /// <summary>True when Teams waits for the answer.</summary>
        internal bool IsInvoke => Awaits != Awaited.Nothing;

        /// <summary>The team that the place is a channel of; null elsewhere, and for a channel that is in no team any more.</summary>
        internal string? Team { get; init; }

        /// <summary>What the place is called, and its team, where this activity says so.</summary>
        internal (string? Place, string? Team) Names { get; init; }
    }

    /// <summary>Well formed, and nothing for the bot to do.</summary>
    internal sealed record Nothing : Translation
    {
        internal static readonly Nothing Instance = new();
    }

    /// <summary>From somebody whose verified identity is missing. They get a polite sentence and nothing else.</summary>
    internal sealed record Stranger(string ActivityId, ConnectorAddress Address, Awaited Awaits) : Translation
    {
        /// <summary>True when Teams waits for the answer.</summary>
        internal bool IsInvoke => Awaits != Awaited.Nothing;
    }

    /// <summary>An invoke with a name that the bot does not know.</summary>
    internal sealed record UnknownInvoke : Translation
    {
        internal static readonly UnknownInvoke Instance = new();
    }

    /// <summary>A press whose content cannot be read.</summary>
    internal sealed record BadPress(Awaited Awaits) : Translation;

    /// <summary>Lacks what every activity of its type has.</summary>
    internal sealed record Malformed : Translation
    {
        internal static readonly Malformed Instance = new();
    }
}

/// <summary>What Teams waits for after an activity; it decides in which words the answer is written.</summary>
internal enum Awaited
{
    /// <summary>Nothing: the answer comes as a message.</summary>
    Nothing,
    /// <summary>What becomes of the card that was pressed.</summary>
    Card,
    /// <summary>A dialog that is about to open.</summary>
    FirstDialog,
    /// <summary>What an open dialog shows next; an empty answer closes it.</summary>
    NextDialog,
}
