using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Cards;

public sealed class RefreshTests
{
    private static readonly CardHost Teams = CardHost.Conversation(key => key == "unknown" ? null : $"29:{key}");

    [Fact]
    public void Card_WithViewsOfOnesOwn_AsksTeamsToRefreshItForItsReaders() =>
        Assert.Equal(
            """
            {"action":{"type":"Action.Execute","verb":"card.own","data":{"view":"inspection","argument":"i1|day/2027-03-01","forum":"forum-1"}},"userIds":["29:ann","29:moe"]}
            """,
            Refresh(Card("ann", "unknown", "moe"), Teams)?.ToJsonString());

    [Fact]
    public void Readers_MoreThanTeamsTakes_AreTheFirstSixtyThatAreKnown()
    {
        string[] readers = ["unknown", .. Enumerable.Range(1, 61).Select(n => $"reader-{n}")];

        var ids = Refresh(Card(readers), Teams)!["userIds"]!.AsArray().Select(id => (string?)id);

        Assert.Equal(Enumerable.Range(1, 60).Select(n => $"29:reader-{n}"), ids);
    }

    [Fact]
    public void Readers_NoneKnown_LeaveTheCardAsItIsForAll() => Assert.Null(Refresh(Card("unknown"), Teams));

    [Fact]
    public void Readers_KnownTwice_AreAskedOnce() => Assert.Single(Refresh(Card("ann", "ann"), Teams)!["userIds"]!.AsArray());

    [Fact]
    public void Card_ForAPlainClient_HasNoRefresh() => Assert.Null(Refresh(Card("ann"), CardHost.Plain));

    [Fact]
    public void Card_InADialog_HasNoRefresh() => Assert.Null(Refresh(Card("ann"), CardHost.Dialog));

    [Fact]
    public void Card_ThatAllSeeAlike_HasNoRefresh() => Assert.Null(Refresh(Card() with { Own = null }, Teams));

    [Fact]
    public void Readers_OnTheWayToTeams_AreNamedByTeamsIdsAlone()
    {
        var json = JsonNode.Parse(AdaptiveCardWriter.Write(Card("tenant/ann"), CardHost.Conversation(_ => "29:x")))!.ToJsonString();

        Assert.DoesNotContain("tenant/ann", json, StringComparison.Ordinal);
    }

    internal static Card Card(params string[] readers) => new()
    {
        Title = "Monday 1 March: day 1 of 15",
        Next = "Say “today”.",
        ForumId = "forum-1",
        Own = new("inspection", "i1|day/2027-03-01", readers),
    };

    private static JsonNode? Refresh(Card card, CardHost host) => JsonNode.Parse(AdaptiveCardWriter.Write(card, host))!["refresh"];
}
