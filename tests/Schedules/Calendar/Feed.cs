using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Schedules.Calendar;
using ForumBot.Storage;
using ForumBot.Tests.Conformance;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Schedules.Calendar;

/// <summary>The calendar feed of a forum in an inspection, over HTTP, on the documents that its people talk about with the bot.</summary>
internal sealed class Feed : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly Listening log;

    private Feed(Inspected world, WebApplication app, Listening log) => (World, this.app, this.log) = (world, app, log);

    /// <summary>What the web host has logged, at the most talkative level, by rules of its provider's own too.</summary>
    internal IReadOnlyCollection<string> Logged => log.Lines;

    internal Inspected World { get; }

    internal static async Task<Feed> StartedAsync(params Meeting[] meetings)
    {
        var world = await Inspected.StartedAsync();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        var log = new Listening();
        builder.Configuration["Logging:LogLevel:Default"] = builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        builder.Configuration["Logging:Listening:LogLevel:Default"] = builder.Configuration["Logging:Listening:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace";
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services
            .AddSingleton<TimeProvider>(world.Scenario.Clock)
            .AddSingleton<IDocumentStore>(world.Scenario.Store)
            .AddInspections(new ConfigurationBuilder().Build())
            .AddSingleton<Desk>()
            .AddSingleton(new PublicAddress(null))
            .AddCalendarFeed();
        var app = builder.Build();
        app.MapCalendarFeed();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var feed = new Feed(world, app, log);
        await feed.ChangeAsync(inspection => inspection with { Meetings = [.. meetings] });
        return feed;
    }

    /// <summary>The path of a new link that this person made.</summary>
    internal async Task<string> LinkAsync(Actor who)
    {
        var card = (await who.Says("calendar")).Card;
        var made = await who.Presses(card, card.Buttons.Any(b => b.Title == "Make my link") ? "Make my link" : "Make a new link");
        return PathOf(made.Text);
    }

    internal async Task ChangeAsync(Func<Inspection, Inspection> change) =>
        await World.Scenario.Store.UpdateAsync((await World.Scenario.ReadAsync(World.Forum)).InspectionId!, change);

    internal async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? with = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        with?.Invoke(request);
        return await app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    internal Task<HttpContext> GetFromAsync(string path, string address) => app.GetTestServer().SendAsync(context =>
    {
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
    });

    internal async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    /// <summary>The events as another library reads them.</summary>
    internal async Task<FeedEvent[]> EventsAsync(string path) => await ReadAsync(await TextAsync(path));

    internal static async Task<FeedEvent[]> ReadAsync(string text)
    {
        var output = await NodeScript.RunAsync("tests/Conformance/read-calendar.mjs", "ical.js", "The calendar was not read", text, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Read>(output, JsonSerializerOptions.Web)!.Events;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        World.Dispose();
    }

    private static string PathOf(string words)
    {
        var start = words.IndexOf("/calendar/", StringComparison.Ordinal);
        return words[start..(words.IndexOf(".ics", start, StringComparison.Ordinal) + 4)];
    }

    [ProviderAlias("Listening")]
    private sealed class Listening : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }

    private sealed record Read(FeedEvent[] Events);
}

/// <summary>One event of a feed, as ical.js reads it: times in UTC, days of whole-day events.</summary>
internal sealed record FeedEvent(string Uid, string Title, string? Where, string Start, string End, int Sequence, string Status, bool HasStamp);
