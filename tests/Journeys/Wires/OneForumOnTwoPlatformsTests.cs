using System.Text.RegularExpressions;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Storage;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>A forum that is on Slack while its council is on Teams: one forum, one person, told once.</summary>
public sealed partial class OneForumOnTwoPlatformsTests : IAsyncLifetime
{
    private WiredForum world = null!;

    public async ValueTask InitializeAsync() => world = await WiredForum.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Forum_OnBoth_SeesOneTimetableAndEachPersonIsOne()
    {
        var (teams, slack) = (await world.InspectedOnAsync("teams"), world.Slack);

        // The chair links the Slack channel; whoever is there may type the code. The chair says who reads it.
        await teams.WritesAsync(Who.Chair, "link this forum");
        var code = CodeOn(await teams.SeesAsync(Who.Chair, "A code for another conversation"));
        await slack.SaysAsync(Who.Member, $"link {code}");
        await slack.AllSeeAsync("This conversation is now for Anytown Forum");
        await teams.SeesAsync(Who.Chair, "Anytown Forum now works in one more conversation");
        await world.Store.UpdateAsync<Forum>("forum-1", forum => FoundForum.SetAudience(
            forum, teams.PersonOf(Who.Chair).Id, slack.Channel.Id.Key, Audience.ForumAndArea).After!);

        // The deputy is on both, and says so.
        await teams.WritesAsync(Who.Deputy, "link");
        code = CodeOn(await teams.SeesAsync(Who.Deputy, "Your code for the other app"));
        await slack.WritesAsync(Who.Deputy, $"link {code}");
        await slack.PressesAsync(Who.Deputy, await slack.SeesAsync(Who.Deputy, "Is this you?"), "Yes, both are me", "Your accounts are linked");
        await teams.SeesAsync(Who.Deputy, "Your accounts are linked");
        Assert.Equal(teams.PersonOf(Who.Deputy).Id, await world.Get<IIdentities>().KnownAsAsync(slack.PersonOf(Who.Deputy).Id, default));

        // What they tick in Slack changes the card in Teams.
        await teams.SaysAsync(Who.Chair, "today");
        await teams.AllSeeAsync("Write down the call");
        await slack.SaysAsync(Who.Deputy, "done 1");
        await teams.AllSeeChangedAsync("ticked “Write down the call”");
        Assert.Equal(teams.PersonOf(Who.Deputy).Id.Key, (await world.Store.FindAsync<ForumBot.Inspections.Inspection>("inspection-1"))!.Value.Ticks.Values.Single().PersonKey);

        // A timetable stands in both.
        await teams.SaysAsync(Who.Chair, "schedule");
        await teams.AllSeeAsync("No meetings lie ahead");
        await slack.SaysAsync(Who.Deputy, "schedule");
        await slack.AllSeeAsync("No meetings lie ahead");

        // The LANO posts a meeting in Teams: the timetables change in both.
        await teams.WritesAsync(Who.Lano, "add meeting");
        var preview = await teams.FillsAsync(
            Who.Lano, await teams.SeesAsync(Who.Lano, "Add a meeting"), "Check", "2pm to 3pm", ("title", "Talk with families"), ("day", "2027-03-08"), ("start", "14:00"), ("end", "15:00"));
        await teams.PressesAsync(Who.Lano, preview, "Save", "Saved");
        await teams.AllSeeChangedAsync("Talk with families");
        await slack.AllSeeChangedAsync("Talk with families");
        await world.RingAtAsync(new(2027, 3, 8, 9, 1, 0, TimeSpan.Zero));
        await teams.AllSeeAsync("New: Talk with families");
        await slack.AllSeeAsync("New: Talk with families");

        // The morning comes once to each.
        await world.RingAtAsync(new(2027, 3, 9, 8, 31, 0, TimeSpan.Zero));
        await teams.SeesAsync(Who.Deputy, "Tuesday 9 March");
        Assert.Equal((1, 0), (teams.CountOf(Who.Deputy, "Tuesday 9 March"), slack.CountOf(Who.Deputy, "Tuesday 9 March")));
    }

    [Theory]
    [InlineData("teams", "Teams", "slack", "Slack")]
    [InlineData("slack", "Slack", "teams", "Teams")]
    public async Task OwnCode_TypedInTheSameApp_SaysWhichAppItIsForAndWorksThere(string here, string hereName, string there, string thereName)
    {
        var (one, other) = (world.On(here), world.On(there));
        await one.WritesAsync(Who.Chair, "link");
        var code = CodeIn(await one.SeesAsync(Who.Chair, "Your code for the other app"));

        await one.WritesAsync(Who.Chair, $"link {code}");
        var wrong = await one.SeesAsync(Who.Chair, "I did not link anything");
        await other.WritesAsync(Who.Chair, $"link {code}");

        Assert.Contains($"You got that code here, in {hereName}", wrong.Words);
        Assert.Contains($"Open {thereName}.", wrong.Words);
        await other.SeesAsync(Who.Chair, "Is this you?");
    }

    [Theory]
    [InlineData("teams", "slack")]
    [InlineData("slack", "teams")]
    public async Task ForumsCode_TypedInTheForumsOwnConversation_SaysSoAndWorksInTheOther(string here, string there)
    {
        var (one, other) = (await world.ForumOnAsync(here), world.On(there));
        await one.WritesAsync(Who.Chair, "link this forum");
        var code = CodeIn(await one.SeesAsync(Who.Chair, "A code for another conversation"));

        await one.SaysAsync(Who.Member, $"link {code}");
        await one.SeesAsync(Who.Member, "This conversation is the forum’s already. The code still works.");
        await other.SaysAsync(Who.Member, $"link {code}");

        await other.AllSeeAsync("This conversation is now for Anytown Forum");
    }

    // It is on the card, not among the words that a lock screen shows.
    private static string CodeOn(Seen seen)
    {
        Assert.DoesNotMatch(Code(), seen.Words);
        return Code().Match(seen.Native.ToString()!).Value;
    }

    private static string CodeIn(Seen seen) => Code().Match($"{seen.Words}\n{seen.Native}").Value;

    [GeneratedRegex("(?<=link )[A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex Code();
}
