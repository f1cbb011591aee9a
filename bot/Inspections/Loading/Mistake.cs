namespace ForumBot.Inspections.Loading;

/// <summary>One thing that is wrong in a file, where, and what would be right.</summary>
public sealed record Mistake(string File, int Line, string Wrong, string Right)
{
    public override string ToString() => $"{File}, line {Line}: {Wrong}. {Right}";
}
