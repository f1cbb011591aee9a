using ForumBot.Storage;
using ForumBot.Storage.LiteDb;

namespace ForumBot.Tests.Storage;

public sealed class TwoProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DataFile => _folder.File("forum.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_WhileAnotherProcessHasTheFile_IsRefusedAndSaysWhatToDo()
    {
        using var other = TargetProcess.Start("hold", DataFile);
        Assert.Equal("open", await other.ReadLineAsync());

        var refused = Assert.Throws<StoreRefusedException>(() => LiteDbDocumentStore.Open(DataFile));

        Assert.Contains($"Another ForumBot has '{DataFile}' open.", refused.Message);
        Assert.Contains("Stop the other one first", refused.Message);
        Assert.Contains("Storage:LiteDb:Path", refused.Message);
    }

    [Fact]
    public async Task Open_InAnotherProcessWhileThisOneHasTheFile_IsRefusedThere()
    {
        using var store = LiteDbDocumentStore.Open(DataFile);

        using var other = TargetProcess.Start("hold", DataFile);

        Assert.StartsWith("Another ForumBot has", await other.ReadLineAsync());
        Assert.Equal(1, await other.EndedAsync());
    }

    [Fact]
    public async Task Open_AfterTheOtherProcessWasKilled_Works()
    {
        using var other = TargetProcess.Start("hold", DataFile);
        Assert.Equal("open", await other.ReadLineAsync());

        other.Kill();
        await other.EndedAsync();

        using var store = LiteDbDocumentStore.Open(DataFile);
        Assert.True(store.IsHealthy);
    }
}
