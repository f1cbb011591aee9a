using ForumBot.Cards;
using ForumBot.Messaging;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>Where people in Slack see the answer, by where they asked.</summary>
public sealed class SurfaceTests : IAsyncLifetime
{
    private const string Thread = "1795163000.000009";
    private SlackBot bot = null!;
    private SlackTalk talk = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync();
        talk = new(bot);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Mention_AnsweredForOneAlone_IsWhisperedInTheThread()
    {
        bot.Seen.Says(new OnlyYou(Card("For you")));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said, thread: "1795163000.000009");

        var heard = await talk.HearsAsync("For you");
        Assert.Equal((Coordinator, "1795163000.000009"), (heard.Call!.User, heard.Thread));
        Assert.Equal(0, bot.Slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Mention_OutsideAThread_IsWhisperedInTheChannelWhereItIsSeen()
    {
        bot.Seen.Says(new OnlyYou(Card("For you")));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said);

        // In a thread that nobody has answered in, Slack shows no whisper.
        Assert.Null((await talk.HearsAsync("For you")).Call!["thread_ts"]);
    }

    [Fact]
    public async Task Command_ForWhatIsConfidential_OpensItsWindowAtOnce()
    {
        bot.Seen.Says(new OnlyYou(Card("A sealed matter") with { OnlyInDialog = new Execute("Open it", Verbs.ShowNotes) }));
        await talk.CommandsAsync(Coordinator, SlackBot.Notebook.Said);

        await talk.SeesWindowAsync("A sealed matter");
        Assert.Equal(0, bot.Slack.CountOf(FakeSlack.Responses));
    }

