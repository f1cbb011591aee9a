using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using NodaTime;
using static ForumBot.Tests.Vault.Release.ReleaseWorld;

namespace ForumBot.Tests.Vault.Release;

/// <summary>One key-holder records the report, a different one confirms it.</summary>
public sealed class PublicationFormTests
{
    [Fact]
    public async Task Report_RecordedByTheChair_WaitsForTheDeputyWhoIsAsked()
    {
        using var world = await OutAsync();

        var answer = await world.RecordsAsync(world.Ann);

        Assert.Contains("Recorded. Thank you.", answer.Text);
        Assert.Contains("waits for Dev", answer.Text);
        Assert.Contains(world.Dev.Inbox, card => card.Title == "Ann has recorded that the report is out");
        Assert.DoesNotContain(world.Moe.Inbox.Concat(world.Rae.Inbox).Concat(world.Lena.Inbox), card => card.Title.Contains("recorded", StringComparison.Ordinal));
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));
    }

    [Fact]
    public async Task Report_ConfirmedByTheOther_LiftsTheEmbargoAndAsksTheChairForSections()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);
        var asked = await world.Dev.Presses(world.Dev.Inbox[^1], "Check the link");
        Assert.Contains(Link, asked.Text);
        Assert.Contains("Ann, Monday 10 May, 12:01pm", asked.Text);

        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        var confirmed = await world.Dev.Presses(asked.Card, "Yes, confirm");

        Assert.Contains("Confirmed. Thank you.", confirmed.Text);
        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
        Assert.Equal("Dev has confirmed that the report is out", world.Ann.Inbox[^1].Title);
        Assert.Contains(world.Ann.Inbox[^1].Buttons, button => button.Title == "Choose sections");
    }

    [Fact]
    public async Task Report_RecordedByTheDeputyAndConfirmedByTheChair_IsLiftedToo()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Dev);

        var confirmed = await world.ConfirmsAsync(world.Ann);

        Assert.Contains(confirmed.Card.Buttons, button => button.Title == "Choose sections");
        Assert.Equal("Ann has confirmed that the report is out", world.Dev.Inbox[^1].Title);
        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
    }

    [Fact]
    public async Task Confirming_OnesOwnWord_IsRefusedWithASentence()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);

        var refused = await world.Ann.PressesInDialog(Verbs.ConfirmPublication, await KeysAsync(world, Link));

        Assert.Contains("you cannot confirm it too", refused.Text);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));
    }

    [Fact]
    public async Task SameLink_RecordedByBoth_IsConfirmedByTheSecond()
    {
        using var world = await OutAsync();
        var (hers, his) = (await world.LooksAsync(world.Ann), await world.LooksAsync(world.Dev));
        await world.Ann.Presses(hers.Card, "Record it", new { link = Link, day = "2027-05-10" });
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));

        var second = await world.Dev.Presses(his.Card, "Record it", new { link = Link + "/#top", day = "2027-05-10" });

        Assert.Contains("Confirmed. Thank you.", second.Text);
        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
    }

    [Fact]
    public async Task DifferentLink_FromTheSecond_IsShownBesideTheFirstAndLiftsNothing()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);
        var check = await world.LooksAsync(world.Dev);

        var two = await world.Dev.Presses(check.Card, "Yes, confirm", new { other = OtherLink });

        Assert.Contains($"Ann gave: {Link}", two.Text);
        Assert.Contains($"You gave: {OtherLink}", two.Text);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));

        var kept = await world.Dev.Presses(two.Card, "Mine is right: keep it");
        Assert.Contains("waits for Ann", kept.Text);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));

        Assert.Contains(OtherLink, (await world.ConfirmsAsync(world.Ann)).Text);
        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
    }

    [Fact]
    public async Task DifferentLink_WhenTheirsIsRightAfterAll_IsConfirmed()
    {
        using var world = await OutAsync();
        var form = await world.LooksAsync(world.Dev);
        await world.RecordsAsync(world.Ann);

        var two = await world.Dev.Presses(form.Card, "Record it", new { link = OtherLink, day = "2027-05-10" });
        await world.Dev.Presses(two.Card, "Theirs is right: confirm it");

        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
    }

    [Fact]
    public async Task Link_ChangedWhileTheOtherLooked_IsLookedAtAnew()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);
        var check = await world.LooksAsync(world.Dev);
        await world.RecordsAsync(world.Ann, OtherLink);

        var answer = await world.Dev.Presses(check.Card, "Yes, confirm");

        Assert.Contains("The link has changed since you looked", answer.Text);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));
    }

    [Fact]
    public async Task BadInput_BesideItsBox_KeepsWhatWasTyped()
    {
        using var world = await OutAsync();

        var again = await world.RecordsAsync(world.Ann, "http://reports.ofsted.gov.uk/provider/44/80001", "2027-05-11");

        var fields = Walk.FieldsOf(again.Card).ToDictionary(field => field.Id);
        Assert.Equal("http://reports.ofsted.gov.uk/provider/44/80001", fields["link"].Value);
        Assert.Contains("https://reports.ofsted.gov.uk/provider/44/80001", fields["link"].Error);
        Assert.Equal("2027-05-11", fields["day"].Value);
        Assert.Contains("has not come yet", fields["day"].Error);
        Assert.Equal(EmbargoState.Sealed, await StateAsync(world));
    }

    [Theory]
    [InlineData("2027-02-28")]
    [InlineData("")]
    [InlineData("soon")]
    public async Task Day_ThatCannotBe_IsAnsweredBesideItsBox(string day)
    {
        using var world = await OutAsync();

        var again = await world.RecordsAsync(world.Ann, Link, day);

        Assert.NotNull(Walk.FieldsOf(again.Card).Single(field => field.Id == "day").Error);
        Assert.Equal(EmbargoState.Sealed, await StateAsync(world));
    }

    [Fact]
    public async Task Deputy_WhoIsOneNoLonger_CannotConfirm()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);
        var check = await world.LooksAsync(world.Dev);
        await ChangeAsync(world, held => held.Person.Id == world.Dev.Id ? held with { Until = Now(world) } : held);

        var refused = await world.Dev.Presses(check.Card, "Yes, confirm");

        Assert.DoesNotContain(Link, refused.Text);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));
    }

    [Fact]
    public async Task Recorder_WhoBecameChairSince_CannotConfirmTheirOwnWord()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Dev);
        world.Scenario.Clock.Advance(TimeSpan.FromHours(1));
        await ChangeAsync(world, held => held.Person.Id == world.Dev.Id ? held with { Role = Role.Chair } : held.Person.Id == world.Ann.Id ? held with { Role = Role.Deputy } : held);

        await world.Dev.PressesInDialog(Verbs.ConfirmPublication, await KeysAsync(world, Link));

        Assert.NotEqual(EmbargoState.Confirmed, await StateAsync(world));
    }

    [Theory]
    [InlineData("Rae")]
    [InlineData("Moe")]
    [InlineData("Lena")]
    [InlineData("Nell")]
    public async Task Others_WhateverTheyPress_RecordAndSeeNothing(string name)
    {
        using var world = await OutAsync();
        var who = new[] { world.Rae, world.Moe, world.Lena, world.Nell }.Single(one => one.Self.Name == name);
        await world.RecordsAsync(world.Ann);

        foreach (var verb in new[] { Verbs.ShowPublication, Verbs.RecordPublication, Verbs.ConfirmPublication, Verbs.OpenSections, Verbs.SealAgain })
        {
            var keys = await KeysAsync(world, Link);
            keys["link"] = Link;
            keys["day"] = "2027-05-10";
            keys["sections"] = "Strengths";
            Assert.DoesNotContain(Link, (await who.PressesInDialog(verb, keys)).Text);
            Assert.DoesNotContain(Link, (await who.PressesVerb(verb, keys, world.Channel)).Text);
        }

        Assert.DoesNotContain(Link, (await who.Says("report published")).Text);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));
    }

    [Fact]
    public async Task Member_WhoHasFoundTheReport_IsToldWhomToTell()
    {
        using var world = await OutAsync();

        Assert.Contains("tell the chair or a deputy", (await world.Moe.Says("the report is out")).Text);
    }

    [Fact]
    public async Task Asked_InTheChannel_IsAnsweredInTheirOwnChat()
    {
        using var world = await OutAsync();

        var answer = await world.Ann.Says("report published", world.Channel);

        Assert.DoesNotContain(answer.Delivered.Where(world.IsInChannel), post => PlainText.Of(post.Card).Contains("Record it", StringComparison.Ordinal));
        Assert.Contains(world.Ann.Inbox, card => card.Title == "The published report");
    }

    [Fact]
    public async Task Step_OnceConfirmedHere_ShowsTheLink()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);

        await world.ConfirmsAsync(world.Dev);

        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
        Assert.Contains(Link, (await world.Ann.Says($"step {await world.NumberOfAsync("Lift the embargo")}")).Text);
    }

    [Fact]
    public async Task Monitoring_WithItsOneStep_TakesBothWords()
    {
        using var world = await Inspected.ReadyAsync(dialogs: true);
        var form = await world.Ann.Says("start inspection");
        var preview = await world.Ann.Presses(form.Card, "Show me the dates", new { kind = "area-send-monitoring", called = "2027-03-01" });
        await world.Ann.Presses(preview.Card, "Start now");
        world.Scenario.Clock.SetUtcNow(new(2027, 5, 10, 11, 0, 0, TimeSpan.Zero));

        await world.RecordsAsync(world.Ann);
        Assert.Equal(EmbargoState.Recorded, await StateAsync(world));
        await world.ConfirmsAsync(world.Dev);

        Assert.Equal(EmbargoState.Confirmed, await StateAsync(world));
    }

    [Fact]
    public async Task KindWithoutAReport_HasNothingToRecord()
    {
        using var world = await Inspected.ReadyAsync(dialogs: true);
        var form = await world.Ann.Says("start inspection");
        var preview = await world.Ann.Presses(form.Card, "Show me the dates", new { kind = "area-send-engagement", called = "2027-03-01" });
        await world.Ann.Presses(preview.Card, "Start now");

        Assert.Contains("no report to confirm", (await world.Ann.Says("report published")).Text);
    }

    [Fact]
    public async Task NoInspection_IsSaid()
    {
        using var world = await Inspected.ReadyAsync(dialogs: true);

        Assert.DoesNotContain("Record it", (await world.Ann.Says("report published")).Text);
    }

    internal static async Task<EmbargoState> StateAsync(Inspected world)
    {
        var inspection = await world.InspectionAsync();
        return Publication.StandingOf(
            await world.Scenario.ReadAsync(world.Forum), inspection, world.Scenario.Get<PlaybookShelf>().Exactly(inspection.PlaybookId, inspection.PlaybookVersion)!).State;
    }

    private static async Task<Dictionary<string, string>> KeysAsync(Inspected world, string seen) =>
        new() { ["inspection"] = (await world.InspectionAsync()).Id, [PublicationCard.Seen] = seen };

    private static Instant Now(Inspected world) => Instant.FromDateTimeOffset(world.Scenario.Clock.GetUtcNow());

    private static async Task ChangeAsync(Inspected world, Func<Membership, Membership> change)
    {
        var at = Now(world);
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => forum with
        {
            Memberships =
            [
                .. forum.Memberships.SelectMany(held => change(held) is var after && after == held ? [held]
                    : after.Role == held.Role ? (IEnumerable<Membership>)[after]
                    : [held with { Until = at }, after with { From = at }]),
            ],
        });
    }
}
