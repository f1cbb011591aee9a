using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;

namespace ForumBot.Tests.Vault.Notes;

public sealed class WritingTests
{
    [Fact]
    public async Task Note_SaidInAChat_LeadsToAWindowAndShowsNothing()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var card = (await world.Rae.Says("note", world.Channel)).Card;

        Assert.Equal(ConfidentialCard.Title, card.Title);
    }

    [Fact]
    public async Task Note_Saved_IsSealedWithItsWriterAndTime()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Save and next", new
        {
            words = $"The {Noted.Canary} sings.",
            section = "ToImprove",
            criterion = "having-a-say",
            said = "The lead inspector",
            evidence = "Survey,Data",
            thought = "As we hoped.",
        });

        var text = Assert.Single(await world.TextsAsync());
        Assert.Equal(
            new NoteText
            {
                Section = NoteSection.ToImprove,
                Words = $"The {Noted.Canary} sings.",
                Criterion = "having-a-say",
                SaidBy = "The lead inspector",
                Evidence = "Survey, Data",
                OurThought = "As we hoped.",
            },
            text);
        var version = Assert.Single((await world.SealedAsync(await world.LastNoteAsync())).Versions);
        Assert.Equal((world.Rae.Id.Key, "Rae", NodaTime.Instant.FromUtc(2027, 3, 19, 17, 0)), (version.By.PersonKey, version.By.Name, version.By.At));
    }

    [Fact]
    public async Task Note_Saved_OpensTheNextFormWithItsSectionAndCriterion()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var next = (await world.Rae.Presses(
            await world.Rae.NoteFormAsync(), "Save and next", new { words = "One.", section = "ToImprove", criterion = "having-a-say", thought = "Hm." })).Card;

        Assert.Contains("Saved, under “What has to get better”. By Rae, Friday 19 March, 5pm.", PlainText.Of(next), StringComparison.Ordinal);
        Assert.Equal(("ToImprove", "having-a-say", null, null), (
            Noted.ValueOf(next, "section"), Noted.ValueOf(next, "criterion"), Noted.ValueOf(next, "words"), Noted.ValueOf(next, "thought")));
        await world.Rae.Presses(next, "Save and next", new { words = "Two." });
        Assert.Equal([("One.", "having-a-say"), ("Two.", "having-a-say")], (await world.TextsAsync()).Select(text => (text.Words, text.Criterion)));
    }

    [Fact]
    public async Task Note_Written_NeverStandsInAConversationOrInTheStore()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Rae.WritesAsync($"The {Noted.Canary} sings.");
        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = $"A {Noted.Canary} in a draft." });
        await world.Dev.Presses(await world.Dev.ChangeFormAsync(await world.LastNoteAsync()), "Save", new { words = $"The {Noted.Canary} sang." });

        Assert.DoesNotContain(Noted.Canary, world.Posts(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Noted.Canary, await world.StoredAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Note_SavedByTheSamePressTwice_IsThereOnce()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var form = await world.Rae.NoteFormAsync();

        await world.Rae.Presses(form, "Save and next", new { words = "Once." });
        await world.Rae.Presses(form, "Save and next", new { words = "Once." });
        await world.Rae.Presses(form, "Save and next", new { words = "Something else from the same window." });

        Assert.Equal(["Once.", "Something else from the same window."], (await world.TextsAsync()).Select(text => text.Words));
    }

    [Fact]
    public async Task Note_WithoutWords_ComesBackWithASentence()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var card = (await world.Rae.WritesAsync("\u200B \u200D")).Card;

        Assert.Equal("Write what was said. One sentence is enough.", Noted.ErrorOf(card, "words"));
        Assert.Empty((await world.BookAsync()).NoteIds);
    }

    [Fact]
    public async Task Note_AboutACriterionThatNobodyHas_IsAboutNone()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Save and next", new { words = "One.", criterion = "made-up", said = "Mrs Miller", evidence = "gossip", section = "9" });

        Assert.Equal(new NoteText { Section = NoteSection.ByCriterion, Words = "One." }, Assert.Single(await world.TextsAsync()));
    }

    [Fact]
    public async Task Note_OfTwoHundredKilobytes_BecomesNumberedParts()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var long200 = string.Concat(Enumerable.Range(1, 4000).Select(n => $"Sentence number {n} is about the moon, and its light. "));

        var card = (await world.Rae.WritesAsync(long200)).Card;

        var texts = await world.TextsAsync();
        Assert.True(long200.Length > 200_000);
        Assert.Contains($"Saved in {texts.Count} parts", PlainText.Of(card), StringComparison.Ordinal);
        Assert.StartsWith($"Part 1 of {texts.Count}\nSentence number 1 is", texts[0].Words, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.InRange(text.Words.Length, 1, NoteBounds.WordsOfOne));
        Assert.Equal(4000, texts.Sum(text => text.Words.Split("Sentence number").Length - 1));
    }

    [Fact]
    public async Task Note_LongerThanIsTaken_IsKeptAsADraftThatSavesItsBeginning()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var card = (await world.Rae.WritesAsync(string.Concat(Enumerable.Repeat("All about the moon. ", 14_000)))).Card;

        Assert.Contains("longer than I can take at once", PlainText.Of(card), StringComparison.Ordinal);
        Assert.Empty((await world.BookAsync()).NoteIds);
        await world.Rae.Presses(card, "Save and next");
        var texts = await world.TextsAsync();
        Assert.InRange(texts.Sum(text => text.Words.Length), 255_000, 270_000);
        Assert.Empty(await world.DraftsAsync());
    }

    [Fact]
    public async Task Note_AboutAFamily_IsRefusedBesideItsFieldAndNothingIsKept()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var card = (await world.Rae.WritesAsync("My daughter was refused an assessment and I want to complain")).Card;

        Assert.StartsWith("I have not kept this", Noted.ErrorOf(card, "words"), StringComparison.Ordinal);
        Assert.Equal("My daughter was refused an assessment and I want to complain", Noted.ValueOf(card, "words"));
        var again = (await world.Rae.Presses(card, "Keep as draft")).Card;
        Assert.StartsWith("I have not kept this", Noted.ErrorOf(again, "words"), StringComparison.Ordinal);
        Assert.Empty((await world.BookAsync()).NoteIds);
        Assert.Empty(await world.DraftsAsync());
    }

    [Fact]
    public async Task Note_WhenTheVaultIsFull_IsRefusedAndKeptAsADraft()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The first.");
        var inspection = await world.InspectionAsync();
        await world.Scenario.Store.UpdateAsync<VaultBook>(
            inspection.Id, book => book with { NoteIds = book.NoteIds.AddRange(Enumerable.Range(1, NoteBounds.MostNotes - 1).Select(n => $"n{n}")) });

        var card = (await world.Rae.WritesAsync("One too many.")).Card;

        Assert.Contains("The vault is full: it holds 2,000 notes", PlainText.Of(card), StringComparison.Ordinal);
        Assert.Equal("One too many.", Noted.ValueOf(card, "words"));
        Assert.Single(await world.DraftsAsync());
    }

    [Fact]
    public async Task Note_PressedInAConversation_IsNeitherSavedNorShown()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var answer = await world.Rae.PressesVerb(Verbs.SaveNote, new { words = "Where everybody sees it.", inspection = (await world.InspectionAsync()).Id });

        Assert.Equal(ConfidentialCard.Title, answer.Card.Title);
        Assert.Empty((await world.BookAsync()).NoteIds);
    }
}
