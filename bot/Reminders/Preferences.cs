using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// How one person wants to be reminded. Its document's id is the person's key; who has none has the defaults. Times are Europe/London.
/// </summary>
public sealed record Preferences
{
    /// <summary>What holds for who has said nothing.</summary>
    public static Preferences Default { get; } = new();

    /// <summary>Where reminders reach them.</summary>
    public Where Where { get; init; } = Where.OwnChat;

    /// <summary>Nothing rings from here, 20:00 unless they say otherwise.</summary>
    public LocalTime QuietFrom { get; init; } = new(20, 0);

    /// <summary>Until here, 08:00 unless they say otherwise. The same as <see cref="QuietFrom"/>: no quiet hours.</summary>
    public LocalTime QuietUntil { get; init; } = new(8, 0);

    /// <summary>Whether they get the list of the day at 08:30.</summary>
    public bool MorningList { get; init; } = true;

    /// <summary>Reminders wait until then. A change that touches the next hours does not.</summary>
    public Instant? SnoozedUntil { get; init; }

    /// <summary>True once they have said stop: nothing is sent until they start it again.</summary>
    public bool Stopped { get; init; }

    /// <summary>The last day they are away; who stands in for them is told instead, and if nobody does, they are.</summary>
    public LocalDate? AwayUntil { get; init; }

    /// <summary>The most messages a day that are not urgent, 1 to 20; the rest come together in one.</summary>
    public int DailyCap { get; init; } = 6;
}

/// <summary>Where reminders reach somebody.</summary>
public enum Where
{
    /// <summary>In their own chat with the bot.</summary>
    OwnChat,
    /// <summary>They read the forum's channel and want nothing else. What is for them alone still comes to their own chat.</summary>
    ChannelOnly,
}
