using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Journeys;

/// <summary>What only Teams has of the first day: people of a tenant that is not the forum’s. The day itself is made on every platform in <see cref="ForumJourneys"/>.</summary>
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
}
