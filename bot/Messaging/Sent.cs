namespace ForumBot.Messaging;

/// <summary>What became of a message. <see cref="Message"/> is there when it arrived and the platform gave it an id.</summary>
public sealed record Sent(SendOutcome Outcome, MessageRef? Message = null)
{
    /// <summary>It arrived.</summary>
    public static Sent As(MessageRef message) => new(SendOutcome.Arrived, message);
}

/// <summary>How sending can end.</summary>
public enum SendOutcome
{
    /// <summary>It is there.</summary>
    Arrived,
    /// <summary>The platform will not take it: blocked, removed, unknown. Another try would end the same way.</summary>
    Unreachable,
    /// <summary>It did not work just now, after the tries that are made at once.</summary>
    TryLater,
    /// <summary>The platform will not have this very message, for its size or shape. Another one would arrive.</summary>
    Refused,
}
