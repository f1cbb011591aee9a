using ForumBot.Cards;
using ForumBot.Tests.Practice;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ForumBot.Tests.EndToEnd;

/// <summary>The practice room as a person meets it, in a real browser.</summary>
[Trait("Category", "EndToEnd")]
public sealed class PracticeRoomTests(PracticeAppOnAPort app, Browser browser) : IClassFixture<PracticeAppOnAPort>, IAsyncLifetime
{
    private static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    // The room is shared, and another test may have moved its clock.
    public async ValueTask InitializeAsync() => await app.DoAsync("/practice/clock", new { to = "start" });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task MainJob_InTheSampleForum_WorksFromTheQuestionToTheTickThatEverybodySees()
    {
        await using var watched = await OpenAsync(Desktop);
        var page = watched.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the sample forum" }).ClickAsync();
        await Expect(Announcer(page)).ToContainTextAsync("The sample forum is ready.");

        await Say(page, "Priya Shah, Chair", "what's due today?");
        var chairsCard = LastCard(page, "Priya Shah, Chair");
        var membersCard = LastCard(page, "Tom Evans, Member");
        await Expect(chairsCard).ToContainTextAsync("Monday 1 March: day 1 of");
        await Expect(membersCard).ToContainTextAsync("Monday 1 March: day 1 of");
        await watched.KeepPictureAsync("practice-room");

        var before = await chairsCard.InnerTextAsync();
        await membersCard.GetByRole(AriaRole.Button, new() { Name = "Done" }).First.ClickAsync();

        await Expect(chairsCard).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
        await Expect(chairsCard).ToContainTextAsync("Tom Evans");
        await watched.KeepPictureAsync("practice-room-ticked");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Message_Said_IsAnsweredWithADrawnCard()
    {
        await app.DoAsync("/practice/fresh", new { });
        await using var watched = await OpenAsync(Desktop);

        await Say(watched.Page, "Sam Reed, Newcomer", "xyzzy");

        await Expect(LastCard(watched.Page, "Sam Reed, Newcomer").Locator(".ac-adaptiveCard")).ToContainTextAsync("Sorry, I did not understand that");
        await Expect(Announcer(watched.Page)).ToContainTextAsync("Sorry, I did not understand that");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Form_OpenedForOnePerson_IsADialogThatKeepsWhatWasTypedAndLeavesTheCardsAlone()
    {
        await app.DoAsync("/practice/fresh", new { });
        await using var watched = await OpenAsync(Desktop);
        var page = watched.Page;
        var open = LastCard(page, "Priya Shah, Chair").GetByRole(AriaRole.Button, new() { Name = "Set up a forum" });
        await open.ClickAsync();

        await Expect(Dialog(page, "Set up your forum").Locator(".card")).ToBeFocusedAsync();
        await Expect(Dialog(page, "Set up your forum").GetByText("Only Priya Shah sees this")).ToBeVisibleAsync();
        await page.GetByLabel("Which council area?").FillAsync("Anytown");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up", Exact = true }).ClickAsync();

        var again = Dialog(page, "Nearly there: please check the form");
        await Expect(again.GetByLabel("Which council area?")).ToHaveValueAsync("Anytown");
        await watched.KeepPictureAsync("practice-room-form");
        await page.Keyboard.PressAsync("Escape");
        await Expect(again).ToBeHiddenAsync();
        await Expect(open).ToBeFocusedAsync();
        await Expect(LastCard(page, "Tom Evans, Member")).ToContainTextAsync("Hello, I help your forum");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Form_HandedIn_ClosesTheDialogAndIsAnnouncedToAll()
    {
        await app.DoAsync("/practice/fresh", new { });
        await using var watched = await OpenAsync(Desktop);
        var page = watched.Page;
        await LastCard(page, "Priya Shah, Chair").GetByRole(AriaRole.Button, new() { Name = "Set up a forum" }).ClickAsync();

        await page.GetByLabel("What is your forum called?").FillAsync("Anytown PCF");
        await page.GetByLabel("Which council area?").FillAsync("Anytown");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up", Exact = true }).ClickAsync();

        await Expect(LastCard(page, "Tom Evans, Member")).ToContainTextAsync("Anytown PCF is set up");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Keyboard_FromTheTopOfThePage_ReachesAnAnswerAndItsButton()
    {
        await app.DoAsync("/practice/fresh", new { });
        await using var watched = await OpenAsync(Desktop);
        var page = watched.Page;

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the conversations" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Channel" }).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        var seat = Seat(page, "Priya Shah, Chair");
        await Expect(seat.GetByRole(AriaRole.Tab, new() { Name = "Own chat" })).ToBeFocusedAsync();

        await seat.GetByPlaceholder("Write to ForumBot").Locator("visible=true").FocusAsync();
        await page.Keyboard.TypeAsync("xyzzy");
        await page.Keyboard.PressAsync("Enter");
        await Expect(LastCard(page, "Priya Shah, Chair")).ToContainTextAsync("Sorry, I did not understand that");
        var help = LastCard(page, "Priya Shah, Chair").GetByRole(AriaRole.Button, new() { Name = "Help" });
        await help.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(LastCard(page, "Priya Shah, Chair")).Not.ToContainTextAsync("Sorry");
        await Expect(LastCard(page, "Priya Shah, Chair")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Phone_ForEveryPerson_ShowsOneColumnWithoutScrollingSideways(ColorScheme colours)
    {
        await app.DoAsync("/practice/sample", new { });
        await app.DoAsync("/practice/say", new { persona = "chair", spot = "forum", text = "what's due today?" });
        await using var watched = await OpenAsync(Phone, colours);
        var page = watched.Page;

        foreach (var part in (string[])["Member", "LANO", "Newcomer", "Chair"])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = part }).ClickAsync();
            await Expect(page.Locator("section.person:visible")).ToHaveCountAsync(1);
            await AssertFitsAsync(page);
        }

        await watched.KeepPictureAsync($"practice-room-phone-{colours.ToString().ToLowerInvariant()}");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Room_InTheDark_LoadsWithoutComplaint()
    {
        await app.DoAsync("/practice/sample", new { });
        await app.DoAsync("/practice/say", new { persona = "chair", spot = "forum", text = "what's due today?" });
        await using var watched = await OpenAsync(Desktop, ColorScheme.Dark);

        await Expect(LastCard(watched.Page, "Priya Shah, Chair")).ToContainTextAsync("day 1 of");

        await watched.KeepPictureAsync("practice-room-dark");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Room_WithoutTheRenderer_SaysWhatIsMissingAndStillWorks()
    {
        await app.DoAsync("/practice/fresh", new { });
        await using var watched = await browser.OpenAsync(new() { ViewportSize = Desktop });
        var page = watched.Page;
        await page.RouteAsync("**/practice/setting", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("\"canDraw\":true", "\"canDraw\":false") });
        });
        await page.GotoAsync(app.Address.ToString());

        await Expect(page.Locator("#banner")).ToContainTextAsync("Node.js");
        var chairs = LastCard(page, "Priya Shah, Chair");
        await Expect(chairs).ToContainTextAsync("say “set up”");
        await chairs.GetByRole(AriaRole.Button, new() { Name = "Set up a forum" }).ClickAsync();
        var dialog = Dialog(page, "Set up your forum");
        await dialog.GetByLabel("What is your forum called?").FillAsync("Anytown PCF");
        await dialog.GetByLabel("Which council area?").FillAsync("Anytown");
        await watched.KeepPictureAsync("practice-room-as-text");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Set up", Exact = true }).ClickAsync();

        await Expect(LastCard(page, "Tom Evans, Member")).ToContainTextAsync("Anytown PCF is set up");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Clock_MovedToTheNextMorning_IsShownAndCanBeReset()
    {
        await app.DoAsync("/practice/clock", new { to = "start" });
        await using var watched = await OpenAsync(Desktop);
        var now = watched.Page.Locator("#now");
        await Expect(now).ToContainTextAsync("Monday 1 March 2027");

        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Next morning" }).ClickAsync();
        await Expect(now).ToContainTextAsync("Tuesday 2 March 2027, 9:00am");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Reset clock" }).ClickAsync();

        await Expect(now).ToContainTextAsync("Monday 1 March 2027");
        await Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = "Reset clock" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Clock_MovedToTheNextReminder_ShowsItInTheChannelAndInTheirOwnChats()
    {
        await app.DoAsync("/practice/sample", new { });
        await using var watched = await OpenAsync(Desktop);
        var page = watched.Page;
        await Expect(page.Locator("#next")).ToHaveTextAsync("Next reminder: Tuesday 2 March, 8:30am");

        await page.GetByRole(AriaRole.Button, new() { Name = "Next reminder" }).ClickAsync();

        await Expect(page.Locator("#now")).ToContainTextAsync("Tuesday 2 March 2027, 8:30am");
        await Expect(Announcer(page)).ToContainTextAsync("It is now Tuesday 2 March 2027, 8:30am");
        await Expect(LastCard(page, "Tom Evans, Member")).ToContainTextAsync("Tuesday 2 March: day 2 of");
        await Seat(page, "Priya Shah, Chair").GetByRole(AriaRole.Tab, new() { Name = "Own chat" }).ClickAsync();
        await Expect(LastCard(page, "Priya Shah, Chair")).ToContainTextAsync("Your list for Tuesday 2 March");
        await Seat(page, "Grace Okafor, LANO").GetByRole(AriaRole.Tab, new() { Name = "Own chat" }).ClickAsync();
        await Expect(LastCard(page, "Grace Okafor, LANO")).ToContainTextAsync("The forum still needs");
        await Expect(page.Locator("#next")).ToContainTextAsync("Next reminder: ");
        await watched.KeepPictureAsync("practice-room-next-reminder");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Clock_ToTheLastDay_SaysAllThatCameDueOnTheWay()
    {
        await app.DoAsync("/practice/sample", new { });
        await using var watched = await OpenAsync(Desktop);
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Jump to the last day" }).ClickAsync();

        await Expect(page.Locator("#now")).ToContainTextAsync("Friday 19 March 2027", new() { Timeout = 60_000 });
        var channel = Seat(page, "Tom Evans, Member");
        await Expect(channel.Locator(".card", new() { HasText = "The survey may have closed" }).First).ToBeAttachedAsync();
        await Expect(channel.Locator(".card", new() { HasText = "Thursday 18 March: day 14" }).First).ToBeAttachedAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Clock_OnAPhone_FitsWithAllItsButtons()
    {
        await app.DoAsync("/practice/clock", new { to = "next-morning" });
        await using var watched = await OpenAsync(Phone);

        foreach (var name in (string[])["+1 hour", "Next reminder", "Next morning", "Last day", "Reset clock"])
        {
            await Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToBeInViewportAsync();
        }

        await AssertFitsAsync(watched.Page);
        await watched.KeepPictureAsync("practice-room-phone-clock");
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Gallery_Opened_DrawsEveryCard(int width)
    {
        await using var watched = await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 1200 } });

        await watched.Page.GotoAsync(new Uri(app.Address, "/practice/gallery").ToString());

        await Expect(watched.Page.Locator(".specimen .ac-adaptiveCard")).ToHaveCountAsync(Gallery.All.Count);
        await AssertFitsAsync(watched.Page);
        await watched.KeepPictureAsync($"gallery-{width}");
        Assert.Empty(watched.Complaints);
    }

    private async Task<WatchedPage> OpenAsync(ViewportSize size, ColorScheme colours = ColorScheme.Light)
    {
        var watched = await browser.OpenAsync(new() { ViewportSize = size, ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
        await watched.Page.GotoAsync(app.Address.ToString());
        await Expect(watched.Page.Locator("main section.person")).ToHaveCountAsync(4);
        return watched;
    }

    private static ILocator Seat(IPage page, string person) => page.GetByRole(AriaRole.Region, new() { Name = person });

    private static ILocator LastCard(IPage page, string person) => Seat(page, person).Locator(".card:visible").Last;

    private static ILocator Dialog(IPage page, string title) => page.GetByRole(AriaRole.Dialog, new() { Name = title });

    private static ILocator Announcer(IPage page) => page.Locator("#announcer");

    private static async Task Say(IPage page, string person, string text)
    {
        var line = Seat(page, person).GetByPlaceholder("Write to ForumBot").Locator("visible=true");
        await line.FillAsync(text);
        await line.PressAsync("Enter");
        await Expect(line).ToBeFocusedAsync();
    }

    private static async Task AssertFitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>(
            "() => [document.documentElement, ...document.querySelectorAll('main, .person, .talk, .card')].every(e => e.offsetParent === null || e.scrollWidth <= e.clientWidth + 1)"));
}
