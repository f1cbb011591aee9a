using ForumBot.KillTarget;
using ForumBot.Storage.LiteDb;

namespace ForumBot.Tests.Storage;

public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(64)]
    [InlineData(120)]
    [InlineData(500)]
    public async Task Commit_OnceTheDiskIsFull_FailsWithoutHangingAndLosesNothingAcknowledged(int kilobytes)
    {
        var file = _folder.File("forum.db");
        using var child = TargetProcess.StartWithFullDisk(kilobytes, "tick", file, "full");
        var lines = new List<string>();
        while (await child.ReadLineAsync() is { } line)
            lines.Add(line);

        Assert.Equal(1, await child.EndedAsync());
        // Every lane has failed before the child says so: no commit gets through after the first failure.
        Assert.Equal("unhealthy", lines[^2]);
        Assert.StartsWith("The store could not write to its disk", lines[^1]);
        using var store = LiteDbDocumentStore.Open(file);
        var there = (await store.AllAsync<Tick>()).Where(tick => tick.Value.IsWhole).Select(tick => $"{tick.Id} .").ToHashSet();
        Assert.NotEmpty(lines[..^2]);
        Assert.All(lines[..^2], line => Assert.Contains(line, there));
    }
}
