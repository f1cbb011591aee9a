using System.Text;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Downloads;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>A world with sealed notes of the feedback meeting, before and after the report is out. Dev and Rae were in the room, Ann the chair was not.</summary>
internal sealed class Aftermath : IDisposable
{
    internal const string Canary = "zebracanary";
    private const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";

    private Aftermath(Inspected world, string inspection) => (World, Inspection) = (world, inspection);

    internal Inspected World { get; }

    /// <summary>The inspection's id.</summary>
    internal string Inspection { get; }

    internal IDocumentStore Store => World.Scenario.Store;

    /// <summary>On the evening of the meeting, with these notes.</summary>
    internal static async Task<Aftermath> EmbargoedAsync(params NoteText[] notes)
    {
        var world = await Inspected.AfterFeedbackAsync();
        var made = new Aftermath(world, (await world.InspectionAsync()).Id);
        await made.WriteAsync(notes.Length > 0 ? notes : [Said("one"), Said("two"), Said("three")]);
        return made;
    }

    /// <summary>On Tuesday 15 June 2027, 10am in London, the morning after the report came out and two people confirmed it.</summary>
    internal static async Task<Aftermath> PublishedAsync(params NoteText[] notes)
    {
        var made = await EmbargoedAsync(notes);
        await made.PublishAsync();
        return made;
    }

    internal static NoteText Said(string words, NoteSection section = NoteSection.ToImprove) => new() { Section = section, Words = $"{Canary} {words}" };

    internal async Task PublishAsync(string day = "2027-06-14", string outcome = "2")
    {
        var at = Instant.FromUtc(2027, 6, 14, 11, 0);
        World.Scenario.Clock.SetUtcNow(new(2027, 6, 15, 9, 0, 0, TimeSpan.Zero));
        await Store.UpdateAsync<Inspection>(Inspection, inspection => Published(inspection, World.Ann, World.Dev, at, day, outcome));
    }

    internal static Inspection Published(Inspection inspection, Actor chair, Actor deputy, Instant at, string day, string outcome)
    {
        var (first, second) = (new Mark(chair.Id.Key, chair.Self.Name, at), new Mark(deputy.Id.Key, deputy.Self.Name, at + Duration.FromMinutes(5)));
        return inspection with
        {
            Vouched = inspection.Vouched.SetItem(chair.Id.Key, new(Link, first)).SetItem(deputy.Id.Key, new(Link, second)),
            Answers = inspection.Answers
                .SetItem(ForumBot.Inspections.Inspection.AnswerKey("FULL-P-05", "published_on"), new(day, first))
                .SetItem(ForumBot.Inspections.Inspection.AnswerKey("FULL-P-05", "outcome"), new(outcome, first)),
        };
    }

    /// <summary>The id of the note that was written so many notes after the first.</summary>
    internal static string IdOf(int place) => place.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    internal async Task WriteAsync(params NoteText[] notes)
    {
        var by = new Mark(World.Rae.Id.Key, "Rae", World.Scenario.Now());
        using var key = World.Keys.Unlock(World.Forum.Id, Inspection);
        var read = await Store.FindAsync<VaultBook>(Inspection, TestContext.Current.CancellationToken);
        var book = read?.Value ?? new VaultBook { ForumId = World.Forum.Id };
        var writes = new List<DocumentWrite>();
        foreach (var note in notes)
        {
            var id = IdOf(book.NoteIds.Count);
            var plain = Encoding.UTF8.GetBytes(DocumentJson.Write(note, typeof(NoteText)));
            writes.Add(DocumentWrite.New(id, new SealedNote { Id = id, ForumId = World.Forum.Id, InspectionId = Inspection, Versions = [new(1, key.Seal(id, 1, plain), by)] }));
            book = book with { NoteIds = book.NoteIds.Add(id) };
        }

        writes.Add(read is null ? DocumentWrite.New(Inspection, book) : DocumentWrite.Over(read, book));
        Assert.Equal(CommitOutcome.Saved, await Store.CommitAsync(writes, TestContext.Current.CancellationToken));
    }

    internal async Task<SealedNote> NoteAsync(string id) => (await Store.FindAsync<SealedNote>(id, TestContext.Current.CancellationToken))!.Value;

    internal async Task<Inspection> ReadAsync() => (await Store.FindAsync<Inspection>(Inspection, TestContext.Current.CancellationToken))!.Value;

    internal Task<ForumBot.Tests.Conversation.Answer> PressesAsync(Actor who, string verb, params (string Key, string Value)[] keys) =>
        who.PressesInDialog(verb, keys.Append(("inspection", Inspection)).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    internal Task<ForumBot.Tests.Conversation.Answer> MarksAsync(Actor who, string note, string result) => PressesAsync(who, Verbs.MarkCompared, (CompareCard.Note, note), (CompareCard.Result, result));

    internal Task OpenSectionAsync(NoteSection section) =>
        Store.UpdateAsync<Inspection>(Inspection, inspection => inspection with { OpenSections = inspection.OpenSections.Add(section) }).AsTask();

    internal async Task LeaveAsync(Actor who) => await Store.UpdateAsync<Forum>(World.Forum.Id, forum => forum with
    {
        Memberships = [.. forum.Memberships.Select(one => one.Person.Id == who.Id ? one with { Until = World.Scenario.Now() } : one)],
    });

    /// <summary>The file behind a button of a card.</summary>
    internal async Task<Download?> DownloadAsync(Card card, string button)
    {
        var link = card.Buttons.OfType<OpenLink>().Single(one => one.Title == button).Address.AbsolutePath;
        return await World.Scenario.Get<OneTimeLinks>().TakeAsync(link[OneTimeLinks.Path.Length..], TestContext.Current.CancellationToken);
    }

    internal OpenInspection LayOut(Inspection inspection) => World.Scenario.Get<Desk>().LayOut(World.Scenario.ReadAsync(World.Forum).Result, inspection);

    public void Dispose() => World.Dispose();
}
