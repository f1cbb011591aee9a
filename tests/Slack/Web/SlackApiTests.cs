using System.Text.Json.Nodes;
using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack.Web;

/// <summary>Every call of the Web API, as it goes over the wire and as its answer is read.</summary>
public sealed class SlackApiTests : IAsyncLifetime
{
    private const string Team = SlackCapture.Team;
    private static readonly BlockKitDrawing Drawing = new("""[{"type":"section","text":{"type":"plain_text","text":"“A sentence” & é"}}]""", "A sentence in words");
    private static readonly BlockKitDrawing Window = View("""{"type":"modal","title":{"type":"plain_text","text":"A window"},"external_id":"ours","blocks":[]}""");
    private FakeSlack slack = null!;
    private SlackOut way = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        way = SlackOut.To(slack, new SignallingTime());
    }

    public async ValueTask DisposeAsync()
    {
        way.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task Post_InAChannel_SaysEverythingThereIsToSay()
    {
        var (result, posted) = await Api.PostAsync(Team, SlackCapture.Channel, "1795163400.000100", Drawing, default);
        var call = await slack.CallAsync("chat.postMessage");

        Assert.True(result.Done);
        Assert.Equal(SlackCapture.Channel, posted!.Channel);
        Assert.Contains((posted.Channel, posted.Message), slack.Workspace.Messages.Keys);
        Assert.Equal(("application/json; charset=utf-8", FakeSlack.Token), (call.ContentType, call.Token));
        Assert.Equal(
            """{"channel":"C0INSPECT01","thread_ts":"1795163400.000100","unfurl_links":false,"unfurl_media":false,"parse":"none","text":"A sentence in words","blocks":"""
            + Drawing.Json + "}",
            System.Text.Encoding.UTF8.GetString(call.Raw));
    }

    [Fact]
    public async Task Post_ToAPerson_GivesTheirChat() =>
        Assert.Equal(SlackCapture.CoordinatorChat, (await Api.PostAsync(Team, SlackCapture.Coordinator, null, Drawing, default)).Answer?.Channel);

    [Fact]
    public async Task Post_AsSlackAnswers_IsRead()
    {
        slack.Expect("chat.postMessage", FakeSlack.Answer.Captured("chat_postMessage_ok"));

        Assert.Equal(new(SlackCapture.Channel, "1795163400.001200"), (await PostAsync()).Answer);
    }

    [Fact]
    public async Task Update_OfAMessage_SendsItsBlocksToo()
    {
        var posted = (await PostAsync()).Answer!;

        Assert.True((await Api.UpdateAsync(Team, posted.Channel, posted.Message, Drawing with { Text = "Changed" }, default)).Done);
        var call = await slack.CallAsync("chat.update", "Changed");
        Assert.Equal(posted.Message, call["ts"]);
        Assert.Equal("none", call["parse"]);
        Assert.NotNull(call.Blocks);
        Assert.Same(call, slack.Workspace.Messages[(posted.Channel, posted.Message)]);
    }

    [Fact]
    public async Task PostEphemeral_ForSomebodyInAChannel_IsForThemAlone()
    {
        Assert.True((await Api.PostEphemeralAsync(Team, SlackCapture.Channel, SlackCapture.Volunteer, "1.2", Drawing, default)).Done);
        var call = await slack.CallAsync("chat.postEphemeral");

        Assert.Equal((SlackCapture.Channel, SlackCapture.Volunteer, "1.2"), (call.Channel, call.User, call.Thread));
        Assert.Empty(slack.Workspace.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Respond_AtAnAddressOfSlacks_CarriesNoToken(bool replace)
    {
        Assert.True((await Api.RespondAsync(new(slack.ResponseUrl()), Drawing, replace, default)).Done);
        var call = await slack.CallAsync(FakeSlack.Responses);

        Assert.Null(call.Token);
        Assert.Equal(replace, (bool?)call.Arguments["replace_original"]);
        Assert.Equal("ephemeral", call["response_type"]);
        Assert.Equal("R1", call.Address);
    }

    [Fact]
    public async Task Respond_ASixthTime_IsGone()
    {
        var address = new Uri(slack.ResponseUrl());
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await Api.RespondAsync(address, Drawing, false, default)).Done);
        }

        Assert.Equal(new SlackResult(SlackOutcome.Gone, "used_url"), await Api.RespondAsync(address, Drawing, false, default));
    }

    [Fact]
    public async Task Respond_WithABareWordForAnAnswer_IsDone()
    {
        slack.Expect(FakeSlack.Responses, new(200, "ok"));

        Assert.True((await Api.RespondAsync(new(slack.ResponseUrl()), Drawing, false, default)).Done);
    }

    [Fact]
    public async Task OpenView_WithATrigger_OpensTheWindow()
    {
        var (result, view) = await Api.OpenViewAsync(Team, slack.Workspace.NewTrigger(), Window, default);

        Assert.True(result.Done);
        Assert.Equal(Assert.Single(slack.Workspace.WindowsOf(SlackCapture.Coordinator)).Id, view?.Id);
    }

    [Fact]
    public async Task OpenView_WithATriggerThatIsSpent_SaysSo()
    {
        var trigger = slack.Workspace.NewTrigger();
        await Api.OpenViewAsync(Team, trigger, Window, default);

        Assert.Equal(new SlackResult(SlackOutcome.TriggerSpent, "exchanged_trigger_id"), (await Api.OpenViewAsync(Team, trigger, Window, default)).Result);
    }

    [Fact]
    public async Task OpenView_TooLate_SaysSo()
    {
        var trigger = slack.Workspace.NewTrigger();
        slack.Workspace.ExpireTriggers();

        Assert.Equal(SlackOutcome.TriggerSpent, (await Api.OpenViewAsync(Team, trigger, Window, default)).Result.Outcome);
    }

    [Fact]
    public async Task PushView_OverTheOpenOne_LiesOnTop()
    {
        await OpenAsync();
        var pushed = await Api.PushViewAsync(Team, slack.Workspace.NewTrigger(), Window, default);

        Assert.Equal(2, slack.Workspace.WindowsOf(SlackCapture.Coordinator).Count);
        Assert.Equal(slack.Workspace.WindowsOf(SlackCapture.Coordinator)[^1].Id, pushed.Answer?.Id);
    }

    [Fact]
    public async Task PushView_AFourthTime_IsRefused()
    {
        await OpenAsync();
        await Api.PushViewAsync(Team, slack.Workspace.NewTrigger(), Window, default);
        await Api.PushViewAsync(Team, slack.Workspace.NewTrigger(), Window, default);

        Assert.Equal(new SlackResult(SlackOutcome.Refused, "push_limit_reached"), (await Api.PushViewAsync(Team, slack.Workspace.NewTrigger(), Window, default)).Result);
    }

    [Fact]
    public async Task UpdateView_WithTheHashItHas_GivesTheNextHash()
    {
        var open = await OpenAsync();
        var (result, view) = await Api.UpdateViewAsync(Team, open.Id, open.Hash, Window, default);

        Assert.True(result.Done);
        Assert.NotEqual(open.Hash, view!.Hash);
        Assert.Equal(new SlackResult(SlackOutcome.Changed, "hash_conflict"), (await Api.UpdateViewAsync(Team, open.Id, open.Hash, Window, default)).Result);
    }

    [Fact]
    public async Task UpdateView_ThatWasClosed_IsGone()
    {
        var open = await OpenAsync();
        slack.Workspace.CloseWindow();

        Assert.Equal(SlackOutcome.Gone, (await Api.UpdateViewAsync(Team, open.Id, open.Hash, Window, default)).Result.Outcome);
    }

    [Fact]
    public async Task PublishHome_ForSomebody_ShowsItThere()
    {
        Assert.True((await Api.PublishHomeAsync(Team, SlackCapture.Coordinator, View("""{"type":"home","blocks":[]}"""), default)).Done);
        Assert.Equal("home", (string?)slack.Workspace.HomeOf(SlackCapture.Coordinator).Shown["type"]);
    }

    [Fact]
    public async Task OpenChat_WithSomebody_GivesIt() =>
        Assert.Equal(SlackCapture.CoordinatorChat, (await Api.OpenChatAsync(Team, SlackCapture.Coordinator, default)).Answer?.Channel);

    [Fact]
    public async Task User_WhoIsAMember_IsNoGuest()
    {
        Assert.Equal(new SlackUser(SlackCapture.Coordinator, "Cora Coordinator", Team), (await Api.UserAsync(Team, SlackCapture.Coordinator, default)).Answer);
        Assert.Equal("application/x-www-form-urlencoded", (await slack.CallAsync("users.info")).ContentType);
    }

    [Theory]
    [InlineData("users_info_ok_guest", "guest.person", Team)]
    [InlineData("users_info_ok_external_stranger", "sam.o", SlackCapture.PartnerTeam)]
    public async Task User_WhoIsAGuest_IsOneHoweverSlackSaysIt(string sample, string name, string home)
    {
        slack.Expect("users.info", FakeSlack.Answer.Captured(sample));
        var user = (await Api.UserAsync(Team, "U", default)).Answer!;

        Assert.Equal((name, home, true), (user.Name, user.HomeTenant, user.IsGuest));
    }

    [Theory]
    [InlineData("is_restricted")]
    [InlineData("is_ultra_restricted")]
    [InlineData("is_stranger")]
    public async Task User_WithAnyMarkOfAGuest_IsOne(string mark)
    {
        slack.Expect("users.info", new(200, new JsonObject { ["ok"] = true, ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = Team, [mark] = true } }.ToJsonString()));

        Assert.True((await Api.UserAsync(Team, "U1", default)).Answer!.IsGuest);
    }

    [Theory]
    [InlineData("E0COUNCIL01", "E0COUNCIL01", false)]
    [InlineData(Team, Team, false)]
    [InlineData("T0THIRD0001", "T0OTHER0001", true)]
    public async Task User_OfAnOrganisation_IsAtHomeWhereTheBotIsInstalled(string installation, string home, bool guest)
    {
        way.Installations.Tokens[installation] = FakeSlack.Token;
        slack.Workspace.Add(new FakePerson("U0GRID00001", "Gil") { Team = "T0OTHER0001", Grid = ("E0COUNCIL01", [Team, "T0OTHER0001"]) });
        var user = (await Api.UserAsync(installation, "U0GRID00001", default)).Answer!;

        Assert.Equal((home, guest), (user.HomeTenant, user.IsGuest));
    }

    [Fact]
    public async Task User_ThatSlackDoesNotKnow_IsGone() =>
        Assert.Equal(new SlackResult(SlackOutcome.PersonGone, "user_not_found"), (await Api.UserAsync(Team, "U0NOBODY000", default)).Result);

    [Theory]
    [InlineData(SlackCapture.Channel, false)]
    [InlineData(SlackCapture.SharedChannel, true)]
    public async Task Channel_ThatTheBotIsIn_SaysWhetherOutsidersRead(string channel, bool outsiders) => Assert.Equal(
        new SlackChannel(channel, IsMember: true, HasOutsiders: outsiders, IsDirect: false, IsGroupChat: false, IsArchived: false) { Name = channel.ToLowerInvariant() },
        (await Api.ChannelAsync(Team, channel, default)).Answer);

    [Fact]
    public async Task Members_OnSeveralPages_AreAllNamed()
    {
        slack.Workspace.MembersOnAPage = 2;

        Assert.Equal(
            [SlackCapture.Bot, SlackCapture.Coordinator, SlackCapture.Volunteer, SlackCapture.Guest],
            (await Api.MembersAsync(Team, SlackCapture.Channel, default)).Answer);
        Assert.Equal(2, slack.CountOf("conversations.members"));
    }

    private SlackApi Api => way.Api;

    private Task<SlackReading<PostedMessage>> PostAsync() => Api.PostAsync(Team, SlackCapture.Channel, null, Drawing, default);

    private async Task<OpenedView> OpenAsync() => (await Api.OpenViewAsync(Team, slack.Workspace.NewTrigger(), Window, default)).Answer!;

    private static BlockKitDrawing View(string json) => new(json, "");
}
