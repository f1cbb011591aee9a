namespace ForumBot.Teams;

/// <summary>
/// How the bot is registered in Azure, under the names that operators of such bots know. Read and checked once, at the start.
/// </summary>
internal sealed record TeamsSettings
{
    /// <summary>What sort of identity the bot has; decides how its own token is fetched and nothing else.</summary>
    internal TeamsAppType AppType { get; init; } = TeamsAppType.SingleTenant;

    /// <summary>The bot's app (client) id, a GUID in lower case. Null without credentials.</summary>
    internal string? AppId { get; init; }

    /// <summary>The client secret; null when a certificate or a managed identity stands in for it.</summary>
    internal string? Password { get; init; }

    /// <summary>A certificate instead of the secret: a thumbprint in the current user's store, or the path of a PFX file.</summary>
    internal string? Certificate { get; init; }

    /// <summary>True when <see cref="Certificate"/> is a thumbprint, so that it is looked for in the store and not among the files.</summary>
    internal bool IsCertificateInStore => NamedCertificate.IsThumbprint(Certificate);

    /// <summary>What opens the PFX file; null when nothing is needed.</summary>
    internal string? CertificatePassword { get; init; }

    /// <summary>The tenant in which the bot is registered, a GUID in lower case.</summary>
    internal string? TenantId { get; init; }

    /// <summary>Where the keys of inbound tokens are published.</summary>
    internal Uri MetadataAddress { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Who issues inbound tokens.</summary>
    internal string TokenIssuer { get; init; } = "https://api.botframework.com";

    /// <summary>The authority that issues the bot's own tokens; null for the public one that belongs to the app type.</summary>
    internal Uri? LoginAddress { get; init; }

    /// <summary>What the bot's own token is for.</summary>
    internal string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Tenants whose people may talk to the bot, GUIDs in lower case.</summary>
    internal IReadOnlySet<string> AllowedTenants { get; init; } = new HashSet<string>();

    /// <summary>True when Teams itself is connected: tokens are checked, and sent.</summary>
    internal bool HasCredentials => AppId is not null;

    /// <summary>Reads the settings. Nothing about Teams at all is fine too, but only in Development.</summary>
    /// <exception cref="StartRefusedException">
    /// Some settings cannot be used; for each a sentence names it, what it holds (never a secret) and what it may hold.
    /// </exception>
    internal static TeamsSettings Read(IConfiguration settings, IHostEnvironment environment) =>
        new TeamsSettingsReader(settings, environment).Read();
}

/// <summary>The sorts of bot registration that Azure knows.</summary>
internal enum TeamsAppType
{
    /// <summary>Lives in the operator's own tenant, with a secret or a certificate. New bots are of this sort.</summary>
    SingleTenant,
    /// <summary>A managed identity of the machine it runs on; there is no secret.</summary>
    UserAssignedMSI,
    /// <summary>Of old registrations; new ones cannot be made.</summary>
    MultiTenant,
}
