using ForumBot.Conversation;
using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>Something that Slack brought, as it came, so that it can be taken once more. Addresses to answer at are never in it.</summary>
/// <param name="Id">What Slack calls it.</param>
/// <param name="Kind">Which way it came.</param>
/// <param name="Tenant">The installation that it was brought to.</param>
/// <param name="From">Who it is from, as a person's key; null when it is from nobody.</param>
/// <param name="Json">The request.</param>
internal sealed record WaitingRequest(string Id, RequestKind Kind, string Tenant, string? From, Func<string> Json)
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
    /// <summary>A press, or a window that was handed in.</summary>
    Interaction,
}

/// <summary>A request that Slack was told is in hand and whose turn is not over. The request stands in it sealed: it holds somebody's words, and may hold those of the vault.</summary>
public sealed record HeldRequest(RequestKind Kind, string Tenant, string? From, string Sealed, Instant At, int Tries = 0);

/// <summary>What is left of a request that Slack was told is in hand: to be taken again, or given up.</summary>
internal readonly record struct LeftRequest(string Id, RequestKind Kind, string Json, bool IsGivenUp);

/// <summary>
/// What Slack was told is in hand. A turn that is longer than Slack waits is written down before Slack hears that it was taken, and struck off when it has ended well.
/// What is left, because the turn failed or the bot stopped in the middle of it, is taken again: after ever longer pauses, for two hours. A press is not: when it fails
/// the person is told. One that the bot was stopped in the middle of is taken again for ten minutes, and who pressed is told when nothing came of it.
/// </summary>
internal sealed partial class Inbox(IDocumentStore store, IDataProtectionProvider ring, TimeProvider time, ILogger<Inbox> log)
{
    // Somebody who asked hours ago has asked again, or somebody else.
    private static readonly Duration StillWanted = Duration.FromHours(2);

    // What was pressed longer ago than that was pressed again, or put right in another way, and must not come over it.
    private static readonly Duration StillMeant = Duration.FromMinutes(10);

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
    /// old, is given up and struck off; it is among them only for whoever pressed to be told.
    /// </summary>
    internal async ValueTask<IReadOnlyList<LeftRequest>> LeftAsync(CancellationToken ct)
    {
        var left = new List<LeftRequest>();
        foreach (var held in (await store.AllAsync<HeldRequest>(ct)).Where(held => !IsRunning(held.Id)).OrderBy(held => held.Value.At))
        {
            var (kind, json) = (held.Value.Kind, Opened(held.Value));
            var longest = kind == RequestKind.Interaction ? StillMeant : StillWanted;
            if (held.Value.Tries >= MostTries || Now - held.Value.At > longest || json is null)
            {
                Log.GivenUp(log, kind);
                if (await store.CommitAsync([DocumentWrite.Delete(held)], ct) == CommitOutcome.Saved && kind == RequestKind.Interaction && json is not null)
                {
                    left.Add(new(held.Id, kind, json, IsGivenUp: true));
                }
            }
            else if (Now >= DueAt(held.Value)
                && await store.CommitAsync([DocumentWrite.Over(held, held.Value with { Tries = held.Value.Tries + 1 })], ct) == CommitOutcome.Saved)
            {
                left.Add(new(held.Id, kind, json, IsGivenUp: false));
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

    /// <summary>Writes down what Slack is about to be told is in hand, and strikes it off when the turn says that it is over. True when it is written down.</summary>
    internal async ValueTask<bool> KeepUntilAsync(WaitingRequest request, Task<bool> turn)
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
                var held = new HeldRequest(request.Kind, request.Tenant, request.From, protector.Protect(request.Json()), Now);
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
