using ForumBot.Conversation;

namespace ForumBot.Schedules.Calendar;

/// <summary>Registers calendar links and the feed behind them.</summary>
public static class CalendarServices
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds them. The links lead to the <see cref="PublicAddress"/>.</summary>
    public static IServiceCollection AddCalendarFeed(this IServiceCollection services) => services
        .PostConfigure<LoggerFilterOptions>(KeepAddressesOut)
        .AddSingleton<CalendarLinks>()
        .AddSingleton<CalendarFeed>()
        .AddSingleton<IFeature, CalendarFeature>();

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

    /// <summary>Maps <c>GET /calendar/{secret}.ics</c>.</summary>
    public static WebApplication MapCalendarFeed(this WebApplication app)
    {
        app.MapMethods("/calendar/{secret}.ics", Reading, (string secret, HttpContext context, CalendarFeed feed, CancellationToken ct) => feed.ShowAsync(secret, context, ct));
        return app;
    }
}
