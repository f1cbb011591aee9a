using System.Diagnostics;
using ForumBot.Storage.LiteDb;
using ForumBot.Tests.Storage;

namespace ForumBot.Tests;

/// <summary>The app in a process of its own that may not start: the operator reads sentences, never a stack trace.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("Production", "Logging:LogLevel:Default=Information", "ForumBot does not start in Production without credentials")]
    [InlineData("Development", "MicrosoftAppId=x", "MicrosoftAppId is “x”")]
    [InlineData("Development", "Practice:Now=next Tuesday", "Practice:Now is “next Tuesday”")]
    [InlineData("Development", "Storage:Provider=Postgres", "The setting Storage:Provider is 'Postgres'")]
    [InlineData("Development", "Playbooks:Path=/no/such/folder", "ForumBot cannot start: one mistake")]
    public async Task Start_ThatIsRefused_PrintsItsSentencesAlone(string environment, string setting, string sentence) =>
        await AssertRefusedAsync(environment, setting, sentence);

    [Fact]
    public async Task Start_OnAStoreThatIsInUse_PrintsItsSentencesAlone()
    {
        await using var mine = LiteDbDocumentStore.Open(folder.File("forumbot.db"));

        await AssertRefusedAsync("Development", "Logging:LogLevel:Default=Information", "forumbot.db");
    }

    public void Dispose() => folder.Dispose();

    private async Task AssertRefusedAsync(string environment, string setting, string sentence)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ForumBot.dll"), "--" + setting, "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["Storage__LiteDb__Path"] = folder.File("forumbot.db") },
        };
        using var app = Process.Start(start)!;
        try
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var output = app.StandardOutput.ReadToEndAsync(late.Token);
            var errors = await app.StandardError.ReadToEndAsync(late.Token);
            await app.WaitForExitAsync(late.Token);

            Assert.Contains(sentence, errors);
            Assert.DoesNotContain("   at ", errors + await output);
            Assert.DoesNotContain("Exception", errors + await output);
            Assert.Equal(1, app.ExitCode);
        }
        finally
        {
            if (!app.HasExited)
            {
                app.Kill();
            }
        }
    }
}
