using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>The steps of an inspection as one viewer sees them on one day. Pure.</summary>
public sealed class Steps(OpenInspection open, Viewer viewer, LocalDateTime now, string from)
{
    private LocalDate Today => now.Date;

    /// <summary>
    /// Steps that are part of the checklist and that the viewer may see, in the playbook's order. Standing readiness has no number
    /// and is not among them, nor what the bot does by itself.
    /// </summary>
    public IEnumerable<(int Number, PlannedStep Planned)> Visible()
    {
        var number = 0;
        foreach (var planned in open.Timeline.Steps)
        {
            if (!IsListed(planned))
            {
                continue;
            }

            number++;
            if (planned.State != StepState.NotNeeded && viewer.May(Permission.SeeSteps, Matters.Of(planned.Step, open.Timeline)))
            {
                yield return (number, planned);
            }
        }
    }

    /// <summary>How a step stands on a day.</summary>
    public StepStatus StatusOn(LocalDate day, PlannedStep planned)
    {
        if (MarkOn(day, planned.Step) is not null)
        {
            return StepStatus.Done;
        }

        return planned switch
        {
            { State: not StepState.Dated } => StepStatus.NoDate,
            { End: { } end } when end < Today && CanBeLate(planned) => StepStatus.Overdue,
            _ => StepStatus.Open,
        };
    }

    /// <summary>The step as a line, as it stands on a day.</summary>
    public StepLine Line(int number, PlannedStep planned, LocalDate day)
    {
        var mark = MarkOn(day, planned.Step);
        return new(number, planned.Step.Id, planned.Step.Title, StatusOn(day, planned))
        {
            Inspection = open.Inspection.Id,
            Day = planned.Step.Repeat == Repeat.EachDay ? KnownFacts.Write(day) : "",
            From = from,
            Who = Holder(planned.Step.Who),
            When = ShowsDay(planned) ? StepWords.When(planned, Today) : "",
            DoneBy = mark is null ? "" : DoneBy(mark),
            Why = planned.Step.Why,
            HasForm = HasForm(planned.Step) && StepRights.MayFill(viewer, planned.Step, open.Timeline),
            MayTick = StepRights.MayTick(viewer.AsTicking, planned.Step, open.Timeline),
            Doors = VaultSteps.DoorsOf(planned.Step, viewer),
            IsYours = viewer.Here == Forums.Audience.OnePerson && StepRights.IsHeldBy(viewer.Roles, planned.Step.Who),
        };
    }

    /// <summary>True for a step that only tells people something: nobody can be late with it.</summary>
    public static bool IsInformation(Step step) => step is { Who: Responsible.Lano, Collect.Count: 0 } or { Who: Responsible.Bot };

    /// <summary>True when the step asks for something that may be written down here: what is for attendees only, or kept by the vault, is not.</summary>
    public static bool HasForm(Step step) => step.Collect.Any(field => field.Level != Level.Attendees && !VaultSteps.IsKeptByVault(step, field));

    /// <summary>Who has it, with the name where names may be shown.</summary>
    public string Holder(Responsible who)
    {
        var words = StepWords.Of(who);
        return viewer.SeesNames && StepRights.RoleOf(who) is { } role && open.Forum.Holding(role).FirstOrDefault() is { } holder
            ? $"{words} ({holder.Name})"
            : words;
    }

    /// <summary>False where a step's day would give away the days of the visit before the area has announced them (CONF-13).</summary>
    public bool ShowsDay(PlannedStep planned) => viewer.SeesVisitDates || !planned.Step.When.Offsets.Any(offset => HangsOnVisit(offset.Anchor));

    private static bool HangsOnVisit(Anchor anchor) => anchor is Anchor.X or Anchor.S or Anchor.E or Anchor.D or Anchor.F or Anchor.M;

    private string DoneBy(Mark mark)
    {
        var at = mark.At.InZone(London.Zone).LocalDateTime;
        var when = at.Date == Today ? $"today, {at.TimeOfDay.Say()}" : at.Say(Today);
        return viewer.SeesNames ? $"Done by {mark.Name}, {when}" : "Done";
    }

    private Mark? MarkOn(LocalDate day, Step step) => open.Inspection.Ticks.GetValueOrDefault(Inspection.TickKey(step, day));

    private bool WasDoneOnSomeDay(Step step) =>
        step.Repeat == Repeat.EachDay
        && open.Inspection.Ticks.Keys.Any(key => key.StartsWith(step.Id + "@", StringComparison.Ordinal));

    private bool CanBeLate(PlannedStep planned) =>
        !IsInformation(planned.Step)
        && !WasDoneOnSomeDay(planned.Step)
        && !Usefulness.IsForecast(planned)
        && !Usefulness.HasLapsed(planned, open.Inspection, open.Timeline, Today);

    private static bool IsListed(PlannedStep planned) =>
        planned.State != StepState.Standing && planned.Step.Who != Responsible.Bot;
}
