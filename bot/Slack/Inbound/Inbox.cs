using ForumBot.Conversation;
using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>Something that Slack brought, as it came, so that it can be taken once more. Addresses to answer at are never in it.</summary>
/// <param name="Id">What Slack calls it.</param>
/// <param name="Kind">Which way it came.</param>
/// <param name="From">Who it is from, as a person's key; null when it is from nobody.</param>
/// <param name="Json">The request.</param>
internal sealed record WaitingRequest(string Id, RequestKind Kind, string? From, Func<string> Json)
{
    /// <summary>True when it is taken from the inbox: nobody at Slack waits for it any more.</summary>
    internal bool IsAgain { get; init; }
}

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
/// What Slack was told is in hand. A turn that is longer than Slack waits is written down before Slack hears that it was taken, and struck off when it has ended well.
/// What is left, because the turn failed or the bot stopped in the middle of it, is taken again: after ever longer pauses, for two hours.
/// </summary>
internal sealed partial class Inbox(IDocumentStore store, IDataProtectionProvider ring, TimeProvider time, ILogger<Inbox> log)
{
    // Somebody who asked hours ago has asked again, or somebody else.
    private static readonly Duration StillWanted = Duration.FromHours(2);

    // One that brings the bot down does not do so for ever.
    private const int MostTries = 8;

    // Slack should hear within a second.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMilliseconds(700);
    private static readonly Duration FirstPause = Duration.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly HashSet<string> running = [];
    private readonly IDataProtector protector = ring.CreateProtector("ForumBot.Slack.Inbox");

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>
    /// Waits for the turn as long as Slack does; one that takes longer is written down and followed. True when it ended well or is written down; false when nothing came
    /// of it and Slack has to bring it again. What is taken again is waited for to its end.
    /// </summary>
    internal async ValueTask<bool> SeeThroughAsync(WaitingRequest request, Task<bool> turn) =>
        request.IsAgain ? await turn : await turn.WithinAsync(LongestSilence, time) ?? await KeepUntilAsync(request, turn);

    /// <summary>
    /// What is to be taken again now, oldest first, each to be handed to <see cref="FollowAsync"/>. Nothing of it is running. One that was tried too often, or is too
    /// old, is given up.
    /// </summary>
    internal async ValueTask<IReadOnlyList<(string Id, RequestKind Kind, string Json)>> LeftAsync(CancellationToken ct)
    {
        var left = new List<(string Id, RequestKind Kind, string Json)>();
        foreach (var held in (await store.AllAsync<HeldRequest>(ct)).Where(held => !IsRunning(held.Id)).OrderBy(held => held.Value.At))
        {
            if (held.Value.Tries >= MostTries || Now - held.Value.At > StillWanted || Opened(held.Value) is not { } json)
            {
                Log.GivenUp(log, held.Value.Kind);
                await store.CommitAsync([DocumentWrite.Delete(held)], ct);
            }
            else if (Now >= DueAt(held.Value)
                && await store.CommitAsync([DocumentWrite.Over(held, held.Value with { Tries = held.Value.Tries + 1 })], ct) == CommitOutcome.Saved)
            {
                left.Add((held.Id, held.Value.Kind, json));
            }
        }

        return left;
    }

    /// <summary>Strikes off what has ended well; what failed stays, to be taken again. Never throws.</summary>
    internal async Task FollowAsync(string id, Func<Task<bool>> turn)
    {
        if (!Begin(id))
        {
            return;
        }

        try
        {
            if (await turn() && await store.FindAsync<HeldRequest>(id) is { } held)
            {
                await store.CommitAsync([DocumentWrite.Delete(held)]);
            }
        }
        catch (Exception fault)
        {
            Log.NotStruckOff(log, fault.GetType().Name);
        }
        finally
        {
            End(id);
        }
    }

    private async ValueTask<bool> KeepUntilAsync(WaitingRequest request, Task<bool> turn)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = FollowAsync(request.Id, async () =>
        {
            await written.Task;
            return await turn;
        });
        try
        {
            if (await store.FindAsync<HeldRequest>(request.Id) is null)
            {
                // A conflict means that the same request came twice at once, and the other one wrote it down.
                var held = new HeldRequest(request.Kind, request.From, protector.Protect(request.Json()), Now);
                await store.CommitAsync([DocumentWrite.New(request.Id, held)]);
            }
        }
        finally
        {
            written.SetResult();
        }

        Log.Slow(log, request.Kind);
        return true;
    }

    private static Instant DueAt(HeldRequest held) => held.At + (FirstPause * ((1L << held.Tries) - 1));

    private bool IsRunning(string id)
    {
        lock (gate)
        {
            return running.Contains(id);
        }
    }

    private bool Begin(string id)
    {
        lock (gate)
        {
            return running.Add(id);
        }
    }

    private void End(string id)
    {
        lock (gate)
        {
            running.Remove(id);
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

        [LoggerMessage(3, LogLevel.Warning, "A request of Slack's could not be seen through or struck off: {Fault}. It is looked at once more, and known if it is done.")]
        internal static partial void NotStruckOff(ILogger log, string fault);
    }
}
