namespace ForumBot.Conversation;

/// <summary>
/// Where work is done in order. What is heard from a place and what is said there are two lanes: turns take milliseconds, answers go over the
/// network, and no turn waits for an answer to be taken.
/// </summary>
public readonly record struct Lane
{
    private Lane(string key, string? delivery = null, bool outward = false) => (Key, Delivery, IsOutward) = (key, delivery, outward);

    private string Key { get; }

    private string? Delivery { get; }

    private bool IsOutward { get; }

    /// <summary>What is said in a place.</summary>
    public static Lane From(string place) => new(place);

    /// <summary>
    /// One press, which waits for nothing else because a person waits for its answer; only a second delivery of the same press waits for the first.
    /// </summary>
    public static Lane Press(string place, string delivery) => new(place, delivery);

    /// <summary>What goes out to a place, or to a person wherever they are reached.</summary>
    public static Lane To(string placeOrPerson) => new(placeOrPerson, outward: true);
}
