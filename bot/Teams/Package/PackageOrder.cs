using System.Text.RegularExpressions;

namespace ForumBot.Teams.Package;

/// <summary>What an app package is made for: one registration, at one address.</summary>
/// <param name="AppId">The bot's app id. It is the Teams app's id as well, so that a later package is taken as an update.</param>
/// <param name="Domain">The host name under which the world reaches the bot, in lower case.</param>
/// <param name="Developer">Who Teams names as the maker of the app; at most 32 letters.</param>
/// <param name="Version">Three numbers with dots. Teams takes an update only when it is higher than what it has.</param>
/// <param name="File">Where the zip goes, as a full path.</param>
internal sealed partial record PackageOrder(Guid AppId, string Domain, string Developer, string Version, string File)
{
    private const int LongestDeveloper = 32;
    private static readonly string[] Options = ["--app-id", "--domain", "--developer", "--version", "--out"];

    /// <summary>Reads what follows the command. Either the order is whole, or there are sentences that say what to mend.</summary>
    internal static (PackageOrder? Order, IReadOnlyList<string> Mistakes) Read(IReadOnlyList<string> arguments, IConfiguration settings)
    {
        var mistakes = new List<string>();
        var given = Given(arguments, mistakes);
        var order = new PackageOrder(
            ReadAppId(given.GetValueOrDefault("--app-id"), settings["MicrosoftAppId"], mistakes),
            ReadDomain(given.GetValueOrDefault("--domain"), mistakes),
            ReadDeveloper(given.GetValueOrDefault("--developer"), settings["Pages:Operator"], mistakes),
            ReadVersion(given.GetValueOrDefault("--version"), mistakes),
            ReadFile(given.GetValueOrDefault("--out"), mistakes));
        return mistakes.Count == 0 ? (order, []) : (null, mistakes);
    }

    private static Dictionary<string, string> Given(IReadOnlyList<string> arguments, List<string> mistakes)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i], null);
            if (!Options.Contains(name))
            {
                mistakes.Add($"“{arguments[i]}” is no option of this command. They are: {string.Join(", ", Options)}.");
                continue;
            }

            value ??= i + 1 < arguments.Count && !Options.Contains(arguments[i + 1].Split('=')[0]) ? arguments[++i] : "";
            if (!given.TryAdd(name, value.Trim()))
            {
                mistakes.Add($"{name} is there twice. Give it once.");
            }
        }

        return given;
    }

    private static Guid ReadAppId(string? option, string? setting, List<string> mistakes)
    {
        var (name, value) = option is not null ? ("--app-id", option) : ("The setting MicrosoftAppId", setting?.Trim());
        if (Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty)
        {
            return id;
        }

        mistakes.Add(string.IsNullOrEmpty(value)
            ? "The app id is missing. Give the one of your Azure Bot with --app-id, such as 12345678-90ab-4cde-8f01-234567890abc, or set MicrosoftAppId."
            : $"{name} is “{value}”. It is the app id of your Azure Bot, such as 12345678-90ab-4cde-8f01-234567890abc.");
        return default;
    }

    private static string ReadDomain(string? value, List<string> mistakes)
    {
        if (value is { Length: <= 253 } && PublicName().IsMatch(value))
        {
            return value.ToLowerInvariant();
        }

        mistakes.Add(string.IsNullOrEmpty(value)
            ? "The domain is missing. Give the name under which the internet reaches your bot with --domain, such as bot.example.org."
            : $"--domain is “{value}”. Give a full name alone, such as bot.example.org: no https://, no path, no port, no * and no number address.");
        return "";
    }

    private static string ReadDeveloper(string? option, string? setting, List<string> mistakes)
    {
        var (name, value) = option is not null ? ("--developer", option) : ("The setting Pages:Operator", setting?.Trim());
        if (option is null && string.IsNullOrEmpty(value))
        {
            return "ForumBot";
        }

        if (value is { Length: > 0 and <= LongestDeveloper } && !value.Any(char.IsControl))
        {
            return value;
        }

        mistakes.Add($"{name} is “{value}”. Teams takes a name of 1 to {LongestDeveloper} letters for who runs the bot. Give one with --developer.");
        return "";
    }

    private static string ReadVersion(string? value, List<string> mistakes)
    {
        if (value is null)
        {
            return typeof(PackageOrder).Assembly.GetName().Version!.ToString(3);
        }

        if (!ThreeNumbers().IsMatch(value))
        {
            mistakes.Add($"--version is “{value}”. It is three numbers with dots, such as 1.0.1, higher than that of the package you uploaded before.");
        }

        return value;
    }

    private static string ReadFile(string? value, List<string> mistakes)
    {
        if (value is "")
        {
            mistakes.Add("--out is empty. It is where the zip goes, such as forumbot-teams.zip.");
            return "";
        }

        var file = Path.GetFullPath(value ?? "forumbot-teams.zip");
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(file)))
        {
            mistakes.Add($"--out is “{value}”. It is the name of a file in a folder that exists, such as forumbot-teams.zip.");
        }

        return file;
    }

    // A name that the internet can have: labels of letters, digits and inner hyphens, and a last one that is no number.
    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublicName();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){2}\z")]
    private static partial Regex ThreeNumbers();
}
