using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ForumBot.Slack;

/// <summary>
/// Reads the settings of Slack and collects every mistake in them, so that one start names all. A setting that is empty or holds its default counts as not
/// set: the whole template may be copied. What could be a secret is never repeated, wherever it stands.
/// </summary>
internal sealed partial class SlackSettingsReader(IConfiguration settings, IHostEnvironment environment)
{
    private const string Signing = "Slack:SigningSecret";
    private const string Bot = "Slack:BotToken";
    private const string Client = "Slack:ClientId";
    private const string Secret = "Slack:ClientSecret";
    private const string App = "Slack:AppToken";
    private const string Api = "Slack:ApiUrl";
    private const string Workspaces = "Slack:AllowedWorkspaces";

    // Slack's own have 32 characters. Anything much shorter can be guessed, or is something else.
    private const int ShortestSecret = 16;

    private static readonly SlackSettings Default = new();

    private readonly List<string> mistakes = [];

    internal SlackSettings Read()
    {
        var read = new SlackSettings
        {
            SigningSecrets = SigningSecrets(),
            BotToken = BotToken(),
            ClientId = ClientId(),
            ClientSecret = ClientSecret(),
            AppToken = AppToken(),
            ApiUrl = ApiUrl() ?? Default.ApiUrl,
            AllowedWorkspaces = AllowedWorkspaces(),
        };
        var wanted = read.IsConnected || read.SigningSecrets.Count > 0 || read.ClientSecret is not null || read.AppToken is not null
            || read.AllowedWorkspaces.Count > 0 || read.ApiUrl != Default.ApiUrl;
        if (wanted || mistakes.Count > 0)
        {
            CheckIdentity();
            CheckWayIn(read);
        }

        return mistakes.Count == 0 ? read : throw new StartRefusedException(string.Join(Environment.NewLine, mistakes));
    }

    // What is set counts here, not what could be read of it: a token with a mistake in it is not also missing.
    private void CheckIdentity()
    {
        switch (IsSet(Bot), IsSet(Client), IsSet(Secret))
        {
            case (true, true, _) or (true, _, true):
                mistakes.Add($"{Bot} is set, and so is {(IsSet(Client) ? Client : Secret)}. Keep {Bot} for one workspace, or {Client} and {Secret} for many.");
                break;
            case (false, true, false) or (false, false, true):
                mistakes.Add($"{(IsSet(Client) ? Secret : Client)} is not set, but {(IsSet(Client) ? Client : Secret)} is. The install flow needs both; Slack shows them under Basic Information.");
                break;
            case (false, false, false):
                mistakes.Add($"Neither {Bot} nor {Client} is set, but other settings of Slack are. Set {Bot} for one workspace, or {Client} and {Secret} for many, or remove the others.");
                break;
            case (false, true, true) when PublicAddress.Read(settings, environment).Origin is null:
                mistakes.Add($"{Client} is set, but PublicAddress is not. Slack sends people back there after they have installed the bot: set it, such as https://forumbot.example.org.");
                break;
        }
    }

    private void CheckWayIn(SlackSettings read)
    {
        if (read.SigningSecrets.Count == 0 && !IsThere(Signing) && !IsSet(App))
        {
            mistakes.Add($"{Signing} is not set. Set it to the Signing Secret that Slack shows under Basic Information; or set {App}, if Slack cannot reach this machine.");
        }
    }

    private string[] SigningSecrets()
    {
        if (!IsThere(Signing))
        {
            return [];
        }

        // Nothing is passed over: an empty secret in the list would let anybody sign.
        var secrets = Listed(Signing);
        if (secrets.Any(string.IsNullOrWhiteSpace))
        {
            mistakes.Add($"{Signing} holds an empty secret. It may hold one secret or several, newest first, as a list or with commas between them.");
        }
        else if (secrets.Any(secret => secret.Length < ShortestSecret || secret.Any(char.IsWhiteSpace) || SomeToken().IsMatch(secret)))
        {
            mistakes.Add($"{Signing} holds something that is no signing secret. It is the Signing Secret that Slack shows under Basic Information: 32 letters and digits, and no token.");
        }

        return secrets;
    }

    private string? BotToken() => Token(Bot, "xoxb-", "the Bot User OAuth Token that Slack shows under OAuth & Permissions",
        $"A token that begins with xoxe. runs out: for such an app set {Client} and {Secret} instead.");

    private string? AppToken() => Token(App, "xapp-", "an App-Level Token with the permission connections:write, which Slack makes under Basic Information", "");

    private string? Token(string name, string start, string what, string more)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.Length <= start.Length || !value.StartsWith(start, StringComparison.Ordinal) || !value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            mistakes.Add($"{name} holds something else. It is {what}, and begins with {start}. {more}".TrimEnd());
        }

        return value;
    }

    private string? ClientId()
    {
        var value = Value(Client);
        if (value is not null && !TwoNumbers().IsMatch(value))
        {
            mistakes.Add($"{Client} holds something else. It is the Client ID that Slack shows under Basic Information: two numbers with a dot between them, such as 1234567890.1234567890.");
        }

        return value;
    }

    private string? ClientSecret()
    {
        var value = Value(Secret);
        if (value is not null && (value.Length < ShortestSecret || value.Any(char.IsWhiteSpace) || SomeToken().IsMatch(value)))
        {
            mistakes.Add($"{Secret} holds something else. It is the Client Secret that Slack shows under Basic Information: 32 letters and digits.");
        }
        else if (value is not null && Listed(Signing).Contains(value))
        {
            mistakes.Add($"{Secret} and {Signing} hold the same. Slack shows them one above the other under Basic Information; they differ.");
        }

        return value;
    }

    private FrozenSet<string> AllowedWorkspaces()
    {
        var ids = IsThere(Workspaces) ? Listed(Workspaces) : [];
        foreach (var id in ids.Where(id => !WorkspaceId().IsMatch(id)))
        {
            Wrong(Workspaces, id, "the ids of workspaces, such as T0123ABCD, or of organisations, such as E0123ABCD");
        }

        return ids.ToFrozenSet();
    }

    private Uri? ApiUrl()
    {
        if (Value(Api) is not { } value)
        {
            return null;
        }

        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address is { UserInfo: "", Query: "", Fragment: "" } && IsSafe(address))
        {
            return value.EndsWith('/') ? address : new(value + "/");
        }

        Wrong(Api, value, environment.IsDevelopment() ? "an https address, or in Development an http address on this machine" : "an https address");
        return null;
    }

    private bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private void Wrong(string name, string value, string range) => mistakes.Add($"{name} is “{value}”. It may be: {range}.");

    // A list in a file; in an environment variable also one text with commas.
    private string[] Listed(string name) =>
    [
        .. string.IsNullOrEmpty(settings[name]) ? [] : settings[name]!.Split(',', StringSplitOptions.TrimEntries),
        .. settings.GetSection(name).GetChildren().Select(one => one.Value?.Trim() ?? ""),
    ];

    private bool IsSet(string name) => Value(name) is not null;

    // Spaces alone are there: somebody meant to set it.
    private bool IsThere(string name) => !string.IsNullOrEmpty(settings[name]) || settings.GetSection(name).GetChildren().Any();

    private string? Value(string name) => string.IsNullOrWhiteSpace(settings[name]) ? null : settings[name]!.Trim();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\z")]
    private static partial Regex TwoNumbers();

    [GeneratedRegex(@"^[TE][A-Z0-9]{2,}\z")]
    private static partial Regex WorkspaceId();

    [GeneratedRegex("^x(ox[a-z]|app)[-.]")]
    private static partial Regex SomeToken();
}
