using NodaTime;
using NodaTime.Text;

namespace ForumBot.Practice;

/// <summary>
/// The time of the practice room: real time, moved by an offset. Everything in the app that asks the time gets this one while the room is on.
/// Timers run on real time.
/// </summary>
public sealed class PracticeClock : TimeProvider
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalTime Morning = new(9, 0);
    // Too short to write a period that a calendar cannot hold.
    private const int LongestPeriod = 10;
    private readonly TimeProvider real;
    private readonly TimeSpan startOffset;
    private long offsetTicks;

    /// <summary>Starts at <paramref name="startAt"/>, or at the real time when that is null.</summary>
    public PracticeClock(TimeProvider real, Instant? startAt = null)
    {
        this.real = real;
        startOffset = startAt is { } start ? start.ToDateTimeOffset() - real.GetUtcNow() : TimeSpan.Zero;
        offsetTicks = startOffset.Ticks;
    }

    /// <summary>True when the clock is not where it started.</summary>
    public bool Moved => Interlocked.Read(ref offsetTicks) != startOffset.Ticks;

    /// <summary>Practice time now.</summary>
    public Instant Now => Instant.FromDateTimeOffset(GetUtcNow());

    /// <summary>The day in London.</summary>
    public LocalDate Today => Now.InZone(London).Date;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <summary>Back to where it started, plus the real time that has passed since.</summary>
    public void Reset() => Interlocked.Exchange(ref offsetTicks, startOffset.Ticks);

    /// <summary>The next 9am in London.</summary>
    public Instant NextMorning
    {
        get
        {
            var now = Now.InZone(London).LocalDateTime;
            var day = now.TimeOfDay < Morning ? now.Date : now.Date.PlusDays(1);
            return (day + Morning).InZoneLeniently(London).ToInstant();
        }
    }

    /// <summary>The moment an ISO 8601 period such as PT1H or P1D from now, or before now; days keep the time on the London clock. Null when it is none.</summary>
    public Instant? After(string text)
    {
        if (text.Length > LongestPeriod
            || PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: var period }
            || Math.Abs(period.Years) > 100 || Math.Abs(period.Months) > 1200 || Math.Abs(period.Weeks) + Math.Abs(period.Days) > 36600)
        {
            return null;
        }

        var days = new PeriodBuilder { Years = period.Years, Months = period.Months, Weeks = period.Weeks, Days = period.Days }.Build();
        var day = Now.InZone(London).LocalDateTime.Plus(days).InZoneLeniently(London).ToInstant();
        return day + (period - days).ToDuration();
    }

    /// <summary>True for a moment the clock may show: between 2000 and 2100.</summary>
    public static bool IsWithin(Instant at) => at >= Instant.FromUtc(2000, 1, 1, 0, 0) && at <= Instant.FromUtc(2100, 1, 1, 0, 0);

    /// <summary>Shows this moment from now on. What is not <see cref="IsWithin"/> is left alone.</summary>
    public void MoveTo(Instant to)
    {
        if (IsWithin(to))
        {
            Interlocked.Exchange(ref offsetTicks, (to.ToDateTimeOffset() - real.GetUtcNow()).Ticks);
        }
    }

    /// <summary>Reads an ISO date-time; one without an offset is London time. Null when it is none.</summary>
    public static Instant? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } withOffset)
        {
            return withOffset.Value.ToInstant();
        }

        var local = LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } full
            ? full
            : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text);
        return local.Success ? local.Value.InZoneLeniently(London).ToInstant() : null;
    }
}
