using System.Collections.Frozen;
using ForumBot.Teams.Connector;

namespace ForumBot.Teams;

/// <summary>
/// Reads the settings of Teams and collects every mistake in them, so that one start names all. A setting that is empty or holds its default
/// counts as not set: the whole template may be copied. Secrets are never repeated.
/// </summary>
internal sealed class TeamsSettingsReader(IConfiguration settings, IHostEnvironment environment)
{
    private const string Type = "MicrosoftAppType";
    private const string Id = "MicrosoftAppId";
    private const string Password = "MicrosoftAppPassword";
    private const string Certificate = "MicrosoftAppCertificate";
    private const string CertificatePassword = "MicrosoftAppCertificatePassword";
    private const string Tenant = "MicrosoftAppTenantId";
    private const string Metadata = "ToBotFromChannelOpenIdMetadataUrl";
    private const string Issuer = "ToBotFromChannelTokenIssuer";
    private const string Login = "ToChannelFromBotLoginUrl";
    private const string Scope = "ToChannelFromBotOAuthScope";
    private const string Tenants = "Teams:AllowedTenants";

    private static readonly char[] Separators = [',', ';', ' '];
    private static readonly TeamsSettings Default = new();

    private readonly List<string> mistakes = [];

    internal TeamsSettings Read()
    {
        var type = AppType();
        var tenant = Guid(Tenant);
        var read = new TeamsSettings
        {
            AppType = type,
            AppId = Guid(Id),
            Password = Value(Password),
            Certificate = Value(Certificate),
            CertificatePassword = Value(CertificatePassword),
            TenantId = tenant,
            MetadataAddress = Address(Metadata) ?? Default.MetadataAddress,
            TokenIssuer = IssuerName() ?? Default.TokenIssuer,
            LoginAddress = Address(Login),
            Scope = ScopeName() ?? Default.Scope,
            AllowedTenants = AllowedTenants(tenant),
        };
        var wanted = read != Default with { AllowedTenants = read.AllowedTenants } || read.AllowedTenants.Count > 0;
        if (wanted || mistakes.Count > 0)
        {
            CheckIdentity(read);
            CheckProof(read);
        }
        else if (!environment.IsDevelopment() && !HasSlack)
        {
            mistakes.Add(
                $"ForumBot does not start in {environment.EnvironmentName} without credentials: set {Id}, {Password} and {Tenant} for Teams, "
                + "or Slack:BotToken and Slack:SigningSecret for Slack. To try it without, set ASPNETCORE_ENVIRONMENT to Development.");
        }

        return mistakes.Count == 0 ? read : throw new StartRefusedException(string.Join(Environment.NewLine, mistakes));
    }

    // Whether these can be used is Slack's to say; the start does not come past both.
    private bool HasSlack => !string.IsNullOrWhiteSpace(settings["Slack:BotToken"]) || !string.IsNullOrWhiteSpace(settings["Slack:ClientId"]);

    private void CheckIdentity(TeamsSettings read)
    {
        if (Value(Id) is null)
        {
            mistakes.Add($"{Id} is not set, but other settings of Teams are. Set it to the bot’s app (client) id, a GUID, or remove the others.");
        }

        if (read.AppType == TeamsAppType.MultiTenant ? Listed().Length == 0 : Value(Tenant) is null)
        {
            mistakes.Add(read.AppType == TeamsAppType.MultiTenant
                ? $"{Tenants} is not set, but {Type} is MultiTenant. List the tenants whose people may use the bot, as GUIDs."
                : $"{Tenant} is not set. Set it to the tenant in which the bot is registered, a GUID.");
        }
    }

