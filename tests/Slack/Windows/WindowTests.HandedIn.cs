using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Slack.Windows;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Windows;

/// <summary>Windows that are handed in: in time, late, with mistakes, or when they are not there any more.</summary>
public sealed partial class WindowTests
{
    [Fact]
    public async Task Window_HandedInWithMistakes_SaysThemBesideTheirBoxesAndKeepsWhatWasTyped()
    {
        await OpenFormAsync();
        bot.Seen.Says(new OnlyYou(Form("Say a little more.")));
        var handedIn = await talk.HandsInAsync(Coordinator, ("words", "x"));

        Assert.Equal("errors", handedIn.Action);
        var error = Assert.Single(handedIn.Errors!);
        Assert.StartsWith("words", error.Key, StringComparison.Ordinal);
        Assert.Equal("Say a little more.", (string?)error.Value);
        bot.Seen.Says(new OnlyYou(Card("Saved")));
        Assert.Equal("update", (await talk.HandsInAsync(Coordinator, ("words", "more"))).Action);
    }

    [Fact]
    public async Task Window_HandedIn_BelongsToThePlaceItWasOpenedFrom()
    {
        await OpenFormAsync();
        await talk.HandsInAsync(Coordinator, ("words", "hello"));

        var handedIn = Assert.IsType<CardAction>(bot.Seen.Taken[^1]);
        Assert.Equal((Channel, "hello", SlackBot.Notebook.Save), (handedIn.Place.Id.Conversation, handedIn.Fields["words"], handedIn.Verb));
        Assert.Null(handedIn.Card);
    }

    [Fact]
    public async Task Window_HandedInWithNothingLeftToShow_Closes()
    {
        await OpenFormAsync();
        bot.Seen.Says(new Say(Card("For all")));
        var handedIn = await talk.HandsInAsync(Coordinator, ("words", "hello"));

        Assert.Equal(("clear", null), (handedIn.Action, handedIn.Window));
        Assert.Equal(Channel, (await talk.SeesAsync("For all")).Channel);
    }

    [Fact]
    public async Task Window_HandedInByAnOutsider_IsFromAGuest()
    {
        await OpenFormAsync(who: Outsider);
        await talk.HandsInAsync(Outsider, ("words", "hello"));

        var handedIn = bot.Seen.Taken[^1];
        Assert.Equal((PartnerTeam, true), (handedIn.From.Id.Tenant, handedIn.From.IsGuest));
    }

    [Fact]
    public async Task Window_HandedInBySomebodyDeactivated_DoesNothingAndSaysSo()
    {
        await OpenFormAsync();
        var before = bot.Seen.Taken.Count;
        bot.Slack.Workspace.Add(bot.Slack.Workspace.People[Coordinator] with { IsDeactivated = true });
        bot.Time.Advance(TimeSpan.FromMinutes(6));

        var handedIn = await talk.HandsInAsync(Coordinator, ("words", "hello"));
        Assert.Equal(("update", true), (handedIn.Action, handedIn.Window!.Says("Slack does not tell me who you are")));
        Assert.Equal(before, bot.Seen.Taken.Count);
    }

    [Fact]
    public async Task Window_WhoseAnswerCannotBeDrawn_SaysThatItIsTakenAndIsNotHandedInTwice()
    {
        await bot.DisposeAsync();
        bot = await SlackBot.StartAsync(more: builder => builder.ConfigureTestServices(services => services.AddSingleton<IKeptCards>(new NothingKept())));
        talk = new(bot);
        await OpenFormAsync();
        bot.Seen.Says(new OnlyYou(LongCard()));
        var handedIn = await talk.HandsInAsync(Coordinator, ("words", "hello"));

        Assert.Equal(("update", true), (handedIn.Action, handedIn.Window!.Says("do not send it again")));
    }

    [Fact]
    public async Task Window_WhoseLateAnswerCannotBeDrawn_SaysThatItIsTaken()
    {
        await bot.DisposeAsync();
        bot = await SlackBot.StartAsync(more: builder => builder.ConfigureTestServices(services => services.AddSingleton<IKeptCards>(new NothingKept())));
        talk = new(bot);
        await OpenFormAsync();
        late = [new OnlyYou(LongCard())];
        await HandInSlowlyAsync();

        slow.SetResult();
        await bot.Time.WaitForAsync(UntilShown);
        bot.Time.Advance(UntilShown);
        await talk.SeesWindowAsync("do not send it again");
    }

    [Fact]
    public async Task Window_ThatTakesLongToSave_KeepsNobodyElseInItsPlaceWaiting()
    {
        await OpenFormAsync();
        late = [new OnlyYou(Card("Saved")), new Say(Card("For all"))];
        await HandInSlowlyAsync();

        // The clock stands still: the window is not shown yet.
        slow.SetResult();
        Assert.Equal(Channel, (await talk.SeesAsync("For all")).Channel);
        await bot.Time.WaitForAsync(UntilShown);
        bot.Time.Advance(UntilShown);
        await talk.SeesWindowAsync("Saved");
    }

    [Fact]
    public async Task Press_ThatFailsAfterSlackWasTold_IsAskedForOnceMore()
    {
        var shown = await PostedAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        bot.Slack.BeforeAnswer = call => call.Method == "users.info" ? slow.Task : Task.CompletedTask;
        bot.Slack.Refuse("users.info", "missing_scope");
        var pressing = talk.PressesAsync(Coordinator, shown, "Press me");
        await bot.Time.WaitForAsync(LongestPress);
        bot.Time.Advance(LongestPress);
        await pressing;

        slow.SetResult();
        await talk.SeesAloneAsync("Please press again");
    }

    [Fact]
    public async Task Press_ThatFailsBehindAWindowThatWaits_SaysSoInIt()
    {
        var shown = await PostedAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        bot.Slack.Refuse("users.info", "missing_scope");
        using var response = await talk.PressAsync(Coordinator, shown, "Open a form");

        await talk.SeesWindowAsync("Please press again");
    }

    [Fact]
    public async Task Window_ThatTakesLongToSave_SaysSoAndThenWhatCameOfIt()
    {
        await OpenFormAsync();
        var handedIn = await HandInSlowlyAsync();
        Assert.Equal(("update", true), (handedIn.Action, handedIn.Window!.Says("Saving…", (string?)handedIn.Window.View!.Shown["title"]!["text"])));

        slow.SetResult();
        await bot.Time.WaitForAsync(UntilShown);
        bot.Time.Advance(UntilShown);
        await talk.SeesWindowAsync("Saved");
    }

    [Fact]
    public async Task Window_ClosedBeforeItWasSaved_IsAnsweredInTheirOwnChat()
    {
        await OpenFormAsync(ownChat: true);
        await HandInSlowlyAsync();
        bot.Slack.Workspace.CloseWindow();

        slow.SetResult();
        await bot.Time.WaitForAsync(UntilShown);
        bot.Time.Advance(UntilShown);
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("Saved")).Channel);
    }
}
