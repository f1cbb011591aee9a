using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>What each sample of an event becomes: the command it gives, or that it gives none.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private SlackBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await SlackBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Mention_InAChannel_IsHeardWithoutTheBotsNameAndAnsweredInItsThread()
    {
        bot.Seen.Says(new Say(Card("Taken down")));
        await BringAsync("event_app_mention", inner => inner["text"] = $"<@{SlackCapture.Bot}> {SlackBot.Notebook.Said}");

        var heard = Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken));
        Assert.Equal(SlackBot.Notebook.Said, heard.Text);
        Assert.Equal($"slack/{SlackCapture.Team}/{SlackCapture.Coordinator}", heard.From.Id.Key);
        Assert.Equal("Cora Coordinator", heard.From.Name);
        Assert.Equal(($"slack/{SlackCapture.Team}/{SlackCapture.Channel}", PlaceKind.Channel, false), (heard.Place.Id.Key, heard.Place.Kind, heard.Place.HasOutsiders));
        Assert.Equal("Ev0MENTION001", heard.DeliveryId);
        var answer = await bot.Slack.CallAsync("chat.postMessage", "Taken down");
        Assert.Equal((SlackCapture.Channel, "1795163400.009600"), (answer.Channel, answer.Thread));
    }

    [Fact]
    public async Task Mention_InAThread_IsAnsweredInThatThread()
    {
        bot.Seen.Says(new Say(Card("Taken down")));
        await BringAsync("event_app_mention", inner => (inner["text"], inner["thread_ts"]) = ($"<@{SlackCapture.Bot}> {SlackBot.Notebook.Said}", "1795163000.000001"));

        Assert.Equal("1795163000.000001", (await bot.Slack.CallAsync("chat.postMessage")).Thread);
    }

    [Fact]
    public async Task Mention_ThatNamesOthers_KnowsThemAndTakesNoWordsFromTheirNames()
    {
        await BringAsync("event_app_mention", inner => inner["text"] = $"<@{SlackCapture.Bot}> {SlackBot.Notebook.Said} <@{SlackCapture.Volunteer}><@U0NOBODY01>");

        var heard = Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken));
        Assert.Equal(SlackBot.Notebook.Said, heard.Text);
        Assert.Equal([SlackCapture.Volunteer], heard.Mentioned.Select(person => person.Id.User));
    }

    [Fact]
    public async Task Mention_ByAnOutsider_IsFromAGuestOfAnotherWorkspaceWhereOthersReadAlong()
    {
        await BringAsync("event_app_mention_slack_connect_outsider", inner => inner["text"] = $"<@{SlackCapture.Bot}> {SlackBot.Notebook.Said}");

        var heard = Assert.Single(bot.Seen.Taken);
        Assert.Equal($"slack/{SlackCapture.PartnerTeam}/{SlackCapture.Outsider}", heard.From.Id.Key);
        Assert.True(heard.From.IsGuest);
        Assert.True(heard.Place.HasOutsiders);
    }

    [Fact]
    public async Task Mention_ByAnOutsiderWhomTheEventCallsOurs_IsFromAGuestAllTheSame()
    {
        // The person's own words alone are ours; who they are, only the directory says.
        await BringAsync("event_app_mention_slack_connect_outsider", inner =>
        {
            inner["text"] = $"<@{SlackCapture.Bot}> {SlackBot.Notebook.Said}";
            inner.Remove("user_team");
            inner.Remove("source_team");
            inner.Remove("user_profile");
        });

        var heard = Assert.Single(bot.Seen.Taken);
        Assert.Equal((SlackCapture.PartnerTeam, true), (heard.From.Id.Tenant, heard.From.IsGuest));
    }

    [Fact]
    public async Task Mention_ByAnOrganisationWhoseTeamIsUnknown_IsFromNobodyOfOurs()
    {
        await BringAsync("event_app_mention_slack_connect_outsider", inner =>
        {
            (inner["user"], inner["text"]) = (SlackCapture.Coordinator, $"<@{SlackCapture.Bot}> {SlackBot.Notebook.Said}");
            (inner["user_team"], inner["source_team"]) = ("E0ELSEWHERE", "E0ELSEWHERE");
        });

        var heard = Assert.Single(bot.Seen.Taken);
        Assert.Equal(("E0ELSEWHERE", true), (heard.From.Id.Tenant, heard.From.IsGuest));
    }

    [Fact]
    public async Task Message_InAPersonsOwnChat_IsHeardUnescaped()
    {
        await BringAsync("event_message_im", inner => inner["text"] = $"{SlackBot.Notebook.Said} R&amp;D &lt;today&gt;");

        var heard = Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken));
        Assert.Equal($"{SlackBot.Notebook.Said} R&D <today>", heard.Text);
        Assert.Equal((PlaceKind.Personal, SlackCapture.CoordinatorChat, null), (heard.Place.Kind, heard.Place.Id.Conversation, heard.Place.Thread));
    }

    [Theory]
    [InlineData("event_message_im_own_bot_echo")]
    [InlineData("event_message_changed")]
    [InlineData("event_message_slack_connect_outsider")]
    [InlineData("event_team_join_guest")]
    [InlineData("event_app_rate_limited")]
    [InlineData("event_app_home_opened_org_install")]
    public async Task Event_ThatIsNoneOfTheBots_IsTakenAndDropped(string capture)
    {
        await BringAsync(capture, _ => { });

        Assert.Empty(bot.Seen.Taken);
        Assert.Equal(0, bot.Slack.CountOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("bot_message")]
    [InlineData("message_deleted")]
    [InlineData("channel_join")]
    [InlineData("something_new")]
    public async Task Message_OfAnotherKind_IsDropped(string subtype)
    {
        await BringAsync("event_message_im", inner => (inner["subtype"], inner["text"]) = (subtype, SlackBot.Notebook.Said));

        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Message_OfAnotherBot_IsDropped()
    {
        await BringAsync("event_message_im", inner => (inner["bot_id"], inner["text"]) = ("B0OTHERBOT1", SlackBot.Notebook.Said));

        Assert.Empty(bot.Seen.Taken);
    }

    [Theory]
    [InlineData("message", "channel")]
    [InlineData("reaction_added", "im")]
    public async Task Event_ThatWasNeverAskedFor_IsDropped(string type, string channelType)
    {
        await BringAsync("event_message_im", inner => (inner["type"], inner["channel_type"], inner["text"]) = (type, channelType, SlackBot.Notebook.Said));

        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Event_OfAWorkspaceThatHasNotTheBot_IsDropped()
    {
        using var response = await bot.EventAsync("event_message_im", json =>
        {
            json["event"]!["text"] = SlackBot.Notebook.Said;
            json["authorizations"]![0]!["team_id"] = "T0ELSEWHERE";
        });

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Bot_AddedToAChannel_GreetsThere()
    {
        await BringAsync("event_member_joined_channel_bot", _ => { });

        var added = Assert.IsType<BotAdded>(Assert.Single(bot.Seen.Taken));
        Assert.Equal((SlackCapture.Channel, "Cora Coordinator"), (added.Place.Id.Conversation, added.From.Name));
    }

    [Fact]
    public async Task Person_AddedToAChannel_IsNoneOfTheBots()
    {
        await BringAsync("event_member_joined_channel_bot", inner => inner["user"] = SlackCapture.Volunteer);

        Assert.Empty(bot.Seen.Taken);
    }

    [Theory]
    [InlineData("member_left_channel", SlackCapture.Bot, typeof(BotRemoved))]
    [InlineData("member_left_channel", SlackCapture.Volunteer, typeof(PersonLeft))]
    [InlineData("channel_left", null, typeof(BotRemoved))]
    [InlineData("group_left", null, typeof(BotRemoved))]
    [InlineData("channel_archive", SlackCapture.Coordinator, typeof(BotRemoved))]
    public async Task Channel_ThatSomebodyLeaves_IsLeftOrForgotten(string type, string? user, Type becomes)
    {
        await BringAsync("event_member_joined_channel_bot", inner => (inner["type"], inner["user"]) = (type, user));

        var heard = Assert.Single(bot.Seen.Taken);
        Assert.IsType(becomes, heard);
        Assert.Equal(SlackCapture.Channel, heard.Place.Id.Conversation);
        if (becomes == typeof(PersonLeft))
        {
            Assert.Equal($"slack/{SlackCapture.Team}/{SlackCapture.Volunteer}", heard.From.Id.Key);
        }
    }

    [Fact]
    public async Task Channel_WithAnotherIdWhereTheBotIsNot_IsLeft()
    {
        bot.Slack.Workspace.Add(bot.Slack.Workspace.Channels[SlackCapture.SharedChannel] with { HasBot = false });
        await BringAsync("event_member_joined_channel_bot", inner =>
            (inner["type"], inner["old_channel_id"], inner["new_channel_id"]) = ("channel_id_changed", SlackCapture.Channel, SlackCapture.SharedChannel));

        var left = Assert.IsType<BotRemoved>(Assert.Single(bot.Seen.Taken));
        Assert.Equal((SlackCapture.Channel, true), (left.Place.Id.Conversation, left.MayComeBack));
    }

    [Theory]
    [InlineData("event_app_mention")]
    [InlineData("event_message_im")]
    [InlineData("event_member_joined_channel_bot")]
    public async Task Event_BroughtTwiceAtOnce_ActsOnce(string capture)
    {
        void Change(JsonObject json) => json["event"]!["text"] = SlackBot.Notebook.Said;
        var both = await Task.WhenAll(bot.EventAsync(capture, Change), bot.EventAsync(capture, Change));

        Assert.All(both, response => Assert.Equal(200, (int)response.StatusCode));
        Assert.Single(bot.Seen.Taken);
    }

    [Theory]
    [InlineData("event_app_mention")]
    [InlineData("event_message_im")]
    public async Task Event_BroughtAgainAfterARestart_ActsOnce(string capture)
    {
        void Change(JsonObject json) => json["event"]!["text"] = SlackBot.Notebook.Said;
        using (var first = await bot.EventAsync(capture, Change))
        {
            Assert.Equal(200, (int)first.StatusCode);
        }

        Assert.Single(bot.Seen.Taken);
        await bot.Services.GetRequiredService<SeenDeliveries>().FlushAsync(default);
        await using var restarted = bot.StartAnother();
        using var again = await restarted.EventAsync(capture, Change);

        Assert.Equal(200, (int)again.StatusCode);
        Assert.Empty(restarted.Seen.Taken);
    }

    [Fact]
    public async Task Person_WhoIsDeactivated_IsNotHeard()
    {
        bot.Slack.Workspace.Add(bot.Slack.Workspace.People[SlackCapture.Coordinator] with { IsDeactivated = true });
        await BringAsync("event_message_im", inner => inner["text"] = SlackBot.Notebook.Said);

        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Person_WhoBecomesAGuest_IsOneAtOnce()
    {
        await BringAsync("event_message_im", inner => inner["text"] = SlackBot.Notebook.Said);
        bot.Slack.Workspace.Add(bot.Slack.Workspace.People[SlackCapture.Coordinator] with { IsGuest = true });
        await BringAsync("event_team_join_guest", inner =>
        {
            inner["type"] = "user_change";
            inner["user"]!["id"] = SlackCapture.Coordinator;
        });
        using var second = await bot.EventAsync("event_message_im", json => (json["event_id"], json["event"]!["text"]) = ("Ev0SECOND", SlackBot.Notebook.Said));

        Assert.Equal([false, true], bot.Seen.Taken.Select(heard => heard.From.IsGuest));
    }

    [Fact]
    public async Task Person_WhoseAccountIsDeleted_HasLeftEveryPlaceOfTheForums()
    {
        var place = new Place(new("slack", SlackCapture.Team, SlackCapture.Channel), PlaceKind.Channel);
        await bot.Services.GetRequiredService<ForumRegister>().CreateAsync(
            new Forum
            {
                Id = "forum-1",
                Name = "Anytown",
                LocalArea = "Anyshire",
                Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(place.Id.Key, new(place, Audience.ForumOnly)),
            },
            default);
        await BringAsync("event_team_join_guest", inner =>
        {
            inner["type"] = "user_change";
            (inner["user"]!["id"], inner["user"]!["deleted"]) = (SlackCapture.Volunteer, true);
        });

        Assert.Contains(bot.Seen.Taken.OfType<PersonLeft>(), left => (left.From.Id.User, left.Place.Id) == (SlackCapture.Volunteer, place.Id));
    }

    [Fact]
    public async Task Mention_WhileSlackCannotBeAskedWhoSpeaks_ComesAgain()
    {
        bot.Slack.Refuse("users.info", "missing_scope");
        using (var first = await bot.EventAsync("event_message_im", json => json["event"]!["text"] = SlackBot.Notebook.Said))
        {
            Assert.Equal(503, (int)first.StatusCode);
        }

        Assert.Empty(bot.Seen.Taken);
        await BringAsync("event_message_im", inner => inner["text"] = SlackBot.Notebook.Said);
        Assert.Single(bot.Seen.Taken);
    }

    private async Task BringAsync(string capture, Action<JsonObject> change)
    {
        using var response = await bot.EventAsync(capture, json =>
        {
            if (json["event"] is JsonObject inner)
            {
                change(inner);
            }
        });
        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    private static Card Card(string title) => new() { Title = title, Next = "Nothing to do." };
}
