namespace ForumBot.Cards.Guidance;

/// <summary>All the questions there is an answer to, a page at a time.</summary>
public static class GlossaryCard
{
    /// <summary>One page; pages count from 1.</summary>
    public static Card Of(IReadOnlyList<AnswerLink> questions, int page, int pages) => new()
    {
        Title = pages == 1 ? "Questions I can answer" : $"Questions I can answer, page {page} of {pages}",
        Body = [.. questions.Select(q => new Row([new Text(q.Question)], new Execute("Read", Verbs.ShowAnswer)
        {
            Keys = new Dictionary<string, string> { ["entry"] = q.Id },
            OrSay = $"ask {q.Question}",
            TakesFields = false,
            Tooltip = $"Read: {q.Question}",
        }))],
        Buttons =
        [
            .. page > 1 ? [Turn("Back", page - 1)] : Array.Empty<Button>(),
            .. page < pages ? [Turn("More", page + 1)] : Array.Empty<Button>(),
        ],
        Next = "Press “Read” beside a question, or say “ask” and a question of your own.",
    };

    private static Execute Turn(string title, int page) =>
        new(title, Verbs.ShowAnswer) { Keys = AnswerCard.Page(page), TakesFields = false };
}
