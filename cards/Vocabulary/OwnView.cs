namespace ForumBot.Cards;

/// <summary>
/// How a reader of a shared card gets their own view of it: the reader's client presses <see cref="Verbs.ShowOwnView"/> by itself, with the
/// view's name and argument, and shows what comes back to that reader alone. <see cref="Readers"/> are keys of people, those whose view
/// differs most first: platforms limit how many there may be.
/// </summary>
public sealed record OwnView(string Name, string Argument, IReadOnlyList<string> Readers)
{
    /// <summary>The key under which the view's name travels.</summary>
    public const string NameKey = "view";

    /// <summary>The key under which the view's argument travels.</summary>
    public const string ArgumentKey = "argument";
}
