using ForumBot.Tests.Practice;

namespace ForumBot.Tests.EndToEnd;

/// <summary>Takes the pictures of the README from the gallery: <c>ForumBot.Tests -class "*PictureTests" -explicit only</c>.</summary>
[Trait("Category", "EndToEnd")]
public sealed class PictureTests(PracticeAppOnAPort app, Browser browser) : IClassFixture<PracticeAppOnAPort>
{
    [Theory(Explicit = true)]
    [InlineData("day-the-first-morning", "today")]
    [InlineData("checklist-the-first-page", "checklist")]
    [InlineData("step-form-empty", "contacts")]
    public async Task Specimen_ForTheReadme_IsPictured(string specimen, string name)
    {
        await using var watched = await browser.OpenAsync(new()
        {
            ViewportSize = new() { Width = 430, Height = 900 },
            DeviceScaleFactor = 2,
            ColorScheme = Microsoft.Playwright.ColorScheme.Light,
        });
        await watched.Page.GotoAsync(new Uri(app.Address, "practice/gallery").ToString());

        var file = Path.Combine(SourceTree.Root, "docs", "pictures", name + ".png");
        await watched.Page.Locator($"#{specimen} .ac-adaptiveCard").ScreenshotAsync(new() { Path = file });

        Assert.True(new FileInfo(file).Length > 5_000);
    }
}
