namespace ForumBot.Cards;

/// <summary>What the roles form holds and shows.</summary>
public sealed record RolesForm
{
    /// <summary>The forum's name.</summary>
    public required string Forum { get; init; }

    /// <summary>A role and who holds it since when, in words; a line a role that somebody holds.</summary>
    public IReadOnlyList<Fact> Holders { get; init; } = [];

    /// <summary>Who held a role before, newest first.</summary>
    public IReadOnlyList<string> Past { get; init; } = [];

    /// <summary>Who can be picked.</summary>
    public IReadOnlyList<Choice> People { get; init; } = [];

    /// <summary>How many more there are than the list holds.</summary>
    public int NotListed { get; init; }

    /// <summary>What can be given.</summary>
    public IReadOnlyList<Choice> Roles { get; init; } = [];

    /// <summary>The person picked.</summary>
    public string? Person { get; init; }

    /// <summary>The role picked.</summary>
    public string? Role { get; init; }

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }

    /// <summary>Why it was not done, or null.</summary>
    public string? Refusal { get; init; }
}

/// <summary>Who holds which role, and the form that gives, hands over and takes away.</summary>
public static class RolesCard
{
    public const string Person = "person";
    public const string Role = "role";

    /// <summary>The list and the form, with what has just become of it.</summary>
    public static Card Of(RolesForm form) => new()
    {
        Title = form switch
        {
            { Refusal: not null } => "Nothing was changed",
            { Done: not null } => "Done",
            _ => $"Who does what in {form.Forum}",
        },
        Body = [.. Elements(form)],
        Next = "Pick a person and a role, then press “Give role”, “Hand over my role” or “Take the role away”.",
        NextInFallbackOnly = true,
        Buttons =
        [
            new Execute("Give role", Verbs.GiveRole),
            new Execute("Hand over my role", Verbs.HandOverRole),
            new Execute("Take the role away", Verbs.TakeRole),
        ],
    };

    /// <summary>To somebody whose roles have changed.</summary>
    public static Card Changed(string forum, string by, string change) => NoticeCard.Of(
        $"Your role in {forum} has changed",
        $"{by} made this change: {change}.",
        "Say “help” to see what you can do now.",
        new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false });

    private static IEnumerable<Element> Elements(RolesForm form)
    {
        if ((form.Refusal ?? form.Done) is { } outcome)
        {
            yield return new Text(outcome, TextLook.Strong, form.Refusal is null ? Tone.Good : Tone.Attention);
        }

        yield return new Facts(form.Holders);
        if (form.Past.Count > 0)
        {
            yield return new Details("past", "Earlier roles", [.. form.Past.Select(p => new Text(p, TextLook.Subtle))]);
        }

        yield return new Text("Make a change", TextLook.Heading);
        yield return new ChoiceField(Person, "Who?", form.People)
        {
            Needed = true,
            Value = form.Person,
            Hint = form.NotListed == 0
                ? null
                : $"{form.NotListed} more do not fit in this list; for one of them, say “roles” and their name with an @ in the forum’s channel",
        };
        yield return new ChoiceField(Role, "Which role?", form.Roles) { Needed = true, Value = form.Role };
        yield return new Text("If you take “member” away, that person leaves the forum and loses every role.", TextLook.Subtle);
    }
}
