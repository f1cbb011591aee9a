using System.Text;
using ForumBot.Storage;
using ForumBot.Storage.LiteDb;

namespace ForumBot.Tests.Storage;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class LiteDbDocumentStoreTests : DocumentStoreContract
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();
    private LiteDbDocumentStore? _open;

    private string DataFile => _folder.File("kept/forum.db");

    protected override IDocumentStore Open() => _open = LiteDbDocumentStore.Open(DataFile);

    protected override async ValueTask CloseAsync()
    {
        if (_open is not null)
            await _open.DisposeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_WhateverTheUmask_AreTheirOwnersAlone()
    {
        await SavedAsync(DocumentWrite.New("a", new Counter(1)));

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("kept")));
        var files = Directory.GetFiles(_folder.File("kept"));
        Assert.Equal(["forum-log.db", "forum.db"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Files_ThatWereLooser_AreTightened()
    {
        await CloseAsync();
        File.SetUnixFileMode(DataFile, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Open();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(DataFile));
    }

    [Fact]
    public async Task Text_ThatWasDeletedOrOverwritten_IsInNeitherFileOnceAcknowledged()
    {
        await SavedAsync([.. Enumerable.Range(0, 40).Select(i => DocumentWrite.New($"{i}", new Note(string.Concat(Enumerable.Repeat("marmalade ", i * i * 5)))))]);
        Assert.True(IsInFiles("marmalade"));

        foreach (var note in await Store.AllAsync<Note>())
            await SavedAsync(note.Version % 2 == 0 ? DocumentWrite.Delete(note) : DocumentWrite.Over(note, new Note("short")));

        Assert.False(IsInFiles("marmalade"));
    }

    [Fact]
    public async Task Commit_AfterDisposal_IsRefused()
    {
        await CloseAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.CommitAsync([DocumentWrite.New("a", new Counter(1))]));
    }

    [Fact]
    public async Task Disposal_WhileCommitsWait_WritesEachOrRefusesIt()
    {
        var commits = Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
        {
            try
            {
                return await Store.CommitAsync([DocumentWrite.New($"{i}", new Counter(i))]) == CommitOutcome.Saved;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        })).ToList();

        await ReopenAsync();

        var acknowledged = (await Task.WhenAll(commits)).Count(saved => saved);
        var beforeReopening = (await Store.AllAsync<Counter>()).Count;
        Assert.Equal(acknowledged, beforeReopening);
    }

    [Fact]
    public async Task Disposal_Twice_IsHarmless()
    {
        await CloseAsync();
        await CloseAsync();
    }

    [Fact]
    public void Open_WhatIsNoStore_IsRefusedWithTheFilesName()
    {
        File.WriteAllText(_folder.File("letter.db"), new string('x', 20_000));

        var refused = Assert.Throws<StoreRefusedException>(() => LiteDbDocumentStore.Open(_folder.File("letter.db")));

        Assert.Contains("letter.db", refused.Message);
        Assert.Equal(new string('x', 20_000), File.ReadAllText(_folder.File("letter.db")));
    }

    [Fact]
    public async Task Kinds_WithOneSimpleName_AreRefused()
    {
        await Store.FindAsync<Counter>("a");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.FindAsync<Elsewhere.Counter>("a"));
    }

    private bool IsInFiles(string text) =>
        Directory.GetFiles(_folder.File("kept")).Any(file => ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    /// <summary>The store's lock is advisory; `cp` gets past it and so must this.</summary>
    private static byte[] ReadShared(string file)
    {
        var copy = file + ".copy";
        using (var cp = System.Diagnostics.Process.Start("cp", [file, copy]))
            cp.WaitForExit();
        var bytes = File.ReadAllBytes(copy);
        File.Delete(copy);
        return bytes;
    }

    private static class Elsewhere
    {
        public sealed record Counter(string Text);
    }
}
