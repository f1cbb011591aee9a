using NodaTime;

namespace ForumBot.Cards.Guidance;

/// <summary>An answer to show: its sources are titles; <paramref name="Checked"/> is the London day somebody last compared it with them.</summary>
public sealed record AnswerView(
    string Question, string Answer, IReadOnlyList<string> Sources, LocalDate Checked, IReadOnlyList<AnswerLink> Related);

/// <summary>Another answer to go to.</summary>
public sealed record AnswerLink(string Id, string Question);

/// <summary>The plain answer to a question, or an honest word that there is none.</summary>
public static class AnswerCard
{
    private const int MostRelated = 3;

    /// <summary>An answer with its sources and what to read next.</summary>
    public static Card Of(AnswerView view) => new()
    {
        Title = view.Question,
        Body =
        [
            new Text(view.Answer),
            new Text(
                $"Source: {string.Join("; ", view.Sources)}. Checked in {view.Checked.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}.",
                TextLook.Subtle),
        ],
        Buttons = [.. view.Related.Take(MostRelated).Select(Button)],
        Next = "To ask something else, say “ask” and your question.",
        NextInFallbackOnly = true,
    };

    /// <summary>The nearest questions, when it is not clear which one was meant.</summary>
    public static Card Offers(IReadOnlyList<AnswerLink> nearest) => new()
    {
        Title = "Did you mean one of these?",
        Body = [new Text("I am not sure which answer you need.")],
        Buttons = [.. nearest.Select(Button)],
        Next = "Press the one you mean, or ask again in other words. If none fits, ask your forum’s chair.",
    };

    /// <summary>No answer, and who may have one. <paramref name="sendiass"/> is how to reach the area's advice service, where known.</summary>
    public static Card None(string? sendiass) => new()
    {
        Title = "I do not know that",
        Body =
        [
            new Text("I would rather say so than guess. One of these people may know:"),
            new Facts(
            [
                new("Dates, meetings and the survey", "your LANO, the area’s named officer for the inspection"),
                new("What the forum is doing", "your forum’s chair"),
                new("How inspectors work", "the lead inspector, through the chair"),
                new("Help for your own child", sendiass ?? "SENDIASS, your area’s free advice service for families"),
            ]),
        ],
        Buttons = [new Execute("All questions", Verbs.ShowAnswer) { Keys = Page(1), OrSay = "glossary", TakesFields = false }],
        Next = "Ask one of them, or ask me again in other words.",
    };

    /// <summary>For somebody who said "ask" and nothing more.</summary>
    public static Card Invitation() => new()
    {
        Title = "What would you like to know?",
        Body = [new Text("Say “ask” and your question. For example: “ask what is a LANO” or “ask is the survey private”.")],
        Buttons = [new Execute("All questions", Verbs.ShowAnswer) { Keys = Page(1), OrSay = "glossary", TakesFields = false }],
        Next = "Please leave out names and anything private about a child.",
    };

    internal static Button Button(AnswerLink link) => new Execute(link.Question, Verbs.ShowAnswer)
    {
        Keys = new Dictionary<string, string> { ["entry"] = link.Id },
        OrSay = $"ask {link.Question}",
        TakesFields = false,
    };

    internal static Dictionary<string, string> Page(int number) =>
        new() { ["page"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
