using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForumBot.Tests.EndToEnd;

/// <summary>What the end-to-end tests need from the machine: Node.js with npm, Chromium, and the Playground's package, fetched once.</summary>
internal static class PlaygroundTools
{
    private static readonly SemaphoreSlim OneFetch = new(1);

    internal static string Folder { get; } = SourceTree.Path("tests", "EndToEnd");

    internal static string Command { get; } = Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    /// <summary>The browser's path; skips the test, or fails it on the build server, when there is none.</summary>
    internal static string FindBrowser()
    {
        var found = new[] { Environment.GetEnvironmentVariable("PLAYWRIGHT_CHROMIUM"), "/usr/bin/chromium" }
            .Concat(OnPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"))
            .Concat(["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"])
            .FirstOrDefault(path => File.Exists(path));
        if (found is null)
        {
            SourceTree.CannotRun("There is no Chromium. Install it (on Debian: apt-get install chromium) or set PLAYWRIGHT_CHROMIUM to its path.");
        }

        return found!;
    }

    /// <summary>Node.js; skips the test, or fails it on the build server, when it is missing.</summary>
    internal static string FindNode() => Find("node", "node.exe");

    /// <summary>Fetches the Playground by <c>npm ci</c> unless it is there.</summary>
    internal static async Task FetchAsync(CancellationToken ct)
    {
        await OneFetch.WaitAsync(ct);
        try
        {
            if (File.Exists(Command))
            {
                return;
            }

            using var npm = Process.Start(new ProcessStartInfo(Find("npm", "npm.cmd"), ["ci", "--ignore-scripts"])
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = npm.StandardOutput.ReadToEndAsync(ct);
            var errors = npm.StandardError.ReadToEndAsync(ct);
            await npm.WaitForExitAsync(ct);
            if (npm.ExitCode != 0)
            {
                SourceTree.CannotRun($"The Agents Playground could not be fetched. Run “npm ci” in tests/EndToEnd and see why. {await output}{await errors}");
            }
        }
        finally
        {
            OneFetch.Release();
        }
    }

    /// <summary>A port that nobody listens on. It lies below those that systems give out by themselves: another test would have it before the Playground does.</summary>
    internal static int FreePort()
    {
        for (var port = Random.Shared.Next(15_000, 30_000); ; port++)
        {
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException) when (port < 32_000)
            {
                // Somebody has it; the next one.
            }
        }
    }

    private static string Find(params string[] names)
    {
        var found = OnPath(names).FirstOrDefault(File.Exists);
        if (found is null)
        {
            SourceTree.CannotRun($"There is no {names[0]}. Install Node.js 20 or newer, with npm.");
        }

        return found!;
    }

    private static IEnumerable<string> OnPath(params string[] names) =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in names
        select Path.Combine(folder, name);
}
