using ForumBot.Inspections.Loading;

namespace ForumBot.Inspections;

/// <summary>
/// Puts playbooks, bank holidays and working days into the container. All are checked before the app takes its first message.
/// </summary>
public static class InspectionsRegistration
{
    /// <summary>
    /// Settings: <c>Playbooks:Path</c>, a folder of playbooks to use instead of those built in; <c>Playbooks:BankHolidays</c>, a file
    /// of one-off bank
    /// holidays to use instead of the one built in. Both are empty by default. A mistake in any file stops the start with a
    /// <see cref="MistakesException"/> that lists every mistake with file, line and what would be right.
    /// </summary>
    public static IServiceCollection AddInspections(this IServiceCollection services, IConfiguration configuration)
    {
        // Reading takes about as long as building the host, so the two go side by side.
        var reading = Task.Run(() => Read(configuration));
        return services
            .AddSingleton(_ => reading.GetAwaiter().GetResult().Shelf)
            .AddSingleton(_ => reading.GetAwaiter().GetResult().Calendar)
            .AddSingleton(_ => reading.GetAwaiter().GetResult().Calendar.Holidays)
            .AddHostedService(_ => new StartCheck(reading));
    }

    private static Reading Read(IConfiguration configuration)
    {
        var (shelf, mistakes) = configuration["Playbooks:Path"] is { Length: > 0 } folder
            ? PlaybookFolder.Load(folder)
            : PlaybookFolder.LoadBuiltIn();
        var (holidays, more) = configuration["Playbooks:BankHolidays"] is { Length: > 0 } file
            ? BankHolidayFile.Load(file)
            : BankHolidayFile.LoadBuiltIn();
        if (shelf is null || holidays is null) throw new MistakesException([.. mistakes, .. more]);
        return new(shelf, new(holidays));
    }

    private sealed record Reading(PlaybookShelf Shelf, WorkingDays Calendar);

    private sealed class StartCheck(Task<Reading> reading) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => reading.WaitAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
