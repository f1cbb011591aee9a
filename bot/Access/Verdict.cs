using ForumBot.Inspections;

namespace ForumBot.Access;

/// <summary>The gate's answer. <see cref="Rule"/> names the rule it rests on, for logs and tests; people get a sentence.</summary>
public readonly record struct Verdict(Ruling Ruling, string Rule)
{
    /// <summary>True when the asker may.</summary>
    public bool Allowed => Ruling == Ruling.Allowed;

    /// <summary>True when the asker may.</summary>
    public static implicit operator bool(Verdict verdict) => verdict.Allowed;
}

/// <summary>What the gate can say.</summary>
public enum Ruling
{
    /// <summary>Not for this person. It must look as if there were nothing to see.</summary>
    NotTheirs,
    /// <summary>This person may, but not where others read along: offer their own chat.</summary>
    NotHere,
    /// <summary>Go ahead.</summary>
    Allowed,
}

/// <summary>What is asked about: how confidential it is, and whether the local area may see it.</summary>
public readonly record struct Matter(Level Level, bool SharedWithArea)
{
    /// <summary>Anyone may know.</summary>
    public static Matter Public => new(Level.Public, true);

    /// <summary>The forum's own business.</summary>
    public static Matter Forum => new(Level.Forum, false);

    /// <summary>The forum's and the local area's: the timetable, contacts, survey details.</summary>
    public static Matter Schedule => new(Level.Forum, true);

    /// <summary>Only for those in the room at the feedback meeting.</summary>
    public static Matter Attendees => new(Level.Attendees, false);
}
