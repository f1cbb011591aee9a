using ForumBot.Cards;
using ForumBot.Tests.Practice;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ForumBot.Tests.EndToEnd;

/// <summary>The gallery as Slack would show it, in a real browser, on a desk and on a phone.</summary>
[Trait("Category", "EndToEnd")]
public sealed class SlackGalleryTests(PracticeAppOnAPort app, Browser browser) : IClassFixture<PracticeAppOnAPort>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Gallery_SwitchedToSlack_DrawsEveryCard(int width)
    {
        await using var watched = await OpenAsync("practice/gallery", width);

        await Expect(watched.Page.Locator("#platforms")).ToBeEnabledAsync();
        await watched.Page.Locator("#platforms").GetByText("Slack", new() { Exact = true }).ClickAsync();

        await Expect(watched.Page.Locator(".specimen .slack-message")).ToHaveCountAsync(Gallery.All.Count);
        await Expect(watched.Page.GetByText("(a block of type")).ToHaveCountAsync(0);
        Assert.True(await watched.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await watched.KeepPictureAsync($"gallery-in-slack-{width}");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Specimen_WithAForm_ShowsItsWindowToo()
    {
        await using var watched = await OpenAsync("practice/gallery?in=slack&find=form+two+boxes", width: 390);
        var window = watched.Page.Locator("#step-form-two-boxes-to-look-at-again .slack-window");

        await Expect(window.GetByLabel("Lead inspector (optional)", new() { Exact = true })).ToHaveValueAsync("Sam Okoro");
        await window.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(watched.Page.Locator("#banner")).ToContainTextAsync(Verbs.SaveStep);
        await watched.KeepPictureAsync("gallery-in-slack-form");
    }

    private async Task<WatchedPage> OpenAsync(string path, int width)
    {
        var watched = await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 1200 }, ColorScheme = ColorScheme.Light });
        await watched.Page.GotoAsync(new Uri(app.Address, path).ToString());
        return watched;
    }
}
