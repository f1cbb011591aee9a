namespace ForumBot.Cards.BlockKit;

/// <summary>
/// The text beside a button. There is none there that has looks and reads no signs: bold text is written with stars, and everything else in it is escaped. Where
/// the text has signs of its own, it is shown without looks.
/// </summary>
internal static class MarkedText
{
    internal static (string Text, bool IsMarked) Of(IReadOnlyList<Run> runs)
    {
        var plain = string.Concat(runs.Select(run => run.Content));
        if (runs.Any(run => run.IsBold) && SlackText.HasNoSigns(plain))
        {
            var marked = string.Concat(runs.Select(run => run.IsBold ? Bold(run.Content) : SlackText.Escape(run.Content)));
            if (marked.Length <= SlackLimits.Text)
            {
                return (marked, true);
            }
        }

        return (plain, false);
    }

    // A star has to stand right beside a letter, and reaches to the end of a line at most.
    private static string Bold(string content) => string.Join('\n', content.Split('\n').Select(line =>
        line.AsSpan().Trim() is [] ? line : $"*{SlackText.Escape(line.Trim())}*{line[line.TrimEnd().Length..]}"));
}
