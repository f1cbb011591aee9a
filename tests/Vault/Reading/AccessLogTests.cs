using System.Collections.Immutable;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>Whatever somebody with the files does to the access log is noticed, and said where.</summary>
public sealed class AccessLogTests
{
    private const string Forum = "forum-1";
    private const string Inspection = "inspection-1";
    private static readonly Mark Rae = new("fake/t/rae", "Rae", Instant.FromUtc(2027, 3, 19, 17, 2));
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly InMemoryDocumentStore store = new();
    private readonly KeysInMemory keys = new();
    private readonly AccessLog log;

    public AccessLogTests() => log = new(store, keys, NullLogger<AccessLog>.Instance);

    [Fact]
    public async Task Log_AsItWasWritten_IsWholeToItsLastLine()
    {
        await WriteAsync(250);

        var check = await CheckAsync();

        Assert.Null(check.Break);
        Assert.Equal((250, 1), (check.Count, check.First));
        Assert.Matches("^[0-9a-f]{4} [0-9a-f]{4}$", check.Mark);
    }

    [Fact]
    public async Task Log_AfterKeysWereChanged_IsStillOneChain()
    {
        await WriteAsync(3);
        keys.Rotate(Forum, Inspection);
        await WriteAsync(3);

        Assert.Null((await CheckAsync()).Break);
    }

