using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Tests.Inspections;

public sealed class OffsetTests
{
    private static readonly LocalDate Monday = new(2025, 9, 8);

    [Theory]
    [InlineData("N", "2025-09-08")]
    [InlineData("N+8wd", "2025-09-18")]
    [InlineData("N-1wd", "2025-09-05")]
    [InlineData("N+30cd", "2025-10-08")]
    [InlineData("N+5cd>roll", "2025-09-15")]
    [InlineData("N+18mo", "2027-03-08")]
    [InlineData("N-1d", "2025-09-07")]
    [InlineData("notice+1wd", "2025-09-09")]
    [InlineData("W1D1", "2025-09-08")]
    [InlineData("W2D1", "2025-09-15")]
    [InlineData("W2D2", "2025-09-16")]
    [InlineData("W2D4", "2025-09-18")]
    [InlineData("W2D5", "2025-09-19")]
    [InlineData("W3D1", "2025-09-22")]
    [InlineData("W3D5", "2025-09-26")]
    [InlineData("N+1wd 09:00", "2025-09-09")]
    public void Offset_OfEachForm_NamesItsDay(string text, string expected)
    {
        Assert.True(AnchorOffset.TryParse(text, out var offset, out _));
        Assert.Equal(WorkedCase.Day(expected), offset.From(Monday, Built.Calendar).Date);
    }

    [Theory]
    [InlineData("2024-01-31", "N+1mo", "2024-02-29")]
    [InlineData("2028-02-29", "N+60mo", "2033-02-28")]
    public void Offset_OfMonthsWithoutThatDay_TakesTheLastDay(string from, string text, string expected)
    {
        Assert.True(AnchorOffset.TryParse(text, out var offset, out _));
        Assert.Equal(WorkedCase.Day(expected), offset.From(WorkedCase.Day(from), Built.Calendar).Date);
    }

    [Theory]
    [InlineData("C-1d", "2026-10-25T09:00")]
    [InlineData("C-2d", "2026-10-24T09:00")]
    [InlineData("C-3h", "2026-10-26T06:00")]
    [InlineData("C-32h", "2026-10-25T01:00")]
    [InlineData("C-33h", "2026-10-25T01:00")]
    public void Offset_AcrossTheClockChange_KeepsTheClockForDaysAndTheElapsedTimeForHours(string text, string expected)
    {
        Assert.True(AnchorOffset.TryParse(text, out var offset, out _));
        var moment = offset.From(new LocalDateTime(2026, 10, 26, 9, 0), Built.Calendar);
        Assert.Equal(expected, (moment.Date + moment.Time!.Value).ToString("uuuu-MM-dd'T'HH:mm", null));
    }

    [Fact]
    public void Offset_OfWorkingDaysFromAMoment_HasNoClockTime()
    {
        Assert.True(AnchorOffset.TryParse("C+1wd", out var offset, out _));
        Assert.Null(offset.From(new LocalDateTime(2026, 10, 26, 9, 0), Built.Calendar).Time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Q+1wd")]
    [InlineData("n+1wd")]
    [InlineData("N+wd")]
    [InlineData("N+1")]
    [InlineData("N+1wdd")]
    [InlineData("N++1wd")]
    [InlineData("N+1.5wd")]
    [InlineData("N+999999999wd")]
    [InlineData("W2D6")]
    [InlineData("W0D1")]
    [InlineData("N+1wd 25:00")]
    [InlineData("N+1wd>rol")]
    [InlineData("3")]
    public void Offset_ThatIsNone_IsRefused(string text) => Assert.False(AnchorOffset.TryParse(text, out _, out _));

    [Theory]
    [InlineData("always", TimingKind.Always, 0)]
    [InlineData("asked", TimingKind.Asked, 0)]
    [InlineData("X-1wd", TimingKind.Day, 1)]
    [InlineData("N+1wd to N+4wd", TimingKind.Span, 2)]
    [InlineData("C-3d, C-2d, C-1d, C-3h", TimingKind.Moments, 4)]
    public void Timing_OfEachForm_IsRead(string text, TimingKind kind, int offsets)
    {
        Assert.True(StepTiming.TryParse(text, out var timing, out _));
        Assert.Equal((kind, offsets), (timing.Kind, timing.Offsets.Count));
    }

    [Fact]
    public void AnchorRule_WithAnAlternative_KnowsWhichNeedsConfirming()
    {
        Assert.True(AnchorRule.TryParse(Anchor.X, "S-2wd if confirmed, else N+8wd", out var rule, out _));
        Assert.Equal([true, false], rule.Alternatives.Select(way => way.OnlyIfConfirmed));
    }

    [Theory]
    [InlineData("S-2wd when confirmed, else N+8wd")]
    [InlineData("N+8")]
    [InlineData("N+8wd or N+9wd")]
    public void AnchorRule_ThatIsNone_IsRefused(string text) => Assert.False(AnchorRule.TryParse(Anchor.X, text, out _, out _));
}
