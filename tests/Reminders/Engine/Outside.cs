using System.Collections.Concurrent;
using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Tests.Reminders.Engine;

/// <summary>The platform as the engine meets it: what it was given, and how that ended.</summary>
internal sealed class Outside : IMessenger
{
    private int last;

    public string Platform => "fake";

    /// <summary>What arrived, in order: for whom, and what the card says.</summary>
    public ConcurrentQueue<(string To, string Says)> Arrived { get; } = new();

    /// <summary>What was changed after it arrived.</summary>
    public ConcurrentQueue<(string Message, string Says)> Revised { get; } = new();

    /// <summary>Decides how a sending ends; a test holds one up here, or has it fail.</summary>
    public Func<string, Task<SendOutcome>> Ends { get; set; } = _ => Task.FromResult(SendOutcome.Arrived);

    /// <summary>Near which place each person was written to, by their key.</summary>
    public ConcurrentDictionary<string, Place?> Near { get; } = new();

    /// <summary>What the platform says of who reads along in a place; without it, what is known already.</summary>
    public Func<Place, bool?>? HasOutsiders { get; set; }

    public SendOutcome RevisionEnds { get; set; } = SendOutcome.Arrived;

    public string[] TextsFor(string recipient) => [.. Arrived.Where(a => a.To == recipient).Select(a => a.Says)];

    public Task<Sent> SendAsync(Place place, Card card, CancellationToken ct) => TakeAsync(place.Id.Key, place, card);

    public Task<Sent> SendAsync(PersonId person, Place? seenIn, Card card, CancellationToken ct)
    {
        Near[person.Key] = seenIn;
        return TakeAsync(person.Key, new(new("fake", person.Tenant, "chat-" + person.User), PlaceKind.Personal), card);
    }

    public Task<bool?> HasOutsidersAsync(Place place, CancellationToken ct) => Task.FromResult(HasOutsiders is { } says ? says(place) : place.HasOutsiders);

    public Task<SendOutcome> ReviseAsync(MessageRef message, Card card, CancellationToken ct)
    {
        if (RevisionEnds == SendOutcome.Arrived)
        {
            Revised.Enqueue((message.MessageId, card.Title));
        }

        return Task.FromResult(RevisionEnds);
    }

    public Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct) => throw new NotSupportedException();

    public Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct) => throw new NotSupportedException();

    private async Task<Sent> TakeAsync(string to, Place place, Card card)
    {
        var outcome = await Ends(to);
        if (outcome != SendOutcome.Arrived)
        {
            return new(outcome);
        }

        Arrived.Enqueue((to, card.Title));
        return Sent.As(new(place, $"m{Interlocked.Increment(ref last)}"));
    }
}
