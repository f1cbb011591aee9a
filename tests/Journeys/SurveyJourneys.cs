using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>Families hear of the survey: when it is open, where it was shared, and who still waits for paper.</summary>
public sealed class SurveyJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers("survey", Verbs.ShowSurvey)]
    public async Task Survey_OpenedAndClosed_IsToldToAllAndSaidToWhoeverAsks(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.SaysAsync(Who.Stranger, "survey");
        await wire.AllSeeAsync("The survey");

        await World.RingAtAsync(new(2027, 3, 9, 9, 1, 0, TimeSpan.Zero));
        await wire.AllSeeAsync("survey");
        await wire.WritesAsync(Who.Member, "survey");
        await wire.SeesAsync(Who.Member, "The survey");

        await wire.WritesAsync(Who.Member, "help");
        await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, "What you can do"), "Survey", "The survey");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("log sharing", Verbs.LogSharing, Verbs.ShowReach, "reach", Verbs.LogSharingForm, Verbs.TakeBackShared)]
    public async Task Sharing_LoggedByAMember_IsCountedForAllAndTakenBack(string platform)
    {
        var wire = await World.InspectedOnAsync(platform, Audience.ForumOnly);
        await wire.SaysAsync(Who.Chair, "reach");
        await wire.AllSeeAsync("Nobody has written down yet");

        await wire.WritesAsync(Who.Member, "log sharing");
        var form = await wire.SeesAsync(Who.Member, "Where did you share the survey?");
        var wrong = await wire.FillsAsync(Who.Member, form, "Save", "not a number I can use", ("way", "Social media"), ("where", "our page"), ("families", "lots"));
        var saved = await wire.FillsAsync(Who.Member, wrong, "Save", "Thank you for sharing", ("families", "120"));
        await wire.AllSeeChangedAsync("120 families");

        var reach = await wire.PressesAsync(Who.Member, saved, "Who we reached", "our page");
        reach = await wire.PressesAsync(Who.Member, reach, "Take back", "Nobody has written down yet");
        await wire.AllSeeChangedAsync("Nobody has written down yet");
        await wire.PressesAsync(Who.Member, reach, "I shared it", "Where did you share the survey?");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("count paper", Verbs.CountPaper, Verbs.CountPaperForm)]
    public async Task PaperForms_CountedByMembers_AddUp(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Member, "count paper");
        var form = await wire.SeesAsync(Who.Member, "Count paper forms");
        var saved = await wire.FillsAsync(Who.Member, form, "Save", "20 asked for, 12 handed out", ("asked", "20"), ("out", "12"));
        await World.RingAtAsync(new(2027, 3, 8, 9, 5, 0, TimeSpan.Zero));
        form = await wire.PressesAsync(Who.Member, saved, "Count more", "How many more since the last count?");
        await wire.FillsAsync(Who.Member, form, "Save", "20 asked for, 18 handed out, 11 handed in", ("out", "6"), ("in", "11"));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("ask", Verbs.ShowAnswer)]
    public async Task Question_AskedByAnybody_IsAnsweredWithItsSourceAndLeadsOn(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await wire.WritesAsync(Who.Stranger, "ask");
        var asked = await wire.SeesAsync(Who.Stranger, "What would you like to know?");
        var all = await wire.PressesAsync(Who.Stranger, asked, "All questions", "Questions I can answer");
        await wire.PressesAsync(Who.Stranger, all, "Read", "Source:");
        await wire.WritesAsync(Who.Stranger, "ask what is a LANO?");
        await wire.SeesAsync(Who.Stranger, "The LANO is the person");
    }
}
