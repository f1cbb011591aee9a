using System.Text;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using NodaTime;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>Who gets which file, and what stands in it.</summary>
public sealed class ExportTests
{
    private const string Pdf = "Download PDF";
    private const string Markdown = "Download Markdown";

    [Fact]
    public async Task Export_BeforeTheReportIsOut_HoldsNothingOfTheMeetingInEitherForm()
    {
        using var after = await Aftermath.EmbargoedAsync(Aftermath.Said("one"), Aftermath.Said("outcome", NoteSection.Outcome));
        await after.Store.UpdateAsync<Inspection>(after.Inspection, inspection => inspection with
        {
            Answers = inspection.Answers
                .SetItem(Inspection.AnswerKey("FULL-P-02", "draft_received"), new("2027-04-19", inspection.Started))
                .SetItem(Inspection.AnswerKey("FULL-P-05", "outcome"), new("3", inspection.Started)),
            Ticks = inspection.Ticks.Add("FULL-P-02", inspection.Started).Add("FULL-P-09", inspection.Started).Add("FULL-W3-08", inspection.Started).Add("FULL-W3-09", inspection.Started),
            Meetings = inspection.Meetings.Add(Meeting("m1", "Wombatmeeting") with { Level = Level.Attendees }).Add(Meeting("m2", "Open talk")),
        });
        var card = await OpenedAsync(after, after.World.Rae);

        var text = Encoding.UTF8.GetString((await after.DownloadAsync(card, Markdown))!.Content);
        card = await OpenedAsync(after, after.World.Rae);
        var pdf = new PdfText((await after.DownloadAsync(card, Pdf))!.Content);

        Assert.Contains("in force; the report is not out", text);
        Assert.Contains("Open talk", text);
        Assert.Contains("A short public thank", text);
        Assert.True(pdf.Holds("talk"));
        foreach (var word in new[] { Aftermath.Canary, "Wombatmeeting", "19 April", "Draft report", "Priority action", "Dev and Rae" })
        {
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
            Assert.False(pdf.Holds(word), word);
        }
    }

    [Fact]
    public async Task Export_OnceTheReportIsOut_HoldsTheNotesAndACover()
    {
        using var after = await Aftermath.PublishedAsync(Aftermath.Said("one"), Aftermath.Said("two", NoteSection.Outcome));
        await after.MarksAsync(after.World.Dev, Aftermath.IdOf(0), "Missing");

        var text = Encoding.UTF8.GetString((await after.DownloadAsync(await OpenedAsync(after, after.World.Rae), Markdown))!.Content);

        Assert.Contains("**Forum:** Anytown", text);
        Assert.Contains("**Exported by:** Rae", text);
        Assert.Contains("**Exported on:** Tuesday 15 June 2027, 10am", text);
        Assert.Contains("**Embargo:** ended Monday 14 June, 12\\:05pm; the report is out", text);
        Assert.Contains("**Who was in the room:** Dev and Rae", text);
        Assert.Contains(Aftermath.Canary + " one", text);
        Assert.Contains("Compared with the report: missing \\(Dev, Tuesday 15 June, 10am\\)", text);
        Assert.Contains("Provisional\\: this is what was said that day\\.", text);
    }

