using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ForumBot.Practice;

/// <summary>
/// Puts the practice room into the app, in Development alone: whoever opens it can play anybody. Anywhere else the app refuses to start with it.
/// Settings: <c>Practice:Enabled</c> (true or false; true in Development) and <c>Practice:Now</c> (ISO date-time where the clock starts; London when
/// it has no offset; now when it is absent).
/// </summary>
public static class PracticeServices
{
    /// <summary>Adds the room and its clock, which takes the place of the real one.</summary>
    /// <exception cref="StartRefusedException">The room is asked for outside Development, or <c>Practice:Now</c> is no date-time.</exception>
    public static WebApplicationBuilder AddPractice(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Practice");
        if (!builder.Environment.IsDevelopment())
        {
            return settings.GetValue<bool>("Enabled") || settings["Now"] is not null
                ? throw new StartRefusedException(
                    $"The practice room lets anybody play anybody, so it runs in Development only and this is {builder.Environment.EnvironmentName}. "
                    + "Remove the settings Practice:Enabled and Practice:Now.")
                : builder;
        }

        if (!settings.GetValue("Enabled", true))
        {
            return builder;
        }

        var clock = new PracticeClock(TimeProvider.System, StartOf(settings["Now"]));
        builder.Services
            .RemoveAll<TimeProvider>()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(clock)
            .AddSingleton<PracticeRoom>()
            .AddSingleton<ClockMoves>()
            .AddSingleton<PracticeWindow>()
            .AddSingleton<PracticeTalk>()
            .AddSingleton<SampleForum>()
            .AddSingleton(_ => new PracticeFiles())
            .AddSingleton<IMessenger, PracticeMessenger>();
        return builder;
    }

    /// <summary>Opens <c>GET /</c> and <c>/practice/*</c> when <see cref="AddPractice"/> has added the room.</summary>
    public static WebApplication MapPractice(this WebApplication app)
    {
        if (app.Services.GetService<PracticeRoom>() is not null)
        {
            app.UseWhen(PracticeGuard.Covers, room => room.Use(next => context => PracticeGuard.InvokeAsync(context, next)));
            PracticeEndpoints.Map(app);
        }

        return app;
    }

    private static NodaTime.Instant? StartOf(string? now) =>
        string.IsNullOrWhiteSpace(now)
            ? null
            : PracticeClock.Parse(now)
                ?? throw new StartRefusedException($"Practice:Now is “{now}”. Write it like 2027-03-01T09:00 (London time).");
}
