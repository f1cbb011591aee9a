namespace ForumBot.Tests.EndToEnd;

/// <summary>The bot in the real Agents Playground, through a real browser. Slow, so it stands apart: <c>Category=EndToEnd</c>.</summary>
[Trait("Category", "EndToEnd")]
[Collection("Playground")]
public sealed class PlaygroundTests : IAsyncLifetime
{
    // Monday 8 March 2027, 9am in London.
    private static readonly DateTimeOffset Now = new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero);
    private PlaygroundBot? bot;
    private PlaygroundServer? server;
    private PlaygroundPage page = null!;

    public async ValueTask InitializeAsync()
    {
        PlaygroundTools.FindBrowser();
        bot = new(Now);
        server = await PlaygroundServer.StartAsync(bot.Endpoint);
        page = await PlaygroundPage.OpenAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        if (page is not null)
        {
            await KeepPictureOfFailureAsync();
            await page.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (bot is not null)
        {
            await bot.DisposeAsync();
        }
    }

    [Fact]
    public async Task Newcomer_InTheirOwnChat_IsGreetedOnceAndAnswered()
    {
        await page.SeesCardAsync("Hello, I help your forum through a SEND inspection");

        await page.SayAsync("xyzzy plugh");
        await page.SeesCardAsync("Sorry, I did not understand that");

        await page.SayAsync("help");
        await page.NewestCardSaysAsync("What I can do here");
    }

    [Fact]
    public async Task Forum_InItsGroupChat_WorksThroughDayOne()
    {
        await page.GoToGroupAsync();
        await page.SeesCardAsync("Hello, I help your forum through a SEND inspection");
        await SetUpTheForumAsync();
        await StartTheInspectionAsync();

        await page.MentionAndSayAsync("what's due today?");
        await page.NewestCardSaysAsync("1. Write down the call");

        await page.MentionAndSayAsync("contacts");
        await page.NewestCardSaysAsync("Nobody has filled this in yet");
        await page.PressAsync("Add");
        await page.NewestCardSaysAsync("I have sent the form to our own chat");
        await FillInContactsAsync();
        await MakeMeganARepresentativeAsync();

        await page.GoToGroupAsync();
        await page.MentionAndSayAsync("contacts");
        await page.NewestCardSaysAsync("Ivy Inspector");
        await page.SaysInGroupAsync(PlaygroundPerson.Megan, "done 1");
        await page.EarlierCardSaysAsync("We still need from the LANO", "Megan Bowen ticked");
    }

    private async Task SetUpTheForumAsync()
    {
        await page.PressAsync("Set up a forum");
        await page.NewestCardSaysAsync("Set up your forum");
        await page.FillAsync("What is your forum called?", "Anytown Parent Carer Forum");
        await page.FillAsync("Which council area?", "Anytown");
        await page.PickAsync("Only forum members");
        await page.PressAsync("Set up");
        await page.NewestCardSaysAsync("Anytown Parent Carer Forum is set up");
    }

    private async Task StartTheInspectionAsync()
    {
        await page.MentionAndSayAsync("start inspection");
        await page.NewestCardSaysAsync("Has the call come?");
        await page.PressAsync("Start");
        await page.PickAsync("Area SEND full inspection");
        await page.FillDateAsync("Which day did the call or letter come?", new(2027, 3, 8));
        await page.PressAsync("Show me the dates");
        await page.NewestCardSaysAsync("Are these dates right?");
        await page.PressAsync("Start now");
        await page.NewestCardSaysAsync("Monday 8 March");
    }

    private async Task FillInContactsAsync()
    {
        await page.GoToPersonalChatAsync();
        await page.NewestCardSaysAsync("Swap contact details");
        await page.FillAsync("Lead inspector", "Ivy Inspector");
        await page.FillAsync("Lead inspector's email", "ivy@example.com");
        await page.PressAsync("Save");
        await page.NewestCardSaysAsync("Saved. Thank you.");
        await page.NewestCardSaysAsync("Lead inspector: Ivy Inspector");
    }

    private async Task MakeMeganARepresentativeAsync()
    {
        await page.SayAsync("roles");
        await page.NewestCardSaysAsync("Who does what in Anytown Parent Carer Forum");
        await page.PickFromListAsync("Who?", PlaygroundPerson.Megan.Name);
        await page.PickFromListAsync("Which role?", "representative");
        await page.PressAsync("Give role");
        await page.NewestCardSaysAsync("Megan Bowen was given the role");
    }

    private async Task KeepPictureOfFailureAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            var folder = Directory.CreateDirectory(SourceTree.Path("TestResults")).FullName;
            await page.PictureAsync(Path.Combine(folder, $"{TestContext.Current.TestMethod!.MethodName}.png"));
        }
    }
}
