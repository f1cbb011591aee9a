using Microsoft.Extensions.Configuration.Memory;

namespace ForumBot;

/// <summary>How much is logged when nobody says otherwise: what the bot itself says, and only the warnings of the web server.</summary>
public static class DefaultLogging
{
    /// <summary>Keeps a line a request out of the log, unless the settings ask for it.</summary>
    public static WebApplicationBuilder QuietByDefault(this WebApplicationBuilder builder)
    {
        // The first source, so that every other one wins over it.
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
        });
        return builder;
    }
}
