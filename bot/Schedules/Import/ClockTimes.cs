using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>When a meeting starts and ends on its day, or what is wrong with the times that were written.</summary>
internal sealed record ClockTimes(LocalDateTime Start, LocalDateTime End, bool EndAssumed, string? Wrong)
{
    private static readonly Period AnHour = Period.FromHours(1);

    internal static ClockTimes Read(string start, string end, LocalDate date)
    {
        if (start.Length == 0)
        {
            return Mend("There is no start time. Add one, such as 9:30am.");
        }

        if (ClockCell.Read(start) is not var (from, to))
        {
            return Mend($"“{Short(start)}” is no time that I know. Write it as 9:30am, or as 2pm-3pm.");
        }

        if (to is null && end.Length > 0)
        {
            if (ClockCell.Read(end) is not (var until, null))
            {
                return Mend($"“{Short(end)}” is no end time that I know. Write it as 10:30am.");
            }

            to = until;
        }

        if (ClockCell.Settle(from, to) is not { } settled)
        {
            return Mend($"“{from.Written}” could be morning or afternoon. Write {from.Written.Trim()}am or {from.Written.Trim()}pm.");
        }

        var begins = date + settled.Start;
        if (settled.End is not { } ends)
        {
            return new(begins, begins + AnHour, true, null);
        }

        // Midnight at the end of the day is the only end that lies on the next one.
        var over = ends == LocalTime.Midnight ? date.PlusDays(1) + ends : date + ends;
        return over > begins ? new(begins, over, false, null) : Mend($"It ends at {Short(to!.Written)}, before it starts at {from.Written}. Check both times.");
    }

    private static ClockTimes Mend(string sentence) => new(default, default, false, sentence);

    private static string Short(string words) => words.Length <= 40 ? words : words[..40] + "…";
}
