using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Tests.Conversation;

/// <summary>A platform without a network: what was posted, what it looks like now, and who is where.</summary>
public sealed class FakeMessenger(string platform = "fake") : IMessenger
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Person>> people = [];
    private readonly Dictionary<PersonId, Place> chats = [];

    public string Platform => platform;

    /// <summary>Every message, oldest first, as it looks now.</summary>
    public List<Posted> Messages { get; } = [];

    /// <summary>Every change to a message, oldest first.</summary>
    public List<Posted> Updates { get; } = [];

    /// <summary>People who cannot be written to.</summary>
    public HashSet<PersonId> Unreachable { get; } = [];

    /// <summary>What places are called, by their key.</summary>
    public Dictionary<string, PlaceName> Names { get; } = [];

    /// <summary>Runs before a name is said; a test fails or waits here.</summary>
    public Func<Task>? BeforeName { get; set; }

    /// <summary>Runs before a message is changed; a test holds a change up here.</summary>
    public Func<MessageRef, Task>? BeforeUpdate { get; set; }

    /// <summary>Runs before a message is posted.</summary>
    public Func<Task>? BeforePost { get; set; }

    /// <summary>What the platform says of who reads along in a place; without it, what is known already.</summary>
    public Func<Place, bool?>? Outsiders { get; set; }

    /// <summary>Near which place each person was written to the last time.</summary>
    public Dictionary<PersonId, Place> MetNear { get; } = [];

    /// <summary>The cards in a place as they look now, oldest first.</summary>
    public IReadOnlyList<Card> In(Place place)
    {
        lock (gate)
        {
            return [.. Messages.Where(m => m.Message.Place.Id == place.Id).Select(m => m.Card)];
        }
    }

    /// <summary>Puts people into a place, for <see cref="PeopleInAsync"/>.</summary>
    public void Enter(Place place, params Person[] entering)
    {
        if (!people.TryGetValue(place.Id.Key, out var there))
        {
            people[place.Id.Key] = there = [];
        }

        there.AddRange(entering.Where(p => !there.Contains(p)));
    }

    /// <summary>Takes people out of a place again.</summary>
    public void Leave(Place place, params Person[] leaving) => people[place.Id.Key].RemoveAll(leaving.Contains);

    /// <summary>A person's own chat with the bot.</summary>
    public Place ChatOf(PersonId person)
    {
        lock (gate)
        {
            if (!chats.TryGetValue(person, out var chat))
            {
                chats[person] = chat = new(new(Platform, person.Tenant, $"chat-{person.User}"), PlaceKind.Personal);
            }

            return chat;
        }
    }

    public async Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct)
    {
        ConfidentialCard.MustNotBe(card);
        await (BeforePost?.Invoke() ?? Task.CompletedTask);
        lock (gate)
        {
            var message = new MessageRef(place, $"m{Messages.Count + 1}");
            Messages.Add(new(message, card));
            return message;
        }
    }

    public async Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct)
    {
        ConfidentialCard.MustNotBe(card);
        await (BeforeUpdate?.Invoke(message) ?? Task.CompletedTask);
        lock (gate)
        {
            var index = Messages.FindIndex(m => m.Message.MessageId == message.MessageId && m.Message.Place.Id == message.Place.Id);
            if (index < 0)
            {
                return false;
            }

            Messages[index] = new(Messages[index].Message, card);
            Updates.Add(Messages[index]);
            return true;
        }
    }

    public Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct)
    {
        lock (gate)
        {
            MetNear[person] = seenIn;
        }

        return Task.FromResult(Unreachable.Contains(person) ? null : ChatOf(person));
    }

    public Task<bool?> HasOutsidersAsync(Place place, CancellationToken ct) => Task.FromResult(Outsiders is { } says ? says(place) : place.HasOutsiders);

    /// <summary>A call by name stands in the place as a message whose title begins with the name.</summary>
    public async Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct) =>
        Unreachable.Contains(person)
        && people.GetValueOrDefault(place.Id.Key)?.FirstOrDefault(p => p.Id == person) is { } there
        && await PostAsync(place, card with { Title = $"{there.Name}: {card.Title}" }, ct) is not null;

    public Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Person>>(people.TryGetValue(place.Id.Key, out var there) ? [.. there] : []);

    public async Task<PlaceName?> NameOfAsync(Place place, CancellationToken ct)
    {
        await (BeforeName?.Invoke() ?? Task.CompletedTask);
        return Names.GetValueOrDefault(place.Id.Key);
    }
}

/// <summary>A message and the card it shows.</summary>
public sealed record Posted(MessageRef Message, Card Card);
