namespace ForumBot.Inspections.Loading;

/// <summary>What came of reading the one-off bank holidays: the calendar, or everything that is wrong with the file.</summary>
/// <param name="Holidays">The bank holidays; null if there is any mistake.</param>
/// <param name="Mistakes">Every mistake, by line.</param>
public sealed record BankHolidayLoad(BankHolidays? Holidays, IReadOnlyList<Mistake> Mistakes);

/// <summary>Reads the one-off bank holidays (<c>bank-holidays.yaml</c>), built in or an operator's newer copy.</summary>
public static class BankHolidayFile
{
    internal const string Name = "bank-holidays.yaml";

    /// <summary>The one-offs that were known when this version was made.</summary>
    public static BankHolidayLoad LoadBuiltIn() => Read(PlaybookFolder.BuiltIn(Name));

    /// <summary>The one-offs of a file of the operator's. A missing file is a mistake like any other.</summary>
    public static BankHolidayLoad Load(string path)
    {
        if (File.Exists(path)) return Read(new(Path.GetFileName(path), File.ReadAllText(path)));
        const string Right = "Set Playbooks:BankHolidays to a file, or leave it out to use the one built in.";
        return new(null, [new(path, 1, "there is no such file", Right)]);
    }

    /// <summary>One-offs whose text is at hand.</summary>
    public static BankHolidayLoad Read(YamlFile file)
    {
        var mistakes = new List<Mistake>();
        var holidays = new List<OneOffHoliday>();
        if (file.Open("a list of bank holidays", mistakes) is { } map)
        {
            foreach (var entry in map.Maps("one_offs", "a bank holiday"))
            {
                var holiday = new OneOffHoliday(entry.Date("date"), entry.Text("name"), entry.DateOrNull("instead_of"));
                if (holidays.Exists(other => other.Date == holiday.Date))
                {
                    entry.Odd(
                        "date",
                        "this day is there twice",
                        "Take one of the two out.");
                }
                if (holiday.InsteadOf is { } replaced && replaced.Year != holiday.Date.Year)
                    entry.Odd("instead_of", "a holiday can only move within its year", "Write the day it replaces in the same year.");
                entry.Done();
                holidays.Add(holiday);
            }
            map.Done();
        }
        return new(mistakes.Count == 0 ? new(holidays) : null, mistakes);
    }
}
