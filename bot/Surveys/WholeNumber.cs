using System.Globalization;

namespace ForumBot.Surveys;

/// <summary>A whole number as people type it. Pure.</summary>
internal static class WholeNumber
{
    /// <summary>The number, or the sentence that says what is wrong with it. "1,200" is a number, "1e9", "-5" and "lots" are none.</summary>
    internal static (int? Number, string? Error) Read(string typed, int least, int most)
    {
        var plain = typed.Replace(" ", "", StringComparison.Ordinal);
        if (!long.TryParse(plain, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            var isHuge = plain.Length > 0 && plain.All(char.IsAsciiDigit);
            return (null, isHuge ? TooMany(most) : $"That is not a number I can use. Type a whole number, like {Math.Max(least, 20)}, or leave it empty.");
        }

        return number < least ? (null, $"Type {least} or more, or leave it empty.")
            : number > most ? (null, TooMany(most))
            : ((int)number, null);
    }

    private static string TooMany(int most) =>
        $"That is too many. The most I can note is {most.ToString("N0", CultureInfo.InvariantCulture)}. Please check the number.";
}
