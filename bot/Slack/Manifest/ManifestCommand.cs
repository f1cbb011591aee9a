namespace ForumBot.Slack.Manifest;

/// <summary>
/// <c>slack-manifest --address https://… [--out file]</c>, or <c>slack-manifest --socket [--out file]</c>: fills in the app manifest for Slack and writes it,
/// without starting the bot. The address is the setting PublicAddress when it is absent; the file is <c>forumbot-slack.json</c>.
/// </summary>
internal static class ManifestCommand
{
    /// <summary>The first word on the command line.</summary>
    internal const string Name = "slack-manifest";

    private const string Address = "--address";
    private const string Socket = "--socket";
    private const string Out = "--out";

    /// <summary>Does it, and returns the exit code: 0, or 1 when the sentences on the error stream say what to mend.</summary>
    internal static int Run(IReadOnlyList<string> arguments, IConfiguration settings, TextWriter output, TextWriter errors)
    {
        var mistakes = new List<string>();
        var given = Given(arguments, mistakes);
        var socket = given.ContainsKey(Socket);
        var address = socket ? null : Origin(given.GetValueOrDefault(Address) ?? settings["PublicAddress"]?.Trim(), given.ContainsKey(Address), mistakes);
        if (socket && given.ContainsKey(Address))
        {
            mistakes.Add($"{Socket} and {Address} are both there. With {Socket} the bot calls Slack, and Slack needs no address. Give one of them.");
        }

        var file = given.GetValueOrDefault(Out) ?? "forumbot-slack.json";
        if (file.Length == 0)
        {
            mistakes.Add($"{Out} is empty. It is where the manifest goes, such as forumbot-slack.json.");
        }

        if (mistakes.Count > 0)
        {
            errors.WriteLine(string.Join(Environment.NewLine, mistakes));
            return 1;
        }

        try
        {
            File.WriteAllText(file, AppManifest.For(address));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The manifest could not be written to “{file}”. Name another file with {Out}, in a folder that exists and that you may write to.");
            return 1;
        }

        output.WriteLine($"""
            The app manifest for Slack is in {Path.GetFullPath(file)}
            {(address is null ? "It is for Socket Mode: the bot calls Slack." : $"Slack will call the bot at {address.GetLeftPart(UriPartial.Authority)}/slack/events")}

            Next: open https://api.slack.com/apps, choose Create New App, then From a manifest, choose your workspace, and paste the file.
            README.md, “Connect Slack”, says what comes after that.
            """);
        return 0;
    }

    private static Dictionary<string, string> Given(IReadOnlyList<string> arguments, List<string> mistakes)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i], null);
            if (name is not (Address or Socket or Out) || (name == Socket && value is not null))
            {
                mistakes.Add($"“{arguments[i]}” is no option of this command. They are: {Address}, {Socket}, {Out}.");
                continue;
            }

            value ??= name != Socket && i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++i] : "";
            if (!given.TryAdd(name, value.Trim()))
            {
                mistakes.Add($"{name} is there twice. Give it once.");
            }
        }

        return given;
    }

    private static Uri? Origin(string? value, bool isGiven, List<string> mistakes)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var address)
            && address is { Scheme: "https", UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "", IsLoopback: false })
        {
            return address;
        }

        mistakes.Add(string.IsNullOrEmpty(value)
            ? $"The address is missing. Give the one under which the internet reaches your bot with {Address}, such as https://bot.example.org; or give {Socket}, if Slack cannot reach it."
            : $"{(isGiven ? Address : "The setting PublicAddress")} is “{value}”. Slack takes an https address without a path, such as https://bot.example.org.");
        return null;
    }
}
