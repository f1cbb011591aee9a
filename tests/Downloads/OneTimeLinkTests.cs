using System.Net;
using ForumBot.Downloads;
using ForumBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Downloads;

/// <summary>Links that open one file once.</summary>
public sealed class OneTimeLinkTests : IAsyncLifetime
{
    private static readonly PersonId Ann = new("test", "t", "ann");
    private static readonly PersonId Ben = new("test", "t", "ben");
    private readonly FakeTimeProvider clock = new(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Lines log = new();
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Logging:LogLevel:Default"] = builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(new PublicAddress(new("https://forumbot.example.org"))).AddDownloads();
        app = builder.Build();
        app.MapDownloads();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Link_OpenedOnce_GivesTheFileAsAnAttachmentThatNobodyKeeps()
    {
        var answer = await GetAsync(Offer(Ann));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("words", await TextAsync(answer));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("file.md", answer.Content.Headers.ContentDisposition.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Link_ThatOpensNothing_IsAlwaysTheSameNotFound()
    {
        var used = Offer(Ann);
        await GetAsync(used);
        var replaced = Offer(Ben);
        Offer(Ben);
        var denied = Offer(new("test", "t", "cat"), _ => ValueTask.FromResult<Download?>(null));
        var old = Offer(new("test", "t", "dan"));
        clock.Advance(TimeSpan.FromMinutes(10));

        foreach (var path in new[] { used, replaced, denied, old, "/download/" + new string('A', 43), "/download/x", "/download/%ff%0a", $"/download/{new string('x', 3000)}" })
        {
            var answer = await GetAsync(path);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.StartsWith("This link was used already, or is too old.", await TextAsync(answer));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Link_AskedForByTwoAtOnce_OpensForOne()
    {
        var link = Offer(Ann);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Link_JustBeforeItsTimeIsUp_StillOpens()
    {
        var link = Offer(Ann);
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Link_ThatIsOnlyLookedAt_IsNotUsedUp()
    {
        var link = Offer(Ann);

        using var head = new HttpRequestMessage(HttpMethod.Head, link);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.GetTestClient().SendAsync(head, TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Links_MoreThanTheMost_PushOutTheOldest()
    {
        var first = Offer(Ann);
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = Offer(Ben);
        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < OneTimeLinks.Most - 1; i++)
        {
            Offer(new("test", "t", $"p{i}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task WhoeverGuessesTooOften_IsHeldBackAndStopsNobodyWithALink()
    {
        var link = Offer(Ann);
        for (var i = 0; i < DownloadDoor.MissesPerAddressAMinute; i++)
        {
            await GetAsync("/download/x");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync("/download/x")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task File_ThatCannotBeMade_SaysNothingOfWhy()
    {
        var answer = await GetAsync(Offer(Ann, _ => throw new InvalidOperationException("canary")));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await TextAsync(answer));
        Assert.DoesNotContain(log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_OfALink_StandsInNoLogHoweverTalkative()
    {
        var link = Offer(Ann);
        await GetAsync(link);
        await GetAsync(link);

        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, line => line.Contains(link["/download/".Length..], StringComparison.Ordinal));
    }

    [Fact]
    public void Link_WithoutAnAddress_IsNotMade() =>
        Assert.Null(new OneTimeLinks(new PublicAddress(null), clock).Offer(Ann, null, "file", _ => ValueTask.FromResult<Download?>(null)));

    private string Offer(PersonId person, Func<CancellationToken, ValueTask<Download?>>? make = null) =>
        app.Services.GetRequiredService<IOneTimeLinks>()
            .Offer(person, "forum", "file", make ?? (_ => ValueTask.FromResult<Download?>(new("file.md", "text/markdown; charset=utf-8", "words"u8.ToArray()))))!
            .AbsolutePath;

    private Task<HttpResponseMessage> GetAsync(string path) => app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private sealed class Lines : ILoggerProvider, ILogger
    {
        internal System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}
