using ForumBot.Forums;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack;

/// <summary>A channel of the forum that the bot can post in no more: those who lead hear of it, in their own chats, once.</summary>
public sealed class LostPlaceTests : IAsyncLifetime
{
    private const string News = "I have lost a conversation of Anytown";
    private SlackBot bot = null!;
    private SlackTalk talk = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync(withItsFeatures: true);
        talk = new(bot);
        await SlackForum.CreateAsync(bot, (SlackForum.PersonOf(Coordinator, "Cora"), Role.Chair), (SlackForum.PersonOf(Volunteer, "Vic"), Role.Deputy));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("channel_archive", Coordinator)]
    [InlineData("channel_deleted", null)]
    [InlineData("member_left_channel", Bot)]
    public async Task Channel_ThatIsGoneForTheBot_IsToldToThoseWhoLead(string type, string? user)
    {
        using var response = await bot.EventAsync("event_member_joined_channel_bot", json => (json["event"]!["type"], json["event"]!["user"]) = (type, user));

        Assert.Equal(200, (int)response.StatusCode);
        await AssertToldAsync();
    }

    [Fact]
    public async Task Channel_ThatAPostFindsGone_IsToldToThoseWhoLeadOnce()
    {
        bot.Slack.Refuse("chat.postMessage", "is_archived");
        await talk.SaysAsync(Coordinator, "help");
        await AssertToldAsync();

        bot.Slack.Refuse("chat.postMessage", "is_archived");
        await talk.SaysAsync(Coordinator, "help");
        await UntilAsync(() => bot.Slack.CountOf("chat.postMessage") == 4);

        Assert.Equal(2, bot.Slack.Calls.Count(call => call.Says(News)));
        Assert.Empty((await bot.Store.FindAsync<Forum>("forum-1", default))!.Value.Places);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 1000);
            await Task.Delay(20);
        }
    }

    private async Task AssertToldAsync()
    {
        string?[] chats = [(await bot.Slack.CallAsync("chat.postMessage", News)).Channel, (await bot.Slack.CallAsync("chat.postMessage", News)).Channel];

        Assert.Equal(new[] { CoordinatorChat, bot.Slack.Workspace.ChatWith(Volunteer) }.Order(), chats.Order());
        Assert.All(bot.Slack.Calls.Where(call => call.Says(News)), call => Assert.True(call.Says("/invite @ForumBot")));
    }
}
