using System.Net.Http.Headers;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Which answers are worth another try, and when. Pure. A pause is what the Connector asks for; if it asks for none, two seconds and
/// twice as long each time, with some jitter so that those who were turned away together do not come back together.
/// Source: "Rate limiting for bots" in the Teams documentation, which names these statuses.
/// </summary>
internal sealed class RetryPlan(Func<double> jitter)
{
    internal const int MostTries = 5;

    /// <summary>After this long no new try begins; whatever comes after is for the caller's own plan.</summary>
    internal static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(1);

    private const double MostJitter = 0.2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long to wait before the next try; null when there should be none. A lost connection counts only where a second call does no
    /// harm: a new message may have arrived although nobody heard of it.
    /// </summary>
    internal TimeSpan? PauseAfter(ConnectorTry made, int tries, bool isRepeatable) =>
        tries < MostTries && (made.Status is 412 or 429 or 502 or 503 or 504 || (made.Status == 0 && (isRepeatable || !made.MayHaveArrived)))
            ? made.RetryAfter ?? Jittered(BackOff(tries))
            : null;

    /// <summary>The pause that a header asks for, in seconds or until a date; never less than none.</summary>
    internal static TimeSpan? Asked(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        (header?.Delta ?? header?.Date - now) is { } pause ? TimeSpan.FromTicks(Math.Max(0, pause.Ticks)) : null;

    private static TimeSpan BackOff(int tries) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << (tries - 1)));

    // A jitter of 0 shortens most, 1 lengthens most.
    private TimeSpan Jittered(TimeSpan pause) => pause * (1 - MostJitter + (2 * MostJitter * jitter()));
}
