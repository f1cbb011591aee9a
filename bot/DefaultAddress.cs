namespace ForumBot;

/// <summary>Where the bot listens when nobody says otherwise: <c>http://localhost:3978</c>, the address that bots for Teams use by custom.</summary>
public static class DefaultAddress
{
    /// <summary>The address.</summary>
    public const string Url = "http://localhost:3978";

    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens there, unless an environment variable, the command line or the settings name an address.</summary>
    public static WebApplicationBuilder ListenByDefault(this WebApplicationBuilder builder)
    {
        if (Settings.All(name => string.IsNullOrEmpty(builder.Configuration[name])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Url);
        }

        return builder;
    }
}
