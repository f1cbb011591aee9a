namespace ForumBot.Benchmarks;

/// <summary>What the bot and a bare endpoint did with the same turns in one run. Times are in milliseconds, memory in MB.</summary>
internal sealed record Measured(Figures Bot, Figures Bare, double Start, double Idle, double Resident)
{
    /// <summary>Prints it beside the aims, where there are any.</summary>
    internal void Print(string title, string bare, string rate, string p50, string start, string resident) => Comparison.Print(
        [title, "ForumBot", bare, "ratio", "aim"],
        ["turns a second, 16 in flight", $"{Bot.Rate:N0}", $"{Bare.Rate:N0}", $"{Bot.Rate / Bare.Rate:0.00}", rate],
        ["p50 of a turn, 1 in flight, ms", $"{Bot.P50:0.00}", $"{Bare.P50:0.00}", $"{Bot.P50 / Bare.P50:0.00}", p50],
        ["processor time of a turn, ms", $"{Bot.Processor:0.000}", $"{Bare.Processor:0.000}", $"{Bot.Processor / Bare.Processor:0.00}", ""],
        ["start to first answer, ms", $"{Start:N0}", "", "", start],
        ["resident after the first answer, MB", $"{Idle:N0}", "", "", ""],
        ["resident after 10,000 turns, MB", $"{Resident:N0}", "", "", resident]);
}

/// <summary>Medians of the rounds of one server; the processor time is that of a turn with sixteen in flight.</summary>
internal sealed record Figures(double Rate, double P50, double Processor);
