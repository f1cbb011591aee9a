using ForumBot.Inspections;
using ForumBot.Inspections.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Inspections;

public sealed class RegistrationTests
{
    [Fact]
    public void AddInspections_WithNothingSet_UsesThePlaybooksBuiltIn()
    {
        using var services = new ServiceCollection().AddInspections(Settings([])).BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<PlaybookShelf>().Exactly("area-send-full", "2025-07-07"));
        Assert.True(services.GetRequiredService<WorkingDays>().IsWorkingDay(new(2025, 9, 8)));
    }

    [Fact]
    public async Task Start_WithWrongFiles_StopsAndNamesThemAll()
    {
        var settings = Settings(new() { ["Playbooks:Path"] = "/no/such/folder", ["Playbooks:BankHolidays"] = "/no/such/file.yaml" });
        await using var services = new ServiceCollection().AddInspections(settings).BuildServiceProvider();
        var check = services.GetServices<IHostedService>().Single();
        var stop = await Assert.ThrowsAsync<MistakesException>(() => check.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, stop.Mistakes.Count);
        Assert.StartsWith("ForumBot cannot start: 2 mistakes in the playbooks or bank holidays.", stop.Message, StringComparison.Ordinal);
        Assert.Contains("/no/such/file.yaml, line 1: there is no such file.", stop.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();
}
