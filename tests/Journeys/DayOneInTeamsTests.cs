using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Journeys;

/// <summary>The first day once more, through the endpoint and the Connector, with every token checked.</summary>
public sealed class DayOneInTeamsTests : IAsyncLifetime
{
    private TeamsBot bot = null!;
    private TeamsTalk talk = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await TeamsBot.StartAsync(authenticated: true, withItsFeatures: true);
        talk = new(bot);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Forum_InItsGroupChat_WorksThroughDayOne()
    {
        await SetUpTheForumAsync();
        await StartTheInspectionAsync();
        await talk.SaysAsync(Teammate.Alex, "what's due today?");
        await talk.SeesAsync("1. Write down the call");

        await MakeMeganARepresentativeAsync();
        await talk.SaysAsync(Teammate.Megan, "done 1");

        await talk.SeesChangedAsync("Megan Bowen ticked “Write down the call”");
        Assert.Equal(1, bot.Authority!.KeyRequests);
    }

    [Fact]
    public async Task Stranger_FromAnotherTenant_IsNotAnsweredAndLearnsNothing()
    {
        await SetUpTheForumAsync();
        await StartTheInspectionAsync();
        await talk.SaysAsync(Teammate.Alex, "xyzzy plugh");
        await talk.SeesAsync("Sorry, I did not understand that");
        var commits = bot.Store.Commits;

        using var response = await talk.PostAsync("group-mention", Teammate.Megan, body =>
        {
            const string Foreign = "55555555-5555-4555-8555-555555555555";
            (body["conversation"]!["tenantId"], body["channelData"]!["tenant"]!["id"]) = (Foreign, Foreign);
            body["text"] = "<at>ForumBot</at> what's due today?";
        });

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal(commits, bot.Store.Commits);
    }

    private async Task SetUpTheForumAsync()
    {
        await talk.InstallsAsync(Teammate.Alex);
        var hello = await talk.SeesAsync("Hello, I help your forum through a SEND inspection");
        var form = await talk.PressesAsync(Teammate.Alex, hello.Card!, "Set up a forum");
        var typed = new { name = "Anytown Parent Carer Forum", area = "Anytown", chair = "me", audience = "ForumOnly" };
        var ready = await talk.PressesAsync(Teammate.Alex, form, "Set up", typed);
        Assert.Contains("Anytown Parent Carer Forum is set up", TeamsTalk.TextOf(ready));
    }

    private async Task StartTheInspectionAsync()
    {
        await talk.SaysAsync(Teammate.Alex, "start inspection");
        var asked = await talk.SeesAsync("Has the call come?");
        var form = await talk.PressesAsync(Teammate.Alex, asked.Card!, "Start");
        var typed = new { kind = "area-send-full", called = "2027-03-08" };
        var dates = await talk.PressesAsync(Teammate.Alex, form, "Show me the dates", typed);
        await talk.PressesAsync(Teammate.Alex, dates, "Start now");
        await talk.SeesChangedAsync("Monday 8 March");
    }

    private async Task MakeMeganARepresentativeAsync()
    {
        await talk.WritesAsync(Teammate.Alex, "roles");
        var roles = await talk.SeesAsync("Who does what in Anytown Parent Carer Forum");
        var given = await talk.PressesAsync(
            Teammate.Alex, roles.Card!, "Give role", new { person = Teammate.Megan.Key, role = "Representative" }, ownChat: true);
        Assert.Contains("Megan Bowen was given the role", TeamsTalk.TextOf(given));
    }
}
