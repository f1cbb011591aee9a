using ForumBot.Messaging.Wire;
using ForumBot.Slack;
using ForumBot.Slack.Install;
using ForumBot.Slack.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Slack.Web;

/// <summary>The way out put together as the bot does it, with what a test wants to be different. Jitter is left out: a pause is what it is.</summary>
internal sealed class SlackOut : IDisposable
{
    private readonly SlackWire wire;

    private SlackOut(SlackSettings settings, TimeProvider time, HttpMessageHandler handler, bool isFree, ILoggerFactory? logs)
    {
        logs ??= NullLoggerFactory.Instance;
        wire = new(settings, time, handler);
        Api = new(
            new(wire, new SlackPace(time, isFree), new BackOff(() => 0.5), Installations, time, logs.CreateLogger<SlackLine>()), wire, logs.CreateLogger<SlackApi>());
    }

    internal SlackApi Api { get; }

    internal FakeInstallations Installations { get; } = new();

    /// <summary>To a Slack on this machine, which nobody has to spare unless a test wants the bot's pace.</summary>
    internal static SlackOut To(FakeSlack slack, TimeProvider time, bool atItsPace = false, ILoggerFactory? logs = null) =>
        new(new() { BotToken = FakeSlack.Token, ApiUrl = slack.ApiUrl }, time, PlainHttp.NewHandler(), !atItsPace, logs);

    /// <summary>To Slack itself, over a network of the test's own.</summary>
    internal static SlackOut ToSlack(TimeProvider time, HttpMessageHandler handler) => new(new() { BotToken = FakeSlack.Token }, time, handler, isFree: false, null);

    public void Dispose() => wire.Dispose();
}

/// <summary>One installation, whose token a test changes, and what became of it.</summary>
internal sealed class FakeInstallations : ISlackInstallations
{
    internal Dictionary<string, string> Tokens { get; } = new() { [SlackCapture.Team] = FakeSlack.Token };

    /// <summary>What a new token is, when one is asked for.</summary>
    internal string? Next { get; set; }

    /// <summary>True when a lost installation is still remembered.</summary>
    internal bool IsDead { get; set; }

    /// <summary>When it was installed, or last.</summary>
    internal NodaTime.Instant InstalledAt { get; set; }

    /// <summary>Why nobody can say just now whether there is one.</summary>
    internal HttpRequestException? Unknown { get; set; }

    /// <summary>Why no new token can be had just now.</summary>
    internal Exception? Fault { get; set; }

    internal List<(string Tenant, string Reason)> Lost { get; } = [];

    internal int Renewals { get; private set; }

    public ValueTask<SlackInstallation?> FindAsync(string tenant, CancellationToken ct) =>
        Unknown is { } unknown ? ValueTask.FromException<SlackInstallation?>(unknown)
        : IsDead ? ValueTask.FromResult<SlackInstallation?>(Of(tenant) with { DeadSince = InstalledAt })
        : ValueTask.FromResult(Tokens.ContainsKey(tenant) ? Of(tenant) : null);

    public ValueTask<string?> TokenAsync(string tenant, CancellationToken ct) => ValueTask.FromResult(Tokens.GetValueOrDefault(tenant));

    public ValueTask<string?> RenewAsync(string tenant, string expired, CancellationToken ct)
    {
        Renewals++;
        if (Fault is { } fault)
        {
            return ValueTask.FromException<string?>(fault);
        }

        if (Next is { } next)
        {
            Tokens[tenant] = next;
        }

        return ValueTask.FromResult(Next);
    }

    public ValueTask<bool> ForgetAsync(string tenant, NodaTime.Instant at, CancellationToken ct) => ValueTask.FromResult(Tokens.Remove(tenant));

    public ValueTask LoseAsync(string tenant, string reason, CancellationToken ct)
    {
        Lost.Add((tenant, reason));
        Tokens.Remove(tenant);
        return ValueTask.CompletedTask;
    }

    private SlackInstallation Of(string tenant) =>
        new() { Tenant = tenant, AppId = SlackCapture.App, BotUserId = SlackCapture.Bot, BotId = SlackCapture.BotAuthor, InstalledAt = InstalledAt };
}
