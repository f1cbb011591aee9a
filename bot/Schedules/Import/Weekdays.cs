using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>Names of days and months as people write them, short or long.</summary>
internal static class Weekdays
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>"Thu", "Thurs", "Thursday"; null for anything else.</summary>
    internal static IsoDayOfWeek? Read(string word)
    {
        word = word.Trim(' ', '.', ',').ToLowerInvariant();
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            var name = day.ToString().ToLowerInvariant();
            if (word.Length >= 3 && (name.StartsWith(word, StringComparison.Ordinal) || name + "s" == word))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The month's number from "Mar", "Sept", "March"; null for anything else.</summary>
    internal static int? Month(string word)
    {
        word = word.TrimEnd('.').ToLowerInvariant();
        var index = word.Length < 3 ? -1 : Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }
}
