namespace ForumBot.Cards;

/// <summary>Outside an inspection: nothing is due, and what can be made ready in peace.</summary>
public static class ReadinessCard
{
    /// <summary>The card. Each piece of readiness is a title and what to do and why.</summary>
    public static Card Of(IReadOnlyList<Fact> readiness, bool mayStart) => new()
    {
        Title = "No inspection is under way",
        Body =
        [
            new Text("Nothing is due today. The call usually comes on a Monday, about two weeks before inspectors visit. This helps now:"),
            .. readiness.Select(item => (Element)new Row([new Text(item.Label, TextLook.Strong), new Text(item.Value)])),
        ],
        Next = mayStart ? "Has the call come? Say “start inspection”." : "When the call comes, the chair says “start inspection” to me.",
        Buttons = mayStart ? [new Execute("Start an inspection", Verbs.StartForm) { OrSay = "start inspection", TakesFields = false }] : [],
    };
}
