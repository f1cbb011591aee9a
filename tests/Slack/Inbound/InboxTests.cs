using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Slack.Inbound;
using Microsoft.Extensions.DependencyInjection;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>What Slack was told is in hand is not lost, also when the bot stops in the middle of it.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(700);
    private readonly TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SlackBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await SlackBot.StartAsync();

    public ValueTask DisposeAsync()
    {
        slow.TrySetResult();
        return bot.DisposeAsync();
    }

    [Fact]
    public async Task Event_WhoseTurnIsQuick_IsNotWrittenDown()
    {
        using var response = await bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(await bot.Store.AllAsync<HeldRequest>());
    }

    [Fact]
    public async Task Event_WhoseTurnIsSlow_IsWrittenDownSealedAndStruckOffWhenItIsOver()
    {
        bot.Seen.Answer = SlowlyAsync;
        await BeginAsync(() => bot.EventAsync("event_message_im", json => json["event"]!["text"] = $"{SlackBot.Notebook.Said} in confidence"));

        var held = Assert.Single(await bot.Store.AllAsync<HeldRequest>());
        Assert.Equal(("Ev0MSGIM00001", $"slack/{Team}/{Coordinator}"), (held.Id, held.Value.From));
        Assert.DoesNotContain("confidence", held.Value.Sealed, StringComparison.Ordinal);

        slow.SetResult();
        await bot.Slack.CallAsync("chat.postMessage", "At last");
        await GoneAsync();
    }

    [Fact]
    public async Task Event_CutOffByAStop_IsTakenAgainAtTheStart()
    {
        bot.Seen.Answer = SlowlyAsync;
        await BeginAsync(() => bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said));

        await using var restarted = bot.StartAnother();
        await TakenAsync(restarted);
        Assert.Equal("Ev0MSGIM00001", Assert.Single(restarted.Seen.Taken).DeliveryId);
        await GoneAsync();
    }

    [Fact]
    public async Task Command_CutOffByAStop_IsTakenAgainAndAnsweredWithoutItsAddress()
    {
        bot.Seen.Answer = SlowlyAsync;
        await BeginAsync(() => bot.CommandAsync("slash_command", fields => fields["text"] = SlackBot.Notebook.Said));

        await using var restarted = bot.StartAnother();
        await TakenAsync(restarted);
        Assert.Equal(SlackBot.Notebook.Said, Assert.IsType<IncomingMessage>(Assert.Single(restarted.Seen.Taken)).Text);
        await GoneAsync();
    }

    [Fact]
    public async Task Event_WhoseTurnFailsAfterSlackWasTold_IsTakenAgainWithoutARestart()
    {
        bot.Slack.BeforeAnswer = call => call.Method == "users.info" ? slow.Task : Task.CompletedTask;
        bot.Slack.Refuse("users.info", "missing_scope");
        await BeginAsync(() => bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said));
        Assert.Empty(bot.Seen.Taken);

        // What has failed is noted in the background, so the first look may come before that. Each is left alone for a while: what it asks of Slack has its time, too.
        slow.SetResult();
        for (var looks = 0; looks < 20 && bot.Seen.Taken.Count == 0; looks++)
        {
            bot.Time.Advance(InboxReplay.Pause);
            await Eventually.HeldAsync(() => ValueTask.FromResult(bot.Seen.Taken.Count > 0), TimeSpan.FromSeconds(1));
        }

        Assert.Equal("Ev0MSGIM00001", Assert.Single(bot.Seen.Taken).DeliveryId);
        await GoneAsync();
    }

    [Fact]
    public async Task Event_TakenAgain_IsNotOverBeforeItsTurnIs()
    {
        bot.Seen.Answer = SlowlyAsync;
        var json = SlackCapture.Json("event_message_im");
        json["event"]!["text"] = SlackBot.Notebook.Said;
        var again = bot.Services.GetRequiredService<SlackInbound>().AgainAsync(RequestKind.Event, json.ToJsonString(), default);
        await TakenAsync(bot);
        bot.Time.Advance(Silence);

        Assert.NotSame(again, await Task.WhenAny(again, Task.Delay(300)));
        slow.SetResult();
        Assert.True(await again);
    }

    [Fact]
    public async Task Event_WhoseTurnGoesOn_IsNotTakenAgainBesideIt()
    {
        bot.Seen.Answer = SlowlyAsync;
        await BeginAsync(() => bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said));
        await TakenAsync(bot);
        bot.Time.Advance(TimeSpan.FromHours(3));

        Assert.Empty(await bot.Services.GetRequiredService<Inbox>().LeftAsync(default));
        Assert.Single(await bot.Store.AllAsync<HeldRequest>());
    }

    [Fact]
    public async Task Event_OfHoursAgo_IsGivenUp()
    {
        bot.Seen.Answer = SlowlyAsync;
        await BeginAsync(() => bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said));
        await TakenAsync(bot);
        bot.Time.Advance(TimeSpan.FromHours(3));

        await using var restarted = bot.StartAnother();
        await GoneAsync();
        Assert.Empty(restarted.Seen.Taken);
    }

    private async Task<IReadOnlyList<Reply>> SlowlyAsync(ForumBot.Conversation.Turn turn)
    {
        await slow.Task;
        return [new Say(new Card { Title = "At last", Next = "Nothing to do." })];
    }

    private async Task BeginAsync(Func<Task<HttpResponseMessage>> bring)
    {
        var bringing = bring();
        await bot.Time.WaitForAsync(Silence);
        bot.Time.Advance(Silence);
        using var response = await bringing;
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static Task TakenAsync(SlackBot by) => Eventually.HoldsAsync(() => by.Seen.Taken.Count > 0, () => "Nothing was taken.");

    private Task GoneAsync() => Eventually.HoldsAsync(async () => (await bot.Store.AllAsync<HeldRequest>()).Count == 0, () => "It was not struck off.");
}
