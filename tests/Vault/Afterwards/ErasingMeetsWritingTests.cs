using ForumBot.Inspections;
using ForumBot.Tests.Journeys;
using ForumBot.Tests.Vault.Notes;
using ForumBot.Vault.Afterwards;
using ForumBot.Vault.Notes;
using Answer = ForumBot.Tests.Conversation.Answer;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>Everything is erased while somebody who holds the key is about to write: nothing comes back, and nobody is told that it was kept.</summary>
public sealed class ErasingMeetsWritingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Note_AboutToBeSaved_IsNotCalledSaved(bool hasNotes)
    {
        using var world = await Inspected.AfterFeedbackAsync();
        if (hasNotes)
        {
            await world.Rae.WritesAsync("The moon.");
        }

        AssertErased(await SavesAsync<SealedNote>(world, "Save and next"));

        Assert.Empty(await world.Scenario.Store.AllAsync<SealedNote>(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Draft_AboutToBeKept_IsNotCalledKept()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        AssertErased(await SavesAsync<SealedDraft>(world, "Keep as draft"));

        Assert.Empty(await world.DraftsAsync());
    }

    private static async Task<Answer> SavesAsync<T>(Inspected world, string button)
    {
        var form = await world.Rae.NoteFormAsync();
        Before<T>(world, async () =>
        {
            var by = new Mark(world.Dev.Id.Key, "Dev", world.Scenario.Now());
            await world.Scenario.Get<Erasing>().EraseAsync(await world.InspectionAsync(), by, by, TestContext.Current.CancellationToken);
        });
        return await world.Rae.Presses(form, button, new { words = "A star.", section = "Strengths" });
    }

    private static void AssertErased(Answer answer)
    {
        Assert.Contains("Dev erased them on", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved", answer.Text, StringComparison.Ordinal);
    }

    private static void Before<T>(Inspected world, Func<ValueTask> then) =>
        world.Scenario.Store.BeforeCommit = async writes =>
        {
            if (writes.Any(write => write.Kind == typeof(T)))
            {
                await then();
            }
            else
            {
                Before<T>(world, then);
            }
        };
}