    private void CheckProof(TeamsSettings read)
    {
        switch (read)
        {
            case { AppType: TeamsAppType.UserAssignedMSI } and ({ Password: not null } or { Certificate: not null }):
                mistakes.Add($"{(read.Password is null ? Certificate : Password)} is set, but {Type} is UserAssignedMSI: a managed identity has no secret. Remove it.");
                break;
            case { Password: not null, Certificate: not null }:
                mistakes.Add($"{Password} and {Certificate} are both set. Keep one of them.");
                break;
            case { AppType: not TeamsAppType.UserAssignedMSI, Password: null, Certificate: null }:
                mistakes.Add($"Neither {Password} nor {Certificate} is set. Set one of them, or {Type} to UserAssignedMSI if the bot is a managed identity.");
                break;
        }

        if (System.Guid.TryParse(read.Password, out _))
        {
            mistakes.Add($"{Password} holds a GUID, which is the secret’s id. Set it to the secret’s value, which Azure shows once, when the secret is made.");
        }

        if (read is { Certificate: { } certificate, IsCertificateInStore: false } && !File.Exists(certificate))
        {
            mistakes.Add($"{Certificate} is “{certificate}”. It may be a certificate’s thumbprint ({NamedCertificate.LengthOfThumbprint} hexadecimal digits) or the path of a PFX file that the bot can read.");
        }

        if (read.CertificatePassword is not null && (read.Certificate is null || read.IsCertificateInStore))
        {
            mistakes.Add($"{CertificatePassword} is set, but {Certificate} names no PFX file for it to open. Remove it, or name the file.");
        }
    }

    private TeamsAppType AppType()
    {
        var name = Value(Type);
        if (name is null || Enum.GetNames<TeamsAppType>().Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return name is null ? Default.AppType : Enum.Parse<TeamsAppType>(name, ignoreCase: true);
        }

        Wrong(Type, name, string.Join(", ", Enum.GetNames<TeamsAppType>()));
        return Default.AppType;
    }

    private string? Guid(string name) => Value(name) is { } value ? Guid(name, value) : null;

    private string? Guid(string name, string value)
    {
        if (System.Guid.TryParseExact(value, "D", out var guid) && guid != System.Guid.Empty)
        {
            return guid.ToString();
        }

        Wrong(name, value, "a GUID such as 8d1f0b6e-2c4a-4f7b-9a3e-5b6c7d8e9f01");
        return null;
    }

    private FrozenSet<string> AllowedTenants(string? own)
    {
        var allowed = Listed().Select(tenant => Guid(Tenants, tenant)).OfType<string>().ToFrozenSet();
        return allowed.Count > 0 || own is null ? allowed : [own];
    }

    // A list in a file; in an environment variable also one text with separators.
    private string[] Listed() =>
    [
        .. settings[Tenants]?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        .. settings.GetSection(Tenants).GetChildren().Select(tenant => tenant.Value ?? "").Where(tenant => tenant.Length > 0),
    ];

    private Uri? Address(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address is { UserInfo: "", Query: "", Fragment: "" } && IsSafe(address))
        {
            return address;
        }

        Wrong(name, value, environment.IsDevelopment() ? "an https address, or in Development an http address on this machine" : "an https address");
        return null;
    }

    private bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (environment.IsDevelopment() && address.Scheme == Uri.UriSchemeHttp && ServiceHosts.IsLoopback(address.Host));

    private string? IssuerName() => Checked(Issuer, name => Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps,
        "an https address such as https://api.botframework.com");

    private string? ScopeName() => Checked(Scope, name => name.EndsWith("/.default", StringComparison.Ordinal) && Uri.TryCreate(name, UriKind.Absolute, out _),
        "an address that ends in /.default, such as https://api.botframework.com/.default");

    private string? Checked(string name, Predicate<string> isFit, string range)
    {
        var value = Value(name);
        if (value is not null && !isFit(value))
        {
            Wrong(name, value, range);
        }

        return value;
    }

    private void Wrong(string name, string value, string range) => mistakes.Add($"{name} is “{value}”. It may be: {range}.");

    private string? Value(string name) => string.IsNullOrWhiteSpace(settings[name]) ? null : settings[name];
}
