namespace ForumBot.Teams.Connector;

/// <summary>
/// What became of a call. <see cref="Id"/> is the new message's or conversation's; Teams may leave it out even when all went well.
/// <see cref="ActivityId"/> is the first message of a new conversation. <see cref="ErrorCode"/> is the Connector's word, for logs.
/// <see cref="MovedTo"/> is a service URL to remember in place of the one that was asked: the call went there, and it was taken there.
/// </summary>
internal readonly record struct ConnectorResult(
    ConnectorOutcome Outcome, int Status = 0, string? Id = null, string? ActivityId = null, string? ErrorCode = null, string? MovedTo = null)
{
    internal bool Done => Outcome == ConnectorOutcome.Done;

    /// <summary>
    /// True when nothing more may be written there until somebody speaks to the bot or installs it again. In a personal chat that holds for any
    /// 403, because Teams does not always say which it is.
    /// </summary>
    internal bool IsShut => Status == 403 && Outcome is not (ConnectorOutcome.Done or ConnectorOutcome.WrongHost);
}

/// <summary>What was asked for, and what became of the asking; the answer is there only when it went well.</summary>
internal readonly record struct ConnectorReading<TAnswer>(ConnectorResult Result, TAnswer? Answer)
    where TAnswer : class;

/// <summary>
/// How a call ended, and what its caller does then. Trying again at once never helps: whatever is worth another try has had it.
/// Source: the Connector's status codes in the Teams documentation, "Status codes from bot conversational APIs".
/// </summary>
internal enum ConnectorOutcome
{
    /// <summary>The Connector took it. There may be no id to remember it by.</summary>
    Done,

    /// <summary>The conversation does not exist any more. Forget its address; it comes back with the next activity from there.</summary>
    ConversationGone,

    /// <summary>The message does not exist any more. Send it as a new one and remember that one's id.</summary>
    MessageGone,

    /// <summary>This person is not in the conversation. Do not count on them there.</summary>
    MemberGone,

    /// <summary>The bot was taken out of the conversation. Write nothing there until it is installed again.</summary>
    Removed,

    /// <summary>This person has blocked or muted the bot. Write nothing to them until they write first.</summary>
    BlockedByPerson,

    /// <summary>This person does not have the bot. Reach them in a place where they are, with nothing confidential.</summary>
    NotInstalled,

    /// <summary>The organisation does not allow the bot. Send nothing to this tenant until something comes from it.</summary>
    TenantBlocked,

    /// <summary>The bot may not do this, for a reason that Teams does not name. In a personal chat: write nothing more. Elsewhere the operator has to look.</summary>
    NotAllowed,

    /// <summary>The bot has no token, or the Connector does not take it. Nothing was sent; keep it for later. The log tells the operator.</summary>
    NotSignedIn,

    /// <summary>Too much at once, and it did not clear within the time a call has. Nothing was sent; keep it for later.</summary>
    Throttled,

    /// <summary>Broken or out of reach. It may have arrived all the same: send it again later only if twice is better than never.</summary>
    Unreachable,

    /// <summary>More than Teams takes in one message. Send something shorter.</summary>
    TooBig,

    /// <summary>This tenant is served by another host, and the bot knows none that takes it. The operator has to look.</summary>
    WrongHost,

    /// <summary>The Connector will not have it (any other refusal). Do not send it again; the fault is the bot's.</summary>
    Refused,

    /// <summary>The address is not one the bot may send to; nothing was sent. Forget it.</summary>
    ForbiddenAddress,
}
