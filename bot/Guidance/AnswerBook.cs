namespace ForumBot.Guidance;

/// <summary>All the answers, by id and in the order of the files.</summary>
public sealed class AnswerBook(IReadOnlyList<Answer> answers)
{
    private readonly Dictionary<string, Answer> byId = answers.ToDictionary(a => a.Id);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Answer> All => answers;

    /// <summary>The answer with this id, or null.</summary>
    public Answer? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);
}
