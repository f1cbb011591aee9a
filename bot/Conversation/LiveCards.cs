using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// Remembers the copies of live cards that a forum has posted, and draws them again after a change.
/// Only the newest copies are kept: an older one is drawn again when somebody presses it.
/// </summary>
public sealed class LiveCards(IDocumentStore store, IEnumerable<ILiveView> views, IIdentities identities, Lookout lookout, TimeProvider time) : IDisposable
{
    private const int MostCopies = 12;
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private readonly Dictionary<string, ILiveView> views = views.ToDictionary(v => v.Name);

    private readonly KeyedLock oneChangeEach = new();

    /// <summary>Keeps a posted copy up to date from now on.</summary>
    public async ValueTask RememberAsync(string forumId, LiveView view, MessageRef message, CancellationToken ct)
    {
        if (await store.FindAsync<PostedCards>(forumId, ct) is null)
        {
            // A conflict means that somebody else has just made the list.
            await store.CommitAsync([DocumentWrite.New(forumId, new PostedCards([]))], ct);
        }

        await store.UpdateAsync<PostedCards>(forumId, posted => posted.With(new(view, message), MostCopies), ct);
    }

    /// <summary>Stops keeping a copy up to date.</summary>
    public async ValueTask ForgetAsync(string forumId, MessageRef message, CancellationToken ct)
    {
        if (await store.FindAsync<PostedCards>(forumId, ct) is not null)
        {
            await store.UpdateAsync<PostedCards>(forumId, posted => posted.Without(message), ct);
        }
    }

    /// <summary>A change for every remembered copy, but for the one that is answered anyway.</summary>
    public async ValueTask<IReadOnlyList<Change>> RedrawAsync(string forumId, MessageRef? except, CancellationToken ct) =>
        await store.FindAsync<PostedCards>(forumId, ct) is { Value.Copies: var copies }
            ? [.. copies.Where(copy => !copy.IsIn(except)).Select(copy => new Change(copy.Message, copy.View))]
            : [];

    /// <summary>
    /// The copy as it should look now, or null when it is left as it is. In a place that is no longer the forum's nothing of the forum is
    /// drawn any more, and the copy is forgotten.
    /// </summary>
    public async ValueTask<Card?> DrawAsync(string forumId, Change copy, CancellationToken ct)
    {
        if (!views.TryGetValue(copy.View.Name, out var view) || await store.FindAsync<Forum>(forumId, ct) is not { Value: var forum })
        {
            return null;
        }

        var place = copy.Message.Place;
        if (place.IsShared && !forum.Places.ContainsKey(place.Id.Key))
        {
            await ForgetAsync(forumId, copy.Message, ct);
            return null;
        }

        forum = await lookout.LookAsync(forum, place, ct);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(London).LocalDateTime;
        return await view.DrawAsync(forum, place, copy.View.Argument, now, ct) is { } card
            ? card.About(forumId) with { Own = await OfferAsync(forum, place, copy.View, ct) }
            : null;
    }

    /// <summary>A card that leaves for a place for the first time, with the offer of their own view to those who have one there.</summary>
    public async ValueTask<Card> OfferAsync(string forumId, Place place, LiveView view, Card card, CancellationToken ct) =>
        await store.FindAsync<Forum>(forumId, ct) is { Value: var forum } ? card with { Own = await OfferAsync(forum, place, view, ct) } : card;

    /// <summary>The offer that a shared card carries; null in somebody's own chat and where nobody has a view of their own.</summary>
    public async ValueTask<OwnView?> OfferAsync(Forum forum, Place place, LiveView view, CancellationToken ct)
    {
        var readers = new List<string>();
        foreach (var reader in OwnViews.ReadersOf(forum, place))
        {
            // Who is known by an identity elsewhere looks at this place with the one they have here.
            var here = reader.Platform == place.Id.Platform
                ? reader
                : (await identities.AllOfAsync(reader, ct)).FirstOrDefault(one => one.Platform == place.Id.Platform);
            if (here is not null)
            {
                readers.Add(here.Key);
            }
        }

        return readers.Count > 0 ? new(view.Name, view.Argument, readers) : null;
    }

    /// <summary>
    /// The card as this reader should see it, alone: their own view, or the one that all see where they hold no role. Null when the card
    /// is not for them or there is no such view. What is asked for comes from a client, and so is not trusted.
    /// </summary>
    public async ValueTask<Card?> DrawForAsync(Turn reader, LiveView asked, CancellationToken ct)
    {
        if (reader.Forum is not { } forum || !views.TryGetValue(asked.Name, out var view))
        {
            return null;
        }

        return OwnViews.WhatIsFor(reader.Roles, reader.Here) switch
        {
            Look.Own when await view.DrawForAsync(reader, asked.Argument, ct) is { } own => own.About(forum.Id) with { Own = OwnViews.Again(reader, asked) },
            Look.Shared when await view.DrawAsync(forum, reader.Place, asked.Argument, reader.Now, ct) is { } shared => shared.About(forum.Id),
            _ => null,
        };
    }

    /// <summary>Waits until nobody else changes this message; until it is disposed nobody else will.</summary>
    public ValueTask<IDisposable> AloneAsync(MessageRef message, CancellationToken ct) =>
        oneChangeEach.EnterAsync($"{message.Place.Id.Key}/{message.MessageId}", ct);

    /// <inheritdoc/>
    public void Dispose() => oneChangeEach.Dispose();
}

/// <summary>The live cards a forum has posted, newest first. One document a forum.</summary>
public sealed record PostedCards(ImmutableList<PostedCard> Copies)
{
    internal PostedCards With(PostedCard copy, int most) =>
        new([copy, .. Copies.Where(c => !c.IsIn(copy.Message)).Take(most - 1)]);

    internal PostedCards Without(MessageRef message) =>
        Copies.Any(c => c.IsIn(message)) ? new([.. Copies.Where(c => !c.IsIn(message))]) : this;
}

/// <summary>One posted copy of a live card.</summary>
public sealed record PostedCard(LiveView View, MessageRef Message)
{
    internal bool IsIn(MessageRef? message) =>
        message is not null && Message.MessageId == message.MessageId && Message.Place.Id == message.Place.Id;
}
