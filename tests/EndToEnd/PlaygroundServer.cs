using System.Diagnostics;

namespace ForumBot.Tests.EndToEnd;

/// <summary>The Microsoft 365 Agents Playground beside a bot: a stand-in for Teams, with invented people, without tokens and without the internet.</summary>
internal sealed class PlaygroundServer : IAsyncDisposable
{
    internal const string Group = "Steering group";
    internal const string Tenant = "11111111-1111-4111-8111-111111111111";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string folder;
    private readonly Process process;

    private PlaygroundServer(string folder, Process process, int port)
    {
        this.folder = folder;
        this.process = process;
        Url = $"http://127.0.0.1:{port}/";
    }

    internal string Url { get; }

    internal string ServiceUrl => Url + "_connector";

    /// <summary>Starts it and waits until it listens.</summary>
    internal static async Task<PlaygroundServer> StartAsync(string endpoint)
    {
        await PlaygroundTools.FetchAsync(TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("playground-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, ".m365agentsplayground.yml"), Settings());
        var port = PlaygroundTools.FreePort();
        var process = Process.Start(new ProcessStartInfo(
            PlaygroundTools.FindNode(),
            [PlaygroundTools.Command, "-e", endpoint, "-c", "msteams", "--dt", "-p", $"{port}", "--su", $"http://127.0.0.1:{port}/_connector"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains($"Listening on {port}", StringComparison.Ordinal) == true)
            {
                listening.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PlaygroundServer(folder, process, port);
        await listening.Task.WaitAsync(Patience);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // It wants exactly five people beside the one who sits in front of it, and ids in the shape that Teams gives them.
    private static string Settings() => $$"""
        version: "0.1.1"
        tenantId: {{Tenant}}
        bot: { id: "{{PlaygroundPerson.BotId}}", name: {{PlaygroundPerson.BotName}} }
        currentUser: {{PlaygroundPerson.Alex.Yaml}}
        users:
        {{string.Join('\n', PlaygroundPerson.Others.Select(p => "  - " + p.Yaml))}}
        personalChat: { id: "a:personal-alex" }
        groupChat: { id: "{{PlaygroundPerson.GroupId}}", name: {{Group}} }
        team: { id: "19:general@thread.tacv2", name: Anytown PCF, aadGroupId: 44444444-4444-4444-8444-444444444444, channels: [ { id: "19:announcements@thread.tacv2", name: Announcements } ] }
        """;
}

/// <summary>Somebody in the Playground. All invented.</summary>
internal sealed record PlaygroundPerson(string Name, int Number)
{
    internal const string BotId = "28:22222222-2222-4222-8222-222222222222";
    internal const string BotName = "ForumBot";
    internal const string GroupId = "19:group-chat@thread.v2";

    internal static PlaygroundPerson Alex { get; } = new("Alex Wilber", 0);

    internal static PlaygroundPerson Megan { get; } = new("Megan Bowen", 1);

    internal static IReadOnlyList<PlaygroundPerson> Others { get; } =
        [Megan, new("Adele Vance", 2), new("Isaiah Langer", 3), new("Patti Fernandez", 4), new("Lynne Robbins", 5)];

    internal string EntraId => $"33333333-3333-4333-8333-33333333333{Number}";

    internal string TeamsId => $"29:user-{Number}";

    private string Mail => $"user{Number}@example.com";

    internal string Yaml =>
        $$"""{ id: "{{TeamsId}}", name: {{Name}}, userPrincipleName: {{Mail}}, aadObjectId: {{EntraId}}, givenName: {{Name.Split(' ')[0]}}, surname: {{Name.Split(' ')[1]}}, email: {{Mail}} }""";
}
