using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ForumBot.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ForumBot.Tests.Practice;

/// <summary>The whole app with the practice room, on a file of its own; its clock starts on Monday 1 March 2027, 9:30am in London.</summary>
public class PracticeApp : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("forumbot-practice-").FullName;

    /// <summary>What the room holds, as the page is told.</summary>
    public async Task<JsonElement> StateAsync(string since = "") =>
        await CreateClient().GetFromJsonAsync<JsonElement>($"/practice/state?since={since}", TestContext.Current.CancellationToken);

    /// <summary>The messages of one conversation, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> EntriesAsync(string spot) =>
        [.. (await StateAsync()).GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("spot").GetString() == spot)];

    /// <summary>Sends what the page would send.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, object body) =>
        await CreateClient().PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>Sends what must be taken.</summary>
    public async Task DoAsync(string path, object body)
    {
        using var response = await SendAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("Storage:LiteDb:Path", Path.Combine(folder, "forumbot.db"))
        .UseSetting("Practice:Now", "2027-03-01T09:30")
        .UseSetting("Logging:LogLevel:Default", "Error");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>The same on a port of its own, for a browser.</summary>
public sealed class PracticeAppOnAPort : PracticeApp
{
    public PracticeAppOnAPort()
    {
        UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        Listening.Start(this);
        Address = CreateClient().BaseAddress!;
    }

    /// <summary>Where the browser finds it.</summary>
    public Uri Address { get; }
}
