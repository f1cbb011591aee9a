using ForumBot.Tests.Practice;

namespace ForumBot.Tests.EndToEnd;

/// <summary>Takes the pictures of the README from the gallery: <c>ForumBot.Tests -class "*PictureTests" -explicit only</c>.</summary>
[Trait("Category", "EndToEnd")]
public sealed class PictureTests(PracticeAppOnAPort app, Browser browser) : IClassFixture<PracticeAppOnAPort>
{
    [Theory(Explicit = true)]
    [InlineData("day-the-first-morning", "today", "teams", ".ac-adaptiveCard")]
    [InlineData("checklist-the-first-page", "checklist", "teams", ".ac-adaptiveCard")]
    [InlineData("step-form-empty", "contacts", "teams", ".ac-adaptiveCard")]
    [InlineData("day-the-first-morning", "slack-today", "slack", ".slack-message")]
    [InlineData("step-form-two-boxes-to-look-at-again", "slack-form", "slack", ".slack-window")]
    public async Task Specimen_ForTheReadme_IsPictured(string specimen, string name, string platform, string part)
    {
        await using var watched = await browser.OpenAsync(new()
        {
            ViewportSize = new() { Width = 430, Height = 900 },
            DeviceScaleFactor = 2,
            ColorScheme = Microsoft.Playwright.ColorScheme.Light,
        });
        await watched.Page.GotoAsync(new Uri(app.Address, $"practice/gallery?in={platform}").ToString());

        var file = Path.Combine(SourceTree.Root, "docs", "pictures", name + ".png");
        await watched.Page.Locator($"#{specimen} {part}").First.ScreenshotAsync(new() { Path = file });

        Assert.True(new FileInfo(file).Length > 5_000);
    }
}
