using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>Bad input gets a sentence that says what was wrong and how to put it right, and loses nothing.</summary>
public sealed class BadInputJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    public async Task Words_ThatNobodyUnderstands_AreSaidSoAndNotRepeated(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);

        await wire.WritesAsync(Who.Chair, new string('x', 30_000));
        await wire.SeesAsync(Who.Chair, "Sorry, I did not understand that");
        await wire.SaysAsync(Who.Chair, "xyzzy <!channel> & <@U0MOHILL001> *plugh*");
        await wire.AllSeeAsync("Sorry, I did not understand that");
        await wire.WritesAsync(Who.Chair, "chekclist");
        await wire.SeesAsync(Who.Chair, "Checklist, page 1");

        Assert.Equal((0, 0, 0), (wire.CountOf(Who.Chair, "xxx"), wire.CountOf(null, "xyzzy"), wire.CountOf(null, "<!channel>")));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task StepNumber_ThatDoesNotExist_IsSaid(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);

        foreach (var phrase in new[] { "done 99", "undo 0", "step 99", "fill in 99" })
        {
            await wire.WritesAsync(Who.Chair, phrase);
            Assert.Contains("checklist", (await wire.SeesAsync(Who.Chair, "I can’t find that step")).Words, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Tick_OfTheChairsStepByAMember_IsRefusedAndSaysWhoseItIs(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);

        await wire.WritesAsync(Who.Member, "done 1");

        var refused = await wire.SeesAsync(Who.Member, "That step is not yours to tick");
        Assert.Contains($"the chair ({wire.PersonOf(Who.Chair).Name})", refused.Words, StringComparison.Ordinal);
        Assert.Empty((await World.InspectionNowAsync()).Ticks);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Start_WhileOneRuns_IsRefused(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Deputy, "start inspection");
        await wire.SeesAsync(Who.Deputy, "An inspection is under way already");
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task WordsThatMustNotBeKept_AreNotSavedButStayInTheForm(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Member, "log sharing");
        var form = await wire.SeesAsync(Who.Member, "Where did you share the survey?");

        var wrong = await wire.FillsAsync(
            Who.Member, form, "Save", "I have not kept this", ("way", "Somewhere else"), ("where", "the family who is being tracked, the Smiths"));

        await wire.FillsAsync(Who.Member, wrong, "Save", "Thank you for sharing", ("where", "the school gate"));
        await wire.WritesAsync(Who.Chair, "reach");
        await wire.SeesAsync(Who.Chair, "the school gate");
        Assert.Equal((0, 0), (wire.CountOf(null, "Smiths"), wire.CountOf(Who.Chair, "Smiths")));
    }
}
