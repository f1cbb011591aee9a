using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>
/// Looks who reads along in a shared place before the bot says something there that nobody asked for. What a platform says then counts at once for what is said, and for
/// the forum a moment later. A place that it cannot be asked about is treated as open to anyone: public facts are not silenced, and nothing else is said.
/// Source: docs/rules.md, GUESTS.
/// </summary>
public sealed partial class Lookout(IDocumentStore store, IEnumerable<IMessenger> messengers, Noticed noticed, ILogger<Lookout> log)
{
    private readonly Dictionary<string, IMessenger> messengers = messengers.ToDictionary(m => m.Platform);

    /// <summary>The forum as it may be spoken of in this place now: the very same where nothing is new.</summary>
    public async ValueTask<Forum> LookAsync(Forum forum, Place place, CancellationToken ct)
    {
        if (!place.IsShared || !forum.Places.TryGetValue(place.Id.Key, out var known) || !messengers.TryGetValue(place.Id.Platform, out var messenger))
        {
            return forum;
        }

        var hasOutsiders = await AskAsync(messenger, known.Place, ct);
        if (hasOutsiders is { } now && now != known.Place.HasOutsiders)
        {
            noticed.Reach(known.Place with { HasOutsiders = now });
        }

        return hasOutsiders == false ? forum : forum.Reached(place.Id.Key, hasOutsiders: true);
    }

    /// <summary>True when those read along in this place for whom the forum has it, so that what was written for them may be posted.</summary>
    public async ValueTask<bool> IsReadAsKnownAsync(string? forumId, Place place, CancellationToken ct) =>
        forumId is null
        || await store.FindAsync<Forum>(forumId, ct) is not { Value: var forum }
        || (await LookAsync(forum, place, ct)).AudienceOf(place) == forum.AudienceOf(place);

    private async ValueTask<bool?> AskAsync(IMessenger messenger, Place place, CancellationToken ct)
    {
        try
        {
            return await messenger.HasOutsidersAsync(place, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.NotAsked(log, fault.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A platform could not be asked who reads along in a place: {Fault}. It is treated as open to anyone.")]
        internal static partial void NotAsked(ILogger log, string fault);
    }
}
