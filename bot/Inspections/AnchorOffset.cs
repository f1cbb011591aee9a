using System.Globalization;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>What an <see cref="AnchorOffset"/> counts in.</summary>
public enum OffsetUnit
{
    /// <summary><c>wd</c>: days that are neither weekend nor bank holiday; the anchor itself is not counted.</summary>
    WorkingDays,
    /// <summary><c>cd</c>: calendar days.</summary>
    CalendarDays,
    /// <summary><c>mo</c>: the same day of a later month, or that month's last day if there is none.</summary>
    Months,
    /// <summary><c>d</c>: calendar days that keep the anchor's clock time, whatever the clocks do in between.</summary>
    ClockDays,
    /// <summary><c>h</c>: elapsed hours.</summary>
    Hours,
}

/// <summary>
/// A day counted from an anchor, parsed once when a playbook is loaded: <c>N+8wd</c>, <c>E+30cd&gt;roll</c>, <c>F+18mo</c>,
/// <c>C-1d</c>, <c>C-3h</c>,
/// <c>W2D4</c>, <c>notice+1wd</c>, each with an optional clock time behind it (<c>N+1wd 09:00</c>).
/// </summary>
/// <param name="Anchor">Where the count starts; <c>notice</c> is another word for <see cref="Anchor.N"/>.</param>
/// <param name="Amount">How many units, negative for earlier.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Roll">Whether a result that is no working day moves on to the next one.</param>
/// <param name="At">The London clock time, if the offset names one.</param>
public readonly record struct AnchorOffset(Anchor Anchor, int Amount, OffsetUnit Unit, bool Roll = false, LocalTime? At = null)
{
    internal const string Examples = "N, N+8wd, E+30cd>roll, F+18mo, C-1d, C-3h, W2D4, notice+1wd or N+1wd 09:00";
    private const int Farthest = 1200;

    /// <summary>The moment this offset names, given its anchor's.</summary>
    public AnchorDate From(AnchorDate anchor, WorkingDays calendar)
    {
        if (Unit == OffsetUnit.Hours) return HoursFrom(anchor);
        var date = Unit switch
        {
            _ when Amount == 0 => anchor.Date,
            OffsetUnit.WorkingDays => calendar.Add(anchor.Date, Amount),
            OffsetUnit.Months => anchor.Date.PlusMonths(Amount),
            _ => anchor.Date.PlusDays(Amount),
        };
        var keepsClock = Amount == 0 || Unit == OffsetUnit.ClockDays;
        return new(Roll ? calendar.Roll(date) : date, At ?? (keepsClock ? anchor.Time : null));
    }

    /// <summary>Reads one offset; false with the reason when it is none.</summary>
    public static bool TryParse(string text, out AnchorOffset offset, out string wrong)
    {
        offset = default;
        wrong = $"\"{text}\" is not a day I can work out";
        var rest = text.AsSpan().Trim();
        LocalTime? at = null;
        if (rest.IndexOf(' ') is var space and > 0)
        {
            if (!TryClock(rest[(space + 1)..].Trim(), out var time)) return false;
            at = time;
            rest = rest[..space];
        }
        return TryParseWeekDay(rest, at, out offset) || TryParseCount(rest, at, out offset, ref wrong);
    }

    private AnchorDate HoursFrom(AnchorDate anchor)
    {
        if (anchor.Time is not { } time) return new(anchor.Date);
        return London.At(anchor.Date + time).PlusHours(Amount).LocalDateTime;
    }

    private static bool TryParseWeekDay(ReadOnlySpan<char> text, LocalTime? at, out AnchorOffset offset)
    {
        offset = default;
        var split = text.IndexOf('D');
        if (split < 2 || text[0] != 'W') return false;
        if (!TryNumber(text[1..split], out var week) || !TryNumber(text[(split + 1)..], out var day)) return false;
        if (week is < 1 or > 52 || day is < 1 or > 5) return false;
        offset = new(Anchor.N, 5 * (week - 1) + day - 1, OffsetUnit.WorkingDays, At: at);
        return true;
    }

    private static bool TryParseCount(ReadOnlySpan<char> text, LocalTime? at, out AnchorOffset offset, ref string wrong)
    {
        offset = default;
        var roll = text.EndsWith(">roll");
        if (roll) text = text[..^">roll".Length];
        var sign = text.IndexOfAny('+', '-');
        var name = sign < 0 ? text : text[..sign];
        if (!TryAnchor(name, out var anchor))
        {
            wrong = $"\"{name}\" is not an anchor";
            return false;
        }
        if (sign < 0)
        {
            offset = new(anchor, 0, OffsetUnit.CalendarDays, roll, at);
            return true;
        }
        var count = text[(sign + 1)..];
        var digits = count.IndexOfAnyExceptInRange('0', '9');
        if (digits < 1 || !TryNumber(count[..digits], out var amount) || amount > Farthest) return false;
        if (!TryUnit(count[digits..], out var unit)) return false;
        offset = new(anchor, text[sign] == '-' ? -amount : amount, unit, roll, at);
        return true;
    }

    private static bool TryAnchor(ReadOnlySpan<char> name, out Anchor anchor)
    {
        anchor = Anchor.N;
        if (name is "notice") return true;
        return name.Length == 1 && char.IsAsciiLetterUpper(name[0]) && Enum.TryParse(name, out anchor);
    }

    private static bool TryUnit(ReadOnlySpan<char> text, out OffsetUnit unit)
    {
        (var known, unit) = text switch
        {
            "wd" => (true, OffsetUnit.WorkingDays),
            "cd" => (true, OffsetUnit.CalendarDays),
            "mo" => (true, OffsetUnit.Months),
            "d" => (true, OffsetUnit.ClockDays),
            "h" => (true, OffsetUnit.Hours),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>Reads a clock time such as <c>09:00</c>.</summary>
    internal static bool TryClock(ReadOnlySpan<char> text, out LocalTime time)
    {
        time = default;
        if (text.Length != 5 || text[2] != ':') return false;
        if (!TryNumber(text[..2], out var hour) || !TryNumber(text[3..], out var minute)) return false;
        if (hour > 23 || minute > 59) return false;
        time = new(hour, minute);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
