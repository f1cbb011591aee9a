namespace ForumBot;

/// <summary>For addresses that hold a secret: they stand in no log.</summary>
public static class SecretAddresses
{
    /// <summary>Keeps the lines that hold the address of a request out of every log. Doing it twice does no harm.</summary>
    public static IServiceCollection KeepAddressesOutOfLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(KeepAddressesOut);

    // ASP.NET Core's own lines hold the address of each request, and here that is a secret. Whichever rule of the settings applies to them, for all providers
    // or for one, it does not bring them back.
    private static void KeepAddressesOut(LoggerFilterOptions options)
    {
        LoggerFilterRule[] rules = [new(null, null, options.MinLevel, null), .. options.Rules];
        options.Rules.Clear();
        foreach (var rule in rules)
        {
            options.Rules.Add(new(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) =>
                HoldsNoAddress(category, level) && (rule.Filter is null || rule.Filter(provider, category, level))));
        }
    }

    private static bool HoldsNoAddress(string? category, LogLevel level) => category switch
    {
        "Microsoft.AspNetCore.Hosting.Diagnostics" => level >= LogLevel.Warning,
        not null when category.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal) => level >= LogLevel.Information,
        _ => true,
    };
}
