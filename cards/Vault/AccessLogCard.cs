namespace ForumBot.Cards;

/// <summary>The access log as it is shown: some of its lines, and what a check of it said.</summary>
public sealed record AccessLogView
{
    public required string Inspection { get; init; }

    /// <summary>How many lines were ever written.</summary>
    public required int Count { get; init; }

    /// <summary>The lines from here on, newest first. As many are drawn as there is room for.</summary>
    public required IReadOnlyList<AccessLine> Lines { get; init; }

    /// <summary>What the check found; null when nobody asked for one.</summary>
    public LogCheck? Checked { get; init; }

    /// <summary>The number of the oldest line that is kept.</summary>
    public int First { get; init; } = 1;
}

/// <summary>A line of the access log in words, or several that say the same; <see cref="Oldest"/> is the number of the oldest of them.</summary>
public sealed record AccessLine(int Newest, int Oldest, string Words);

/// <summary>What a check of the access log found, in words; <see cref="IsWhole"/> when nothing is amiss.</summary>
public sealed record LogCheck(bool IsWhole, string Finding, string Advice);

/// <summary>Who opened the notes, and who was not let in. Shown in a dialog alone.</summary>
public static class AccessLogCard
{
    private const string Title = "Who opened the notes";
    private const int LongestLine = 250;

    /// <summary>The card.</summary>
    public static Card Of(AccessLogView log)
    {
        Element[] lines = [.. log.Lines.Select(line => new Text(
            $"{(line.Newest == line.Oldest ? $"{line.Newest}" : $"{line.Oldest} to {line.Newest}")}. {CardPaging.Preview(line.Words, LongestLine)}"))];
        var shown = CardPaging.Starts(lines, CardPaging.MostBytes - CardPaging.CostOf(Shell([], 99_999)))[1];
        return Shell(lines[..shown], shown == 0 ? log.First : log.Lines[shown - 1].Oldest);

        Card Shell(IReadOnlyList<Element> lines, int oldest) => new()
        {
            Title = Title,
            Body =
            [
                .. log.Checked is { } check
                    ? [new Group([new Text(check.Finding, TextLook.Strong), new Text(check.Advice)], check.IsWhole ? Tone.Good : Tone.Attention)]
                    : (Element[])[],
                new Text(log.Count == 0 ? "Nothing is written here yet." : "The newest first. It never holds what a note says."),
                .. log.First > 1 ? [new Text($"Only the newest lines are kept, from line {log.First} on.", TextLook.Subtle)] : (Element[])[],
                .. lines,
            ],
            Buttons =
            [
                NotesButtons.CheckLog(log.Inspection),
                .. oldest > log.First ? [NotesButtons.Log("Older", log.Inspection, oldest)] : (Button[])[],
                NotesButtons.Log("Newest", log.Inspection),
                NotesButtons.Opening(log.Inspection, "To the notes"),
            ],
            Next = "Press “Check the log” to see whether anything was changed or taken out.",
            NextInFallbackOnly = true,
            OnlyInDialog = NotesButtons.Log("", log.Inspection),
        };
    }
}
