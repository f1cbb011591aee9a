using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Help;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Together;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Conversation;

/// <summary>
/// Whole conversations: people who say and press things in places, the real dispatcher and courier behind them, no network and no file.
/// <code>
/// var scenario = new Scenario(s => s.AddInspections());
/// var ann = scenario.Person("Ann");
/// var answer = await ann.Says("roles");
/// await ann.Presses(answer.Card, "Give role", new { person = ben.Id.Key, role = "Deputy" });
/// </code>
/// </summary>
public sealed class Scenario : IDisposable
{
    private static readonly DateTimeOffset MondayMorning = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider services;
    private readonly Dictionary<Card, MessageRef> origins = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Card, Place> dialogs = new(ReferenceEqualityComparer.Instance);
    private int deliveries;

    public Scenario(Action<IServiceCollection>? features = null)
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IDocumentStore>(Store)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<IMessenger>(Messenger)
            .AddSingleton<IMessenger>(Elsewhere)
            .AddConversation()
            .AddForums()
            .AddTogether()
            .AddHelp();
        features?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    /// <summary>Starts on Monday 1 March 2027, 9am in London.</summary>
    public FakeTimeProvider Clock { get; } = new(MondayMorning);

    public InMemoryDocumentStore Store { get; } = new();

    public FakeMessenger Messenger { get; } = new();

    /// <summary>A second platform, where people have another account.</summary>
    public FakeMessenger Elsewhere { get; } = new("elsewhere");

    /// <summary>True when buttons that open forms open dialogs, as in Teams.</summary>
    public bool HasDialogs { get; init; }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Somebody of one tenant, in their own chat with the bot.</summary>
    public Actor Person(string name, string tenant = "tenant-1") =>
        new(this, new(new(Messenger.Platform, tenant, name.ToLowerInvariant()), name));

    /// <summary>Somebody on the second platform, in their own chat with the bot there.</summary>
    public Actor PersonElsewhere(string name, bool isGuest = false) =>
        new(this, new(new(Elsewhere.Platform, "workspace-1", name.ToLowerInvariant()), isGuest ? name + " (guest)" : name) { IsGuest = isGuest });

    /// <summary>A channel with these people in it, on the platform of the first of them.</summary>
    public Place Channel(string name, params Actor[] people)
    {
        var (platform, tenant) = people.FirstOrDefault() is { Id: var id } ? (id.Platform, id.Tenant) : (Messenger.Platform, "tenant-1");
        var place = new Place(new(platform, tenant, name), PlaceKind.Channel);
        MessengerOf(platform).Enter(place, [.. people.Select(p => p.Self)]);
        return place;
    }

    internal FakeMessenger MessengerOf(string platform) => platform == Elsewhere.Platform ? Elsewhere : Messenger;

    /// <summary>A forum that is already set up, founded by the first of these people, with its channel and everybody's links.</summary>
    public async Task<Forum> ForumAsync(
        string name, Place? place, Audience audience, params (Actor Who, Role Role)[] people)
    {
        var now = Now();
        var forum = new Forum
        {
            Id = "forum-" + name.ToLowerInvariant().Replace(' ', '-'),
            Name = name,
            LocalArea = name + "shire",
            Memberships = [.. people.Select(p => new Membership(p.Who.Self, p.Role, now, null, people[0].Who.Id))],
            Places = place is null
                ? ImmutableDictionary<string, ForumPlace>.Empty
                : ImmutableDictionary<string, ForumPlace>.Empty.Add(place.Id.Key, new(place, audience)),
        };
        var decision = await Get<ForumRegister>().CreateAsync(forum, TestContext.Current.CancellationToken);
        Assert.Null(decision.Refusal);
        return decision.After!;
    }

    /// <summary>The forum as it is stored now.</summary>
    public async Task<Forum> ReadAsync(Forum forum) => (await Store.FindAsync<Forum>(forum.Id))!.Value;

    /// <summary>The bot is added to a place by somebody.</summary>
    public Task<Answer> Added(Actor by, Place? place = null) =>
        RunAsync(new BotAdded(NextDelivery(), by.Self, place ?? by.Chat, Now()), null);

