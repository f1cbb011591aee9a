using System.Diagnostics;
using System.Globalization;

namespace ForumBot.Tests;

/// <summary>What a piece of work costs the thread that does it. A busy machine makes it last longer, not cost more.</summary>
internal static class Cost
{
    // The kernel's own unit in /proc, the same on every Linux.
    private const int TicksASecond = 100;

    /// <summary>The processor's time for this work on the caller's thread; where the system does not say, the time it took.</summary>
    internal static TimeSpan Of(Action work)
    {
        var before = Now();
        work();
        return Now() - before;
    }

    private static TimeSpan Now()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Stopwatch.GetElapsedTime(0);
        }

        // proc_pid_stat(5): the name in brackets may hold anything; utime and stime are the 14th and 15th of all, the 3rd follows the brackets.
        var stat = File.ReadAllText("/proc/thread-self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksASecond);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
