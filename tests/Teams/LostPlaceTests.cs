using System.Net.Http.Json;
using ForumBot.Forums;

namespace ForumBot.Tests.Teams;

/// <summary>A channel of the forum that the bot can post in no more: the chair hears of it in their own chat.</summary>
public sealed class LostPlaceTests : IAsyncLifetime
{
    private ForumInTeams app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await ForumInTeams.StartAsync();
        await app.SaysAsync(Captured.Alex, "help");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Channel_WhoseTeamTheBotIsTakenOutOf_IsToldToTheChair()
    {
        using var response = await app.Http.PostAsJsonAsync("/api/messages", Captured.Body("channel-uninstalled", _ => { }, app.Connector.ServiceUrl));

        Assert.Equal(200, (int)response.StatusCode);
        await AssertToldAsync();
    }

    [Fact]
    public async Task Channel_ThatAPostFindsGone_IsToldToTheChair()
    {
        app.Connector.Next.Enqueue(new(403, """{"error":{"code":"BotNotInConversationRoster"}}"""));

        await app.SaysAsync(Captured.Alex, "help");

        await AssertToldAsync();
        Assert.Empty((await app.Store.FindAsync<Forum>("forum-1", default))!.Value.Places);
    }

    private async Task AssertToldAsync()
    {
        var told = await app.Connector.CardAsync();
        while (told.Title?.Contains("I have lost a conversation of Anytown", StringComparison.Ordinal) != true)
        {
            told = await app.Connector.CardAsync();
        }

        Assert.Contains("chat-", told.Path, StringComparison.Ordinal);
        Assert.Contains("add ForumBot", told.Body!.ToJsonString(), StringComparison.Ordinal);
    }
}
