using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Storage.LiteDb;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Storage;
using ForumBot.Vault.Afterwards;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>Erasing on time and on demand: nothing comes back, and it can be shown that nothing was left.</summary>
public sealed class ErasureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasing_AskedByOneAndConfirmedByAnother_LeavesTheCertificateAlone()
    {
        using var after = await Aftermath.EmbargoedAsync();

        var asked = await ActsAsync(after, after.World.Rae, "asked");
        Assert.Contains(asked.Delivered, one => one.Card.Title == ConfidentialCard.Title && one.Message.Place.Id == after.World.Dev.Chat.Id);
        Assert.Contains("Rae asked to erase everything", (await ActsAsync(after, after.World.Dev, "confirm")).Text);
        var erased = await ActsAsync(after, after.World.Dev, "erase");

        Assert.Contains("Erased: 3 notes, 3 versions", erased.Text);
        Assert.Contains("Asked by: Rae", erased.Text);
        Assert.Contains("Confirmed by: Dev", erased.Text);
        await AssertGoneAsync(after);
        Assert.Equal("Dev", (await after.Store.FindAsync<VaultBook>(after.Inspection, Ct))!.Value.Erased!.Name);
    }

    [Fact]
    public async Task Erasing_ConfirmedByWhoAsked_DoesNothing()
    {
        using var after = await Aftermath.EmbargoedAsync();
        await ActsAsync(after, after.World.Rae, "asked");

        Assert.Contains("You asked for it yourself", (await ActsAsync(after, after.World.Rae, "erase")).Text);

        Assert.True(after.World.Keys.Has(after.Inspection));
    }

    [Fact]
    public async Task Erasing_NotAskedForOrTakenBackOrTooLongAgo_DoesNothing()
    {
        using var after = await Aftermath.EmbargoedAsync();
        Assert.Contains("Nobody is asking for it", (await ActsAsync(after, after.World.Dev, "erase")).Text);

        await ActsAsync(after, after.World.Rae, "asked");
        await ActsAsync(after, after.World.Dev, "back");
        Assert.Contains("Nobody is asking for it", (await ActsAsync(after, after.World.Dev, "erase")).Text);

        await ActsAsync(after, after.World.Rae, "asked");
        after.World.Scenario.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("Nobody is asking for it", (await ActsAsync(after, after.World.Dev, "erase")).Text);

        Assert.True(after.World.Keys.Has(after.Inspection));
        Assert.Equal(3, (await after.Store.AllAsync<SealedNote>(Ct)).Count);
    }

    [Fact]
    public async Task Erasing_AskedBySomebodyWhoHasLeft_DoesNothing()
    {
        using var after = await Aftermath.EmbargoedAsync();
        await ActsAsync(after, after.World.Rae, "asked");

        await after.LeaveAsync(after.World.Rae);

        Assert.Contains("Nobody is asking for it", (await ActsAsync(after, after.World.Dev, "erase")).Text);
        Assert.True(after.World.Keys.Has(after.Inspection));
    }

    [Fact]
    public async Task Erasing_ConfirmedOnACardOfAnEarlierAsking_DoesNothing()
    {
        using var after = await Aftermath.EmbargoedAsync();
        await ActsAsync(after, after.World.Rae, "asked");
        var card = (await ActsAsync(after, after.World.Dev, "confirm")).Card;
        await ActsAsync(after, after.World.Rae, "back");
        after.World.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        await ActsAsync(after, after.World.Rae, "asked");

        Assert.Contains("asked for anew", (await after.World.Dev.Presses(card, "Erase for good")).Text);
        Assert.True(after.World.Keys.Has(after.Inspection));
    }

    [Fact]
    public async Task Chair_BeforeTheReport_MayNotAsk()
    {
        using var after = await Aftermath.EmbargoedAsync();

        await ActsAsync(after, after.World.Ann, "asked");

        Assert.Null((await after.Store.FindAsync<VaultBook>(after.Inspection, Ct))!.Value.ErasureAsked);
    }

    [Fact]
    public async Task Chair_AfterTheReport_MayAskAndNotConfirm()
    {
        using var after = await Aftermath.PublishedAsync();
        await ActsAsync(after, after.World.Ann, "asked");
        Assert.Equal("Ann", (await after.Store.FindAsync<VaultBook>(after.Inspection, Ct))!.Value.ErasureAsked!.Name);
        await ActsAsync(after, after.World.Ann, "back");
        await ActsAsync(after, after.World.Rae, "asked");

        await ActsAsync(after, after.World.Ann, "erase");

        Assert.True(after.World.Keys.Has(after.Inspection));
    }

    [Fact]
    public async Task Certificate_IsForThoseInTheRoomAndTheChairAlone()
    {
        using var after = await ErasedAsync();

        foreach (var who in (Actor[])[after.World.Rae, after.World.Dev, after.World.Ann])
        {
            Assert.Contains("Key destroyed: Yes", (await after.PressesAsync(who, Verbs.ShowKeeping)).Text);
        }

        Assert.DoesNotContain("destroyed: Yes", (await after.PressesAsync(after.World.Moe, Verbs.ShowKeeping)).Text);
        Assert.DoesNotContain("kept", (await after.PressesAsync(after.World.Lena, Verbs.ShowKeeping)).Text);
    }

    [Fact]
    public async Task Certificate_BeforeTheErasingIsFinished_SaysThatItGoesOn()
    {
        using var after = await ErasedAsync();
        await after.Store.UpdateAsync<ErasureCertificate>(after.Inspection, one => one with { Finished = null }, Ct);

        var answer = await after.PressesAsync(after.World.Rae, Verbs.ShowKeeping);

        Assert.Contains("it is being destroyed", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("destroyed: Yes", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has been erased", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Card.Buttons, button => button.Title == "Download certificate");
    }

    [Fact]
    public async Task WhatWasWrittenWhileErasing_IsRemovedAtTheNextStart()
    {
        using var after = await ErasedAsync();
        await after.Store.CommitAsync([DocumentWrite.New("left", new AccessPage { ForumId = after.World.Forum.Id, InspectionId = after.Inspection, Entries = [] })], Ct);
        var next = Erasing(after, after.Store);

        Assert.Contains(after.Inspection, await next.InspectionsAsync(Ct));
        await next.RunAsync(after.Inspection, after.World.Scenario.Now(), Ct);

        await AssertGoneAsync(after);
        Assert.DoesNotContain(after.Inspection, await next.InspectionsAsync(Ct));
    }

    [Fact]
    public async Task Certificate_AsAFile_HoldsNoContent()
    {
        using var after = await ErasedAsync();
        var card = (await after.PressesAsync(after.World.Rae, Verbs.ShowKeeping)).Card;

        var file = System.Text.Encoding.UTF8.GetString((await after.DownloadAsync(card, "Download certificate"))!.Content);

        Assert.StartsWith("# Certificate of erasure", file);
        Assert.Contains("3 notes", file);
        Assert.Contains("Friday 19 March 2027", file);
        Assert.DoesNotContain(Aftermath.Canary, file);
    }

    [Fact]
    public async Task Vault_OnceErased_OpensForNobody()
    {
        using var after = await ErasedAsync();
        await after.PublishAsync();

        foreach (var verb in (string[])[Verbs.CompareNotes, Verbs.ShowActions, Verbs.ExportNotes])
        {
            Assert.DoesNotContain(Aftermath.Canary, (await after.PressesAsync(after.World.Rae, verb)).Text);
        }
    }

    [Fact]
    public async Task Erasing_WithAVaultThatNoLongerOpens_StillErases()
    {
        using var after = await Aftermath.EmbargoedAsync();
        after.World.Keys.Break(after.Inspection, SealFault.WrongRing);

        await ActsAsync(after, after.World.Rae, "asked");
        await ActsAsync(after, after.World.Dev, "erase");

        await AssertGoneAsync(after);
    }

    [Fact]
    public async Task Time_WhenItIsUp_ErasesByItselfAndOnce()
    {
        using var after = await Aftermath.PublishedAsync();
        var erasing = Erasing(after, after.Store);
        var end = London.At(new(2028, 6, 14, 9, 0)).ToInstant();

        Assert.Equal(end, await erasing.RunAsync(after.Inspection, end - Duration.FromSeconds(1), Ct));
        Assert.True(after.World.Keys.Has(after.Inspection));

        Assert.Null(await erasing.RunAsync(after.Inspection, end + Duration.FromDays(40), Ct));
        await AssertGoneAsync(after);
        Assert.Null(await erasing.RunAsync(after.Inspection, end + Duration.FromDays(41), Ct));
        Assert.DoesNotContain(after.Inspection, await erasing.InspectionsAsync(Ct));
    }

    [Fact]
    public async Task Time_BeforeTheReportOrWithAPriorityPlan_NeverErases()
    {
        using var after = await Aftermath.EmbargoedAsync();
        var never = Instant.FromUtc(2035, 1, 1, 0, 0);
        Assert.Null(await Erasing(after, after.Store).RunAsync(after.Inspection, never, Ct));

        await after.PublishAsync(outcome: "3");
        Assert.Null(await Erasing(after, after.Store).RunAsync(after.Inspection, never, Ct));

        Assert.True(after.World.Keys.Has(after.Inspection));
        Assert.Equal(3, (await after.Store.AllAsync<SealedNote>(Ct)).Count);
    }

    [Fact]
    public async Task Time_OfAnInspectionThatWasPutAway_StillEnds()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.World.Scenario.Get<InspectionRegister>().EndAsync(
            await after.World.Scenario.ReadAsync(after.World.Forum), after.Inspection, new(after.World.Ann.Id.Key, "Ann", after.World.Scenario.Now()), Ct);

        Assert.Contains(after.Inspection, await Erasing(after, after.Store).InspectionsAsync(Ct));
        await Erasing(after, after.Store).RunAsync(after.Inspection, Instant.FromUtc(2028, 6, 15, 0, 0), Ct);

        await AssertGoneAsync(after);
    }

    [Fact]
    public async Task Erasing_BrokenOffAtAnyWrite_IsFinishedByTheNextAlarm()
    {
        for (var write = 0; write < 12; write++)
        {
            using var after = await Aftermath.PublishedAsync();
            await after.PressesAsync(after.World.Rae, Verbs.CompareNotes);
            var failing = new FailingStore(after.Store, write);
            var end = Instant.FromUtc(2028, 6, 15, 0, 0);
            try
            {
                await Erasing(after, failing).RunAsync(after.Inspection, end, Ct);
            }
            catch (StoreFailedException)
            {
            }

            var next = Erasing(after, after.Store);
            Assert.True(failing.Failed == (await next.InspectionsAsync(Ct)).Contains(after.Inspection), $"write {write}");
            await next.RunAsync(after.Inspection, end, Ct);

            await AssertGoneAsync(after);
            if (!failing.Failed)
            {
                return;
            }
        }

        Assert.Fail("It never ran through.");
    }

    [Fact]
    public async Task Words_AfterErasing_AreNowhereInTheFilesOfTheStore()
    {
        using var folder = new TemporaryFolder();
        using var after = await Aftermath.PublishedAsync();
        var ids = (await after.Store.AllAsync<SealedNote>(Ct)).Select(note => note.Value.Versions[0].Text.Bytes).ToList();
        await using (var store = LiteDbDocumentStore.Open(folder.File("forum.db")))
        {
            await CopyAsync<Forum>(after.Store, store);
            await CopyAsync<Inspection>(after.Store, store);
            await CopyAsync<VaultBook>(after.Store, store);
            await CopyAsync<SealedNote>(after.Store, store);
        }

        Assert.True(Holds(folder, ids[0]));
        await using (var store = LiteDbDocumentStore.Open(folder.File("forum.db")))
        {
            await Erasing(after, store).EraseAsync(await after.ReadAsync(), null, null, Ct);
        }

        foreach (var word in ids.Append(Aftermath.Canary).Append("\"terms\":\"1\""))
        {
            Assert.False(Holds(folder, word));
        }
    }

    private static bool Holds(TemporaryFolder folder, string word) =>
        Directory.GetFiles(folder.Path).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0);

    private static async Task CopyAsync<T>(IDocumentStore from, LiteDbDocumentStore to) where T : class
    {
        foreach (var one in await from.AllAsync<T>(Ct))
        {
            Assert.Equal(CommitOutcome.Saved, await to.CommitAsync([DocumentWrite.New(one.Id, one.Value)], Ct));
        }
    }

    private static async Task<Aftermath> ErasedAsync()
    {
        var after = await Aftermath.EmbargoedAsync();
        await ActsAsync(after, after.World.Rae, "asked");
        await ActsAsync(after, after.World.Dev, "erase");
        await AssertGoneAsync(after);
        return after;
    }

    private static async Task AssertGoneAsync(Aftermath after)
    {
        Assert.False(after.World.Keys.Has(after.Inspection));
        Assert.Equal(SealFault.Erased, Assert.Throws<SealBrokenException>(() => after.World.Keys.Unlock(after.World.Forum.Id, after.Inspection)).Fault);
        Assert.Empty(await after.Store.AllAsync<SealedNote>(Ct));
        Assert.Empty(await after.Store.AllAsync<SealedDraft>(Ct));
        Assert.Empty(await after.Store.AllAsync<AccessPage>(Ct));
        Assert.Empty(await after.Store.AllAsync<AccessHead>(Ct));
        Assert.All((await after.ReadAsync()).Attendance.People, one => Assert.Null(one.Accepted ?? (object?)one.Terms));
        Assert.NotNull((await after.Store.FindAsync<ErasureCertificate>(after.Inspection, Ct))!.Value.Finished);
        Assert.NotNull((await after.Store.FindAsync<VaultBook>(after.Inspection, Ct))!.Value.Erased);
    }

    private static Erasing Erasing(Aftermath after, IDocumentStore store) => new(
        store, after.World.Keys, after.World.Scenario.Get<Desk>(), after.World.Scenario.Clock, NullLogger<Erasing>.Instance);

    // As the card of this moment would have it.
    private static async Task<ForumBot.Tests.Conversation.Answer> ActsAsync(Aftermath after, Actor who, string act)
    {
        var asked = (await after.Store.FindAsync<VaultBook>(after.Inspection, Ct))?.Value.ErasureAsked;
        return await after.PressesAsync(who, Verbs.EraseNotes, (KeepingCard.Act, act), (KeepingCard.Which, asked is null ? "" : $"{asked.At.ToUnixTimeTicks()} {asked.PersonKey}"));
    }

    private sealed class FailingStore(IDocumentStore inner, int failing) : IDocumentStore
    {
        private int writes;

        internal bool Failed { get; private set; }

        public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class => inner.FindAsync<T>(id, ct);

        public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class => inner.AllAsync<T>(ct);

        public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> all, CancellationToken ct = default)
        {
            if (writes++ < failing)
            {
                return inner.CommitAsync(all, ct);
            }

            Failed = true;
            throw new StoreFailedException(new IOException());
        }
    }
}
