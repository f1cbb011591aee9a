using ForumBot.Cards;
using ForumBot.Messaging;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Windows;

/// <summary>What becomes of an answer that Slack does not take, or that comes too late.</summary>
public sealed partial class WindowTests
{
    [Fact]
    public async Task Window_ThatSlackDoesNotChange_DoesNotWaitForEver()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new Ask(Form()));
        bot.Slack.Refuse("views.update", "view_too_large");
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        await talk.SeesWindowAsync("The fault is mine");
    }

    [Fact]
    public async Task Window_ThatSlackDoesNotChangeAtAll_IsAnsweredInAMessage()
    {
        var shown = await PostedAsync(ownChat: true);
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        bot.Slack.Refuse("views.update", "view_too_large");
        bot.Slack.Refuse("views.update", "view_too_large");
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("The answer")).Channel);
    }

    [Fact]
    public async Task OwnMessage_ThatSlackDoesNotChange_IsAnsweredInAnother()
    {
        var shown = await PostedAsync(ownChat: true);
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        bot.Slack.Refuse("chat.update", "some_new_error");
        await talk.PressesAsync(Coordinator, shown, "Press me");

        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("The answer")).Channel);
    }

    [Fact]
    public async Task HomeTab_ThatSlackDoesNotPublish_IsAnsweredInAWindow()
    {
        bot.Seen.Says(new OnlyYou(Buttons()));
        var home = await talk.OpensHomeAsync(Coordinator);
        bot.Seen.Says(new OnlyYou(Card("My day")));
        bot.Slack.Refuse("views.publish", "some_new_error");
        await talk.PressesAsync(Coordinator, home, "Press me");

        await talk.SeesWindowAsync("My day");
    }

    [Fact]
    public async Task LateAnswer_ToAPressBeforeTheWindowWasHandedIn_DoesNotCoverWhatCameOfThat()
    {
        await OpenAsync(Draft("Draft none"));
        await talk.SeesWindowAsync("Draft none");
        bot.Slack.BeforeAnswer = call => call.Method == "views.update" && call.Says("Draft one") ? slow.Task : Task.CompletedTask;
        await DraftAsync("Draft one");
        await talk.SeesWindowAsync("Draft one");
        await DraftAsync("Draft two");
        bot.Seen.Says(new OnlyYou(Card("Saved for good")));
        await talk.HandsInAsync(Coordinator, ("words", "hello"));
        slow.SetResult();

        // One that comes after it is shown, so those before it have been.
        await bot.Slack.CallAsync("views.update", "Draft two");
        bot.Seen.Says(new OnlyYou(Card("For all to end")));
        await talk.WritesAsync(Coordinator, SlackBot.Notebook.Said);
        await talk.SeesAsync("For all to end");
        Assert.True(talk.Top(Coordinator)!.Says("Saved for good"), talk.Top(Coordinator)!.Words);
        Assert.Equal(1, bot.Slack.Calls.Count(call => call.Method == "views.update" && call.Says("Draft two")));

        async Task DraftAsync(string title)
        {
            bot.Seen.Says(new OnlyYou(Draft(title)));
            await talk.PressesAsync(Coordinator, talk.Top(Coordinator)!, "Press me");
        }
    }

    private static Card Draft(string title) => Form() with
    {
        Title = title,
        Body = [new Text(title), .. Form().Body],
        Buttons = [.. Form().Buttons, new Execute("Press me", SlackBot.Notebook.Press) { TakesFields = false }],
    };

    [Fact]
    public async Task Window_WhoseSavingFails_StaysWithWhatWasTyped()
    {
        await OpenFormAsync();
        bot.Seen.Answer = _ => throw new IOException("the disk is full");
        await talk.HandsInAsync(Coordinator, ("words", "hello"));

        await talk.SeesWindowAsync("What you typed is still here.");
        bot.Seen.Says(new OnlyYou(Card("Saved")));
        await talk.HandsInAsync(Coordinator);
        Assert.Equal("hello", Assert.IsType<CardAction>(bot.Seen.Taken[^1]).Fields["words"]);
        await talk.SeesWindowAsync("Saved");
    }

    [Fact]
    public async Task Window_WhoseSavingFailsLate_ComesBackWithWhatWasTyped()
    {
        await OpenFormAsync();
        bot.Seen.Answer = async _ =>
        {
            await slow.Task;
            throw new IOException("the disk is full");
        };
        await HandInSlowlyAsync(keepAnswer: true);

        slow.SetResult();
        await bot.Time.WaitForAsync(UntilShown);
        bot.Time.Advance(UntilShown);
        await talk.SeesWindowAsync("What you typed is still here.");
        bot.Seen.Says(new OnlyYou(Card("Saved")));
        await talk.HandsInAsync(Coordinator);
        Assert.Equal("hello", Assert.IsType<CardAction>(bot.Seen.Taken[^1]).Fields["words"]);
        await talk.SeesWindowAsync("Saved");
    }

    [Fact]
    public async Task Whisper_ToAnOutsider_CanBePressed()
    {
        talk.Channel = SharedChannel;
        bot.Seen.Says(new OnlyYou(Buttons()));
        using (var heard = await bot.EventAsync("event_app_mention_slack_connect_outsider", json => json["event"]!["text"] = $"<@{Bot}> {SlackBot.Notebook.Said}"))
        {
            Assert.Equal(200, (int)heard.StatusCode);
        }

        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Outsider, await talk.HearsAsync("A card"), "Press me");

        await talk.SeesAloneAsync("The answer");
        Assert.Equal(PartnerTeam, bot.Seen.Taken[^1].From.Id.Tenant);
    }
}
