namespace ForumBot.Inspections.Loading;

/// <summary>The nearest known word to a misspelt one.</summary>
internal static class DidYouMean
{
    /// <summary>"Did you mean x?" when one is near, then the words to choose from.</summary>
    public static string Sentence(string word, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(word, candidate));
        var offer = nearest is not null && Distance(word, nearest) <= Tolerance(word) ? $"Did you mean \"{nearest}\"? " : "";
        return $"{offer}Write one of: {string.Join(", ", known)}.";
    }

    private static int Tolerance(string word) => word.Length switch
    {
        < 2 => 0,
        < 4 => 1,
        _ => Math.Max(2, word.Length / 3),
    };

    /// <summary>How many letters have to be put in, taken out or changed, case aside.</summary>
    private static int Distance(string one, string other)
    {
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(one[i]) == char.ToLowerInvariant(other[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(diagonal, row[j]) + 1);
            }
        }
        return row[^1];
    }
}
