using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Vault.Notes;

/// <summary>Notes that people typed into a chat after all.</summary>
public sealed class TypedNoteTests
{
    [Theory]
    [InlineData("note the kingfisher sings")]
    [InlineData("Note: the kingfisher sings")]
    [InlineData("notes: the kingfisher sings")]
    [InlineData("Notes - the kingfisher sings")]
    [InlineData("write note the kingfisher sings")]
    [InlineData("take notes: the kingfisher sings")]
    public async Task Typed_BySomebodyWhoWasThere_IsSealedAndNotSaidAgain(string said)
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var answer = await world.Rae.Says(said);

        Assert.Equal("Please delete your message", answer.Card.Title);
        var text = Assert.Single(await world.TextsAsync());
        Assert.Equal(("the kingfisher sings", NoteSection.ByCriterion), (text.Words, text.Section));
        Assert.DoesNotContain(Noted.Canary, world.Posts(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Noted.Canary, await world.StoredAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Typed_AfterTheLock_IsAnAddendum()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.LockedAsync();

        var answer = await world.Dev.Says("note: the sun");

        Assert.Contains("marked as added later", answer.Text, StringComparison.Ordinal);
        Assert.True((await world.SealedAsync(await world.LastNoteAsync())).IsAddendum);
    }

    [Theory]
    [InlineData("note: one")]
    [InlineData("note: a great many words about the moon, the sun and all the stars that anybody has ever seen from this made-up town")]
    public async Task Typed_WhateverItSays_IsAnsweredAlike(string said)
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var (rae, ann) = (await world.Rae.Says("note: first"), await world.Ann.Says("note: first"));

        Assert.Equal(rae.Text, (await world.Rae.Says(said)).Text);
        Assert.Equal(ann.Text, (await world.Ann.Says(said)).Text);
    }

    [Fact]
    public async Task Typed_AboutAFamily_IsNotKept()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Rae.Says("note: my postcode is AB1 2CD and here are my survey answers");

        Assert.Empty((await world.BookAsync()).NoteIds);
    }

    [Fact]
    public async Task Typed_InTheChannel_IsAnsweredToTheWriterAlone()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var answer = await world.Rae.Says("notes: the moon is fine", world.Channel);

        Assert.Contains(world.Rae.Inbox, card => card.Title == "Please delete your message");
        Assert.DoesNotContain(answer.Delivered.Where(world.IsInChannel), post => PlainText.Of(post.Card).Contains("delete", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Typed_InTheChannelByOneWhoCannotBeReached_IsToldThereWithoutSayingWhatBecameOfIt()
    {
        var shown = new List<string>();
        foreach (var wasThere in (bool[])[true, false])
        {
            using var world = await Inspected.AfterFeedbackAsync();
            var who = wasThere ? world.Rae : world.Moe;
            world.Scenario.Messenger.Unreachable.Add(who.Id);

            var answer = await who.Says("notes: the moon is fine", world.Channel);

            shown.Add(PlainText.Of(answer.Delivered.Single(world.IsInChannel).Card));
        }

        Assert.StartsWith("Notes do not belong in this chat", shown[0], StringComparison.Ordinal);
        Assert.Equal(shown[0], shown[1]);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Moe")]
    [InlineData("Lena")]
    [InlineData("Nell")]
    [InlineData("Tam")]
    public async Task Typed_BySomebodyWhoWasNotThere_IsNotKeptAndReadsTheSameWithNotesOrWithout(string name)
    {
        var answers = new List<string>();
        foreach (var hasNotes in (bool[])[true, false])
        {
            using var world = await Inspected.AfterFeedbackAsync();
            var tam = await world.WithRoleAsync("Tam", Role.TechnicalAdmin);
            if (hasNotes)
            {
                await world.Rae.WritesAsync("The moon.");
                await world.LockedAsync();
            }

            var who = new[] { world.Ann, world.Moe, world.Lena, world.Nell, tam }.Single(one => one.Self.Name == name);
            answers.Add((await who.Says("notes: the kingfisher sings", world.Channel)).Text);
            answers.Add((await who.Says("note: the kingfisher sings", world.Channel)).Text);

            Assert.Equal(hasNotes ? 1 : 0, (await world.BookAsync()).NoteIds.Count);
            Assert.DoesNotContain(Noted.Canary, await world.StoredAsync(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("please delete it", answers[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("can you note that down")]
    [InlineData("I read the notes today")]
    [InlineData("noted, thanks")]
    [InlineData("not done yet")]
    public async Task Sentence_ThatOnlyHoldsTheWord_IsNoNote(string said)
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Rae.Says(said);

        Assert.Empty((await world.BookAsync()).NoteIds);
    }
}