    [Fact]
    public async Task Export_AsPdf_HasItsWordsOnItsPages()
    {
        using var after = await Aftermath.PublishedAsync([.. Enumerable.Range(0, 60).Select(i => Aftermath.Said($"point {i} " + new string('w', 200)))]);

        var file = (await after.DownloadAsync(await OpenedAsync(after, after.World.Rae), Pdf))!;
        var pdf = new PdfText(file.Content);

        Assert.Equal(("application/pdf", "notes-2027-06-15.pdf"), (file.MediaType, file.FileName));
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(file.Content, 0, 4));
        Assert.True(pdf.Holds(Aftermath.Canary));
        Assert.True(pdf.Pages > 3);
    }

    [Fact]
    public async Task Export_OfANoteThatIsKeptFromThem_LeavesItOut()
    {
        using var after = await Aftermath.PublishedAsync(Aftermath.Said("one"), Aftermath.Said("hidden"));
        await after.Store.UpdateAsync<SealedNote>(Aftermath.IdOf(1), note => note with { KeptFrom = [SealedNote.MarkOf(note.InspectionId, after.World.Rae.Id.Key)] });

        var text = Encoding.UTF8.GetString((await after.DownloadAsync(await OpenedAsync(after, after.World.Rae), Markdown))!.Content);

        Assert.Contains("one", text);
        Assert.DoesNotContain("hidden", text);
    }

    [Fact]
    public async Task Link_OfSomebodyWhoLeftMeanwhile_GivesNothing()
    {
        using var after = await Aftermath.PublishedAsync();
        var card = await OpenedAsync(after, after.World.Rae);

        await after.LeaveAsync(after.World.Rae);

        Assert.Null(await after.DownloadAsync(card, Markdown));
    }

    [Fact]
    public async Task Link_WhenTheNotesWereSealedAgainMeanwhile_GivesNothing()
    {
        using var after = await Aftermath.PublishedAsync();
        var card = await OpenedAsync(after, after.World.Rae);

        await after.Store.UpdateAsync<Inspection>(
            after.Inspection, inspection => inspection with { SealedAgain = new(after.World.Ann.Id.Key, "Ann", after.World.Scenario.Now()) });

        Assert.Null(await after.DownloadAsync(card, Markdown));
    }

    [Fact]
    public async Task Export_ByAMember_IsTheRecordAlone()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.OpenSectionAsync(NoteSection.ToImprove);

        var text = Encoding.UTF8.GetString((await after.DownloadAsync(await OpenedAsync(after, after.World.Moe), Markdown))!.Content);

        Assert.StartsWith("# Record of the inspection", text);
        Assert.DoesNotContain(Aftermath.Canary, text);
    }

    [Fact]
    public async Task Export_OfTheNotes_IsInTheAccessLogWhenTheFileIsMade()
    {
        using var after = await Aftermath.PublishedAsync();
        var card = await OpenedAsync(after, after.World.Rae);
        Assert.Empty(await ExportedAsync(after));

        await after.DownloadAsync(card, Pdf);

        Assert.Equal(("Rae", "Pdf"), Assert.Single(await ExportedAsync(after)));
    }

    [Fact]
    public async Task Export_OfNotesThatDoNotOpen_SaysSoInTheDialogAndOffersNoLink()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.Store.UpdateAsync<ForumBot.Vault.Notes.SealedNote>(Aftermath.IdOf(1), note => note with { Versions = [note.Versions[0] with { Number = 2 }] });

        var card = await OpenedAsync(after, after.World.Rae);

        Assert.Equal("The notes do not open", card.Title);
        Assert.Empty(card.Buttons.OfType<OpenLink>());
    }

    [Fact]
    public async Task Export_SaidInAChat_OffersNoLinkThere()
    {
        using var after = await Aftermath.PublishedAsync();

        var answer = await after.World.Rae.Says("export");

        Assert.Equal(ConfidentialCard.Title, answer.Card.Title);
        Assert.DoesNotContain("download", string.Concat(answer.Delivered.Select(one => PlainText.Of(one.Card))), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IReadOnlyList<(string, string?)>> ExportedAsync(Aftermath after) =>
        [.. (await after.Store.AllAsync<AccessPage>(TestContext.Current.CancellationToken))
            .SelectMany(page => page.Value.Entries)
            .Where(entry => entry.Kind == AccessKind.Exported)
            .Select(entry => (entry.By.Name, entry.About))];

    private static async Task<Card> OpenedAsync(Aftermath after, Actor who) => (await after.PressesAsync(who, Verbs.ExportNotes)).Card;

    private static Meeting Meeting(string id, string title)
    {
        var start = new LocalDateTime(2027, 3, 11, 14, 0);
        return new Meeting { Id = id, Title = title, Start = start, End = start.PlusHours(1) };
    }
}
