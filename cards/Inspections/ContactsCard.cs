namespace ForumBot.Cards;

/// <summary>Some of the people to reach: who they are, what is known, and the form to add them.</summary>
public sealed record ContactGroup(StepLine Step, IReadOnlyList<Fact> Known);

/// <summary>The lead inspector, the team, and the LANO.</summary>
public static class ContactsCard
{
    /// <summary>The card.</summary>
    public static Card Of(IReadOnlyList<ContactGroup> groups) => new()
    {
        Title = "Who to contact",
        Body = [.. groups.Select(Draw)],
        Next = groups.FirstOrDefault(g => g.Known.Count == 0 && g.Step.HasForm) is { } empty
            ? $"Next: {empty.Step.Title}. Press “Add” or say “fill in {empty.Step.Number}”."
            : "These details are for the forum and the LANO only. Please do not pass them on.",
        Buttons = [GoTo.Today],
    };

    private static Row Draw(ContactGroup group) => new(
        [
            new Text(group.Step.Title, TextLook.Strong),
            group.Known.Count == 0 ? new Text("Nobody has filled this in yet.", TextLook.Subtle) : new Facts(group.Known),
        ],
        group.Step.HasForm ? StepRows.Fill(group.Step, group.Known.Count == 0 ? "Add" : "Change") : null);
}