    [Fact]
    public async Task Mention_WhoseWhisperIsRefused_IsAnsweredInTheirOwnChat()
    {
        bot.Slack.Refuse("chat.postEphemeral", "user_not_in_channel");
        bot.Seen.Says(new OnlyYou(Card("For you")));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said);

        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("For you")).Channel);
    }

    [Fact]
    public async Task Mention_AnsweredWithAForm_IsAButtonThatOpensIt()
    {
        bot.Seen.Says(new Ask(Form()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said);
        var heard = await talk.HearsAsync("A form");

        await talk.PressesAsync(Coordinator, heard, Assert.Single(heard.Buttons));
        Assert.NotNull((await talk.SeesWindowAsync("Your words")).View);
        bot.Seen.Says(new OnlyYou(Card("Saved")));
        var handedIn = await talk.HandsInAsync(Coordinator, ("words", "hello"));
        Assert.Equal(("update", true), (handedIn.Action, handedIn.Window!.Says("Saved", (string?)handedIn.Window.View!.Shown["title"]!["text"])));
        Assert.Equal("hello", Assert.IsType<CardAction>(bot.Seen.Taken[^1]).Fields["words"]);
    }

    [Fact]
    public async Task Button_OfSomebodyElsesWhisper_OpensNothingForMe()
    {
        bot.Seen.Says(new Ask(Form()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said);
        var heard = await talk.HearsAsync("A form");

        await talk.PressesAsync(Volunteer, heard, Assert.Single(heard.Buttons));
        await talk.SeesWindowAsync("no longer here", Volunteer);
    }

    [Fact]
    public async Task Command_WithNothingBehindIt_IsHelp()
    {
        bot.Seen.Says(new Say(Card("What I can do")));
        await talk.CommandsAsync(Coordinator, "");

        var seen = await talk.SeesAloneAsync("What I can do");
        Assert.Equal("ephemeral", seen.Call!["response_type"]);
        Assert.Equal("help", Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken)).Text);
    }

    [Fact]
    public async Task Command_WithWords_IsWhisperedHoweverItIsAnswered()
    {
        bot.Seen.Says(new Say(Card("One")), new OnlyYou(Card("Two")));
        await talk.CommandsAsync(Coordinator, SlackBot.Notebook.Said);

        await talk.SeesAloneAsync("One");
        await talk.SeesAloneAsync("Two");
        Assert.Equal(0, bot.Slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Command_AnsweredWithAForm_OpensAWindow()
    {
        bot.Seen.Says(new Ask(Form()));
        await talk.CommandsAsync(Coordinator, SlackBot.Notebook.Said);

        await talk.SeesWindowAsync("Your words");
    }

    [Fact]
    public async Task Command_WhereTheBotIsNot_WorksAsInTheirOwnChat()
    {
        talk.Channel = "C0ELSEWHERE";
        bot.Slack.Workspace.Add(new FakeChannel("C0ELSEWHERE", [Coordinator]) { HasBot = false });
        bot.Seen.Says(new Say(Card("Taken down")));
        await talk.CommandsAsync(Coordinator, SlackBot.Notebook.Said);

        await talk.SeesAloneAsync("Taken down");
        Assert.Equal((PlaceKind.Personal, CoordinatorChat), (bot.Seen.Taken[0].Place.Kind, bot.Seen.Taken[0].Place.Id.Conversation));
    }

    [Fact]
    public async Task Command_BySomebodyWhomSlackDoesNotKnow_IsToldWhyNothingComes()
    {
        await talk.CommandsAsync("U0NOBODY01", SlackBot.Notebook.Said);

        await talk.SeesAloneAsync("I do not know who you are");
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Command_WhenTheirOwnChatCannotBeOpenedJustNow_IsRefusedOutLoud()
    {
        bot.Slack.Workspace.Add(new FakeChannel("C0ELSEWHERE", [Coordinator]) { HasBot = false });
        bot.Slack.Refuse("conversations.open", "missing_scope");
        using var response = await bot.CommandAsync("slash_command", fields => (fields["channel_id"], fields["text"]) = ("C0ELSEWHERE", SlackBot.Notebook.Said));

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Press_AnsweredWithTwoThingsForOneAlone_BringsTheSecondToTheirOwnChat()
    {
        var shown = await PostedAsync(ownChat: false);
        bot.Seen.Says(new OnlyYou(Card("One")), new OnlyYou(Card("Two")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        await talk.SeesAloneAsync("One");
        var second = await talk.SeesAsync("Two");
        Assert.Equal(CoordinatorChat, second.Channel);
        Assert.True(bot.Slack.HasNoMore("chat.postMessage"));
    }

    [Fact]
    public async Task Command_Sample_IsHeardWithThePeopleItNames()
    {
        using var response = await bot.CommandAsync("slash_command", fields => fields["text"] = $"{SlackBot.Notebook.Said} <@{Volunteer}|volunteer.seven> 15:30");

        Assert.Equal(200, (int)response.StatusCode);
        var heard = Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken));
        Assert.Matches($"^{SlackBot.Notebook.Said} +15:30$", heard.Text);
        Assert.Equal(Volunteer, Assert.Single(heard.Mentioned).Id.User);
    }

    [Fact]
    public async Task Command_OfAnOrganisationThatHasNotTheBot_IsDropped()
    {
        using var response = await bot.CommandAsync("slash_command_org_install");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Press_OnAMessageInTheirOwnChat_TurnsItIntoTheAnswer()
    {
        var shown = await PostedAsync(ownChat: true);
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        Assert.Equal(shown.Ts, (await talk.SeesChangedAsync("The answer")).Ts);
        Assert.Equal(shown.Ts, Assert.IsType<CardAction>(bot.Seen.Taken[^1]).Card?.MessageId);
    }

    [Fact]
    public async Task Press_OnASharedMessage_IsAnsweredForThePersonAlone()
    {
        var shown = await PostedAsync(ownChat: false);
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        Assert.Equal("false", (await talk.SeesAloneAsync("The answer")).Call!["replace_original"]);
        Assert.Equal(0, bot.Slack.CountOf("chat.update"));
    }

    [Fact]
    public async Task Press_OnAMessageInAThread_IsAnsweredForThePersonAloneInThatThread()
    {
        var shown = await PostedInThreadAsync();
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        var heard = await talk.HearsAsync("The answer");
        Assert.Equal((Coordinator, Channel, Thread), (heard.Call!.User, heard.Channel, heard.Thread));
        Assert.Equal(0, bot.Slack.CountOf(FakeSlack.Responses));
    }

    [Fact]
    public async Task Press_OnAMessageInAThread_AnsweredForAll_IsAnsweredInThatThread()
    {
        var shown = await PostedInThreadAsync();
        bot.Seen.Says(new Say(Card("For all")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        Assert.Equal(Thread, (await talk.SeesAsync("For all")).Thread);
    }

    [Fact]
    public async Task Press_OnAMessageThatAThreadHangsOn_IsAnsweredInTheChannelWhereItStands()
    {
        var posted = await PostedAsync(ownChat: false);
        var shown = posted with { Thread = posted.Ts };
        bot.Seen.Says(new OnlyYou(Card("The answer")), new Say(Card("For all")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        await talk.SeesAloneAsync("The answer");
        Assert.Null((await talk.SeesAsync("For all")).Thread);
    }

    [Fact]
    public async Task Press_OnAMessageInAThread_WhoseWhisperIsRefused_IsAnsweredAtItsOwnAddress()
    {
        var shown = await PostedInThreadAsync();
        bot.Slack.Refuse("chat.postEphemeral", "user_not_in_channel");
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        await talk.SeesAloneAsync("The answer");
        Assert.Equal(1, bot.Slack.CountOf("chat.postEphemeral"));
    }

    [Fact]
    public async Task Press_OnAWhisperInAThread_TurnsItIntoTheAnswerWhereItStands()
    {
        bot.Seen.Says(new OnlyYou(CardWithButton()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said, Thread);
        var whisper = await talk.HearsAsync("A card");
        bot.Seen.Says(new OnlyYou(Card("The answer")));
        await talk.PressesAsync(Coordinator, whisper, "Press me");

        Assert.Equal("true", (await talk.SeesAloneAsync("The answer")).Call!["replace_original"]);
        Assert.Equal(1, bot.Slack.CountOf("chat.postEphemeral"));
    }

    [Fact]
    public async Task Press_ThatChangesASharedMessage_ChangesItForAllAndWhispersNothing()
    {
        var shown = await PostedAsync(ownChat: false);
        bot.Seen.Says(new Refreshed(Card("Your own view")), new Replace(Card("For all")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        Assert.Equal(shown.Ts, (await talk.SeesChangedAsync("For all")).Ts);
        Assert.Equal(0, bot.Slack.CountOf(FakeSlack.Responses));
    }

    [Fact]
    public async Task Press_ForTheirOwnView_WhispersIt()
    {
        var shown = await PostedAsync(ownChat: false);
        bot.Seen.Says(new Refreshed(Card("Your own view")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        await talk.SeesAloneAsync("Your own view");
    }

    [Fact]
    public async Task Press_OnAWhisper_TurnsItIntoTheAnswerAndChangesNothingForOthers()
    {
        bot.Seen.Says(new OnlyYou(CardWithButton()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said);
        var whisper = await talk.HearsAsync("A card");
        bot.Seen.Says(new Refreshed(Card("Your own view")), new Replace(Card("For all")));
        await talk.PressesAsync(Coordinator, whisper, "Press me");

        Assert.Equal("true", (await talk.SeesAloneAsync("Your own view")).Call!["replace_original"]);
        Assert.Equal((0, 0), (bot.Slack.CountOf("chat.update"), bot.Slack.CountOf("chat.postMessage")));
    }

    [Fact]
    public async Task Press_OnACardOfAChannelThatTheBotWasRemovedFrom_AnswersThePersonAlone()
    {
        var shown = await PostedAsync(ownChat: false);
        bot.Slack.Workspace.Add(bot.Slack.Workspace.Channels[Channel] with { HasBot = false });
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        bot.Seen.Says(new Replace(Card("The answer")));
        await talk.PressesAsync(Coordinator, shown, "Press me");

        await talk.SeesAloneAsync("The answer");
        Assert.Equal(PlaceKind.Personal, bot.Seen.Taken[^1].Place.Kind);
        Assert.Equal(0, bot.Slack.CountOf("chat.update"));
    }

    [Fact]
    public async Task Press_ByAnOutsider_IsFromAGuest()
    {
        talk.Channel = SharedChannel;
        var shown = await PostedAsync(ownChat: false);
        await talk.PressesAsync(Outsider, shown, "Press me");

        var pressed = bot.Seen.Taken[^1];
        Assert.Equal((PartnerTeam, true, true), (pressed.From.Id.Tenant, pressed.From.IsGuest, pressed.Place.HasOutsiders));
    }

    [Fact]
    public async Task Press_BySomebodyWhoWasDeactivated_DoesNothing()
    {
        var shown = await PostedAsync(ownChat: false);
        bot.Slack.Workspace.Add(bot.Slack.Workspace.People[Volunteer] with { IsDeactivated = true });
        var before = bot.Seen.Taken.Count;
        await talk.PressesAsync(Volunteer, shown, "Press me");

        Assert.Equal(before, bot.Seen.Taken.Count);
        Assert.Equal(0, bot.Slack.CountOf(FakeSlack.Responses));
    }

    [Theory]
    [InlineData("interaction_block_actions_message_button")]
    [InlineData("interaction_block_actions_message_state")]
    [InlineData("interaction_block_actions_ephemeral")]
    [InlineData("interaction_block_actions_modal")]
    [InlineData("interaction_block_actions_home")]
    [InlineData("interaction_view_submission_all_inputs")]
    [InlineData("interaction_view_submission_org_install")]
    [InlineData("interaction_view_submission_slack_connect_outsider")]
    [InlineData("interaction_view_closed")]
    [InlineData("interaction_shortcut_global")]
    [InlineData("interaction_message_action")]
    public async Task Interaction_WithWhatTheBotNeverDrew_IsTakenAndDropped(string capture)
    {
        using var response = await bot.InteractionAsync(capture);

        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Confidential_InAMessage_IsCoveredAndOpensInAWindowAlone()
    {
        var secret = Card("The secret") with { OnlyInDialog = new("", Verbs.ShowNotes) };
        bot.Seen.Says(new OnlyYou(secret));
        await talk.WritesAsync(Coordinator, SlackBot.Notebook.Said);
        var cover = await talk.SeesAsync(ConfidentialCard.Title);
        await talk.PressesAsync(Coordinator, cover, "Open it");

        await talk.SeesWindowAsync("The secret");
        Assert.DoesNotContain(bot.Slack.Calls, call => !call.Method.StartsWith("views.", StringComparison.Ordinal) && call.Says("The secret"));
        Assert.Equal(Surface.Dialog, Assert.IsType<CardAction>(bot.Seen.Taken[^1]).Surface);
    }

    // In the channel itself it is the greeting that is said.
    private async Task<SlackTalk.Shown> PostedAsync(bool ownChat)
    {
        bot.Seen.Says(new Say(CardWithButton()));
        await (ownChat ? talk.WritesAsync(Coordinator, SlackBot.Notebook.Said) : talk.InvitesAsync(Coordinator));
        return await talk.SeesAsync("A card");
    }

    private async Task<SlackTalk.Shown> PostedInThreadAsync()
    {
        bot.Seen.Says(new Say(CardWithButton()));
        await talk.SaysAsync(Coordinator, SlackBot.Notebook.Said, Thread);
        return await talk.SeesAsync("A card");
    }

    private static Card Card(string title) => new() { Title = title, Next = "Nothing to do." };

    private static Card CardWithButton() => Card("A card") with { Buttons = [new Execute("Press me", SlackBot.Notebook.Press)] };

    private static Card Form() => Card("A form") with
    {
        Body = [new TextField("words", "Your words")],
        Buttons = [new Execute("Save", SlackBot.Notebook.Save)],
    };
}
