using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>Which workspaces have the bot, and their tokens.</summary>
internal interface ISlackInstallations
{
    /// <summary>The installation, also a dead one; null when there is none.</summary>
    /// <exception cref="HttpRequestException">Slack has to be asked about it first, and cannot be reached. Let whoever asks come again.</exception>
    ValueTask<SlackInstallation?> FindAsync(string tenant, CancellationToken ct);

    /// <summary>A token that works now, fetched anew when the last one is about to expire; null when the installation is dead or unknown.</summary>
    ValueTask<string?> TokenAsync(string tenant, CancellationToken ct);

    /// <summary>Slack says that the token has expired: fetches a new one once; null when there is none to be had.</summary>
    /// <exception cref="HttpRequestException">Slack cannot be reached for a new one. Later it may be.</exception>
    ValueTask<string?> RenewAsync(string tenant, string expired, CancellationToken ct);

    /// <summary>Slack takes the token no more, for this reason: nothing is sent there from now on, and the operator hears of it once.</summary>
    ValueTask LoseAsync(string tenant, string reason, CancellationToken ct);

    /// <summary>
    /// The bot was removed there at this moment: its tokens and everything about the installation go. False when there is none, or when it was installed again
    /// after that; then nothing happens.
    /// </summary>
    ValueTask<bool> ForgetAsync(string tenant, Instant at, CancellationToken ct);
}
