using ForumBot.Inspections.Loading;

namespace ForumBot.Inspections;

/// <summary>Puts playbooks, bank holidays and working days into the container. All are read and checked at once, so a mistake stops the start.</summary>
public static class InspectionsRegistration
{
    /// <summary>
    /// Settings: <c>Playbooks:Path</c>, a folder of playbooks to use instead of those built in; <c>Playbooks:BankHolidays</c>, a file of one-off bank
    /// holidays to use instead of the one built in. Both are empty by default.
    /// </summary>
    /// <exception cref="MistakesException">A file is wrong; the message lists every mistake with file, line and what would be right.</exception>
    public static IServiceCollection AddInspections(this IServiceCollection services, IConfiguration configuration)
    {
        var (shelf, mistakes) = configuration["Playbooks:Path"] is { Length: > 0 } folder ? PlaybookFolder.Load(folder) : PlaybookFolder.LoadBuiltIn();
        var (holidays, more) = configuration["Playbooks:BankHolidays"] is { Length: > 0 } file ? BankHolidayFile.Load(file) : BankHolidayFile.LoadBuiltIn();
        if (shelf is null || holidays is null) throw new MistakesException([.. mistakes, .. more]);
        return services.AddSingleton(shelf).AddSingleton(holidays).AddSingleton(new WorkingDays(holidays));
    }
}
