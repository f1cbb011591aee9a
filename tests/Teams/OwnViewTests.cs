using System.Text.Json.Nodes;
using ForumBot.Forums;

namespace ForumBot.Tests.Teams;

/// <summary>One card in a channel that the forum shares with the area, over the wire: Alex chairs, Adele is a member, Megan the LANO.</summary>
public sealed class OwnViewTests : IAsyncLifetime
{
    private const string ForumsOwn = "Swap contact details";
    private ForumInTeams teams = null!;
    private JsonNode posted = null!;

    public async ValueTask InitializeAsync()
    {
        teams = await ForumInTeams.StartAsync(Audience.ForumAndArea);
        await teams.InspectAsync();
        // Teams ids are learned from what people do.
        await teams.SaysAsync(Captured.Adele, "help");
        await teams.SaysAsync(Captured.Megan, "help");
        posted = await teams.SaysAsync(Captured.Alex, "what's due today?");
    }

    public ValueTask DisposeAsync() => teams.DisposeAsync();

    [Fact]
    public void Card_PostedToAll_OffersEachReaderTheirOwnTheChairFirst()
    {
        Assert.Equal([Id(Captured.Alex), Id(Captured.Megan), Id(Captured.Adele)], Readers(posted));
        Assert.DoesNotContain(ForumsOwn, Text(posted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_OfTheThree_ShowEachTheirSideAndPostAndWriteNothing()
    {
        // Behind this answer, in the same lane, nothing of the post is still to be written down.
        await teams.SaysAsync(Captured.Alex, "help");
        var commits = teams.Store.Commits;

        var alex = await teams.LooksAsync(Captured.Alex, posted);
        var adele = await teams.LooksAsync(Captured.Adele, posted);
        var megan = await teams.LooksAsync(Captured.Megan, posted);

        Assert.Contains(ForumsOwn, Text(alex), StringComparison.Ordinal);
        Assert.Contains("Yours", Text(alex), StringComparison.Ordinal);
        Assert.Contains(ForumsOwn, Text(adele), StringComparison.Ordinal);
        Assert.DoesNotContain("Yours", Text(adele), StringComparison.Ordinal);
        Assert.DoesNotContain(ForumsOwn, megan.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([Id(Captured.Megan)], Readers(megan));
        Assert.Equal(commits, teams.Store.Commits);
        Assert.True(teams.Connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Look_ByAStranger_ShowsNothingOfTheForum()
    {
        var look = await teams.LooksAsync(ForumInTeams.Stranger, posted);

        Assert.Null(look["refresh"]);
        Assert.StartsWith("I can’t help with that", Text(look), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_OnOnesOwnView_IsAnsweredWithItAndChangesTheCardForAll()
    {
        var alex = await teams.LooksAsync(Captured.Alex, posted);

        var ticked = await teams.PressesAsync(Captured.Alex, alex, "Done 1");
        var changed = await teams.Connector.CardAsync();

        Assert.Contains(ForumsOwn, Text(ticked), StringComparison.Ordinal);
        Assert.Equal([Id(Captured.Alex)], Readers(ticked));
        Assert.Equal("PUT", changed.Method);
        Assert.DoesNotContain(ForumsOwn, changed.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(3, Readers(changed.Card).Count());
    }

    private static string Id(string user) => $"29:{user}";

    private static IEnumerable<string?> Readers(JsonNode card) => card["refresh"]!["userIds"]!.AsArray().Select(id => (string?)id);

    private static string Text(JsonNode card) => (string)card["fallbackText"]!;
}
