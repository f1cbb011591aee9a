namespace ForumBot.Cards;

/// <summary>
/// A step as one line of a list. <see cref="Number"/> is what people say in "done 3"; <see cref="Id"/> and <see cref="Day"/> travel with the button.
/// </summary>
public sealed record StepLine(int Number, string Id, string Title, StepStatus Status)
{
    /// <summary>The inspection the step belongs to; a press on an old copy is told so.</summary>
    public required string Inspection { get; init; }

    /// <summary>The view the line stands in, so that a press draws the same view again.</summary>
    public string From { get; init; } = "";

    /// <summary>The day that is ticked, for a step that comes back every day; otherwise empty.</summary>
    public string Day { get; init; } = "";

    /// <summary>Who has it: "the chair, Ann".</summary>
    public string Who { get; init; } = "";

    /// <summary>When it is due, in words; "expected" is in it while nobody has confirmed the date.</summary>
    public string When { get; init; } = "";

    /// <summary>Who ticked it and when, in words.</summary>
    public string DoneBy { get; init; } = "";

    /// <summary>What to do and why, in two or three short sentences.</summary>
    public string Why { get; init; } = "";

    /// <summary>True when the step asks for something to be written down and this reader may do so.</summary>
    public bool HasForm { get; init; }

    /// <summary>False when this reader may neither tick nor untick it: then no button says so.</summary>
    public bool MayTick { get; init; } = true;

    /// <summary>The ways into the vault, for a step that is done there and a reader who may go there.</summary>
    public IReadOnlyList<Execute> Doors { get; init; } = [];

    /// <summary>True when this reader is the one who has it.</summary>
    public bool IsYours { get; init; }
}

/// <summary>How a step stands.</summary>
public enum StepStatus
{
    /// <summary>Not due yet, or due today.</summary>
    Open,
    /// <summary>Its last day has gone by.</summary>
    Overdue,
    /// <summary>Ticked.</summary>
    Done,
    /// <summary>Nobody has given its date yet.</summary>
    NoDate,
}
