using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// Remembers the copies of live cards that a forum has posted, and draws them again after a change.
/// Only the newest copies are kept: an older one is drawn again when somebody presses it.
/// </summary>
public sealed class LiveCards(IDocumentStore store, IEnumerable<ILiveView> views)
{
    private const int MostCopies = 12;
    private readonly Dictionary<string, ILiveView> views = views.ToDictionary(v => v.Name);

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

    /// <summary>Every remembered copy as it should look now, but for the one that is answered anyway.</summary>
    public async ValueTask<IReadOnlyList<Change>> RedrawAsync(Forum forum, MessageRef? except, LocalDateTime now, CancellationToken ct)
    {
        var posted = await store.FindAsync<PostedCards>(forum.Id, ct);
        var changes = new List<Change>();
        foreach (var copy in posted?.Value.Copies ?? [])
        {
            if (!copy.IsIn(except)
                && views.TryGetValue(copy.View.Name, out var view)
                && await view.DrawAsync(forum, copy.Message.Place, copy.View.Argument, now, ct) is { } card)
            {
                changes.Add(new(copy.Message, card));
            }
        }

        return changes;
    }
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
