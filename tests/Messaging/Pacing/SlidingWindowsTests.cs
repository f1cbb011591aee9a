using CsCheck;
using ForumBot.Messaging.Pacing;

namespace ForumBot.Tests.Messaging.Pacing;

public sealed class SlidingWindowsTests
{
    private static readonly Gen<PaceWindow[]> Windows =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 60]).Select((most, length) => new PaceWindow(most, TimeSpan.FromTicks(length))).Array[1, 4];

    private static readonly Gen<int[]> Gaps = Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[0, 10]), (1, Gen.Int[0, 200])).Array[0, 200];

    [Fact]
    public void Pass_InAnyPatternOfArrivals_NeverExceedsAWindow() => Gen.Select(Windows, Gaps).Sample((windows, gaps) =>
    {
        var (_, passed) = Run(windows, gaps);
        foreach (var (most, length) in windows)
        {
            for (var i = most; i < passed.Length; i++)
            {
                Assert.True(passed[i] - passed[i - most] >= length, $"{most + 1} within {length.Ticks}");
            }
        }
    });

    [Fact]
    public void Pass_InAnyPatternOfArrivals_WaitsOnlyForAWindowOrForThoseBefore() => Gen.Select(Windows, Gaps).Sample((windows, gaps) =>
    {
        var (arrived, passed) = Run(windows, gaps);
        for (var i = 0; i < passed.Length; i++)
        {
            Assert.True(
                passed[i] == arrived[i]
                || (i > 0 && passed[i] == passed[i - 1])
                || windows.Any(window => i >= window.Most && passed[i] - passed[i - window.Most] == window.Length),
                $"number {i} waited for nothing");
        }
    });

    [Fact]
    public void IsIdle_OnceTheLongestWindowIsEmpty_IsTrue()
    {
        var windows = new SlidingWindows([new(2, TimeSpan.FromSeconds(1)), new(3, TimeSpan.FromSeconds(30))]);
        Assert.True(windows.IsIdle(TimeSpan.Zero));

        windows.Pass(TimeSpan.FromSeconds(5));

        Assert.False(windows.IsIdle(TimeSpan.FromSeconds(34)));
        Assert.True(windows.IsIdle(TimeSpan.FromSeconds(35)));
    }

    // Each passes as soon as it may, one behind the other.
    private static (TimeSpan[] Arrived, TimeSpan[] Passed) Run(PaceWindow[] windows, int[] gaps)
    {
        var pace = new SlidingWindows(windows);
        var (arrived, passed) = (new TimeSpan[gaps.Length], new TimeSpan[gaps.Length]);
        for (var i = 0; i < gaps.Length; i++)
        {
            arrived[i] = (i == 0 ? TimeSpan.Zero : arrived[i - 1]) + TimeSpan.FromTicks(gaps[i]);
            passed[i] = pace.FirstFree(i > 0 && passed[i - 1] > arrived[i] ? passed[i - 1] : arrived[i]);
            pace.Pass(passed[i]);
        }

        return (arrived, passed);
    }
}
