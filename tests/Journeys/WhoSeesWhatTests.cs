using ForumBot.Forums;

namespace ForumBot.Tests.Journeys;

/// <summary>Who reads along decides what is said: by role, by place, whoever asks.</summary>
public sealed class WhoSeesWhatTests
{
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
