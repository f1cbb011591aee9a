using ForumBot.Forums;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>Who reads along decides what is said: by role, by place, whoever asks. What is not for somebody is on no screen of theirs.</summary>
public sealed class WhoSeesWhatJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    public async Task Stranger_InTheForumsOwnChannel_IsShownPublicStepsWithoutContactsOrNames(string platform)
    {
        var wire = await WithContactsAsync(platform, Audience.ForumOnly);

        foreach (var phrase in new[] { "today", "checklist", "step 2", "contacts", "timeline", "survey", "fill in 2", "done 2" })
        {
            await wire.SaysAsync(Who.Stranger, phrase);
        }

        await wire.SaysAsync(Who.Stranger, "holding statement");
        await wire.AllSeeAsync("What you can say until the report is out");
        foreach (var secret in new[] { "Sam Okoro", "Swap contact details", wire.PersonOf(Who.Chair).Name })
        {
            Assert.Equal((0, 0), (wire.CountOf(Who.Stranger, secret), wire.CountOf(null, secret)));
        }
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Stranger_InTheirOwnChat_SeesNothingOfTheForum(string platform)
    {
        var wire = await WithContactsAsync(platform, Audience.ForumAndArea);

        foreach (var phrase in new[] { "today", "checklist", "timeline", "contacts", "done 1", "roles", "step 2", "who got it?", "notes", "attendance" })
        {
            await wire.WritesAsync(Who.Stranger, phrase);
        }

        await wire.WritesAsync(Who.Stranger, "holding statement");
        await wire.SeesAsync(Who.Stranger, "What you can say until the report is out");
        foreach (var secret in new[] { "Anytown", "Sam Okoro", "Write down the call", wire.PersonOf(Who.Chair).Name })
        {
            Assert.Equal(0, wire.CountOf(Who.Stranger, secret));
        }

        Assert.Empty((await World.InspectionNowAsync()).Ticks);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Lano_InTheForumsOwnChannel_IsStillShownOnlyWhatTheAreaMaySee(string platform)
    {
        var wire = await WithContactsAsync(platform, Audience.ForumOnly);

        await wire.SaysAsync(Who.Lano, "checklist 1");
        Assert.Contains("Find the LANO", (await wire.AllSeeAsync("Checklist, page 1")).Words, StringComparison.Ordinal);
        await wire.SaysAsync(Who.Lano, "step 2");
        await wire.SaysAsync(Who.Lano, "holding statement");
        await wire.AllSeeAsync("What you can say until the report is out");

        Assert.Equal((0, 0), (wire.CountOf(null, "Swap contact details"), wire.CountOf(Who.Lano, "Swap contact details")));
        Assert.Equal((0, 0), (wire.CountOf(null, "Sam Okoro"), wire.CountOf(Who.Lano, "Sam Okoro")));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task OpenChannel_SaysNoVisitDatesInTodayOrTimeline(string platform)
    {
        var wire = await World.InspectedOnAsync(platform, Audience.Open);

        await wire.SaysAsync(Who.Chair, "today");
        await wire.AllSeeAsync("Monday 8 March: day 1");
        await wire.SaysAsync(Who.Chair, "timeline");
        await wire.AllSeeAsync("Area SEND full inspection: the dates");

        // The same is there for the chair alone.
        await wire.WritesAsync(Who.Chair, "timeline");
        Assert.Contains("18 March", (await wire.SeesAsync(Who.Chair, "Area SEND full inspection: the dates")).Words, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (wire.CountOf(null, "18 March"), wire.CountOf(null, "22 March"), wire.CountOf(null, "day 1 of")));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Chair_InAnOpenChannel_IsSentToTheirOwnChatForContacts(string platform)
    {
        var wire = await WithContactsAsync(platform, Audience.Open);

        await wire.SaysAsync(Who.Chair, "contacts");
        await wire.SeesAsync(Who.Chair, "Ask me that in our own chat");
        Assert.Equal(0, wire.CountOf(null, "Sam Okoro"));

        await wire.WritesAsync(Who.Chair, "contacts");
        await wire.SeesAsync(Who.Chair, "Sam Okoro");
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task WhatTheChairAloneDoes_IsRefusedToAllOthersAndChangesNothing(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        foreach (var phrase in new[] { "start inspection", "end inspection", "roles", "who got it?" })
        {
            foreach (var who in new[] { Who.Member, Who.Lano })
            {
                await wire.WritesAsync(who, phrase);
                await wire.SeesAsync(who, "That is for the chair");
            }

            await wire.SaysAsync(Who.Stranger, phrase);
            await wire.AllSeeAsync("We have not met yet");
        }

        await wire.WritesAsync(Who.Chair, "end inspection");
        var ends = await wire.SeesAsync(Who.Chair, "End this inspection?");
        await wire.PressesAsync(Who.Member, ends, "End it", "I can’t help with that");
        Assert.Equal("inspection-1", (await World.ForumNowAsync()).InspectionId);
    }

    private async Task<IWire> WithContactsAsync(string platform, Audience audience)
    {
        var wire = await World.InspectedOnAsync(platform, audience);
        await wire.WritesAsync(Who.Chair, "fill in 2");
        await wire.FillsAsync(Who.Chair, await wire.SeesAsync(Who.Chair, "Swap contact details"), "Save", "Saved. Thank you.", ("f_lead_name", "Sam Okoro"));
        return wire;
    }
}
