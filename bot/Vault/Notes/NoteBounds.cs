namespace ForumBot.Vault.Notes;

/// <summary>How much the vault takes. Lengths are UTF-16 units. Own choice: far above any feedback meeting, and small enough to be read and drawn.</summary>
public static class NoteBounds
{
    /// <summary>Notes of one inspection.</summary>
    public const int MostNotes = 2000;

    /// <summary>Versions of one note.</summary>
    public const int MostVersions = 50;

    /// <summary>The words of one note: with the thought they fit one card, even where every letter takes the most room. What is longer is taken apart.</summary>
    public const int WordsOfOne = 1500;

    /// <summary>The writer's own thought.</summary>
    public const int Thought = 500;

    /// <summary>The longest text that is taken apart into notes.</summary>
    public const int LongestText = 256 * 1024;
}
