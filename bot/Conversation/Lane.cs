namespace ForumBot.Conversation;

/// <summary>
/// Where work is done in order. What is heard from a place and what is said there are two lanes: turns take milliseconds, answers go over the
/// network, and no turn waits for an answer to be taken.
/// </summary>
public readonly record struct Lane
{
    private Lane(string key, string? person = null, bool outward = false) => (Key, Person, IsOutward) = (key, person, outward);

    private string Key { get; }

    private string? Person { get; }

    private bool IsOutward { get; }

    /// <summary>What is said in a place.</summary>
    public static Lane From(string place) => new(place);

    /// <summary>
    /// What one person presses in a place. It waits for nobody else, because a person waits for its answer; only for their own press before, so that
    /// a tick and its undoing, or two deliveries of one press, do not overtake each other.
    /// </summary>
    public static Lane Pressed(string place, string person) => new(place, person);

    /// <summary>What goes out to a place, or to a person wherever they are reached.</summary>
    public static Lane To(string placeOrPerson) => new(placeOrPerson, outward: true);
}
