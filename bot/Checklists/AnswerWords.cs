using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>A stored answer as people read it.</summary>
public static class AnswerWords
{
    /// <summary>Dates and times in words, yes and no in words, lists on one line, the rest as it was typed.</summary>
    public static string Of(EvidenceField field, string value, LocalDate today) => field.Kind switch
    {
        FieldKind.Date or FieldKind.DateTime when KnownFacts.Read(value) is { } date =>
            date.Time is { } time ? (date.Date + time).Say(today) : date.Date.Say(today),
        FieldKind.YesNo => value switch { "yes" => "Yes", "no" => "No", _ => value },
        FieldKind.List or FieldKind.People => string.Join("; ", value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => value,
    };
}
