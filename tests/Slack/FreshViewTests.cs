using ForumBot.Slack;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack;

public sealed class FreshViewTests
{
    private readonly SignallingTime time = new();
    private readonly FreshView<string> view;
    private int asked;

    public FreshViewTests() => view = new(time, TimeSpan.FromMinutes(5), 3);

    [Fact]
    public async Task Find_WithinFiveMinutes_AsksOnce()
    {
        await FindAsync("a");
        time.Advance(TimeSpan.FromSeconds(299));

        Assert.Equal("1", (await FindAsync("a")).Known);
    }

    [Fact]
    public async Task Find_AfterFiveMinutes_AsksAgain()
    {
        await FindAsync("a");
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("2", (await FindAsync("a")).Known);
    }

    [Fact]
    public async Task Find_ByManyAtOnce_AsksOnce()
    {
        var slow = new TaskCompletionSource<Looked<string>>();
        var all = Enumerable.Range(0, 10).Select(_ => view.FindAsync("a", () => { asked++; return slow.Task; }, default)).ToList();
        slow.SetResult(new("it"));

        Assert.All(await Task.WhenAll(all), looked => Assert.Equal("it", looked.Known));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Find_WhenOneOfThoseWhoWaitLeaves_GoesOnForTheOthers()
    {
        var slow = new TaskCompletionSource<Looked<string>>();
        using var leaving = new CancellationTokenSource();
        var leaves = view.FindAsync("a", () => slow.Task, leaving.Token);
        var stays = view.FindAsync("a", () => slow.Task, default);
        await leaving.CancelAsync();
        slow.SetResult(new("it"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.Equal("it", (await stays).Known);
    }

    [Fact]
    public async Task Find_OfWhatCouldNotBeAsked_AsksAgain()
    {
        Assert.True((await view.FindAsync("a", () => Task.FromResult(new Looked<string>(null, CouldNotAsk: true)), default)).CouldNotAsk);

        Assert.Equal("1", (await FindAsync("a")).Known);
    }

    [Fact]
    public async Task Find_OfWhatIsNotThere_IsRememberedToo()
    {
        await view.FindAsync("a", () => Task.FromResult(new Looked<string>(null)), default);

        Assert.Null((await FindAsync("a")).Known);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Forget_WhileItIsBeingAskedFor_AsksAgainTheNextTime()
    {
        var slow = new TaskCompletionSource<Looked<string>>();
        var first = view.FindAsync("a", () => slow.Task, default);
        view.Forget("a");
        slow.SetResult(new("old"));

        Assert.Equal("old", (await first).Known);
        Assert.Equal("1", (await FindAsync("a")).Known);
    }

    [Fact]
    public async Task Find_OfMoreThanThereIsRoomFor_StaysBounded()
    {
        for (var i = 0; i < 20; i++)
        {
            await FindAsync($"{i}");
        }

        Assert.InRange(view.Count, 1, 3);
    }

    private Task<Looked<string>> FindAsync(string key) => view.FindAsync(key, () => Task.FromResult(new Looked<string>($"{++asked}")), default);
}
