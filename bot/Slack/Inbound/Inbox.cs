using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>Something that Slack brought, as it came, so that it can be taken once more. Addresses to answer at are never in it.</summary>
/// <param name="Id">What Slack calls it.</param>
/// <param name="Kind">Which way it came.</param>
/// <param name="From">Who it is from, as a person's key; null when it is from nobody.</param>
/// <param name="Json">The request.</param>
internal sealed record WaitingRequest(string Id, RequestKind Kind, string? From, Func<string> Json);

/// <summary>What Slack can bring that is worth writing down.</summary>
public enum RequestKind
{
    /// <summary>An event.</summary>
    Event,
    /// <summary>A command.</summary>
    Command,
}

/// <summary>A request that Slack was told is in hand and whose turn is not over. The request stands in it sealed: it holds somebody's words.</summary>
public sealed record HeldRequest(RequestKind Kind, string? From, string Sealed, Instant At, int Tries = 0);

/// <summary>
/// What Slack was told is in hand. A turn that is longer than Slack waits is written down before Slack hears that it was taken, and struck off when it is over; what is
/// left at the start was cut off in the middle, and is taken again.
/// </summary>
internal sealed partial class Inbox(IDocumentStore store, IDataProtectionProvider ring, TimeProvider time, ILogger<Inbox> log)
{
    // Somebody who asked hours ago has asked again, or somebody else.
    private static readonly Duration StillWanted = Duration.FromHours(2);
    private const int MostTries = 3;

    private readonly IDataProtector protector = ring.CreateProtector("ForumBot.Slack.Inbox");

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Writes the request down, and strikes it off when the turn is over. True when it is written down, or over already.</summary>
    internal async ValueTask<bool> KeepUntilAsync(WaitingRequest request, Task<bool> turn)
    {
        if (await store.FindAsync<HeldRequest>(request.Id) is null)
        {
            // A conflict means that the same request came twice at once, and the other one wrote it down.
            var held = new HeldRequest(request.Kind, request.From, protector.Protect(request.Json()), Now);
            await store.CommitAsync([DocumentWrite.New(request.Id, held)]);
        }

        Log.Slow(log, request.Kind);
        _ = StrikeOffAsync(request.Id, turn);
        return true;
    }

    /// <summary>What was cut off in the middle and is to be taken again, oldest first; one that was tried too often, or is too old, is given up.</summary>
    internal async ValueTask<IReadOnlyList<(string Id, RequestKind Kind, string Json)>> LeftAsync(CancellationToken ct)
    {
        var left = new List<(string Id, RequestKind Kind, string Json)>();
        foreach (var held in (await store.AllAsync<HeldRequest>(ct)).OrderBy(held => held.Value.At))
        {
            if (held.Value.Tries >= MostTries || Now - held.Value.At > StillWanted || Opened(held.Value) is not { } json)
            {
                Log.GivenUp(log, held.Value.Kind);
                await store.CommitAsync([DocumentWrite.Delete(held)], ct);
            }
            else if (await store.CommitAsync([DocumentWrite.Over(held, held.Value with { Tries = held.Value.Tries + 1 })], ct) == CommitOutcome.Saved)
            {
                left.Add((held.Id, held.Value.Kind, json));
            }
        }

        return left;
    }

    /// <summary>Strikes off what is over.</summary>
    internal async Task StrikeOffAsync(string id, Task<bool> turn)
    {
        try
        {
            // What failed is taken again at the next start.
            if (await turn && await store.FindAsync<HeldRequest>(id) is { } held)
            {
                await store.CommitAsync([DocumentWrite.Delete(held)]);
            }
        }
        catch (Exception fault)
        {
            Log.NotStruckOff(log, fault.GetType().Name);
        }
    }

    private string? Opened(HeldRequest held)
    {
        try
        {
            return protector.Unprotect(held.Sealed);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A turn takes longer than Slack waits ({Kind}). It was written down, and is finished in the background.")]
        internal static partial void Slow(ILogger log, RequestKind kind);

        [LoggerMessage(2, LogLevel.Error, "A request of Slack's that was cut off is given up ({Kind}): it is too old, was tried too often, or its seal does not open.")]
        internal static partial void GivenUp(ILogger log, RequestKind kind);

        [LoggerMessage(3, LogLevel.Warning, "A request of Slack's that is done was not struck off: {Fault}. After a restart it is looked at once more, and known.")]
        internal static partial void NotStruckOff(ILogger log, string fault);
    }
}
