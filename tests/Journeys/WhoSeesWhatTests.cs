using ForumBot.Forums;

namespace ForumBot.Tests.Journeys;

/// <summary>Who reads along decides what is said: by role, by place, whoever asks.</summary>
public sealed class WhoSeesWhatTests
{
    [Fact]
    public async Task Stranger_InTheForumsOwnChannel_IsShownPublicStepsWithoutContactsOrNames()
    {
        using var world = await WithContactsAsync(Audience.ForumOnly);

        foreach (var phrase in new[] { "today", "checklist", "step 2", "contacts", "timeline", "survey", "fill in 2", "done 2" })
        {
            var answer = await world.Nell.Says(phrase, world.Channel);
            Assert.DoesNotContain("Sam Okoro", answer.Text);
            Assert.DoesNotContain("Swap contact details", answer.Text);
            Assert.DoesNotContain("Ann", answer.Text);
        }
    }

    [Fact]
    public async Task TechnicalAdmin_InTheForumsOwnChannel_ReadsNoContent()
    {
        using var world = await WithContactsAsync(Audience.ForumOnly);
        var admin = await world.WithRoleAsync("Tess", Role.TechnicalAdmin);

        foreach (var phrase in new[] { "today", "checklist", "step 2", "contacts" })
        {
            Assert.DoesNotContain("Sam Okoro", (await admin.Says(phrase, world.Channel)).Text);
            Assert.DoesNotContain("Swap contact details", (await admin.Says(phrase, world.Channel)).Text);
        }
    }

    [Fact]
    public async Task Lano_InTheForumsOwnChannel_IsStillShownOnlyWhatTheAreaMaySee()
    {
        using var world = await WithContactsAsync(Audience.ForumOnly);

        var shown = (await world.Lena.Says("checklist 1", world.Channel)).Text + (await world.Lena.Says("step 2", world.Channel)).Text;

        Assert.Contains("Find the LANO", shown);
        Assert.DoesNotContain("Swap contact details", shown);
        Assert.DoesNotContain("Sam Okoro", shown);
    }

    [Fact]
    public async Task OpenChannel_SaysNoVisitDatesInTitleLeadOrTimeline()
    {
        using var world = await Inspected.StartedAsync(Audience.Open);

        var today = await world.Ann.Says("today", world.Channel);
        var timeline = await world.Ann.Says("timeline", world.Channel);

        Assert.Equal("Monday 1 March: day 1", today.Card.Title);
        foreach (var text in new[] { today.Text, timeline.Text })
        {
            Assert.DoesNotContain("11 March", text);
            Assert.DoesNotContain("15 March", text);
            Assert.DoesNotContain("19 March", text);
            Assert.DoesNotContain("of 15", text);
        }
    }

    [Fact]
    public async Task Chair_InAnOpenChannel_IsSentToTheirOwnChatForContacts()
    {
        using var world = await WithContactsAsync(Audience.Open);

        var answer = await world.Ann.Says("contacts", world.Channel);

        Assert.DoesNotContain("Sam Okoro", answer.Text);
        Assert.DoesNotContain(world.Scenario.Messenger.In(world.Channel), card => ForumBot.Cards.PlainText.Of(card).Contains("Sam Okoro"));
    }

    [Theory]
    [InlineData("Moe")]
    [InlineData("Rae")]
    [InlineData("Lena")]
    [InlineData("Nell")]
    public async Task End_ByAnybodyButTheChairOrDeputy_ChangesNothing(string name)
    {
        using var world = await Inspected.StartedAsync();
        var actor = name switch { "Moe" => world.Moe, "Rae" => world.Rae, "Lena" => world.Lena, _ => world.Nell };
        var inspection = (await world.Scenario.ReadAsync(world.Forum)).InspectionId!;

        await actor.Says("end inspection", world.Channel);
        await actor.PressesVerb(ForumBot.Cards.Verbs.EndInspection, new { inspection }, world.Channel);

        Assert.Equal(inspection, (await world.Scenario.ReadAsync(world.Forum)).InspectionId);
    }

    private static async Task<Inspected> WithContactsAsync(Audience audience)
    {
        var world = await Inspected.StartedAsync(audience);
        await world.Ann.Presses((await world.Ann.Says("fill in 2")).Card, "Save", new { f_lead_name = "Sam Okoro" });
        return world;
    }
}
