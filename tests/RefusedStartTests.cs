using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
    [InlineData("Development", "Pages:Contact=ring us", "The setting Pages:Contact is “ring us”")]
    [InlineData("Development", "Practice:Enabled=perhaps", "The setting Practice:Enabled is “perhaps”")]
    [InlineData("Development", "Urls=banana", "The setting Urls holds something that is not an address")]
    [InlineData("Development", "Urls=http://localhost:99999", "The setting Urls holds something that is not an address")]
    public async Task Start_ThatIsRefused_PrintsItsSentencesAlone(string environment, string setting, string sentence) =>
        await AssertRefusedAsync(environment, setting, sentence);

    [Fact]
    public async Task Start_OnAStoreThatIsInUse_PrintsItsSentencesAlone()
    {
        await using var mine = LiteDbDocumentStore.Open(folder.File("forumbot.db"));

        await AssertRefusedAsync("Development", "Logging:LogLevel:Default=Information", "forumbot.db");
    }

    [Fact]
    public async Task Start_AtAnAddressThatIsTaken_NamesItAndTheSetting()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await AssertRefusedAsync("Development", $"Urls=http://{other.LocalEndpoint}", $"ForumBot cannot listen at http://{other.LocalEndpoint}: another program does already");
    }

    [Theory]
    [InlineData("{\n  \"Urls\": \"http://localhost:1\"\n  \"Pages\": {}\n}", "appsettings.json is not JSON from line 3 on")]
    [InlineData("", "appsettings.json is not JSON from line 1 on")]
    [InlineData("{ \"A\": 1, \"a\": 2 }", "A duplicate key 'a' was found")]
    public async Task Start_WithSettingsThatCannotBeRead_NamesTheFileAndThePlace(string settings, string sentence)
    {
        await File.WriteAllTextAsync(folder.File("appsettings.json"), settings, TestContext.Current.CancellationToken);

        await AssertRefusedAsync("Development", "A=1", sentence);
    }

    [Theory]
    [InlineData("a-file/forumbot.db")]
    [InlineData("a-folder")]
    public async Task Start_WhereTheDataCannotBeKept_NamesTheFileAndTheSetting(string path)
    {
        await File.WriteAllTextAsync(folder.File("a-file"), "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("a-folder"));

        var errors = await AssertRefusedAsync("Development", "Storage:LiteDb:Path=" + folder.File(path), $"ForumBot cannot read and write '{folder.File(path)}'");

        Assert.Contains("Storage:LiteDb:Path", errors);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> AssertRefusedAsync(string environment, string setting, string sentence)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ForumBot.dll"), "--" + setting])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Storage__LiteDb__Path"] = folder.File("forumbot.db") },
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
            Assert.DoesNotContain("fail:", await output);
            Assert.Equal(1, app.ExitCode);
            return errors;
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
