namespace ForumBot.Teams.Inbound;

/// <summary>
/// Who may bring activities. With credentials that is whoever holds a token of the Bot Connector's (<see cref="TokenDoor"/>), without them a
/// program on this very machine (<see cref="ThisMachineDoor"/>). Which of the two stands there is settled at the start and never by a request.
/// </summary>
internal interface ITeamsDoor
{
    /// <summary>Says at the start who will be let in.</summary>
    void Announce();

    /// <summary>
    /// Looks at a request before a byte of its body is read. Null when it is turned away: the response then has its status, and no reason.
    /// </summary>
    ValueTask<Visitor?> AdmitAsync(HttpContext http);

    /// <summary>True when this visitor may bring this activity, and the answer may go where the activity says.</summary>
    bool MayBring(Visitor visitor, Activity activity);
}

/// <summary>Somebody who was let in.</summary>
/// <param name="ServiceUrl">Where their token says that answers go; null for a program on this machine, which shows no token.</param>
internal sealed record Visitor(string? ServiceUrl);
