namespace ForumBot.Slack.Install;

/// <summary>What Slack says to a call about access. A class and not a record, as those below, so that none prints the token in it.</summary>
internal class AccessAnswer
{
    /// <summary>False when Slack refuses.</summary>
    public bool Ok { get; init; }

    /// <summary>Slack's word for why: "invalid_code". Null when all went well.</summary>
    public string? Error { get; init; }
}

/// <summary>A workspace, or a whole organisation, allows the bot in; or it gets a new token there. Source: <c>oauth.v2.access</c>.</summary>
internal sealed class GrantAnswer : AccessAnswer
{
    public string? AppId { get; init; }

    public string? AccessToken { get; init; }

    /// <summary>"bot"; anything else is not for us.</summary>
    public string? TokenType { get; init; }

    /// <summary>Names with commas between them.</summary>
    public string? Scope { get; init; }

    public string? BotUserId { get; init; }

    /// <summary>Seconds; null for a token that does not run out.</summary>
    public int? ExpiresIn { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>Null when it is for a whole organisation.</summary>
    public NamedAnswer? Team { get; init; }

    public NamedAnswer? Enterprise { get; init; }

    public bool IsEnterpriseInstall { get; init; }
}

/// <summary>A workspace or an organisation.</summary>
internal sealed class NamedAnswer
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}

/// <summary>Whose token it is. Source: <c>auth.test</c>.</summary>
internal sealed class WhoAnswer : AccessAnswer
{
    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? UserId { get; init; }

    public string? BotId { get; init; }

    public bool IsEnterpriseInstall { get; init; }

    /// <summary>What the token may do; null when Slack does not say.</summary>
    internal IReadOnlyList<string>? Scopes { get; set; }

    /// <summary>The installation's tenant: the whole organisation's id, or the workspace's.</summary>
    internal string? Tenant => IsEnterpriseInstall ? EnterpriseId ?? TeamId : TeamId;
}

/// <summary>Where a socket is. Source: <c>apps.connections.open</c>.</summary>
internal sealed class SocketAnswer : AccessAnswer
{
    /// <summary>It holds a ticket: good once, and never to be logged.</summary>
    public string? Url { get; init; }
}
