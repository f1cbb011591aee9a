using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Slack;
using ForumBot.Slack.Home;
using ForumBot.Slack.Install;
using ForumBot.Storage;
using ForumBot.Tests.Slack.Web;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Slack.Install;

/// <summary>What is kept for a workspace that no longer has the bot, when nobody has said that it was removed.</summary>
public sealed class AbsenceWatchTests : IAsyncLifetime
{
    private const string Team = SlackCapture.Team;
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeInstallations installations = new();
    private SlackBot bot = null!;
    private AbsenceWatch watch = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync(more: builder => builder.ConfigureTestServices(services =>
            services.Remove(services.Single(service => service.ImplementationType == typeof(AbsenceWatch)))));
        watch = ActivatorUtilities.CreateInstance<AbsenceWatch>(
            bot.Services, installations, ActivatorUtilities.CreateInstance<SlackFarewell>(bot.Services, installations), clock);
        var forum = new Forum { Id = "f", Name = "Riverside", LocalArea = "Barset" };
        var person = SlackIds.Person(Team, SlackCapture.Coordinator);
        foreach (var place in (PlaceId[])[SlackIds.Place(Team, "C1"), new("teams", "a tenant", "C2")])
        {
            forum = forum with { Places = forum.Places.Add(place.Key, new(new(place, PlaceKind.Channel), Audience.Open)) };
        }

        await bot.Store.CommitAsync([DocumentWrite.New("f", forum), DocumentWrite.New($"{Team}/{person.User}", new HomeTab(person, Team, "D1", default))], Ct);
        await bot.Services.GetRequiredService<SlackChats>().LearnAsync(person, Team, "D1", Ct);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Workspace_ThirtyDaysWithoutTheBot_IsForgotten(bool isDead)
    {
        Leave(isDead);
        await LookAsync(days: AbsenceWatch.LongestAbsence);
        await KeptAsync();

        await LookAsync(days: 1);

        Assert.Empty(await bot.Store.AllAsync<HomeTab>(Ct));
        Assert.Empty(await bot.Store.AllAsync<SlackChat>(Ct));
        Assert.Empty(await bot.Store.AllAsync<AbsentWorkspace>(Ct));
        Assert.Equal("C1", Assert.IsType<BotRemoved>(Assert.Single(bot.Seen.Taken)).Place.Id.Conversation);
    }

    [Fact]
    public async Task Workspace_ThatHasTheBot_IsNotCounted()
    {
        await LookAsync(days: 100);

        await KeptAsync();
        Assert.Empty(await bot.Store.AllAsync<AbsentWorkspace>(Ct));
    }

    [Fact]
    public async Task Workspace_ThatHasTheBotAgain_LosesNothingAndIsCountedFromTheBeginning()
    {
        Leave(isDead: false);
        await LookAsync(days: AbsenceWatch.LongestAbsence);
        installations.Tokens[Team] = "xoxb-mended";
        await LookAsync(days: 1);
        Assert.Empty(await bot.Store.AllAsync<AbsentWorkspace>(Ct));

        Leave(isDead: false);
        await LookAsync(days: AbsenceWatch.LongestAbsence);

        await KeptAsync();
    }

    [Fact]
    public async Task Workspace_ThatHadTheBotBetweenTwoLooks_IsCountedFromTheBeginning()
    {
        Leave(isDead: true);
        await LookAsync(days: AbsenceWatch.LongestAbsence);
        installations.InstalledAt = Instant.FromDateTimeOffset(clock.GetUtcNow()) - Duration.FromHours(1);
        await LookAsync(days: AbsenceWatch.LongestAbsence);
        await KeptAsync();

        await LookAsync(days: 1);

        Assert.Empty(await bot.Store.AllAsync<HomeTab>(Ct));
    }

    [Fact]
    public async Task Days_OnWhichTheBotDidNotRun_DoNotCount()
    {
        Leave(isDead: false);
        await LookAsync(days: 1);
        clock.Advance(TimeSpan.FromDays(365));
        await LookAsync(days: 1);

        await KeptAsync();
        Assert.Equal(2, Assert.Single(await bot.Store.AllAsync<AbsentWorkspace>(Ct)).Value.Days);
    }

    [Fact]
    public async Task Bot_ThatIsStartedManyTimesADay_CountsOneDay()
    {
        Leave(isDead: false);
        for (var starts = 0; starts < 50; starts++)
        {
            await watch.LookAsync(Ct);
            clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(1, Assert.Single(await bot.Store.AllAsync<AbsentWorkspace>(Ct)).Value.Days);
    }

    [Fact]
    public async Task Slack_OutOfReach_IsNoAbsence()
    {
        Leave(isDead: false);
        installations.Unknown = new HttpRequestException("Slack is away.");

        await LookAsync(days: 100);

        await KeptAsync();
        Assert.Empty(await bot.Store.AllAsync<AbsentWorkspace>(Ct));
    }

    [Fact]
    public async Task Workspace_ThatRemovedTheBotWhileItWasDown_IsFoundAtTheStart()
    {
        bot.Slack.Workspace.RefusedTokens[FakeSlack.Token] = "account_inactive";

        await using var restarted = bot.StartAnother();
        for (var tries = 0; tries < 800 && (await bot.Store.AllAsync<AbsentWorkspace>(Ct)).Count == 0; tries++)
        {
            await Task.Delay(25, Ct);
        }

        Assert.Equal(1, Assert.Single(await bot.Store.AllAsync<AbsentWorkspace>(Ct)).Value.Days);
        await KeptAsync();
    }

    [Fact]
    public async Task Count_OfAWorkspaceOfWhichNothingIsKept_Goes()
    {
        await bot.Store.CommitAsync([DocumentWrite.New("T0GONE00001", new AbsentWorkspace(3, default))], Ct);

        await LookAsync(days: 1);

        Assert.Empty(await bot.Store.AllAsync<AbsentWorkspace>(Ct));
    }

    private void Leave(bool isDead)
    {
        installations.IsDead = isDead;
        installations.Tokens.Clear();
    }

    private async Task LookAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await watch.LookAsync(Ct);
            clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private async Task KeptAsync()
    {
        Assert.Single(await bot.Store.AllAsync<HomeTab>(Ct));
        Assert.Single(await bot.Store.AllAsync<SlackChat>(Ct));
        Assert.Empty(bot.Seen.Taken);
    }
}
