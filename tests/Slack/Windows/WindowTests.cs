using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Slack.Windows;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Windows;

/// <summary>Windows: opened at once, filled later, handed in, piled up, closed too early.</summary>
public sealed partial class WindowTests : IAsyncLifetime
{
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilShown = TimeSpan.FromMilliseconds(900);
    private readonly TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SlackBot bot = null!;
    private SlackTalk talk = null!;
    private IReadOnlyList<Reply> late = [new OnlyYou(Card("Saved"))];

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync();
        talk = new(bot);
    }

    public ValueTask DisposeAsync()
    {
        slow.TrySetResult();
        return bot.DisposeAsync();
    }

    [Fact]
    public async Task Press_ThatOpensAWindow_OpensOneThatWaitsAndThenShowsTheAnswer()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new Ask(Form()));
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        await bot.Slack.CallAsync("views.open", "One moment");
        var put = await bot.Slack.CallAsync("views.update", "Your words");
        Assert.NotNull(put["hash"]);
        Assert.Equal(Surface.Dialog, Assert.IsType<CardAction>(bot.Seen.Taken[^1]).Surface);
        Assert.Equal((0, 0), (bot.Slack.CountOf("chat.update"), bot.Slack.CountOf(FakeSlack.Responses)));
    }

    [Fact]
    public async Task Press_ThatOpensAWindow_DoesSoBeforeItsTurnIsOver()
    {
        var shown = await PostedAsync();
        bot.Seen.Answer = SlowlyAsync;
        var pressing = talk.PressesAsync(Coordinator, shown, "Open a form");
        await bot.Slack.CallAsync("views.open", "One moment");

        slow.SetResult();
        await pressing;
        await talk.SeesWindowAsync("Saved");
    }

    [Fact]
    public async Task Press_TooLateForAWindow_IsAskedForOnceMore()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new Ask(Form()));
        bot.Slack.Refuse("views.open", "expired_trigger_id");
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        var again = await talk.SeesAloneAsync("Please press again");
        await talk.PressesAsync(Coordinator, again, "Try again");
        await talk.SeesWindowAsync("Your words");
    }

    [Fact]
    public async Task Press_TooLateForAWindow_OnAMessageInAThread_IsAskedForOnceMoreInThatThread()
    {
        bot.Seen.Says(new Say(Buttons()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said, thread: "1795163000.000009");
        var shown = await talk.SeesAsync("A card");
        bot.Seen.Says(new Ask(Form()));
        bot.Slack.Refuse("views.open", "expired_trigger_id");
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        Assert.Equal("1795163000.000009", (await talk.HearsAsync("Please press again")).Thread);
    }

    [Fact]
    public async Task Press_AnsweredWithAForm_OpensAWindowAlthoughNobodyExpectedOne()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new OnlyYou(Form()));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        await talk.SeesWindowAsync("Your words");
    }

    [Fact]
    public async Task Press_AnsweredWithAFormTooLateForAWindow_IsAButtonThatOpensIt()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new OnlyYou(Form()));
        bot.Slack.Refuse("views.open", "expired_trigger_id");
        await talk.PressesAsync(Coordinator, shown, "Press me");

        var whisper = await talk.SeesAloneAsync("A form");
        await talk.PressesAsync(Coordinator, whisper, Assert.Single(whisper.Buttons));
        await talk.SeesWindowAsync("Your words");
    }

    [Fact]
    public async Task Window_ChangedMeanwhile_IsChangedOnceMore()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new Ask(Form()));
        bot.Slack.Refuse("views.update", "hash_conflict");
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        Assert.NotNull((await bot.Slack.CallAsync("views.update"))["hash"]);
        Assert.Null((await bot.Slack.CallAsync("views.update"))["hash"]);
        await talk.SeesWindowAsync("Your words");
    }

    [Fact]
    public async Task Press_InAWindowThatWasClosed_DoesWhatItSaysAndShowsNothing()
    {
        await OpenAsync(Buttons());
        var window = await talk.SeesWindowAsync("A card");
        bot.Slack.Workspace.CloseWindow();
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, window, "Press me");

        await bot.Slack.CallAsync("views.update", "The answer");
        Assert.Empty(bot.Slack.Workspace.WindowsOf(Coordinator));
        Assert.DoesNotContain(bot.Slack.Calls, call => call.Method.StartsWith("chat.", StringComparison.Ordinal) && call.Says("The answer"));
    }

    [Fact]
    public async Task Press_InAWindow_ShowsTheAnswerInIt()
    {
        await OpenAsync(Buttons());
        var window = await talk.SeesWindowAsync("A card");
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, window, "Press me");

        await talk.SeesWindowAsync("The answer");
        Assert.Single(bot.Slack.Workspace.WindowsOf(Coordinator));
    }

    [Fact]
    public async Task Press_InAWindow_OpensAFormInItsPlace()
    {
        await OpenAsync(Buttons());
        var window = await talk.SeesWindowAsync("A card");
        bot.Seen.Says(new Ask(Form()));
        await talk.PressesAsync(Coordinator, window, "Open a form");

        await talk.SeesWindowAsync("A form");
        Assert.Equal((1, 0), (bot.Slack.Workspace.WindowsOf(Coordinator).Count, bot.Slack.CountOf("views.push")));
    }

    [Fact]
    public async Task DeeperPress_InAWindow_PilesUpThreeAndNoMore()
    {
        await OpenAsync(Buttons());
        for (var deep = 1; deep <= 4; deep++)
        {
            var window = await talk.SeesWindowAsync(deep == 1 ? "A card" : $"Number {deep}");
            bot.Seen.Says(new OnlyYou(Buttons() with { Title = $"Number {deep + 1}", Body = [new Text($"Number {deep + 1}")] }));
            await talk.PressesAsync(Coordinator, window, "Go deeper");
        }

        await talk.SeesWindowAsync("Number 5");
        Assert.Equal((3, 2), (bot.Slack.Workspace.WindowsOf(Coordinator).Count, bot.Slack.CountOf("views.push")));
    }

    [Fact]
    public async Task Press_TakenTwice_SaysSoInTheWindow()
    {
        var shown = await PostedAsync();
        bot.Seen.Says();
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        await talk.SeesWindowAsync("already");
    }

    [Fact]
    public async Task LongCard_InAMessage_OpensWholeInAWindow()
    {
        bot.Seen.Says(new Say(LongCard()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said);
        var shown = await talk.SeesAsync("A long card");
        Assert.DoesNotContain("Line 120", shown.Words, StringComparison.Ordinal);

        await talk.PressesAsync(Volunteer, shown, shown.Buttons.Last());
        Assert.Equal(120, await LinesInWindowAsync(Volunteer));
    }

    [Fact]
    public async Task LongDay_OnTheHomeTab_OpensWholeInAWindow()
    {
        bot.Seen.Says(new OnlyYou(LongCard()));
        var home = await talk.OpensHomeAsync(Volunteer);
        Assert.DoesNotContain("Line 120", home.Words, StringComparison.Ordinal);

        await talk.PressesAsync(Volunteer, home, home.Buttons.Last());
        Assert.Equal(120, await LinesInWindowAsync(Volunteer));
    }

    private async Task<int> LinesInWindowAsync(string who)
    {
        var seen = new HashSet<string>();
        var window = await talk.SeesWindowAsync("Line", who);
        for (var page = 0; page < 10; page++)
        {
            seen.UnionWith(Enumerable.Range(1, 120).Select(number => $"Line {number:D3}").Where(line => window.Words.Contains(line, StringComparison.Ordinal)));
            if (seen.Contains("Line 120") || window.Buttons.FirstOrDefault(button => button.Contains("ext", StringComparison.Ordinal)) is not { } next)
            {
                break;
            }

            var before = bot.Slack.CountOf("views.update");
            await talk.PressesAsync(who, window, next);
            Assert.Equal(before + 1, bot.Slack.CountOf("views.update"));
            window = await talk.SeesWindowAsync("Line", who);
        }

        return seen.Count;
    }

    [Fact]
    public async Task Confidential_AnsweredInAWindow_IsNeverKept()
    {
        var shown = await PostedAsync();
        bot.Seen.Says(new OnlyYou(Card("The secret") with { OnlyInDialog = new("", Verbs.ShowNotes) }));
        await talk.PressesAsync(Coordinator, shown, "Open a form");

        await talk.SeesWindowAsync("The secret");
        Assert.DoesNotContain(bot.Store.Keep(), document => document.Value.Value.ToString()!.Contains("The secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("today", null)]
    [InlineData("promotion_log", "parents")]
    public async Task Shortcut_Picked_OpensAWindowOfTheirOwnChat(string shortcut, string? channel)
    {
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PicksAsync(Coordinator, shortcut, channel);

        await bot.Slack.CallAsync("views.open", "One moment");
        await talk.SeesWindowAsync("The answer");
        var picked = Assert.IsType<CardAction>(Assert.Single(bot.Seen.Taken));
        Assert.Equal((PlaceKind.Personal, Surface.Dialog), (picked.Place.Kind, picked.Surface));
        if (channel is not null)
        {
            // The sample's message is of 20 November 2026, early in the morning.
            Assert.Equal((Verbs.LogSharingForm, "#parents in Slack", "2026-11-20"), (picked.Verb, picked.Fields[SharingCard.Where], picked.Fields[SharingCard.Day]));
        }
    }

    private async Task<IReadOnlyList<Reply>> SlowlyAsync(ForumBot.Conversation.Turn turn)
    {
        await slow.Task;
        return late;
    }

    private async Task<SlackTalk.HandedIn> HandInSlowlyAsync(bool keepAnswer = false)
    {
        bot.Seen.Answer = keepAnswer ? bot.Seen.Answer : SlowlyAsync;
        var before = bot.Seen.Taken.Count;
        // The press that opened the window has waited for this long, too.
        var waits = bot.Time.WaitForNextAsync(LongestPress);
        var handingIn = talk.HandsInAsync(Coordinator, ("words", "hello"));
        await waits;
        await Eventually.HoldsAsync(() => bot.Seen.Taken.Count > before, () => "The turn did not begin.");
        bot.Time.Advance(LongestPress);
        return await handingIn;
    }

    private async Task OpenFormAsync(bool ownChat = false, string who = Coordinator)
    {
        await OpenAsync(Form(), ownChat, who);
        await talk.SeesWindowAsync("Your words", who);
        bot.Seen.Says();
    }

    private async Task OpenAsync(Card card, bool ownChat = false, string who = Coordinator)
    {
        var shown = await PostedAsync(ownChat);
        bot.Seen.Says(new OnlyYou(card));
        await talk.PressesAsync(who, shown, "Open a form");
    }

    private async Task<SlackTalk.Shown> PostedAsync(bool ownChat = false)
    {
        bot.Seen.Says(new Say(Buttons()));
        await (ownChat ? talk.WritesAsync(Coordinator, SlackBot.Notebook.Said) : talk.InvitesAsync(Coordinator));
        return await talk.SeesAsync("A card");
    }

    private static Card Card(string title) => new() { Title = title, Body = [new Text(title)], Next = "Nothing to do." };

    private static Card LongCard() => Card("A long card") with
    {
        Body = [.. Enumerable.Range(1, 120).Select(number => new Row([new Text($"Line {number:D3}")], new Execute("Press", SlackBot.Notebook.Press)))],
    };

    private static Card Buttons() => Card("A card") with
    {
        Buttons =
        [
            new Execute("Press me", SlackBot.Notebook.Press),
            new Execute("Open a form", SlackBot.Notebook.Press) { OpensForm = true, TakesFields = false },
            new Execute("Go deeper", SlackBot.Notebook.Press) { LeadsDeeper = true, TakesFields = false },
        ],
    };

    private static Card Form(string? error = null) => Card("A form") with
    {
        Body = [new TextField("words", "Your words") { Error = error }],
        Buttons = [new Execute("Save", SlackBot.Notebook.Save)],
    };

    private sealed class NothingKept : IKeptCards
    {
        public ValueTask<string> KeepAsync(Place place, PersonId? only, Card card, CancellationToken ct) => throw new InvalidOperationException();

        public ValueTask<string> KeepHomeAsync(Place chat, PersonId only, Card card, CancellationToken ct) => throw new InvalidOperationException();

        public ValueTask<Card?> FindAsync(string name, Place place, Person reader, CancellationToken ct) => ValueTask.FromResult<Card?>(null);
    }
}
