namespace ForumBot.Inspections;

/// <summary>What sort of answer a field takes; the form draws and checks it accordingly.</summary>
public enum FieldKind
{
    Text,
    LongText,
    PersonName,
    Email,
    Phone,
    /// <summary>A web address.</summary>
    Link,
    /// <summary>The page of a report on the one official site that reports are published on.</summary>
    ReportLink,
    /// <summary>A London date.</summary>
    Date,
    /// <summary>A London date and clock time.</summary>
    DateTime,
    Number,
    YesNo,
    /// <summary>One of <see cref="EvidenceField.Choices"/>.</summary>
    Choice,
    /// <summary>Several short entries, one a line.</summary>
    List,
    /// <summary>Several people, one a line: name, job, email, phone.</summary>
    People,
}

/// <summary>One thing a step asks people to write down.</summary>
/// <param name="Id">Unique within its step, never reused for something else.</param>
/// <param name="Label">What a stressed volunteer reads beside the box.</param>
/// <param name="Kind">The sort of answer.</param>
/// <param name="Hint">A short example or reason, if it helps.</param>
/// <param name="Confirms">The anchor whose date is settled by filling this in.</param>
/// <param name="FixesStep">The answer is the time of this very step, fixed by the LANO, and wins over the worked-out day.</param>
/// <param name="Choices">The answers to pick from, for <see cref="FieldKind.Choice"/>; otherwise empty.</param>
/// <param name="Level">How confidential the answer is.</param>
/// <param name="PublicFrom">The answer is public once this anchor is confirmed; what is for attendees stays so until the embargo is lifted.</param>
/// <param name="Required">The step is not complete without it.</param>
/// <param name="Tells">A fact that planning takes from the answer; null for most fields.</param>
public sealed record EvidenceField(
    string Id,
    string Label,
    FieldKind Kind,
    string? Hint,
    Anchor? Confirms,
    bool FixesStep,
    IReadOnlyList<string> Choices,
    Level Level,
    Anchor? PublicFrom,
    bool Required,
    FactTold? Tells = null);

/// <summary>A fact about the whole inspection that a field can tell, besides a date.</summary>
public enum FactTold
{
    /// <summary>Whether families are surveyed: yes or no.</summary>
    HasSurvey,
    /// <summary>The published outcome, by its code.</summary>
    Outcome,
}
