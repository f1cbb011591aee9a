using ForumBot.Cards;
using ForumBot.Tests.Vault.Reading;

namespace ForumBot.Tests.Journeys;

/// <summary>An inspection ends and another begins in the same channel.</summary>
public sealed class TwoInspectionsTests
{
    [Fact]
    public async Task NotesOfTheFirst_WhileTheSecondHadNoMeeting_StayWithinReach()
    {
        using var world = await AgainAsync();
        var forum = await world.Scenario.ReadAsync(world.Forum);

        Assert.NotEqual(forum.InspectionId, forum.NotesOf);
        Assert.Contains("zebrafinch", (await world.Rae.OpensAsync(new { section = "all" })).Text);
    }

    [Fact]
    public async Task NotesOfTheFirst_OnceSomebodyAcceptsTheTermsOfTheSecond_MakeRoomAndAreNotForgotten()
    {
        using var world = await AgainAsync();
        var first = (await world.Scenario.ReadAsync(world.Forum)).NotesOf!;
        var form = await world.Ann.PressesInDialog(Verbs.ShowAttendance);
        await world.Ann.Presses(form.Card, "Save", new Dictionary<string, string>
        {
            [AttendanceCard.People] = $"{world.Rae.Id.Key},{world.Dev.Id.Key}",
            [AttendanceCard.NoteTaker] = world.Rae.Id.Key,
        });
        Assert.Equal(first, (await world.Scenario.ReadAsync(world.Forum)).NotesOf);

        await world.Rae.Presses((await world.Rae.Says("terms")).Card, "I accept");

        var second = (await world.Scenario.ReadAsync(world.Forum)).InspectionId!;
        Assert.Equal(second, (await world.Scenario.ReadAsync(world.Forum)).NotesOf);
        await world.Ann.Presses((await world.Ann.Says("end inspection")).Card, "End it");
        Assert.Equal([second, first], (await world.Scenario.ReadAsync(world.Forum)).PutAway);
    }

    [Fact]
    public async Task NotesOfTheFirst_OnceTheSecondEndsWithoutAMeeting_AreStillMeant()
    {
        using var world = await AgainAsync();
        var first = (await world.Scenario.ReadAsync(world.Forum)).NotesOf!;

        await world.Ann.Presses((await world.Ann.Says("end inspection")).Card, "End it");

        Assert.Equal(first, (await world.Scenario.ReadAsync(world.Forum)).NotesOf);
    }

    // Rae has written a note of the first one's feedback meeting; the first is put away and a second has begun.
    private static async Task<Inspected> AgainAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        await world.NotesAsync(world.Rae, Shelved.Note("The zebrafinch school works well with parents."));
        await world.Ann.Presses((await world.Ann.Says("end inspection")).Card, "End it");
        world.Scenario.Clock.Advance(TimeSpan.FromDays(90));
        await world.StartAsync("2027-06-14");
        Assert.NotNull((await world.Scenario.ReadAsync(world.Forum)).InspectionId);
        return world;
    }
}
