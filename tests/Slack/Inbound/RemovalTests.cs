using ForumBot.Slack;
using ForumBot.Slack.Home;
using ForumBot.Slack.Install;
using ForumBot.Slack.Web;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>A workspace that removes the bot is forgotten, whether Slack's word or a refused call comes first.</summary>
public sealed class RemovalTests : IAsyncLifetime
{
    private SlackBot bot = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync();
        var person = SlackIds.Person(Team, Coordinator);
        await bot.Store.CommitAsync([DocumentWrite.New($"{Team}/{Coordinator}", new HomeTab(person, Team, CoordinatorChat, default))]);
        await bot.Services.GetRequiredService<SlackChats>().LearnAsync(person, Team, CoordinatorChat, default);
        Assert.NotNull(await FindAsync());
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("event_app_uninstalled")]
    [InlineData("event_tokens_revoked")]
    public async Task Removal_AfterACallHasMetTheDeadToken_ForgetsTheWorkspace(string capture)
    {
        await CallInVainAsync();
        Assert.NotNull((await FindAsync())!.DeadSince);

        await RemoveAsync(capture);

        await ForgottenAsync();
    }

    [Theory]
    [InlineData("event_app_uninstalled")]
    [InlineData("event_tokens_revoked")]
    public async Task Removal_BeforeACallMeetsTheDeadToken_ForgetsTheWorkspaceForGood(string capture)
    {
        await RemoveAsync(capture);
        await ForgottenAsync();

        await CallInVainAsync();

        await ForgottenAsync();
        Assert.Equal(0, bot.Slack.CountOf("conversations.open"));
    }

    [Fact]
    public async Task Removal_OfAnEarlierInstallation_ForgetsNothing()
    {
        await CallInVainAsync();

        await RemoveAsync("event_app_uninstalled", later: Duration.FromSeconds(-60));

        Assert.Single(await bot.Store.AllAsync<HomeTab>());
        Assert.Single(await bot.Store.AllAsync<SlackChat>());
    }

    [Fact]
    public async Task Message_ThatComesToADeadInstallation_IsNotTakenUp()
    {
        await CallInVainAsync();

        using var response = await bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    private ValueTask<SlackInstallation?> FindAsync() => bot.Services.GetRequiredService<ISlackInstallations>().FindAsync(Team, default);

    private async Task CallInVainAsync()
    {
        bot.Slack.Workspace.RefusedTokens[FakeSlack.Token] = "account_inactive";
        Assert.Equal(SlackOutcome.NotInstalled, (await bot.Services.GetRequiredService<SlackApi>().OpenChatAsync(Team, Coordinator, default)).Result.Outcome);
    }

    private async Task RemoveAsync(string capture, Duration? later = null)
    {
        var at = bot.Time.GetUtcNow().ToUnixTimeSeconds() + (long)(later ?? Duration.FromSeconds(60)).TotalSeconds;
        using var response = await bot.EventAsync(capture, json => json["event_time"] = at);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private async Task ForgottenAsync()
    {
        Assert.Empty(await bot.Store.AllAsync<HomeTab>());
        Assert.Empty(await bot.Store.AllAsync<SlackChat>());
    }
}
