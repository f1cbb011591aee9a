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
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(2);
    private SlackBot bot = null!;
    private SlackTalk talk = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync();
        talk = new(bot);
    }

    public async ValueTask DisposeAsync()
    {
        slow.TrySetResult();
        var stopping = bot.DisposeAsync().AsTask();
        while (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(50))) != stopping)
        {
            // A window that is to be shown late waits by this clock, and the stop for it.
            bot.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await stopping;
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
        Assert.Equal(("Ev0MSGIM00001", Team, $"slack/{Team}/{Coordinator}"), (held.Id, held.Value.Tenant, held.Value.From));
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

    [Fact]
    public async Task Press_WhoseTurnIsQuick_IsNotWrittenDown()
    {
        await talk.PressesAsync(Coordinator, await PostedAsync(), "Press me");

        Assert.Empty(await bot.Store.AllAsync<HeldRequest>());
    }

    [Fact]
    public async Task Press_WhoseTurnIsSlow_IsWrittenDownSealedAndStruckOffWhenItIsOver()
    {
        await BeginPressAsync();

        var held = Assert.Single(await bot.Store.AllAsync<HeldRequest>());
        Assert.Equal($"slack/{Team}/{Coordinator}", held.Value.From);
        Assert.DoesNotContain(SlackBot.Notebook.Press, held.Value.Sealed, StringComparison.Ordinal);

        slow.SetResult();
        await bot.Slack.CallAsync("chat.postMessage", "At last");
        await GoneAsync();
    }

    [Fact]
    public async Task Press_CutOffByAStop_IsTakenAgainAndAnsweredInTheirOwnChat()
    {
        await BeginPressAsync();

        await using var restarted = bot.StartAnother(new OnlyYou(Card("The answer")), new Say(Card("For all")));
        var answer = await talk.SeesAsync("The answer");
        Assert.Equal((CoordinatorChat, Channel), (answer.Channel, (await talk.SeesAsync("For all")).Channel));
        Assert.Equal(SlackBot.Notebook.Press, Assert.IsType<CardAction>(Assert.Single(restarted.Seen.Taken)).Verb);
        Assert.Equal(0, bot.Slack.CountOf(FakeSlack.Responses));
        await GoneAsync();
    }

    [Fact]
    public async Task Press_CutOffByAStopThatShowsNothing_IsSaidToBeDone()
    {
        await BeginPressAsync();

        await using var restarted = bot.StartAnother();
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("That is done now")).Channel);
        await GoneAsync();
    }

    [Fact]
    public async Task Press_CutOffByAStopAndAnsweredWithWhatIsConfidential_IsAnsweredWithItsCover()
    {
        await BeginPressAsync();

        await using var restarted = bot.StartAnother(new OnlyYou(Secret()));
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync(ConfidentialCard.Title)).Channel);
        Assert.DoesNotContain(bot.Slack.Calls, call => call.Says("The secret"));
        await GoneAsync();
    }

    [Fact]
    public async Task Press_OfTooLongAgo_IsGivenUpAndThePersonIsToldOnce()
    {
        await BeginPressAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(11));

        await using var restarted = bot.StartAnother();
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("Something you sent was not saved")).Channel);
        Assert.Empty(restarted.Seen.Taken);
        await GoneAsync();
        bot.Time.Advance(InboxReplay.Pause);
        Assert.True(bot.Slack.HasNoMore("chat.postMessage"));
    }

    [Fact]
    public async Task Press_ThatFailsAfterSlackWasTold_IsToldAndNotTakenAgain()
    {
        var shown = await PostedAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        bot.Slack.BeforeAnswer = call => call.Method == "users.info" ? slow.Task : Task.CompletedTask;
        bot.Slack.Refuse("users.info", "missing_scope");
        var before = bot.Seen.Taken.Count;
        await BeginAsync(() => talk.PressAsync(Coordinator, shown, "Press me"), LongestPress);

        slow.SetResult();
        await talk.SeesAloneAsync("Please press again");
        await GoneAsync();
        bot.Time.Advance(InboxReplay.Pause);
        Assert.Equal(before, bot.Seen.Taken.Count);
    }

    [Fact]
    public async Task Window_CutOffByAStop_IsHandedInAgainAndSaysSoWhereItIsStillOpen()
    {
        await BeginToHandInAsync();
        Assert.DoesNotContain("confidence", Assert.Single(await bot.Store.AllAsync<HeldRequest>()).Value.Sealed, StringComparison.Ordinal);

        await using var restarted = bot.StartAnother(new OnlyYou(Card("Saved after all")));
        await talk.SeesWindowAsync("Saved after all");
        var handedIn = Assert.IsType<CardAction>(Assert.Single(restarted.Seen.Taken));
        Assert.Equal((Surface.Dialog, "in confidence", Channel), (handedIn.Surface, handedIn.Fields["words"], handedIn.Place.Id.Conversation));
        await GoneAsync();
    }

    [Fact]
    public async Task Window_CutOffByAStopAndClosed_IsAnsweredInTheirOwnChatAndCovered()
    {
        await BeginToHandInAsync();
        bot.Slack.Workspace.CloseWindow();

        await using var restarted = bot.StartAnother(new OnlyYou(Secret()));
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync(ConfidentialCard.Title)).Channel);
        Assert.DoesNotContain(bot.Slack.Calls, call => call.Method.StartsWith("chat.", StringComparison.Ordinal) && call.Says("The secret"));
        await GoneAsync();
    }

    private async Task BeginPressAsync()
    {
        var shown = await PostedAsync();
        bot.Seen.Answer = SlowlyAsync;
        await BeginAsync(() => talk.PressAsync(Coordinator, shown, "Press me"), LongestPress);
    }

    private async Task BeginToHandInAsync()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new OnlyYou(Card("A form") with { Body = [new TextField("words", "Your words")], Buttons = [new Execute("Save", SlackBot.Notebook.Save)] }));
        await talk.PressesAsync(Coordinator, shown, "Press me");
        await talk.SeesWindowAsync("Your words");
        bot.Seen.Answer = SlowlyAsync;
        var handingIn = talk.HandsInAsync(Coordinator, ("words", "in confidence"));
        await AdvanceUntilAsync(handingIn, LongestPress);
        Assert.Equal("update", (await handingIn).Action);
    }

    private async Task<SlackTalk.Shown> PostedAsync()
    {
        bot.Seen.Says(new Say(Card("A card") with { Buttons = [new Execute("Press me", SlackBot.Notebook.Press)] }));
        await talk.InvitesAsync(Coordinator);
        var shown = await talk.SeesAsync("A card");
        bot.Seen.Says();
        return shown;
    }

    private static Card Card(string title) => new() { Title = title, Body = [new Text(title)], Next = "Nothing to do." };

    private static Card Secret() => Card("The secret") with { OnlyInDialog = new("Open it", Verbs.ShowNotes) };

    private async Task AdvanceUntilAsync(Task done, TimeSpan silence)
    {
        await bot.Time.WaitForAsync(silence);
        while (!done.IsCompleted)
        {
            // Something else may have waited for this long before.
            bot.Time.Advance(silence);
            await Task.WhenAny(done, Task.Delay(50));
        }
    }

    private async Task<IReadOnlyList<Reply>> SlowlyAsync(ForumBot.Conversation.Turn turn)
    {
        await slow.Task;
        return [new Say(new Card { Title = "At last", Next = "Nothing to do." })];
    }

    private async Task BeginAsync(Func<Task<HttpResponseMessage>> bring, TimeSpan? silence = null)
    {
        var bringing = bring();
        await AdvanceUntilAsync(bringing, silence ?? Silence);
        using var response = await bringing;
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static Task TakenAsync(SlackBot by) => Eventually.HoldsAsync(() => by.Seen.Taken.Count > 0, () => "Nothing was taken.");

    private Task GoneAsync() => Eventually.HoldsAsync(async () => (await bot.Store.AllAsync<HeldRequest>()).Count == 0, () => "It was not struck off.");
}
