using System.Text;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using NodaTime;
using Answer = ForumBot.Tests.Conversation.Answer;

namespace ForumBot.Tests.Vault.Release;

/// <summary>What happens to the report in a world: forms and presses of the people who do it.</summary>
internal static class ReleaseWorld
{
    internal const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";
    internal const string OtherLink = "https://reports.ofsted.gov.uk/provider/44/90009";

    /// <summary>Monday 10 May 2027, noon: the report is out.</summary>
    internal static async Task<Inspected> OutAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        world.Scenario.Clock.SetUtcNow(new(2027, 5, 10, 11, 0, 0, TimeSpan.Zero));
        return world;
    }

    internal static async Task<Inspected> LiftedAsync()
    {
        var world = await OutAsync();
        await world.RecordsAsync(world.Ann);
        await world.ConfirmsAsync(world.Dev);
        return world;
    }

    /// <summary>What this person is shown in the dialog of the report.</summary>
    internal static async Task<Answer> LooksAsync(this Inspected world, Actor who, string? part = null)
    {
        var keys = new Dictionary<string, string> { ["inspection"] = (await world.Scenario.ReadAsync(world.Forum)).InspectionId! };
        if (part is not null)
        {
            keys[PublicationCard.Part] = part;
        }

        return await who.PressesInDialog(Verbs.ShowPublication, keys);
    }

    internal static async Task<Answer> RecordsAsync(this Inspected world, Actor who, string link = Link, string day = "2027-05-10")
    {
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        var form = await world.LooksAsync(who);
        return form.Card.Buttons.Any(button => button.Title == "Record it")
            ? await who.Presses(form.Card, "Record it", new { link, day })
            : await who.Presses((await world.LooksAsync(who, PublicationCard.Change)).Card, "Record it", new { link, day });
    }

    internal static async Task<Answer> ConfirmsAsync(this Inspected world, Actor who)
    {
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        return await who.Presses((await world.LooksAsync(who)).Card, "Yes, confirm");
    }

    internal static async Task<Answer> OpensAsync(this Inspected world, Actor who, params NoteSection[] sections) =>
        await who.Presses((await world.LooksAsync(who, PublicationCard.Sections)).Card, "Save", new { sections = string.Join(',', sections) });

    internal static async Task<Answer> SealsAsync(this Inspected world, Actor who) =>
        await who.Presses((await world.LooksAsync(who, PublicationCard.Seal)).Card, "Seal again");

    /// <summary>A note under seal, written by Rae.</summary>
    internal static async Task WriteAsync(this Inspected world, NoteSection section, string words, string? thought = null)
    {
        var (inspection, by) = (await world.InspectionAsync(), new Mark(world.Rae.Id.Key, "Rae", Instant.FromDateTimeOffset(world.Scenario.Clock.GetUtcNow())));
        var id = Guid.NewGuid().ToString("n");
        using var key = world.Keys.Unlock(inspection.ForumId, inspection.Id);
        var text = DocumentJson.Write(new NoteText { Section = section, Words = words, OurThought = thought }, typeof(NoteText));
        var note = new SealedNote
        {
            Id = id,
            ForumId = inspection.ForumId,
            InspectionId = inspection.Id,
            Versions = [new(1, key.Seal(id, 1, Encoding.UTF8.GetBytes(text)), by)],
        };
        var book = await world.Scenario.Store.FindAsync<VaultBook>(inspection.Id);
        var grown = (book?.Value ?? new VaultBook { ForumId = inspection.ForumId }) is var old ? old with { NoteIds = old.NoteIds.Add(id) } : null!;
        Assert.Equal(CommitOutcome.Saved, await world.Scenario.Store.CommitAsync(
        [
            DocumentWrite.New(id, note), book is null ? DocumentWrite.New(inspection.Id, grown) : DocumentWrite.Over(book, grown),
        ]));
    }
}
