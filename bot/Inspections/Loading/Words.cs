using System.Text;

namespace ForumBot.Inspections.Loading;

/// <summary>
/// The words a file uses for the values of an enum: <c>note_taker</c> for NoteTaker; flags and anchors keep their own codes.
/// </summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(Word);

    public static IReadOnlyCollection<string> Known => Values.Keys;

    public static bool TryRead(string word, out T value) => Values.TryGetValue(word, out value);

    private static string Word(T value)
    {
        if (value is Flag flag) return flag.ToCode();
        var name = value.ToString();
        if (value is Anchor) return name;
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('_');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }
}
