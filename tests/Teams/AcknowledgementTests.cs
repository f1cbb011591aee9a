using ForumBot.Conversation;
using ForumBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Teams;

/// <summary>When Teams hears that an activity was taken, and what it hears when it was not.</summary>
public sealed class AcknowledgementTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<WorkQueue.Errand> taken = [];
    private TeamsBot bot = null!;

    private WorkQueue Queue => bot.Services.GetRequiredService<WorkQueue>();

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        open.TrySetResult();
        taken.ForEach(errand => errand.Dispose());
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Messages_WhileTheConnectorHangs_AreDoneAndAcknowledgedAllTheSame()
    {
        // The bot's clock stands still, so nobody is answered only because time is up.
        bot.Connector.BeforeAnswer = () => open.Task;
        for (var number = 0; number < 100; number++)
        {
            Assert.Equal(200, await SayAsync($"m{number}").WaitAsync(Patience));
            Assert.Equal(number + 1, bot.Seen.Taken.Count);
        }

        Assert.True(bot.Connector.HasNoMoreCalls);
        open.SetResult();
        for (var number = 0; number < 100; number++)
        {
            await bot.Connector.CardAsync();
        }
    }

    [Fact]
    public async Task Presses_WhileTheConnectorHangs_AreAnswered()
    {
        bot.Connector.BeforeAnswer = () => open.Task;
        await SayAsync("m1").WaitAsync(Patience);

        var answer = await bot.PressAsync("personal-execute", TeamsBot.OnlyYou).WaitAsync(Patience);

        Assert.Equal(200, (int?)answer["statusCode"]);
    }

    [Fact]
    public async Task Message_ThatHasToAskTeamsForNames_IsAcknowledgedBeforeTeamsAnswers()
    {
        bot.Connector.BeforeAnswer = () => open.Task;
        var mentioning = bot.SendAsync("group-two-mentions", body => body["text"] = $"<at>ForumBot</at> {TeamsBot.Say}");
        await bot.Time.WaitForAsync(TimeSpan.FromMilliseconds(800));
        Assert.Equal(200, await SayAsync("elsewhere").WaitAsync(Patience));

        bot.Time.Advance(TimeSpan.FromMilliseconds(800));
        using var response = await mentioning.WaitAsync(Patience);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("elsewhere", Assert.Single(bot.Seen.Taken).DeliveryId);

        open.SetResult();
        await bot.Connector.CardAsync();
        await bot.Connector.CardAsync();
        Assert.Equal(2, bot.Seen.Taken.Count);
    }

    [Fact]
    public async Task Message_WhenTooManyAreInHand_IsTurnedAwayAndActsOnceWhenItComesAgain()
    {
        Fill();
        using (var response = await bot.SendAsync("personal-hello", body => (body["id"], body["text"]) = ("m1", TeamsBot.Say)))
        {
            Assert.Equal(503, (int)response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
            Assert.Empty(await response.Content.ReadAsStringAsync());
        }

        Assert.Empty(bot.Seen.Taken);
        Assert.Equal(0, bot.Store.Commits);
        taken.ForEach(errand => errand.Dispose());

        Assert.Equal(200, await SayAsync("m1"));
        Assert.Equal(200, await SayAsync("m1"));
        Assert.Single(bot.Seen.Taken);
    }

    [Fact]
    public async Task Press_WhenTooManyAreInHand_IsTurnedAwayBeforeAnythingIsDone()
    {
        Fill();
        using var response = await bot.SendAsync("personal-execute", body => body["value"]!["action"]!["verb"] = TeamsBot.OnlyYou);

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Stranger_WhenTooManyAreInHand_IsToldWhenTheyComeAgain()
    {
        Fill();
        Assert.Equal(503, await StrangerAsync());
        taken.ForEach(errand => errand.Dispose());

        Assert.Equal(200, await StrangerAsync());
        Assert.Equal("I do not know who you are", (await bot.Connector.CallAsync()).Title);

        async Task<int> StrangerAsync()
        {
            using var response = await bot.SendAsync("personal-hello", body => body["from"]!.AsObject().Remove("aadObjectId"));
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task Installation_WhileTheStoreFails_IsTurnedAwayAndGreetsWhenItComesAgain()
    {
        bot.Store.BeforeFind = kind =>
        {
            if (kind == typeof(TeamsConversation))
            {
                bot.Store.BeforeFind = null;
                throw new IOException("The disk is away.");
            }
        };

        Assert.Equal(503, await AddAsync());
        Assert.Equal(200, await AddAsync());
        Assert.Equal("Welcome", (await bot.Connector.CardAsync()).Title);

        async Task<int> AddAsync()
        {
            using var response = await bot.SendAsync("personal-installed");
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task Stop_WithAnswersThatAreNotOut_SendsThemFirstAndTakesNothingNew()
    {
        bot.Connector.BeforeAnswer = () => open.Task;
        await SayAsync("m1");
        await SayAsync("m2");
        var stopping = Queue.StopAsync(default);

        Assert.Equal(503, await SayAsync("m3"));
        Assert.False(stopping.IsCompleted);
        open.SetResult();
        await stopping.WaitAsync(Patience);
        await bot.Connector.CardAsync();
        await bot.Connector.CardAsync();
        Assert.True(bot.Connector.HasNoMoreCalls);
        Assert.Equal(2, bot.Seen.Taken.Count);
    }

    [Fact]
    public async Task Press_ThatTakesLongWhileTheBotStops_IsFinishedFirst()
    {
        var pressing = bot.PressAsync("personal-execute", TeamsBot.Wait);
        await bot.Time.WaitForAsync(TimeSpan.FromSeconds(2.5));
        bot.Time.Advance(TimeSpan.FromSeconds(2.5));
        await pressing.WaitAsync(Patience);
        var stopping = Queue.StopAsync(default);
        Assert.False(stopping.IsCompleted);

        bot.Seen.Waiting.SetResult();
        await stopping.WaitAsync(Patience);
        Assert.Equal("At last", (await bot.Connector.CallAsync()).Title);
    }

    private void Fill()
    {
        while (Queue.TryTake($"place {taken.Count}", out var errand))
        {
            taken.Add(errand);
        }
    }

    private async Task<int> SayAsync(string id)
    {
        using var response = await bot.SendAsync("personal-hello", body => (body["id"], body["text"]) = (id, TeamsBot.Say));
        return (int)response.StatusCode;
    }
}
