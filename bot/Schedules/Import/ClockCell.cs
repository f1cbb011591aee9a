using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>
/// A time as somebody wrote it: "9am", "9:30", "09.30", "14:00", "noon". Where it does not say morning or afternoon and both would do, it has two
/// readings.
/// </summary>
internal sealed partial record ClockCell(string Written, LocalTime First, LocalTime? Second)
{
    // From here to noon a time without "am" is a morning one; before, nobody can tell.
    private const int FirstOfTheMorning = 8;
    private const int Longest = 40;

    private const string OneTime =
        @"(?:(?<word>(?:12\s*)?(?:noon|midday|midnight))|(?<four>[012]\d[0-5]\d)(?:\s*(?:hrs|h))?|(?<h>\d{1,2})(?:[:.h](?<m>[0-5]\d)(?::[0-5]\d)?)?\s*(?<half>[ap]\.?\s?m\.?)?)";

    /// <summary>A time, or two with "-" or "to" between them; null when the cell holds neither.</summary>
    internal static (ClockCell Start, ClockCell? End)? Read(string cell)
    {
        if (cell.Length > Longest || Range().Match(cell.Trim()) is not { Success: true } match || One(match.Groups["one"].Value) is not { } start)
        {
            return null;
        }

        return match.Groups["two"] is { Success: true, Value: var two } ? One(two) is { } end ? (start, end) : null : (start, null);
    }

    /// <summary>
    /// Start and end, each helping to read the other: 2-3pm, 11-2pm, 10:30 to 1. Null when the start could be morning or afternoon.
    /// </summary>
    internal static (LocalTime Start, LocalTime? End)? Settle(ClockCell start, ClockCell? end)
    {
        if (end is null)
        {
            return start.Second is null ? (start.First, null) : null;
        }

        var saysHalf = end.SaysHalf;
        var starts = start switch
        {
            { Second: not null } when !saysHalf => [],
            // "11-2pm", "2-3pm": the half of the day is said once.
            { SaysHalf: false, Is24: false } when saysHalf => new[] { start.First, Shift(start.First) }.Where(time => time < end.First).OrderDescending().Take(1).ToArray(),
            _ => [start.First],
        };
        if (starts.Length == 0)
        {
            return start.Second is null ? (start.First, end.First) : null;
        }

        var from = starts[0];
        return (from, end.Second is { } later && end.First <= from ? later : end.First);
    }

    private bool SaysHalf { get; init; }

    private bool Is24 { get; init; }

    private static LocalTime Shift(LocalTime time) => time.PlusHours(12);

    private static ClockCell? One(string text)
    {
        if (Single().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        if (match.Groups["word"].Success)
        {
            return new(text, text.Contains("midnight", StringComparison.OrdinalIgnoreCase) ? LocalTime.Midnight : LocalTime.Noon, null) { Is24 = true };
        }

        if (match.Groups["four"] is { Success: true, Value: var four })
        {
            return At(text, Number(four[..2]), Number(four[2..]), literal: true);
        }

        var (hour, minute) = (Number(match.Groups["h"].Value), match.Groups["m"].Success ? Number(match.Groups["m"].Value) : 0);
        if (match.Groups["half"] is { Success: true, Value: var half } && hour is >= 1 and <= 12)
        {
            var afternoon = half[0] is 'p' or 'P';
            return new(text, new(hour % 12 + (afternoon ? 12 : 0), minute), null) { SaysHalf = true };
        }

        return At(text, hour, minute, literal: match.Groups["h"].Value is ['0', ..] || hour > 12);
    }

    private static ClockCell? At(string text, int hour, int minute, bool literal)
    {
        if (hour > 23)
        {
            return null;
        }

        var time = new LocalTime(hour, minute);
        return new(text, time, !literal && hour < FirstOfTheMorning ? Shift(time) : null) { Is24 = literal };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^" + OneTime + "$", RegexOptions.IgnoreCase)]
    private static partial Regex Single();

    [GeneratedRegex(@"^(?<one>[^-–—]+?)(?:\s*(?:[-–—]|\bto\b|\buntil\b|\btill\b)\s*(?<two>[^-–—]+))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
