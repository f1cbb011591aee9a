using System.Net.Http.Headers;

namespace ForumBot.Messaging.Wire;

/// <summary>
/// How long to wait before a call is tried again, when nobody said how long: two seconds and twice as long each time, with some jitter so that those
/// who were turned away together do not come back together. Pure.
/// </summary>
internal sealed class BackOff(Func<double> jitter)
{
    internal const int MostTries = 5;

    /// <summary>After this long no new try begins; whatever comes after is for the caller's own plan.</summary>
    internal static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(1);

    private const double MostJitter = 0.2;

    // More of them overflow, and the longest pause is reached before.
    private const int MostDoublings = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>The pause after so many tries. A jitter of 0 shortens most, 1 lengthens most.</summary>
    internal TimeSpan After(int tries) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Clamp(tries - 1, 0, MostDoublings))) * (1 - MostJitter + (2 * MostJitter * jitter()));

    /// <summary>The pause that a header asks for, in seconds or until a date; never less than none.</summary>
    internal static TimeSpan? Asked(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        (header?.Delta ?? header?.Date - now) is { } pause ? TimeSpan.FromTicks(Math.Max(0, pause.Ticks)) : null;
}
