using System.Text.Json.Nodes;
using ForumBot.Messaging;
using ForumBot.Teams.Inbound;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams;

public sealed class DepartureTests
{
    [Fact]
    public void PersonRemovedFromATeam_IsSomebodyWhoLeft()
    {
        var arrived = Assert.IsType<Translation.Event>(Translate("29:user-alex", Captured.Alex));

        var left = Assert.IsType<PersonLeft>(arrived.Incoming);
        Assert.Equal("19:general@thread.tacv2", left.Place.Id.Conversation);
        Assert.Equal("19:general@thread.tacv2", arrived.Team);
        Assert.Equal(Captured.Alex, Assert.Single(arrived.Others).AadObjectId);
    }

    [Fact]
    public void PersonRemovedFromAGroupChat_IsNothing() => Assert.IsType<Translation.Nothing>(Translate("29:user-alex", null, "groupChat"));

    [Fact]
    public void BotRemovedTogetherWithAPerson_IsTheBotRemoved()
    {
        var body = Body("29:user-alex", null, "channel");
        body["membersRemoved"]!.AsArray().Add(new JsonObject { ["id"] = (string)body["recipient"]!["id"]! });

        Assert.IsType<BotRemoved>(Assert.IsType<Translation.Event>(Translated(body)).Incoming);
    }

    [Theory]
    [InlineData(Captured.Alex)]
    [InlineData(null)]
    public async Task PersonTheBotHasMet_WhoIsRemovedFromTheTeam_IsKnownByEitherIdAndLeftEveryChannelOfIt(string? aadObjectId)
    {
        await using var bot = await TeamsBot.StartAsync(authenticated: false);
        await bot.SendAsync("channel-installed");
        await bot.Connector.CardAsync();
        await bot.SendAsync("channel-mention");
        await bot.Connector.CardAsync();

        await bot.SendAsync("channel-bot-removed", body => Change(body, "29:user-alex", aadObjectId, "channel"));

        var left = bot.Seen.Taken.OfType<PersonLeft>().ToList();
        Assert.NotEmpty(left);
        Assert.Contains(left, one => one.Place.Id.Conversation == "19:announcements@thread.tacv2");
    }

    private static Translation Translate(string id, string? aadObjectId, string kind = "channel") => Translated(Body(id, aadObjectId, kind));

    private static Translation Translated(JsonObject body) =>
        new Translator(new FakeTimeProvider()).Translate(System.Text.Json.JsonSerializer.Deserialize(body.ToJsonString(), ActivityJson.Default.Activity)!);

    private static JsonObject Body(string id, string? aadObjectId, string kind) =>
        Captured.Body("channel-bot-removed", body => Change(body, id, aadObjectId, kind));

    private static void Change(JsonObject body, string id, string? aadObjectId, string kind)
    {
        body["conversation"]!["conversationType"] = kind;
        var gone = new JsonObject { ["id"] = id };
        if (aadObjectId is not null)
        {
            gone["aadObjectId"] = aadObjectId;
        }

        body["membersRemoved"] = new JsonArray(gone);
    }
}
