namespace ForumBot.Teams.Package;

/// <summary>
/// <c>teams-package --app-id … --domain …</c>: fills in the Teams manifest and writes the zip, without starting the bot.
/// Options: <c>--app-id</c> (the setting MicrosoftAppId when absent), <c>--domain</c>, <c>--developer</c> (the setting Pages:Operator, then "ForumBot"),
/// <c>--version</c> (that of this ForumBot) and <c>--out</c> (<c>forumbot-teams.zip</c>).
/// </summary>
internal static class PackageCommand
{
    /// <summary>The first word on the command line.</summary>
    internal const string Name = "teams-package";

    /// <summary>Does it, and returns the exit code: 0, or 1 when the sentences on the error stream say what to mend.</summary>
    internal static int Run(IReadOnlyList<string> arguments, IConfiguration settings, TextWriter output, TextWriter errors)
    {
        var (order, mistakes) = PackageOrder.Read(arguments, settings);
        if (order is null)
        {
            errors.WriteLine(string.Join(Environment.NewLine, mistakes));
            return 1;
        }

        try
        {
            File.WriteAllBytes(order.File, TeamsPackage.Zip(order));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The package could not be written to “{order.File}”. Name another file with --out, in a folder that you may write to.");
            return 1;
        }

        output.WriteLine($"""
            The Teams package is in {order.File}
            It is version {order.Version}, for the bot {order.AppId:D} at https://{order.Domain}/api/messages

            Next, upload it:
            - for everybody, a Teams administrator does it: Teams admin centre, Teams apps, Manage apps, Actions, Upload new app;
            - to try it yourself: Teams, Apps, Manage your apps, Upload an app (your organisation must allow that).
            Then add ForumBot to your own chat or to a team, and say “help”.
            """);
        return 0;
    }
}
