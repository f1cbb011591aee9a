using ForumBot.Cards;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Vault.Release;

namespace ForumBot.Tests.Journeys;

/// <summary>The report is out: two key-holders confirm it and only then can its outcome be written down.</summary>
public sealed class PublicationJourneyTests
{
    [Fact]
    public async Task Report_ConfirmedByChairAndDeputy_TakesItsOutcome()
    {
        using var world = await ReleaseWorld.OutAsync();
        await world.RecordsAsync(world.Ann);
        Assert.DoesNotContain("Outcome", PlainText.Of(await world.ReportFormAsync()));

        await world.ConfirmsAsync(world.Dev);

        var form = await world.ReportFormAsync();
        Assert.Contains("Outcome", PlainText.Of(form));
        Assert.Contains("Outcome: 3", (await world.Ann.Presses(form, "Save", new { f_outcome = "3" })).Text);
    }

    [Theory]
    [InlineData("Report published")]
    [InlineData("Lift the embargo")]
    public async Task StepThatAsksForTheLink_LeadsToWhereTheReportIsConfirmed(string step)
    {
        using var world = await ReleaseWorld.OutAsync();

        var card = (await world.Ann.Says($"step {await world.NumberOfAsync(step)}")).Card;
        var opened = await world.Ann.Presses(card, "Report published");

        Assert.Contains("Record it", opened.Card.Buttons.Select(button => button.Title));
        Assert.DoesNotContain(Walk.ButtonsOf((await world.Rae.Says($"step {await world.NumberOfAsync(step)}")).Card), button => button.Title == "Report published");
    }

    [Theory]
    [InlineData("FULL-P-05")]
    [InlineData("FULL-P-06")]
    public async Task FormOfAStep_SentWithALink_VouchesForNothing(string step)
    {
        using var world = await ReleaseWorld.OutAsync();

        foreach (var who in (Actor[])[world.Ann, world.Dev])
        {
            await who.PressesInDialog(Verbs.SaveStep, await world.KeysOfAsync(step, ("f_report_link", ReleaseWorld.Link), ("f_published_on", "2027-05-10")));
        }

        Assert.Empty((await world.InspectionAsync()).Vouched);
    }

    [Fact]
    public async Task StepForTwo_TickedByOne_IsRefusedUntilBothHaveConfirmed()
    {
        using var world = await ReleaseWorld.OutAsync();
        await world.RecordsAsync(world.Ann);
        var number = await world.NumberOfAsync("Lift the embargo");

        Assert.Contains("That takes two people", (await world.Ann.Says($"done {number}")).Text);
        await world.ConfirmsAsync(world.Dev);
        Assert.DoesNotContain("That takes two people", (await world.Ann.Says($"done {number}")).Text);
    }
}
