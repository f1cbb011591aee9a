namespace ForumBot.Slack.Web;

/// <summary>
/// What became of a call of Slack's Web API. <see cref="Error"/> is Slack's word for it ("channel_not_found"), for the log and for the few callers that act on
/// one; null when all went well.
/// </summary>
internal readonly record struct SlackResult(SlackOutcome Outcome, string? Error = null)
{
    internal bool Done => Outcome == SlackOutcome.Done;
}

/// <summary>What was asked for, and what became of the asking; the answer is there only when it went well.</summary>
internal readonly record struct SlackReading<TAnswer>(SlackResult Result, TAnswer? Answer)
    where TAnswer : class;

/// <summary>How a call ended, and what its caller does then. Whatever was worth another try at once has had it. Source: the error lists of Slack's methods.</summary>
internal enum SlackOutcome
{
    /// <summary>Slack took it.</summary>
    Done,

    /// <summary>The channel is not there, archived, or not for the bot. Post there no more until somebody invites it.</summary>
    PlaceClosed,

    /// <summary>This person is deactivated, unknown, or cannot be written to.</summary>
    PersonGone,

    /// <summary>The message or view is not there any more, or cannot be changed. Send a new one if it matters.</summary>
    Gone,

    /// <summary>The press is too long ago for a window, or has opened one already. Ask for another press.</summary>
    TriggerSpent,

    /// <summary>Somebody else has changed the view meanwhile. Draw it again, once.</summary>
    Changed,

    /// <summary>There is no installation, or Slack takes its token no more. Nothing is sent until it is installed again.</summary>
    NotInstalled,

    /// <summary>The app lacks a permission; <see cref="SlackResult.Error"/> is followed by its name. The operator has to look.</summary>
    NotAllowed,

    /// <summary>Too much at once, and it did not clear in time. Nothing was sent; keep it for later.</summary>
    Throttled,

    /// <summary>Broken or out of reach. It may have arrived all the same.</summary>
    Unreachable,

    /// <summary>Slack will not have this very message or view. The fault is the bot's.</summary>
    Refused,
}
