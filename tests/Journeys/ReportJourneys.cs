using ForumBot.Cards;
using ForumBot.Tests.Journeys.Wires;
using ForumBot.Vault.Notes;

namespace ForumBot.Tests.Journeys;

/// <summary>The report is out: two key-holders confirm it and only then the notes may open, be compared, taken along and erased.</summary>
public sealed class ReportJourneys : Journey
{
    private const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";
    private const string Covered = "You have a confidential item";
    private const string Canary = "The yellow canary sings.";

    [Theory, MemberData(nameof(Platforms))]
    [Covers("report published", Verbs.RecordPublication, Verbs.ShowPublication, Verbs.ConfirmPublication, Verbs.OpenSections, "notes", Verbs.SealAgain)]
    public async Task Report_RecordedByTheChairAndConfirmedByTheDeputy_OpensWhatTheChairChoosesAndSealsAgain(string platform)
    {
        var wire = await WrittenAsync(platform);
        await RecordAsync(wire);
        await wire.WritesAsync(Who.Chair, "report published");
        Assert.DoesNotContain("Yes, confirm", (await wire.SeesAsync(Who.Chair, "Now it waits for")).Words, StringComparison.Ordinal);
        await ConfirmAsync(wire);

        var told = await wire.SeesAsync(Who.Chair, "has confirmed that the report is out");
        var sections = await wire.PressesAsync(Who.Chair, told, "Choose sections", "Which notes may the forum read?");
        await wire.FillsAsync(Who.Chair, sections, "Save", "These notes are open now", ("sections", "What has to get better (one note)"));
        await PassAsync(wire, new(2027, 5, 10, 11, 10, 0, TimeSpan.Zero));
        await wire.WritesAsync(Who.Chair, "notes");
        var notes = await wire.PressesAsync(Who.Chair, await wire.SeesAsync(Who.Chair, Covered), "Open it", "What has to get better");
        await wire.PressesAsync(Who.Chair, notes, "Read", Canary);

        await wire.WritesAsync(Who.Deputy, "report published");
        var lifted = await wire.SeesAsync(Who.Deputy, "Two people have confirmed");
        var sure = await wire.PressesAsync(Who.Deputy, lifted, "The report was withdrawn", "Seal the notes again?");
        await wire.PressesAsync(Who.Deputy, sure, "Seal again", "The notes are sealed again");
        await wire.WritesAsync(Who.Chair, "notes");
        await wire.SeesAsync(Who.Chair, "Only people who were at the feedback meeting can open its notes.");
        Assert.Equal((0, 0), (wire.CountOf(null, "canary"), wire.CountOf(Who.Lano, "canary")));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("holding statement")]
    public async Task Report_SaidToBeOutByOthers_IsNotTheirs(string platform)
    {
        var wire = await WrittenAsync(platform);
        await wire.WritesAsync(Who.Lano, "report published");
        await wire.WritesAsync(Who.Member, "report published");
        await wire.WritesAsync(Who.Stranger, "holding statement");
        await wire.SeesAsync(Who.Stranger, "What you can say until the report is out");
        await wire.WritesAsync(Who.Lano, "help");
        await wire.SeesAsync(Who.Lano, "What you can do in Anytown Forum");
        await wire.WritesAsync(Who.Member, "help");
        await wire.SeesAsync(Who.Member, "What you can do in Anytown Forum");

        Assert.Equal((0, 0), (wire.CountOf(Who.Lano, "Record it"), wire.CountOf(Who.Member, "Record it")));
        Assert.Empty((await World.InspectionNowAsync()).Vouched);
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("compare notes", Verbs.CompareNotes, Verbs.MarkCompared, "action list", Verbs.ShowActions, Verbs.MarkAction)]
    public async Task Notes_ComparedWithTheReport_MakeTheActionList(string platform)
    {
        var wire = await WrittenAsync(platform);
        await RecordAsync(wire);
        await ConfirmAsync(wire);
        await PassAsync(wire, new(2027, 5, 10, 11, 10, 0, TimeSpan.Zero));

        await wire.WritesAsync(Who.Deputy, "compare notes");
        var compare = await wire.PressesAsync(Who.Deputy, await wire.SeesAsync(Who.Deputy, Covered), "Open it", "0 of 1 compared");
        var note = await wire.PressesAsync(Who.Deputy, compare, "Go on", Canary);
        var all = await wire.PressesAsync(Who.Deputy, note, "Missing", "compared");
        await wire.PressesAsync(Who.Deputy, all, "Action list", Canary);

        await wire.WritesAsync(Who.Member, "action list");
        var actions = await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, Covered), "Open it", Canary);
        await wire.PressesAsync(Who.Member, actions, "Raised", "Raised by");
        Assert.Equal((0, 0), (wire.CountOf(null, "canary"), wire.CountOf(Who.Chair, "canary")));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("export notes", Verbs.ExportNotes)]
    public async Task Record_TakenAlong_IsALinkInAWindowAlone(string platform)
    {
        var wire = await WrittenAsync(platform);
        await wire.SaysAsync(Who.Member, "export notes");
        await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, Covered), "Open it", "Each link works once");
        Assert.Equal(0, wire.CountOf(null, "download/"));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("erase notes", Verbs.ShowKeeping, Verbs.EraseNotes)]
    public async Task Notes_ErasedByTwo_AreGoneForGood(string platform)
    {
        var wire = await WrittenAsync(platform);
        await wire.WritesAsync(Who.Member, "erase notes");
        var keeping = await wire.PressesAsync(Who.Member, await wire.SeesAsync(Who.Member, Covered), "Open it", "How long the notes are kept");
        var ask = await wire.PressesAsync(Who.Member, keeping, "Erase the notes", "for everybody");
        await wire.PressesAsync(Who.Member, ask, "Ask for it", "You asked to erase everything");

        keeping = await wire.PressesAsync(Who.Deputy, await wire.SeesAsync(Who.Deputy, Covered), "Open it", "asked to erase everything");
        var sure = await wire.PressesAsync(Who.Deputy, keeping, "Confirm erasing", "erased at once");
        await wire.PressesAsync(Who.Deputy, sure, "Erase for good", "This certificate stays");
        Assert.Empty(await World.Store.AllAsync<SealedNote>());
    }

    private static async Task RecordAsync(IWire wire)
    {
        await wire.WritesAsync(Who.Chair, "report published");
        var form = await wire.SeesAsync(Who.Chair, "Is the report out?");
        var wrong = await wire.FillsAsync(Who.Chair, form, "Record it", "reports.ofsted.gov.uk", ("link", "https://example.org/report"), ("day", "2027-05-10"));
        await wire.FillsAsync(Who.Chair, wrong, "Record it", "Recorded. Thank you.", ("link", Link));
    }

    private async Task ConfirmAsync(IWire wire)
    {
        // Not before they were told: what is on its way waits by the same clock.
        var asks = await wire.SeesAsync(Who.Deputy, "has recorded that the report is out");
        World.SetClock(new(2027, 5, 10, 11, 5, 0, TimeSpan.Zero));
        var check = await wire.PressesAsync(Who.Deputy, asks, "Check the link", "Is this the report?");
        await wire.PressesAsync(Who.Deputy, check, "Yes, confirm", "Two people have confirmed");
    }

    // Time goes by, and what comes due meanwhile is said before anybody does anything else: covers of reminders look like those of answers.
    private async Task PassAsync(IWire wire, DateTimeOffset until)
    {
        await World.RingAtAsync(until);
        wire.LooksAway();
    }

    // The deputy has written one note; it is Monday 10 May, noon.
    private async Task<IWire> WrittenAsync(string platform)
    {
        var wire = await World.InspectedOnAsync(platform);
        await World.InTheRoomAsync(wire);
        await wire.WritesAsync(Who.Deputy, "note");
        var form = await wire.PressesAsync(Who.Deputy, await wire.SeesAsync(Who.Deputy, Covered), "Open it", "Save and next");
        await wire.FillsAsync(Who.Deputy, form, "Save and next", "Saved, under", ("words", Canary), ("section", "What has to get better"));
        await PassAsync(wire, new(2027, 5, 10, 11, 0, 0, TimeSpan.Zero));
        return wire;
    }
}
