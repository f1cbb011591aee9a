using ForumBot.Cards;
using ForumBot.Inspections;

namespace ForumBot.Evidence;

/// <summary>
/// A playbook's field as boxes on a card. A date with a time is two boxes, because that is what phones have good pickers for. Pure.
/// </summary>
public static class FieldDrawing
{
    private const string TimeSuffix = "_time";

    /// <summary>The id of the box, or of the date box, of a field.</summary>
    public static string BoxOf(EvidenceField field) => "f_" + field.Id;

    /// <summary>The id of the time box.</summary>
    public static string TimeBoxOf(EvidenceField field) => BoxOf(field) + TimeSuffix;

    /// <summary>The boxes, holding what was typed and saying what is wrong with it.</summary>
    public static IEnumerable<Field> Boxes(EvidenceField field, Typed typed, string? error)
    {
        var id = BoxOf(field);
        yield return Box(field, id) with { Value = typed.Value, Error = error, Hint = field.Hint };
        if (field.Kind == FieldKind.DateTime)
        {
            yield return new TimeField(TimeBoxOf(field), $"{field.Label}: time") { Value = typed.Time };
        }
    }

    private static Field Box(EvidenceField field, string id) => field.Kind switch
    {
        FieldKind.LongText or FieldKind.List or FieldKind.People => new TextField(id, field.Label, TextKind.LongText, FieldReading.LongestText),
        FieldKind.Email => new TextField(id, field.Label, TextKind.Email, FieldReading.LongestLine),
        FieldKind.Phone => new TextField(id, field.Label, TextKind.Phone, FieldReading.LongestLine),
        FieldKind.Link or FieldKind.ReportLink => new TextField(id, field.Label, TextKind.Link, FieldReading.LongestText),
        FieldKind.Date => new DateField(id, field.Label),
        FieldKind.DateTime => new DateField(id, $"{field.Label}: day"),
        FieldKind.Number => new NumberField(id, field.Label),
        FieldKind.YesNo => new ChoiceField(id, field.Label, [new("Yes", "yes"), new("No", "no")], Expanded: true),
        FieldKind.Choice => new ChoiceField(id, field.Label, [.. field.Choices.Select(choice => new Choice(choice, choice))]),
        _ => new TextField(id, field.Label, MaxLength: FieldReading.LongestLine),
    };
}

/// <summary>What a person typed for a field: the box, and the time box of a date with a time.</summary>
public readonly record struct Typed(string? Value, string? Time)
{
    /// <summary>A stored answer as it would be typed.</summary>
    public static Typed Of(EvidenceField field, string? stored) =>
        field.Kind == FieldKind.DateTime && stored?.Split('T') is [var date, var time] ? new(date, time) : new(stored, null);
}
