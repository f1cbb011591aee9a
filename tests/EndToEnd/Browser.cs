using ForumBot.Tests.EndToEnd;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(Browser))]

namespace ForumBot.Tests.EndToEnd;

/// <summary>
/// One headless Chromium for all browser tests, started by the first that needs it. It is looked for under <c>PLAYWRIGHT_CHROMIUM</c>,
/// at the usual places and on the path. Without one the test is skipped, or fails where <c>CI</c> is true.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Missing =
        "There is no Chromium or Chrome. Install one, or name its program in the environment variable PLAYWRIGHT_CHROMIUM.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>How long a page may take for one thing on a busy machine, in milliseconds. Without it an expectation is given up after five seconds.</summary>
    internal const float Patience = 30_000;

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A page in a context of its own. The test is skipped when there is no browser.</summary>
    public async Task<WatchedPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await StartedAsync()).NewContextAsync(options ?? new());
        context.SetDefaultTimeout(Patience);
        return new(await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> StartedAsync()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return browser ??= await StartAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        var program = Find();
        if (program is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Missing);
        }

        SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("PLAYWRIGHT_CHROMIUM");
        var onThePath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)));
        return string.IsNullOrEmpty(named) ? UsualPlaces.Concat(onThePath).FirstOrDefault(File.Exists) : named;
    }
}

/// <summary>A page and everything it complained about: console errors and warnings, script errors, breaches of its content policy.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    internal WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Note(message.Text);
            }
        };
        page.PageError += (_, error) => Note(error);
    }

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>What it complained about so far.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
            {
                return [.. complaints];
            }
        }
    }

    /// <summary>Keeps a picture where the environment variable <c>FORUMBOT_PICTURES</c> names a folder, for people to look at.</summary>
    public async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("FORUMBOT_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Note(string complaint)
    {
        lock (complaints)
        {
            complaints.Add(complaint);
        }
    }
}
