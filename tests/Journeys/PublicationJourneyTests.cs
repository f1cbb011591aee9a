using ForumBot.Cards;
using ForumBot.Tests.Conversation;
using NodaTime;

namespace ForumBot.Tests.Journeys;

/// <summary>The report is out: two key-holders confirm it by the same forms, and only then can its outcome be written down.</summary>
public sealed class PublicationJourneyTests
{
    private const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";

    [Fact]
    public async Task Report_ConfirmedByChairAndDeputy_TakesItsOutcome()
    {
        using var world = await ReportedAsync();
        Assert.DoesNotContain("Outcome", PlainText.Of(await world.ReportFormAsync()));
        await ConfirmsAsync(world, world.Ann, Link);
        Assert.DoesNotContain("Outcome", PlainText.Of(await world.ReportFormAsync()));

        var confirmed = await ConfirmsAsync(world, world.Dev, Link);

        Assert.Contains("Saved. Thank you.", confirmed.Text);
        Assert.DoesNotContain("not by both", confirmed.Text);
        var form = await world.ReportFormAsync();
        Assert.Contains("Outcome", PlainText.Of(form));
        Assert.Contains("Outcome: 3", (await world.Ann.Presses(form, "Save", new { f_outcome = "3" })).Text);
    }

    [Fact]
    public async Task SecondOfTwo_OpensTheForm_FindsAnEmptyBoxAndWhatIsMissing()
    {
        using var world = await ReportedAsync();
        var first = await ConfirmsAsync(world, world.Ann, Link);

        var form = await world.FormAsync(world.Dev, await world.NumberOfAsync("Lift the embargo"));

        Assert.Contains("Ask the other one to confirm too.", first.Text);
        Assert.Contains("Link to the report (On reports.ofsted.gov.uk): not filled in yet", PlainText.Of(form));
    }

    [Fact]
    public async Task SecondOfTwo_WhoLeavesTheBoxEmpty_TakesNothingAway()
    {
        using var world = await ReportedAsync();
        await ConfirmsAsync(world, world.Ann, Link);

        await ConfirmsAsync(world, world.Dev, "");

        Assert.Contains(Link, (await world.Ann.Says($"step {await world.NumberOfAsync("Lift the embargo")}")).Text);
    }

    [Fact]
    public async Task StepForTwo_TickedByOne_IsRefusedUntilBothHaveConfirmed()
    {
        using var world = await ReportedAsync();
        await ConfirmsAsync(world, world.Ann, Link);
        var number = await world.NumberOfAsync("Lift the embargo");

        Assert.Contains("That takes two people", (await world.Ann.Says($"done {number}")).Text);
        await ConfirmsAsync(world, world.Dev, Link);
        Assert.DoesNotContain("That takes two people", (await world.Ann.Says($"done {number}")).Text);
    }

    [Fact]
    public async Task Representative_WhoVouches_CountsForNothing()
    {
        using var world = await ReportedAsync();

        var form = await world.FormAsync(world.Rae, await world.NumberOfAsync("Report published"));
        await world.Rae.Presses(form, "Save", new { f_report_link = Link });

        Assert.DoesNotContain("Outcome", PlainText.Of(await world.ReportFormAsync()));
    }

    private static async Task<Inspected> ReportedAsync()
    {
        var world = await Inspected.StartedAsync();
        world.Scenario.Clock.Advance(Duration.FromDays(70).ToTimeSpan());
        await world.Ann.Presses(await world.ReportFormAsync(), "Save", new { f_report_link = Link, f_published_on = "2027-05-10" });
        return world;
    }

    private static async Task<Answer> ConfirmsAsync(Inspected world, Actor who, string link) =>
        await who.Presses(await world.FormAsync(who, await world.NumberOfAsync("Lift the embargo")), "Save", new { f_report_link = link });
}
