using System.Diagnostics;

namespace ForumBot.Tests.Conformance;

/// <summary>A script that asks a library of the platforms, with the packages of this folder. What is missing skips the test, or fails it on the build server.</summary>
internal static class NodeScript
{
    private const int NotInstalled = -1;
    private static readonly string Folder = SourceTree.Path("tests", "Conformance");
    private static readonly SemaphoreSlim Fetching = new(1);

    /// <summary>What the script writes when it reads this.</summary>
    /// <param name="script">The script's path, from the project's folder.</param>
    /// <param name="package">The npm package that it needs.</param>
    /// <param name="unchecked">What to say was not done when it cannot run, as in "The cards were not parsed".</param>
    /// <param name="input">What the script reads.</param>
    /// <param name="ct">Ends it early.</param>
    internal static async Task<string> RunAsync(string script, string package, string @unchecked, string input, CancellationToken ct)
    {
        await FetchAsync(package, @unchecked, ct);
        var (exit, output) = await StartAsync("node", [SourceTree.Path(script)], input, ct);
        if (exit == NotInstalled)
        {
            SourceTree.CannotRun(@unchecked + ": Node.js is not installed.");
        }

        Assert.Equal(0, exit);
        return output;
    }

    private static async Task FetchAsync(string package, string @unchecked, CancellationToken ct)
    {
        await Fetching.WaitAsync(ct);
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", package)))
            {
                return;
            }

            var (exit, _) = await StartAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"], "", ct);
            if (exit != 0)
            {
                SourceTree.CannotRun($"{@unchecked}: the package {package} could not be fetched. Is Node.js installed, and the network there?");
            }
        }
        finally
        {
            Fetching.Release();
        }
    }

    private static async Task<(int Exit, string Output)> StartAsync(string program, string[] arguments, string input, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (NotInstalled, "");
        }
    }
}
