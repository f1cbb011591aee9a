using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ForumBot.Tests.EndToEnd;

/// <summary>
/// The Playground's page in a real browser, with Alex in front of it. It says, fills in, presses and reads like a person;
/// what other people do is sent through the page's own "custom activity" box.
/// </summary>
internal sealed partial class PlaygroundPage : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;
    private readonly PlaygroundServer server;
    private int sent;

    private PlaygroundPage(IPlaywright playwright, IBrowser browser, IPage page, PlaygroundServer server)
    {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        this.server = server;
    }

    /// <summary>The newest card in the open conversation.</summary>
    internal ILocator Card => page.Locator(".ac-adaptiveCard").Last;

    internal static async Task<PlaygroundPage> OpenAsync(PlaygroundServer server)
    {
        SetDefaultExpectTimeout(Browser.Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = PlaygroundTools.FindBrowser(), Args = Flags });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 1200 } });
        page.SetDefaultTimeout(Browser.Patience);
        // Fonts and the like from elsewhere are neither needed nor waited for.
        await page.RouteAsync("**/*", route => new Uri(route.Request.Url).IsLoopback ? route.ContinueAsync() : route.AbortAsync());
        await page.GotoAsync(server.Url, new() { WaitUntil = WaitUntilState.Commit });
        return new(playwright, browser, page, server);
    }

    internal Task GoToPersonalChatAsync() => GoToAsync("Personal Chat");

    internal Task GoToGroupAsync() => GoToAsync(PlaygroundServer.Group);

    /// <summary>Waits for a card with this headline, or with these words in it.</summary>
    internal Task SeesCardAsync(string words) => Expect(page.Locator(".ac-adaptiveCard").Filter(new() { HasText = words }).Last).ToBeVisibleAsync();

    /// <summary>Waits until the newest card has these words.</summary>
    internal Task NewestCardSaysAsync(string words) => Expect(Card).ToContainTextAsync(words);

    /// <summary>Waits until the first card in the conversation that is about something has these words too: it was changed in place.</summary>
    internal Task EarlierCardSaysAsync(string about, string words) =>
        Expect(page.Locator(".ac-adaptiveCard").Filter(new() { HasText = about }).First).ToContainTextAsync(words);

    /// <summary>Types to the bot in a personal chat.</summary>
    internal async Task SayAsync(string text)
    {
        await ComposeBox().ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types to the bot where others read along, with a mention picked from the list.</summary>
    internal async Task MentionAndSayAsync(string text)
    {
        await ComposeBox().ClickAsync();
        await page.Keyboard.TypeAsync("@Foru");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = PlaygroundPerson.BotName }).ClickAsync();
        await page.Keyboard.TypeAsync(" " + text);
        await page.Keyboard.PressAsync("Enter");
    }

    internal Task PressAsync(string button) => Card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Fills a field in. The page draws a card anew after a change of conversation, so it looks whether the text is still there.</summary>
    internal async Task FillAsync(string label, string value)
    {
        var field = Card.GetByLabel(label, new() { Exact = true });
        await field.ClickAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(value);
        await page.Keyboard.PressAsync("Tab");
        await Expect(field).ToHaveValueAsync(value);
    }

    /// <summary>Types a date; the calendar that opens is put away.</summary>
    internal async Task FillDateAsync(string label, DateOnly date)
    {
        await Card.GetByLabel(label).FillAsync(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
    }

    /// <summary>Picks one of the choices that are all shown.</summary>
    internal Task PickAsync(string choice) => Card.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();

    /// <summary>Picks one of the choices in a list that opens.</summary>
    internal async Task PickFromListAsync(string label, string choice)
    {
        await Card.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice }).First.ClickAsync();
    }

    /// <summary>Another person writes to the bot in the group chat.</summary>
    internal Task SaysInGroupAsync(PlaygroundPerson person, string text)
    {
        const string Mention = $"<at>{PlaygroundPerson.BotName}</at>";
        var activity = InGroup(person, "message");
        activity["text"] = $"{Mention} {text}";
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = PlaygroundPerson.BotId, ["name"] = PlaygroundPerson.BotName },
            ["text"] = Mention,
        });
        return SendAsync(activity);
    }

    /// <summary>A picture of the page, for whoever looks into a failure.</summary>
    internal Task PictureAsync(string path) => page.ScreenshotAsync(new() { Path = path });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private async Task GoToAsync(string conversation)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = conversation }).ClickAsync();
        await Expect(ComposeBox()).ToBeVisibleAsync();
    }

    private ILocator ComposeBox() => page.Locator("div[role=textbox][contenteditable=true]").Last;

    private JsonObject InGroup(PlaygroundPerson person, string type) => new()
    {
        ["type"] = type,
        ["id"] = $"custom-{++sent}",
        ["timestamp"] = "2027-03-08T09:00:00Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = server.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = person.TeamsId, ["name"] = person.Name, ["aadObjectId"] = person.EntraId },
        ["recipient"] = new JsonObject { ["id"] = PlaygroundPerson.BotId, ["name"] = PlaygroundPerson.BotName },
        ["conversation"] = new JsonObject
        {
            ["id"] = PlaygroundPerson.GroupId,
            ["isGroup"] = true,
            ["conversationType"] = "groupChat",
            ["tenantId"] = PlaygroundServer.Tenant,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = PlaygroundServer.Tenant } },
    };

    private async Task SendAsync(JsonObject activity)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Mock an Activity" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasTextRegex = CustomActivity() }).ClickAsync();
        var dialog = page.Locator("[role=dialog]");
        await dialog.Locator("textarea.inputarea").FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(activity.ToJsonString());
        if (activity.ContainsKey("entities"))
        {
            // With entities the box turns into a form; behind its other tab stands what was typed.
            await dialog.GetByRole(AriaRole.Tab, new() { Name = "JSON" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Send activity" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [GeneratedRegex("^Custom activity$")]
    private static partial Regex CustomActivity();
}
