namespace ForumBot.Cards;

/// <summary>
/// How a reader of a shared card gets their own view of it: the reader's client presses <see cref="Verbs.ShowOwnView"/> by itself, with the
/// view's name and argument, and shows what comes back to that reader alone. <see cref="Readers"/> are keys of people, those whose view
/// differs most first: platforms limit how many there may be.
/// </summary>
public sealed record OwnView(string Name, string Argument, IReadOnlyList<string> Readers)
{
    /// <summary>The view of a person's own day, in their own chat; it needs no argument. Also where there is no forum, or nothing under way.</summary>
    public const string Today = "today";

    /// <summary>The key under which the view's name travels.</summary>
    public const string NameKey = "view";

    /// <summary>The key under which the view's argument travels.</summary>
    public const string ArgumentKey = "argument";
}
