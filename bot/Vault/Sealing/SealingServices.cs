using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ForumBot.Vault.Sealing;

/// <summary>Registers the vault’s keys: the ring, the certificate that protects it, and the self-test.</summary>
public static class SealingServices
{
    /// <summary>Adds <see cref="IVaultKeys"/>. Settings: <c>Vault:KeyRingPath</c>, <c>Vault:Certificate</c> and those beside it.</summary>
    /// <exception cref="StartRefusedException">A setting cannot be used, or the key ring would be unprotected outside Development.</exception>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = SealingSettings.Read(configuration, environment);
        var ring = services.AddDataProtection().SetApplicationName("ForumBot").PersistKeysToFileSystem(new(settings.KeyRing));
        if (settings.Certificate is { } certificate)
        {
            ring.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate([certificate, .. settings.Old]);
        }
        else
        {
            // Its warnings about a ring without protection say less than our own one.
            services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        }

        services
            .AddSingleton(settings)
            .AddSingleton(_ => settings.OpenFolder())
            .AddSingleton<SealCanary>()
            .AddSingleton<VaultKeyFiles>()
            .AddSingleton<IVaultKeys>(provider => provider.GetRequiredService<VaultKeyFiles>())
            .AddSingleton<SealSelfTest>()
            .AddHostedService(provider => provider.GetRequiredService<SealSelfTest>())
            .AddHealthChecks().AddCheck<SealSelfTest>("vault", tags: [StorageSetup.ReadyTag]);
        return services;
    }
}
