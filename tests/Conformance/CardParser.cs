using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Conformance;

/// <summary>The <c>adaptivecards</c> package in one Node.js process: what it has to say about cards.</summary>
internal static class CardParser
{
    private static readonly string Folder = SourceTree.Path("tests", "Conformance");

    /// <summary>The problems of each card, by its id. Skips the test when Node.js or the package cannot be had.</summary>
    internal static async Task<IReadOnlyDictionary<string, string[]>> ProblemsAsync(IEnumerable<(string Id, JsonNode Card)> cards, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "adaptivecards")))
        {
            var fetched = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"], "", ct);
            if (fetched.Exit != 0)
            {
                SourceTree.CannotRun("The cards were not parsed: the adaptivecards package could not be fetched. Is Node.js installed, and the network there?");
            }
        }

        var input = new JsonArray([.. cards.Select(c => new JsonObject { ["id"] = c.Id, ["card"] = c.Card.DeepClone() })]);
        var (exit, output) = await RunAsync("node", ["parse-cards.mjs"], input.ToJsonString(), ct);
        if (exit == NotInstalled)
        {
            SourceTree.CannotRun("The cards were not parsed: Node.js is not installed.");
        }

        Assert.Equal(0, exit);
        return JsonSerializer.Deserialize<Report[]>(output, JsonSerializerOptions.Web)!.ToDictionary(r => r.Id, r => r.Problems);
    }

    private const int NotInstalled = -1;

    private static async Task<(int Exit, string Output)> RunAsync(string program, string[] arguments, string input, CancellationToken ct)
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

    private sealed record Report(string Id, string[] Problems);
}
