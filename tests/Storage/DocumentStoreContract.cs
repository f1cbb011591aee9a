using System.Collections.Immutable;
using System.Text.Json;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Storage;

/// <summary>What every store promises. Written once; a class for each store runs all of it.</summary>
public abstract class DocumentStoreContract : IAsyncLifetime
{
    protected IDocumentStore Store { get; private set; } = null!;

    protected abstract IDocumentStore Open();

    protected abstract ValueTask CloseAsync();

    public virtual ValueTask InitializeAsync()
    {
        Store = Open();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task ReopenAsync()
    {
        await CloseAsync();
        Store = Open();
    }

    [Fact]
    public async Task Find_WhatIsNotThere_IsNull()
    {
        Assert.Null(await Store.FindAsync<Counter>("a"));
        Assert.Empty(await Store.AllAsync<Counter>());
    }

    [Fact]
    public async Task Commit_ANewDocument_IsReadBackAtVersionOne()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(7)));

        Assert.Equal(new Stored<Counter>("a", 1, new Counter(7)), await Store.FindAsync<Counter>("a"));
    }

    [Fact]
    public async Task Commit_OverWhatWasRead_CountsTheVersionUp()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));

        await SavedAsync(DocumentWrite.Over(await ReadAsync<Counter>("a"), new Counter(2)));

        Assert.Equal(new Stored<Counter>("a", 2, new Counter(2)), await Store.FindAsync<Counter>("a"));
    }

    [Fact]
    public async Task Commit_NothingAtAll_IsSaved() => Assert.Equal(CommitOutcome.Saved, await Store.CommitAsync([]));

    [Fact]
    public async Task Commit_OverAnOldVersion_IsAConflictAndChangesNothing()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));
        var old = await ReadAsync<Counter>("a");
        await SavedAsync(DocumentWrite.Over(old, new Counter(2)));

        Assert.Equal(CommitOutcome.Conflict, await Store.CommitAsync([DocumentWrite.Over(old, new Counter(3))]));

        Assert.Equal(2, (await ReadAsync<Counter>("a")).Value.Count);
    }

    [Fact]
    public async Task Commit_NewWhereOneExists_IsAConflict()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));

        Assert.Equal(CommitOutcome.Conflict, await Store.CommitAsync([DocumentWrite.New("a", new Counter(2))]));
    }

    [Fact]
    public async Task Commit_OverWhatWasDeleted_IsAConflict()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));
        var read = await ReadAsync<Counter>("a");
        await SavedAsync(DocumentWrite.Delete(read));

        Assert.Equal(CommitOutcome.Conflict, await Store.CommitAsync([DocumentWrite.Over(read, new Counter(2))]));
        Assert.Null(await Store.FindAsync<Counter>("a"));
    }

    [Fact]
    public async Task Commit_OverWhatWasDeletedAndMadeAnew_IsAConflict()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));
        var read = await ReadAsync<Counter>("a");
        await SavedAsync(DocumentWrite.Delete(read));
        await SavedAsync(DocumentWrite.New("a", new Counter(2)));

        Assert.Equal(CommitOutcome.Conflict, await Store.CommitAsync([DocumentWrite.Over(read, new Counter(3))]));
    }

    [Fact]
    public async Task Commit_OneOfThreeConflicts_WritesNoneOfThem()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)), DocumentWrite.New("b", new Counter(1)));
        var (a, b) = (await ReadAsync<Counter>("a"), await ReadAsync<Counter>("b"));
        await SavedAsync(DocumentWrite.Over(b, new Counter(2)));

        var outcome = await Store.CommitAsync([DocumentWrite.Over(a, new Counter(9)), DocumentWrite.New("c", new Note("c")), DocumentWrite.Over(b, new Counter(9))]);

        Assert.Equal(CommitOutcome.Conflict, outcome);
        Assert.Equal(1, (await ReadAsync<Counter>("a")).Value.Count);
        Assert.Equal(2, (await ReadAsync<Counter>("b")).Value.Count);
        Assert.Null(await Store.FindAsync<Note>("c"));
    }

    [Fact]
    public async Task Commit_SeveralKindsAtOnce_WritesAllOfThem()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)), DocumentWrite.New("a", new Note("x")));

        Assert.NotNull(await Store.FindAsync<Counter>("a"));
        Assert.NotNull(await Store.FindAsync<Note>("a"));
    }

    [Fact]
    public async Task Commit_OneDocumentTwice_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.CommitAsync([DocumentWrite.New("a", new Counter(1)), DocumentWrite.New("a", new Counter(2))]));

    [Fact]
    public async Task Delete_OneOfTwo_LeavesTheOther()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)), DocumentWrite.New("b", new Counter(2)));

        await SavedAsync(DocumentWrite.Delete(await ReadAsync<Counter>("a")));

        Assert.Equal("b", Assert.Single(await Store.AllAsync<Counter>()).Id);
    }

    [Fact]
    public async Task All_AfterEveryChange_ListsWhatIsThereNow()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));
        Assert.Single(await Store.AllAsync<Counter>());
        await SavedAsync(DocumentWrite.New("b", new Counter(2)));

        Assert.Equal([1, 2], (await Store.AllAsync<Counter>()).Select(stored => stored.Value.Count).Order());
    }

    [Fact]
    public async Task Ids_DifferingInCase_AreDifferentDocuments()
    {
        await SavedAsync(DocumentWrite.New("U1a", new Counter(1)), DocumentWrite.New("u1A", new Counter(2)), DocumentWrite.New("U1A", new Counter(3)));

        await ReopenAsync();

        Assert.Equal(1, (await ReadAsync<Counter>("U1a")).Value.Count);
        Assert.Equal(2, (await ReadAsync<Counter>("u1A")).Value.Count);
        Assert.Null(await Store.FindAsync<Counter>("u1a"));
    }

    [Theory]
    [InlineData("19:abc_D-e@thread.tacv2;messageid=1")]
    [InlineData("a/b//c")]
    [InlineData("Đặng 👩‍👧 é")]
    [InlineData(" ")]
    public async Task Ids_OfAnyText_AreKept(string id)
    {
        await SavedAsync(DocumentWrite.New(id, new Counter(1)));

        await ReopenAsync();

        Assert.Equal(id, (await ReadAsync<Counter>(id)).Id);
    }

    [Fact]
    public async Task Ids_OfTheGreatestLength_AreKept()
    {
        var id = new string('é', DocumentLimits.IdBytes / 2);
        await SavedAsync(DocumentWrite.New(id, new Counter(1)));

        await ReopenAsync();

        Assert.NotNull(await Store.FindAsync<Counter>(id));
    }

    [Fact]
    public async Task Ids_EmptyOrTooLong_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync([DocumentWrite.New("", new Counter(1))]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync([DocumentWrite.New(new string('é', 257), new Counter(1))]));
    }

    [Fact]
    public async Task Documents_TooLarge_AreRefusedAndHarmNothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.CommitAsync([DocumentWrite.New("a", new Note(new string('x', DocumentLimits.DocumentBytes)))]));

        await SavedAsync(DocumentWrite.New("a", new Note(new string('x', DocumentLimits.DocumentBytes - 100))));
        await ReopenAsync();
        Assert.Equal(DocumentLimits.DocumentBytes - 100, (await ReadAsync<Note>("a")).Value.Text.Length);
    }

    [Fact]
    public async Task Documents_WithCivilDatesAndTimes_ComeBackAsTheyWere()
    {
        var diary = new Diary(
            Instant.FromUtc(2027, 3, 8, 9, 0).PlusNanoseconds(123_456_789),
            new LocalDate(2027, 3, 28),
            new LocalTime(1, 30),
            new LocalDateTime(2027, 10, 31, 1, 30),
            Duration.FromMinutes(90),
            DateTimeZoneProviders.Tzdb["Europe/London"],
            ImmutableDictionary<string, Mood>.Empty.Add("Step-A", Mood.Calm).Add("step-a", Mood.Rushed),
            ImmutableDictionary<LocalDate, string>.Empty.Add(new LocalDate(2027, 3, 8), "N"),
            [Mood.Rushed, Mood.Calm],
            null);
        await SavedAsync(DocumentWrite.New("a", diary));

        await ReopenAsync();

        var back = (await ReadAsync<Diary>("a")).Value;
        Assert.Equal(DocumentJson.Write(diary, typeof(Diary)), DocumentJson.Write(back, typeof(Diary)));
        Assert.Equal(
            (diary.At, diary.Day, diary.Time, diary.Local, diary.Length, diary.Zone, diary.Next),
            (back.At, back.Day, back.Time, back.Local, back.Length, back.Zone, back.Next));
        Assert.Equal(Mood.Rushed, back.Moods["step-a"]);
        Assert.Equal("N", back.Days[new LocalDate(2027, 3, 8)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(" line one\r\n\tline two\u0000 ")]
    [InlineData("<script>&'\"\\ {\"_type\":\"System.Diagnostics.Process\"}")]
    [InlineData("null")]
    [InlineData("👩‍👧 Zażółć 中文 \u202e")]
    public async Task Text_OfAnyKind_ComesBackAsItWasTyped(string text)
    {
        await SavedAsync(DocumentWrite.New("a", new Note(text)));

        await ReopenAsync();

        Assert.Equal(text, (await ReadAsync<Note>("a")).Value.Text);
    }

    [Theory]
    [InlineData("_type")]
    [InlineData("$type")]
    [InlineData("$id")]
    [InlineData("$ref")]
    [InlineData("_id")]
    public async Task Keys_ThatSomeSerializersObey_AreOnlyText(string key)
    {
        var form = new Form(ImmutableDictionary<string, string>.Empty.Add(key, "System.IO.FileInfo, System.Private.CoreLib").Add("email", "a@b.uk"));
        await SavedAsync(DocumentWrite.New("a", form));

        await ReopenAsync();

        Assert.Equal(form.Answers, (await ReadAsync<Form>("a")).Value.Answers);
    }

    [Fact]
    public async Task Documents_ThatDoNotComeBackFromTheirText_AreRefusedBeforeTheyAreWritten()
    {
        await Assert.ThrowsAsync<JsonException>(async () => await Store.CommitAsync([DocumentWrite.New("a", new Note(null!))]));

        Assert.Null(await Store.FindAsync<Note>("a"));
    }

    [Fact]
    public async Task Reopened_EverythingIsThereAtItsVersion()
    {
        await SavedAsync([.. Enumerable.Range(0, 300).Select(i => DocumentWrite.New($"{i}", new Counter(i)))]);
        await SavedAsync(DocumentWrite.Over(await ReadAsync<Counter>("7"), new Counter(700)));
        await SavedAsync(DocumentWrite.Delete(await ReadAsync<Counter>("8")));

        await ReopenAsync();

        Assert.Equal(299, (await Store.AllAsync<Counter>()).Count);
        Assert.Equal(new Stored<Counter>("7", 2, new Counter(700)), await Store.FindAsync<Counter>("7"));
        Assert.Null(await Store.FindAsync<Counter>("8"));
    }

    [Fact]
    public async Task Update_FourThreadsFiveHundredTimesEach_LosesNothing()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(0)));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
                await Store.UpdateAsync<Counter>("a", counter => new Counter(counter.Count + 1));
        })));

        Assert.Equal(new Stored<Counter>("a", 2001, new Counter(2000)), await Store.FindAsync<Counter>("a"));
    }

    [Fact]
    public async Task Update_AHundredAtOnce_LosesNothing()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(0)));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
            await Store.UpdateAsync<Counter>("a", counter => new Counter(counter.Count + 1)))));

        Assert.Equal(100, (await ReadAsync<Counter>("a")).Value.Count);
    }

    [Fact]
    public async Task Update_ThatChangesNothing_SavesNothing()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));

        await Store.UpdateAsync<Counter>("a", counter => counter);

        Assert.Equal(1, (await ReadAsync<Counter>("a")).Version);
    }

    [Fact]
    public async Task Update_OfWhatIsNotThere_Throws() =>
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await Store.UpdateAsync<Counter>("a", counter => counter));

    [Fact]
    public async Task Commit_ManyAtOnceOnOneNewDocument_LetsExactlyOneThrough()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () => await Store.CommitAsync([DocumentWrite.New("a", new Counter(i))]))));

        Assert.Single(outcomes, CommitOutcome.Saved);
    }

    protected async Task SavedAsync(params DocumentWrite[] writes) => Assert.Equal(CommitOutcome.Saved, await Store.CommitAsync(writes));

    protected async Task<Stored<T>> ReadAsync<T>(string id) where T : class => Assert.IsType<Stored<T>>(await Store.FindAsync<T>(id));

    protected sealed record Counter(int Count);

    protected sealed record Note(string Text);

    protected sealed record Form(ImmutableDictionary<string, string> Answers);

    protected enum Mood { Calm, Rushed }

    protected sealed record Diary(
        Instant At, LocalDate Day, LocalTime Time, LocalDateTime Local, Duration Length, DateTimeZone Zone,
        ImmutableDictionary<string, Mood> Moods, ImmutableDictionary<LocalDate, string> Days, ImmutableArray<Mood> Order, LocalDate? Next);
}
