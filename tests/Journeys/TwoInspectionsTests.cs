using ForumBot.Cards;

namespace ForumBot.Tests.Journeys;

/// <summary>An inspection ends and another begins in the same channel.</summary>
public sealed class TwoInspectionsTests
{
    [Fact]
    public async Task Card_OfAnEndedInspection_SaysSoAndNeverShowsTheNext()
    {
        using var world = await Inspected.StartedAsync();
        await world.Ann.Says("today", world.Channel);
        await world.Ann.Presses((await world.Ann.Says("end inspection")).Card, "End it");
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.StartAsync();

        var number = await world.NumberOfAsync("Find the LANO");
        await world.Ann.Says($"done {number}", world.Channel);

        var posted = world.Scenario.Messenger.In(world.Channel);
        Assert.Equal("This inspection has ended", posted[0].Title);
        Assert.Contains("ticked", PlainText.Of(posted[^1]));
    }
}
