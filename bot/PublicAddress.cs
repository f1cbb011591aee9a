namespace ForumBot;

/// <summary>
/// Where people reach the bot's own pages from outside: calendar links, pictures. <see cref="Origin"/> is an origin such as
/// <c>https://forumbot.example.org</c>; null when whoever runs the bot has not said, so that nothing can be linked to.
/// </summary>
public sealed record PublicAddress(Uri? Origin)
{
    private const string Setting = "PublicAddress";

    /// <summary>The address of a path on this bot, such as <c>/calendar/x.ics</c>; null when the origin is not known.</summary>
    public Uri? Of(string path) => Origin is null ? null : new(Origin, path);

    /// <summary>Reads <c>PublicAddress</c>. Empty in Development it is this machine's, as the bot listens there.</summary>
    /// <exception cref="StartRefusedException">It is no origin that people outside can use safely.</exception>
    public static PublicAddress Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var value = configuration["PublicAddress"]?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            return new(environment.IsDevelopment() ? Listening(configuration) : null);
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var address) && IsOrigin(address) && IsSafe(address, environment)
            ? new(address)
            : throw new StartRefusedException(
                $"The setting {Setting} is “{value}”. It is where people reach this bot from outside: an https address without a path, such as "
                + $"https://forumbot.example.org, or empty.{(environment.IsDevelopment() ? " In Development it may be http on this machine." : "")}");
    }

    private static bool IsOrigin(Uri address) => address is { UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" } && address.Host.Length > 0;

    private static bool IsSafe(Uri address, IHostEnvironment environment) =>
        address.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    // Wildcards such as http://*:3978 are no addresses to open; the port still is.
    private static Uri Listening(IConfiguration configuration)
    {
        var first = (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)
                .Replace("0.0.0.0", "localhost", StringComparison.Ordinal))
            .FirstOrDefault();
        return Uri.TryCreate(first, UriKind.Absolute, out var address) && IsOrigin(address) ? address : new(DefaultAddress.Url);
    }
}

/// <summary>Registers the public address.</summary>
public static class PublicAddressServices
{
    /// <summary>Setting: <c>PublicAddress</c>.</summary>
    /// <exception cref="StartRefusedException">It cannot be used.</exception>
    public static IServiceCollection AddPublicAddress(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        services.AddSingleton(PublicAddress.Read(configuration, environment));
}
