namespace ForumBot.Slack.Install;

/// <summary>Which workspaces have the bot, and their tokens.</summary>
internal interface ISlackInstallations
{
    /// <summary>The installation, also a dead one; null when there is none.</summary>
    ValueTask<SlackInstallation?> FindAsync(string tenant, CancellationToken ct);

    /// <summary>A token that works now, fetched anew when the last one is about to expire; null when the installation is dead or unknown.</summary>
    ValueTask<string?> TokenAsync(string tenant, CancellationToken ct);

    /// <summary>Slack says that the token has expired: fetches a new one once; null when there is none to be had.</summary>
    ValueTask<string?> RenewAsync(string tenant, string expired, CancellationToken ct);

    /// <summary>Slack takes the token no more, for this reason: nothing is sent there from now on, and the operator hears of it once.</summary>
    ValueTask LoseAsync(string tenant, string reason, CancellationToken ct);
}