    /// <summary>Something happens that nobody said or pressed.</summary>
    public Task<Answer> Happens(Func<string, Instant, Incoming> what) => RunAsync(what(NextDelivery(), Now()), null);

    /// <summary>The bot is removed from a place by somebody.</summary>
    public Task<Answer> Removed(Actor by, Place? place = null) =>
        RunAsync(new BotRemoved(NextDelivery(), by.Self, place ?? by.Chat, Now()), null);

    public void Dispose() => services.Dispose();

    internal string NextDelivery() => $"d{Interlocked.Increment(ref deliveries)}";

    internal Instant Now() => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    /// <summary>The place behind the dialog that shows this card; null when none does.</summary>
    internal Place? BehindDialogOf(Card card) => dialogs.GetValueOrDefault(card);

    internal MessageRef? OriginOf(Card card) =>
        origins.GetValueOrDefault(card)
        ?? Messenger.Messages.Concat(Elsewhere.Messages).LastOrDefault(m => ReferenceEquals(m.Card, card))?.Message;

    internal async Task<Answer> RunAsync(Incoming incoming, MessageRef? pressed)
    {
        var ct = TestContext.Current.CancellationToken;
        var (before, updatesBefore) = (Messenger.Messages.Count, Messenger.Updates.Count);
        var (elsewhereBefore, elsewhereUpdatesBefore) = (Elsewhere.Messages.Count, Elsewhere.Updates.Count);
        var outcome = await Get<Dispatcher>().DispatchAsync(incoming, ct);
        var answer = incoming is CardAction ? Courier.AnswerTo(outcome) : null;
        await Get<Courier>().DeliverAsync(outcome, answered: answer is not null, ct);
        if (answer is not null && pressed is not null)
        {
            origins[answer] = pressed;
        }

        if (answer is not null && incoming is CardAction { Surface: Surface.Dialog })
        {
            dialogs[answer] = incoming.Place;
        }

        Posted[] posts =
        [
            .. Messenger.Messages.Skip(before), .. Messenger.Updates.Skip(updatesBefore),
            .. Elsewhere.Messages.Skip(elsewhereBefore), .. Elsewhere.Updates.Skip(elsewhereUpdatesBefore),
        ];
        Card[] seen = [.. posts
            .Where(p => p.Message.Place.Id == incoming.Place.Id || p.Message.Place.Id == MessengerOf(incoming.From.Id.Platform).ChatOf(incoming.From.Id).Id)
            .OrderBy(p => p.Message.Place.IsShared && outcome.Replies.Any(r => r is OnlyYou or Ask))
            .Select(p => p.Card)];
        return new(outcome, answer, seen, posts);
    }
}

/// <summary>What came of something said or pressed.</summary>
public sealed record Answer(Outcome Outcome, Card? Pressed, IReadOnlyList<Card> Seen, IReadOnlyList<Posted> Delivered)
{
    /// <summary>The answer that this person sees first: to a press, in the place, or in their own chat when it is only for them.</summary>
    public Card Card => Pressed ?? (Seen.Count > 0 ? Seen[0] : throw new InvalidOperationException("Nothing was answered."));

    /// <summary>The whole answer as text.</summary>
    public string Text => PlainText.Of(Card);

    /// <summary>True when the bot said nothing at all to this person.</summary>
    public bool Silent => Pressed is null && Seen.Count == 0;
}

/// <summary>A person in a scenario.</summary>
public sealed class Actor(Scenario scenario, Person self)
{
    public Person Self { get; } = self;

    public PersonId Id => Self.Id;

    /// <summary>Their own chat with the bot.</summary>
    public Place Chat => scenario.MessengerOf(Id.Platform).ChatOf(Id);

    /// <summary>The cards in their own chat as they look now, oldest first.</summary>
    public IReadOnlyList<Card> Inbox => scenario.MessengerOf(Id.Platform).In(Chat);

    /// <summary>Says something, in their own chat unless a place is given.</summary>
    public Task<Answer> Says(string text, Place? place = null, params Person[] mentioned) =>
        scenario.RunAsync(new IncomingMessage(scenario.NextDelivery(), Self, place ?? Chat, scenario.Now(), text, mentioned), null);

