namespace ForumBot.Inspections.Loading;

/// <summary>One thing that is wrong in a file of the operator's, and what would be right.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Wrong">What is wrong there.</param>
/// <param name="Right">What to write instead.</param>
public sealed record Mistake(string File, int Line, string Wrong, string Right)
{
    public override string ToString() => $"{File}, line {Line}: {Wrong}. {Right}";
}

/// <summary>Stops the start: playbooks or bank holidays hold mistakes. The message lists every one of them.</summary>
public sealed class MistakesException(IReadOnlyList<Mistake> mistakes) : StartRefusedException(Tell(mistakes))
{
    public IReadOnlyList<Mistake> Mistakes { get; } = mistakes;

    private static string Tell(IReadOnlyList<Mistake> mistakes)
    {
        var many = mistakes.Count == 1 ? "one mistake" : $"{mistakes.Count} mistakes";
        var lines = mistakes.Select(mistake => $"{Environment.NewLine}  {mistake}");
        return $"ForumBot cannot start: {many} in the playbooks or bank holidays.{string.Concat(lines)}";
    }
}
