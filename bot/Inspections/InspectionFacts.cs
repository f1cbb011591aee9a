using System.Collections.Immutable;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>A time when the area's schools are closed, both days included. Entered for each area, because councils set their own.</summary>
public sealed record SchoolHoliday(LocalDate From, LocalDate To, string Name);

/// <summary>What people have told the bot about one inspection; everything else about its dates is worked out from this.</summary>
public sealed record InspectionFacts
{
    /// <summary>The London date of the call, or of the notice of an engagement meeting (DR-01).</summary>
    public required LocalDate NotifiedOn { get; init; }

    /// <summary>Dates confirmed by the LANO or, through the LANO, by the lead inspector. They win over anything worked out.</summary>
    public ImmutableDictionary<Anchor, AnchorDate> Confirmed { get; init; } = ImmutableDictionary<Anchor, AnchorDate>.Empty;

    /// <summary>London times fixed for single steps, by step id, for example when the feedback meeting starts.</summary>
    public ImmutableDictionary<string, LocalDateTime> StepTimes { get; init; } = ImmutableDictionary<string, LocalDateTime>.Empty;

    /// <summary>Whether families are surveyed; null while nobody has said.</summary>
    public bool? HasSurvey { get; init; }

    /// <summary>The published outcome. Planning ignores it until P is confirmed, because a date could give it away (CONF-06).</summary>
    public int? Outcome { get; init; }

    public ImmutableArray<SchoolHoliday> SchoolHolidays { get; init; } = [];

    /// <summary>False leaves school holidays out of the working days from N to E; after E they always count.</summary>
    public bool CountSchoolHolidays { get; init; } = true;
}
