using ForumBot.Messaging;

namespace ForumBot.Practice;

/// <summary>A conversation of the practice room and who is in it.</summary>
/// <param name="Id">The name in addresses and ids: "forum".</param>
/// <param name="Title">What people call it.</param>
/// <param name="Label">The same in a word or two.</param>
/// <param name="Kind">What sort of conversation it is.</param>
/// <param name="People">Everybody who reads along, without the bot.</param>
public sealed record Spot(string Id, string Title, string Label, PlaceKind Kind, IReadOnlyList<Persona> People)
{
    /// <summary>The channel of the forum.</summary>
    public static Spot Forum { get; } =
        new("forum", "The forum’s channel", "Channel", PlaceKind.Channel, [Persona.Chair, Persona.Member, Persona.Newcomer]);

    /// <summary>The group chat that the LANO reads too.</summary>
    public static Spot WithArea { get; } =
        new("area", "Forum with the local area", "With area", PlaceKind.Group, [Persona.Chair, Persona.Member, Persona.Lano]);

    /// <summary>Every conversation: the shared ones first, then one chat a person.</summary>
    public static IReadOnlyList<Spot> All { get; } = [Forum, WithArea, .. Persona.All.Select(OwnChat)];

    /// <summary>The conversation with this id, or null.</summary>
    public static Spot? Find(string? id) => All.FirstOrDefault(s => s.Id == id);

    /// <summary>The chat of one person with the bot.</summary>
    public static Spot ChatOf(Persona persona) => All.First(s => s.Kind == PlaceKind.Personal && s.People[0] == persona);

    /// <summary>The place as the rest of the bot knows it.</summary>
    public Place In(string room) => new(new(PracticeMessenger.Name, room, Id), Kind);

    private static Spot OwnChat(Persona persona) => new($"chat-{persona.Id}", "Own chat with ForumBot", "Own chat", PlaceKind.Personal, [persona]);
}
