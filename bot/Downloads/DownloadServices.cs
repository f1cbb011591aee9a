namespace ForumBot.Downloads;

/// <summary>Registers one-time links and what they open.</summary>
public static class DownloadServices
{
    /// <summary>Adds <see cref="IOneTimeLinks"/>. The links lead to the <see cref="PublicAddress"/>.</summary>
    public static IServiceCollection AddDownloads(this IServiceCollection services) => services
        .KeepAddressesOutOfLogs()
        .AddSingleton<OneTimeLinks>()
        .AddSingleton<IOneTimeLinks>(provider => provider.GetRequiredService<OneTimeLinks>())
        .AddSingleton<DownloadDoor>();

    /// <summary>Maps <c>GET /download/{secret}</c>. Nothing but GET: a program that only asks whether a link works must not use it up.</summary>
    public static WebApplication MapDownloads(this WebApplication app)
    {
        app.MapGet(OneTimeLinks.Path + "{secret}", (string secret, HttpContext context, DownloadDoor door, CancellationToken ct) => door.OpenAsync(secret, context, ct));
        return app;
    }
}