    [Fact]
    public async Task Line_WhoseNameIsChanged_IsFound()
    {
        await WriteAsync(120);
        await EditAsync(0, lines => lines.SetItem(41, lines[41] with { By = lines[41].By with { Name = "Moe" } }));

        Assert.Equal(new(42, AccessBreakKind.Changed), (await CheckAsync()).Break);
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("time")]
    [InlineData("about")]
    [InlineData("person")]
    public async Task Line_WithAnythingElseChanged_IsFound(string what)
    {
        await WriteAsync(5);
        await EditAsync(0, lines => lines.SetItem(2, what switch
        {
            "kind" => lines[2] with { Kind = AccessKind.Refused },
            "time" => lines[2] with { By = lines[2].By with { At = lines[2].By.At + Duration.FromSeconds(1) } },
            "about" => lines[2] with { About = "x" },
            _ => lines[2] with { By = lines[2].By with { PersonKey = "fake/t/moe" } },
        }));

        Assert.Equal(new(3, AccessBreakKind.Changed), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task Line_ThatIsTakenOut_IsFound()
    {
        await WriteAsync(10);
        await EditAsync(0, lines => lines.RemoveAt(3));

        Assert.Equal(new(4, AccessBreakKind.Missing), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task Lines_InAnotherOrder_AreFound()
    {
        await WriteAsync(10);
        await EditAsync(0, lines => lines.SetItem(3, lines[4]).SetItem(4, lines[3]));

        Assert.Equal(new(4, AccessBreakKind.Missing), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task Line_ThatIsPutIn_IsFound()
    {
        await WriteAsync(10);
        await EditAsync(0, lines => lines.Insert(3, lines[2] with { About = "made up" }));

        Assert.Equal(new(4, AccessBreakKind.Added), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task Line_ThatIsAddedAtTheEnd_IsFound()
    {
        await WriteAsync(10);
        await EditAsync(0, lines => lines.Add(lines[9] with { Number = 11 }));

        Assert.Equal(new(11, AccessBreakKind.Added), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task End_ThatIsCutOff_IsFound()
    {
        await WriteAsync(10);
        await EditAsync(0, lines => lines.RemoveRange(7, 3));

        Assert.Equal(new(8, AccessBreakKind.Missing), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task End_ThatIsCutOffWithTheHeadSetBack_IsFound()
    {
        await WriteAsync(10);
        await SetBackAsync(7);

        Assert.Equal(AccessBreakKind.End, (await CheckAsync()).Break?.Kind);
    }

    [Fact]
    public async Task End_ThatIsCutOffBeforeMoreIsWritten_StaysFound()
    {
        await WriteAsync(10);
        await SetBackAsync(7);
        await WriteAsync(5);

        Assert.Equal(new(8, AccessBreakKind.End), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task WholePage_ThatIsDeleted_IsFound()
    {
        await WriteAsync(250);
        await DeleteAsync<AccessPage>(AccessPage.IdOf(Inspection, 1));

        Assert.Equal(new(101, AccessBreakKind.Missing), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task WholeLog_ThatIsDeletedWhileThereAreNotes_IsFoundOnceMoreIsWritten()
    {
        await WriteAsync(3);
        await store.CommitAsync([DocumentWrite.New(Inspection, new VaultBook { ForumId = Forum, NoteIds = ["n1"] })], Ct);
        await DeleteAsync<AccessPage>(AccessPage.IdOf(Inspection, 0));
        await DeleteAsync<AccessHead>(Inspection);
        await WriteAsync(2);

        Assert.Equal(new(1, AccessBreakKind.End), (await CheckAsync()).Break);
    }

    [Fact]
    public async Task Head_ThatIsDeleted_IsFound()
    {
        await WriteAsync(3);
        await DeleteAsync<AccessHead>(Inspection);

        Assert.Equal(AccessBreakKind.End, (await CheckAsync()).Break?.Kind);
    }

    [Fact]
    public async Task Log_OfAnotherInspectionInItsPlace_IsFound()
    {
        await WriteAsync(4);
        await WriteAsync(4, "inspection-2");
        var (page, head) = ((await log.PageAsync("inspection-2", 0, Ct))!, (await log.HeadAsync("inspection-2", Ct))!);
        await EditAsync(0, _ => page.Entries);
        await store.UpdateAsync<AccessHead>(Inspection, _ => head with { InspectionId = Inspection }, Ct);

        Assert.NotNull((await CheckAsync()).Break);
    }

    [Fact]
    public async Task TwentyPeople_WhoComeInAtOnce_AreAllWrittenDown()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => WriteAsync(5))));

        var check = await CheckAsync();

        Assert.Null(check.Break);
        Assert.Equal(100, check.Count);
    }

    [Fact]
    public async Task Log_ThatIsFull_LetsItsOldestPageGoAndStaysWhole()
    {
        await WriteAsync((AccessLog.MostPages * AccessPage.Lines) + 1);

        var check = await CheckAsync();

        Assert.Null(check.Break);
        Assert.Equal(AccessPage.Lines + 1, check.First);
        Assert.Null(await log.PageAsync(Inspection, 0, Ct));
    }

    [Fact]
    public async Task Log_WrittenToWhileItIsChecked_IsNotCalledBroken()
    {
        await WriteAsync(5);
        var written = Task.CompletedTask;
        store.BeforeFind = kind =>
        {
            if (kind == typeof(AccessPage))
            {
                store.BeforeFind = null;
                written = WriteAsync(1);
            }
        };

        var check = await CheckAsync();

        await written;
        Assert.Null(check.Break);
        Assert.Equal(6, check.Count);
    }

    [Fact]
    public async Task Line_OnceEverythingIsErased_IsNotWritten()
    {
        using var key = keys.Unlock(Forum, Inspection);
        await store.CommitAsync([DocumentWrite.New(Inspection, new VaultBook { ForumId = Forum, Erased = Rae })], Ct);

        await Assert.ThrowsAsync<SealBrokenException>(async () => await log.RecordAsync(key, Forum, Inspection, AccessKind.Opened, Rae, null, Ct));

        Assert.Null(await log.HeadAsync(Inspection, Ct));
        Assert.Empty(await store.AllAsync<AccessPage>(Ct));
    }

    [Fact]
    public async Task Lines_ReadFromTheEnd_ComeNewestFirstAcrossPages()
    {
        await WriteAsync(250);

        var lines = await log.BeforeAsync(Inspection, 202, 150, Ct);

        Assert.Equal(Enumerable.Range(52, 150).Reverse(), lines.Select(line => line.Number));
    }

    [Fact]
    public async Task Refusal_WhereThereIsNoKey_IsNotWrittenAndMakesNone()
    {
        await log.RecordAsync(Forum, Inspection, AccessKind.Refused, Rae, null, Ct);

        Assert.False(keys.Has(Inspection));
        Assert.Null(await log.HeadAsync(Inspection, Ct));
    }

    private async Task WriteAsync(int lines, string inspection = Inspection)
    {
        using var key = keys.Unlock(Forum, inspection);
        for (var line = 0; line < lines; line++)
        {
            await log.RecordAsync(key, Forum, inspection, AccessKind.Opened, Rae, null, Ct);
        }
    }

    private async Task<AccessCheck> CheckAsync()
    {
        using var key = keys.Unlock(Forum, Inspection);
        return await log.CheckAsync(key, Forum, Inspection, Ct);
    }

    private async Task EditAsync(int page, Func<ImmutableList<AccessEntry>, ImmutableList<AccessEntry>> edit) =>
        await store.UpdateAsync<AccessPage>(AccessPage.IdOf(Inspection, page), there => there with { Entries = edit(there.Entries) }, Ct);

    private async Task SetBackAsync(int count)
    {
        await EditAsync(0, lines => lines.RemoveRange(count, lines.Count - count));
        var last = (await log.PageAsync(Inspection, 0, Ct))!.Entries[^1].Mark;
        await store.UpdateAsync<AccessHead>(Inspection, head => head with { Count = count, Last = last }, Ct);
    }

    private async Task DeleteAsync<T>(string id) where T : class =>
        Assert.Equal(CommitOutcome.Saved, await store.CommitAsync([DocumentWrite.Delete((await store.FindAsync<T>(id, Ct))!)], Ct));
}
