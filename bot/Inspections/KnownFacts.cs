using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Inspections;

/// <summary>Reads from what people filled in the facts that dates are worked out from.</summary>
public static class KnownFacts
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The facts of this inspection. An answer that is no date confirms nothing.</summary>
    public static InspectionFacts Of(Inspection inspection, Playbook playbook, IReadOnlyList<SchoolHoliday> schoolHolidays)
    {
        var confirmed = inspection.GivenAtStart.ToImmutableDictionary(pair => pair.Key, pair => new AnchorDate(pair.Value)).ToBuilder();
        var times = ImmutableDictionary.CreateBuilder<string, LocalDateTime>();
        bool? hasSurvey = null;
        int? outcome = null;
        foreach (var step in playbook.Steps)
        {
            foreach (var field in step.Collect)
            {
                if (field is { Confirms: null, FixesStep: false, Tells: null } || inspection.AnswerTo(step, field)?.Value is not { } value)
                {
                    continue;
                }

                switch (field.Tells)
                {
                    case FactTold.HasSurvey:
                        hasSurvey = value == "yes";
                        break;
                    case FactTold.Outcome when int.TryParse(value, out var code):
                        outcome = code;
                        break;
                }

                if (Read(value) is not { } date)
                {
                    continue;
                }

                if (field.Confirms is { } anchor)
                {
                    confirmed[anchor] = date;
                }

                if (field.FixesStep && date.Time is { } time)
                {
                    times[step.Id] = date.Date + time;
                }
            }
        }

        // What the timetable says of a meeting wins over what was once written down beside its step.
        foreach (var meeting in inspection.Meetings)
        {
            if (meeting is { StepId: { } step, IsCancelled: false })
            {
                times[step] = meeting.Start;
            }
        }

        return new()
        {
            NotifiedOn = inspection.NotifiedOn,
            Confirmed = confirmed.ToImmutable(),
            StepTimes = times.ToImmutable(),
            HasSurvey = hasSurvey,
            Outcome = outcome,
            SchoolHolidays = [.. schoolHolidays],
        };
    }

    /// <summary>A stored date or moment; null when the text is neither.</summary>
    public static AnchorDate? Read(string value) =>
        LocalDatePattern.Iso.Parse(value) is { Success: true } date ? new(date.Value)
        : Moment.Parse(value) is { Success: true } moment ? new(moment.Value.Date, moment.Value.TimeOfDay)
        : null;

    /// <summary>A date as it is stored.</summary>
    public static string Write(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>A moment as it is stored.</summary>
    public static string Write(LocalDateTime moment) => Moment.Format(moment);
}
