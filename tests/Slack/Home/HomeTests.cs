using ForumBot.Forums;
using ForumBot.Slack.Home;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Home;

/// <summary>The home tab: each person's own day, shown when it is opened and anew when it changes.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private SlackBot bot = null!;
    private SlackTalk talk = null!;
    private Forum forum = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync(withItsFeatures: true);
        talk = new(bot);
        forum = await SlackForum.CreateAsync(bot, (SlackForum.PersonOf(Coordinator, "Cora Coordinator"), Role.Chair), (SlackForum.PersonOf(Volunteer, "Vic Volunteer"), Role.Member));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Home_OfAMember_IsTheirDay()
    {
        await InspectAsync();
        var home = await talk.OpensHomeAsync(Volunteer);

        Assert.Contains("to do", home.Words, StringComparison.Ordinal);
        Assert.Equal("home", (string?)home.View!.Shown["type"]);
    }

    [Fact]
    public async Task Home_WithNothingUnderWay_SaysWhatHelpsNow()
    {
        var home = await talk.OpensHomeAsync(Volunteer);

        Assert.NotEmpty(home.Words);
        Assert.DoesNotContain("ended", home.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_OfAStrangerWhoIsLetIn_IsTheirDayWithoutBeingOpenedAgain()
    {
        await InspectAsync();
        bot.Slack.Workspace.Add(new FakePerson("U0STRANGER1", "Sid Stranger"));
        await talk.OpensHomeAsync("U0STRANGER1");
        await TabAsync("U0STRANGER1");
        var sid = SlackForum.PersonOf("U0STRANGER1", "Sid Stranger");
        await bot.Services.GetRequiredService<ForumRegister>().ChangeAsync(
            forum.Id, current => Decision.Done(Members.Begin(current, sid, Role.Member, sid.Id, NodaTime.Instant.FromDateTimeOffset(bot.Time.GetUtcNow()))), default);
        await bot.Time.WaitForAsync(HomeRefresh.Pause);
        bot.Time.Advance(HomeRefresh.Pause);

        await talk.SeesHomeAsync("U0STRANGER1", "to do");
    }

    [Fact]
    public async Task Home_OfAStranger_IsAWelcomeThatSaysNothingOfTheForum()
    {
        await InspectAsync();
        bot.Slack.Workspace.Add(new FakePerson("U0STRANGER1", "Sid Stranger"));
        var home = await talk.OpensHomeAsync("U0STRANGER1");

        Assert.NotEmpty(home.Words);
        Assert.DoesNotContain("Anytown", home.Words, StringComparison.Ordinal);
        Assert.Null((await TabAsync("U0STRANGER1")).Value.ForumId);
    }

    [Fact]
    public async Task Home_WhenAnotherTicks_IsShownAnewTwoSecondsLaterAndOnce()
    {
        await InspectAsync();
        await talk.OpensHomeAsync(Volunteer);
        await TabAsync(Volunteer);
        var before = bot.Slack.CountOf("views.publish");
        await talk.CommandsAsync(Coordinator, "done 1");
        await talk.CommandsAsync(Coordinator, "done 2");
        await talk.SeesAloneAsync("");
        await bot.Time.WaitForAsync(HomeRefresh.Pause);
        Assert.Equal(before, bot.Slack.CountOf("views.publish"));

        bot.Time.Advance(HomeRefresh.Pause);
        await talk.SeesHomeAsync(Volunteer, "Cora Coordinator ticked");
    }

    [Fact]
    public async Task Home_WhenNothingThatTheySeeHasChanged_IsNotShownAnew()
    {
        await InspectAsync();
        await talk.OpensHomeAsync(Volunteer);
        var tab = await TabAsync(Volunteer);
        var before = bot.Slack.CountOf("views.publish");
        await bot.Services.GetRequiredService<HomeTabs>().RefreshAsync(tab, default);

        Assert.Equal(before, bot.Slack.CountOf("views.publish"));
    }

    [Fact]
    public async Task Home_ThatNobodyOpenedForAMonth_IsNotWatched()
    {
        await InspectAsync();
        await talk.OpensHomeAsync(Volunteer);
        await TabAsync(Volunteer);
        var homes = bot.Services.GetRequiredService<HomeTabs>();
        Assert.Single(await homes.OfAsync(new HashSet<string> { forum.Id }, default));

        bot.Time.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await homes.OfAsync(new HashSet<string> { forum.Id }, default));
    }

    [Fact]
    public async Task Home_Pressed_OpensTheAnswerInAWindowAndStays()
    {
        await InspectAsync();
        var home = await talk.OpensHomeAsync(Coordinator);
        await talk.PressesAsync(Coordinator, home, home.Buttons.First(button => button.Contains("checklist", StringComparison.OrdinalIgnoreCase)));

        await talk.SeesWindowAsync("Checklist");
        Assert.Equal(0, bot.Slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Home_StoppedAfterItWasDisposedOf_StopsQuietly()
    {
        var refresh = bot.Services.GetServices<IHostedService>().OfType<HomeRefresh>().Single();
        refresh.Dispose();

        Assert.Null(await Record.ExceptionAsync(() => refresh.StopAsync(default)));
    }

    [Fact]
    public async Task Home_OfSomebodyWhoLeftTheForum_IsAWelcome()
    {
        await InspectAsync();
        await talk.OpensHomeAsync(Volunteer);
        bot.Slack.Workspace.Add(bot.Slack.Workspace.People[Volunteer] with { IsGuest = true });
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        var home = await talk.OpensHomeAsync(Volunteer);

        Assert.DoesNotContain("to do", home.Words, StringComparison.Ordinal);
    }

    // It is written down once Slack has taken what is shown.
    private async Task<Stored<HomeTab>> TabAsync(string user)
    {
        Stored<HomeTab>? tab = null;
        await Eventually.HoldsAsync(
            async () => (tab = await bot.Store.FindAsync<HomeTab>($"{Team}/{user}")) is not null, () => "No home tab was written down.");
        return tab!;
    }

    private Task InspectAsync() => SlackForum.InspectAsync(bot, forum);
}
