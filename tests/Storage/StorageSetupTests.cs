using ForumBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ForumBot.Tests.Storage;

public sealed class StorageSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithNoSettings_KeepsTheStoreUnderTheContentRoot()
    {
        using var app = App();

        await app.StartAsync();

        Assert.True(File.Exists(_folder.File("data/forumbot.db")));
        await app.StopAsync();
    }

    [Fact]
    public async Task Start_WithAPath_KeepsTheStoreThere()
    {
        using var app = App(("Storage:LiteDb:Path", _folder.File("elsewhere/x.db")));

        await app.StartAsync();

        Assert.True(File.Exists(_folder.File("elsewhere/x.db")));
        await app.StopAsync();
    }

    [Fact]
    public async Task Start_WithAnUnknownProvider_SaysWhichSettingAndWhatItMayBe()
    {
        using var app = App(("Storage:Provider", "Mongo"));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Equal("The setting Storage:Provider is 'Mongo'. It may be: LiteDb.", refused.Message);
    }

    [Fact]
    public async Task Start_WhileTheStoreIsOpenElsewhere_IsRefused()
    {
        using var first = App();
        await first.StartAsync();
        using var second = App();

        await Assert.ThrowsAsync<StoreRefusedException>(() => second.StartAsync());

        await first.StopAsync();
    }

    [Fact]
    public async Task Health_OfAWorkingStore_IsReady()
    {
        using var app = App();
        await app.StartAsync();

        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(StorageSetup.ReadyTag));

        Assert.Equal(HealthStatus.Healthy, report.Entries["store"].Status);
        await app.StopAsync();
    }

    private IHost App(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}
