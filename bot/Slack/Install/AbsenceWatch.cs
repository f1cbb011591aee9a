using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Web;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// Makes up for the removal of the bot that Slack told while the bot was down: at the start and once a day it looks whether every workspace for which something is
/// kept still has the bot. One that has not had it for thirty days in a row is forgotten as if Slack had said so. Never at once, because a token may be mended and
/// a workspace may install the bot again; until then they lose nothing.
/// </summary>
internal sealed partial class AbsenceWatch(
    SlackFarewell farewell, ISlackInstallations installations, SlackLine line, Dispatcher dispatcher, Outbox outbox, WorkQueue queue, IDocumentStore store, TimeProvider time,
    ILogger<AbsenceWatch> log) : BackgroundService
{
    /// <summary>For how many days a workspace without the bot is waited for.</summary>
    internal const int LongestAbsence = 30;

    // A bot that is started many times a day does not count faster.
    private static readonly Duration NextDay = Duration.FromHours(20);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        var tenants = await farewell.TenantsAsync(ct);
        foreach (var noted in (await store.AllAsync<AbsentWorkspace>(ct)).Where(noted => !tenants.Contains(noted.Id)))
        {
            await store.CommitAsync([DocumentWrite.Delete(noted)], ct);
        }

        foreach (var tenant in tenants)
        {
            await LookAtAsync(tenant, ct);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync("Looking which Slack workspaces still have the bot", LookAsync, TimeSpan.FromDays(1), time, log, stoppingToken);

    private async Task LookAtAsync(string tenant, CancellationToken ct)
    {
        // A token that was taken away while nobody used it is found out by this call, and its installation ends with that.
        await line.CallAsync(SlackCall.OfForm(tenant, SlackMethods.Test), ct);
        SlackInstallation? there;
        try
        {
            there = await installations.FindAsync(tenant, ct);
        }
        catch (HttpRequestException)
        {
            // Nobody knows. That is no absence.
            return;
        }

        var noted = await store.FindAsync<AbsentWorkspace>(tenant, ct);
        if (there is { DeadSince: null })
        {
            await EndAsync(noted, ct);
            return;
        }

        // It was there again meanwhile, and is counted from the beginning.
        var days = noted is null || there?.InstalledAt > noted.Value.SeenAt ? 0 : noted.Value.Days;
        if (days > 0 && Now - noted!.Value.SeenAt < NextDay)
        {
            return;
        }

        if (days >= LongestAbsence)
        {
            if (await ForgetAsync(tenant))
            {
                Log.Forgotten(log, tenant, LongestAbsence);
                await EndAsync(noted, ct);
            }

            return;
        }

        var next = new AbsentWorkspace(days + 1, Now);
        await store.CommitAsync([noted is null ? DocumentWrite.New(tenant, next) : DocumentWrite.Over(noted, next)], ct);
        Log.Absent(log, tenant, LongestAbsence - days);
    }

    private async Task EndAsync(Stored<AbsentWorkspace>? noted, CancellationToken ct)
    {
        if (noted is not null)
        {
            await store.CommitAsync([DocumentWrite.Delete(noted)], ct);
        }
    }

    // False when there is no room for it just now, or it failed: then it is done tomorrow.
    private async Task<bool> ForgetAsync(string tenant)
    {
        var workspace = SlackIds.Place(tenant, "workspace").Key;
        if (!queue.TryTake(workspace, out var errand))
        {
            return false;
        }

        using (errand)
        {
            return await errand.DoAsync(Lane.From(workspace), ct => farewell.ForgetAsync(tenant, Now, place => LeaveAsync(place, errand, ct), ct).AsTask());
        }
    }

    private async Task LeaveAsync(Place place, WorkQueue.Errand errand, CancellationToken ct)
    {
        var nobody = new Person(SlackIds.Person(place.Id.Tenant, "nobody"), DisplayName.Unknown);
        var removed = new BotRemoved($"absent {Now.ToUnixTimeSeconds()}", nobody, place, Now);
        outbox.Send(await dispatcher.DispatchAsync(removed, ct), answered: false, errand);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "The bot has no token that works for the Slack workspace {Tenant}. What is kept for it is deleted in {Days} days, unless somebody installs the bot there again.")]
        internal static partial void Absent(ILogger log, string tenant, int days);

        [LoggerMessage(2, LogLevel.Warning, "The bot has not been in the Slack workspace {Tenant} for {Days} days. What was kept for it is deleted.")]
        internal static partial void Forgotten(ILogger log, string tenant, int days);
    }
}