    /// <summary>Presses a button of a card they see, with fields filled in: an anonymous object or a dictionary.</summary>
    public Task<Answer> Presses(Card card, string button, object? fields = null)
    {
        var execute = Walk.ButtonsOf(card).OfType<Execute>().FirstOrDefault(b => b.Title == button)
            ?? throw new InvalidOperationException(
                $"No button “{button}” on “{card.Title}”. There is: {string.Join(", ", Walk.ButtonsOf(card).Select(b => b.Title))}");
        var known = Walk.FieldsOf(card).ToDictionary(f => f.Id);
        var values = new Dictionary<string, string>();
        if (execute.TakesFields)
        {
            foreach (var field in known.Values.Where(f => !string.IsNullOrEmpty(f.Value)))
            {
                values[field.Id] = field.Value!;
            }
        }

        foreach (var (id, value) in Walk.Pairs(fields))
        {
            if (!known.ContainsKey(id))
            {
                throw new InvalidOperationException($"No field “{id}” on “{card.Title}”. There is: {string.Join(", ", known.Keys)}");
            }

            values[id] = value;
        }

        foreach (var (key, value) in card.KeysOf(execute))
        {
            values[key] = value;
        }

        if (scenario.BehindDialogOf(card) is { } behind)
        {
            return PressesInDialog(execute.Verb, values, behind);
        }

        var origin = scenario.OriginOf(card);
        return scenario.HasDialogs && execute.OpensForm
            ? PressesInDialog(execute.Verb, values, origin?.Place)
            : PressesVerb(execute.Verb, values, origin?.Place, origin);
    }

    /// <summary>Sends a press that opens a dialog or stands in one, offered by a card or not.</summary>
    public Task<Answer> PressesInDialog(string verb, object? fields = null, Place? place = null) =>
        scenario.RunAsync(
            new CardAction(
                scenario.NextDelivery(), Self, place ?? Chat, scenario.Now(), verb, Walk.Pairs(fields).ToDictionary(p => p.Id, p => p.Value), null)
            {
                Surface = Surface.Dialog,
            },
            null);

    /// <summary>Sends a press that no card offered, as a forged client could.</summary>
    public Task<Answer> PressesVerb(string verb, object? fields = null, Place? place = null, MessageRef? card = null) =>
        scenario.RunAsync(
            new CardAction(
                scenario.NextDelivery(), Self, place ?? Chat, scenario.Now(), verb, Walk.Pairs(fields).ToDictionary(p => p.Id, p => p.Value), card),
            card);

    /// <summary>Their client asks for their own view of a card in a shared place, as it does by itself.</summary>
    public Task<Answer> Looks(Card card)
    {
        var own = card.Own ?? throw new InvalidOperationException($"“{card.Title}” offers nobody a view of their own.");
        var origin = scenario.OriginOf(card);
        return PressesVerb(
            Verbs.ShowOwnView,
            new Dictionary<string, string> { [OwnView.NameKey] = own.Name, [OwnView.ArgumentKey] = own.Argument, [Execute.ForumKey] = card.ForumId! },
            origin?.Place,
            origin);
    }
}

internal static class Walk
{
    internal static IEnumerable<Button> ButtonsOf(Card card) => card.Body.SelectMany(ButtonsOf).Concat(card.Buttons);

    internal static IEnumerable<Field> FieldsOf(Card card) => card.Body.SelectMany(Flat).OfType<Field>();

    internal static IEnumerable<(string Id, string Value)> Pairs(object? fields) => fields switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.Select(p => (p.Key, p.Value)),
        _ => fields.GetType().GetProperties().Select(p => (p.Name, p.GetValue(fields)?.ToString() ?? "")),
    };

    private static IEnumerable<Button> ButtonsOf(Element element) =>
        Flat(element).OfType<Row>().Where(r => r.Button is not null).Select(r => r.Button!);

    private static IEnumerable<Element> Flat(Element element) => element switch
    {
        Group group => group.Items.SelectMany(Flat).Prepend(group),
        Row row => row.Items.SelectMany(Flat).Prepend(row),
        Details details => details.Items.SelectMany(Flat).Prepend(details),
        _ => [element],
    };
}
