using ForumBot.Conversation;

namespace ForumBot.Schedules.Calendar;

/// <summary>Registers calendar links and the feed behind them.</summary>
public static class CalendarServices
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds them. The links lead to the <see cref="PublicAddress"/>.</summary>
    public static IServiceCollection AddCalendarFeed(this IServiceCollection services) => services
        .KeepAddressesOutOfLogs()
        .AddSingleton<CalendarLinks>()
        .AddSingleton<CalendarFeed>()
        .AddSingleton<IFeature, CalendarFeature>();

    /// <summary>Maps <c>GET /calendar/{secret}.ics</c>.</summary>
    public static WebApplication MapCalendarFeed(this WebApplication app)
    {
        app.MapMethods("/calendar/{secret}.ics", Reading, (string secret, HttpContext context, CalendarFeed feed, CancellationToken ct) => feed.ShowAsync(secret, context, ct));
        return app;
    }
}
