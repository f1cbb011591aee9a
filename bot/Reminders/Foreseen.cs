using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Takes in what each family of occurrences foresees. A family asks <see cref="Helps"/> before it makes one, so that whoever only wants to know when the
/// next is due, or what one day brings, pays for nothing else.
/// </summary>
internal abstract class Foreseen(Situation situation)
{
    private Circumstances? facts;

    // A plan goes through these many times, and an array is quicker to go through than the document's list.
    private Meeting[]? meetings;
    private ScheduleChange[]? changes;

    public Situation Situation => situation;

    public OpenInspection Open => situation.Open;

    public Inspection Inspection => situation.Open.Inspection;

    public Timeline Timeline => situation.Open.Timeline;

    public Meeting[] Meetings => meetings ??= [.. Inspection.Meetings];

    public ScheduleChange[] Changes => changes ??= [.. Inspection.Changes];

    public WorkingDays Calendar => situation.Calendar;

    /// <summary>Nothing that was due before this was ever the bot's to say.</summary>
    public Instant Started => situation.Open.Inspection.Started.At;

    /// <summary>The first day whose own list can matter.</summary>
    public virtual LocalDate FirstDay => London.DateOf(situation.Now);

    /// <summary>Whether the report is out.</summary>
    public Circumstances Facts => facts ??= Publication.Of(Open.Forum, Inspection, Open.Playbook);

    /// <summary>Whether one that is due then, and of use until then, matters to whoever asks.</summary>
    public abstract bool Helps(Instant due, Instant lateUntil);

    /// <summary>True when nothing due then or later matters any more.</summary>
    public virtual bool IsBeyond(Instant due) => false;

    /// <summary>
    /// Takes it in, unless it was due before anybody could have foreseen it (SR-04): then it is too late to start with it. <paramref name="known"/> is when
    /// it could first be foreseen.
    /// </summary>
    public void Add(Occurrence occurrence, Instant known)
    {
        if (occurrence.Due > known || HasBegun(occurrence.Key))
        {
            Take(occurrence);
        }
    }

    public bool HasBegun(string key) => situation.Book.Pushes.ContainsKey(key);

    public Push? PushOf(string key) => situation.Book.Pushes.GetValueOrDefault(key);

    protected abstract void Take(Occurrence occurrence);

    /// <summary>
    /// True for a step that people are to be reminded of: it has days, it is not for the room alone, and it does not hang on an outcome that is still
    /// under embargo (CONF-06).
    /// </summary>
    public bool Counts(PlannedStep planned) =>
        planned.State == StepState.Dated
        && planned.Step.Who != Responsible.Bot
        && Matters.Of(planned.Step, Timeline).Level < Level.Attendees
        && (planned.Step.OnlyOutcome is null || Facts.EmbargoLifted);

    /// <summary>Whether it is done for this day.</summary>
    public bool IsDone(Step step, LocalDate day) => Inspection.Ticks.ContainsKey(Inspection.TickKey(step, day));

    /// <summary>True while it hangs on a day that is only foreseen and that nobody here can keep or miss: the draft, the final report, its publication.</summary>
    public static bool IsForecast(PlannedStep planned) => Usefulness.IsForecast(planned);

    /// <summary>True when one of its days is counted from one of these.</summary>
    public static bool HangsOn(PlannedStep planned, params ReadOnlySpan<Anchor> anchors)
    {
        foreach (var offset in planned.Step.When.Offsets)
        {
            if (anchors.Contains(offset.Anchor))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>All that is not done with and can still help.</summary>
internal sealed class ForeseenAhead(Situation situation) : Foreseen(situation)
{
    public List<Occurrence> Found { get; } = new(48);

    public override bool Helps(Instant due, Instant lateUntil) => lateUntil > Situation.Now;

    protected override void Take(Occurrence occurrence)
    {
        if (PushOf(occurrence.Key) is not { Done: not null })
        {
            Found.Add(occurrence);
        }
    }
}

/// <summary>The first moment at which something is due that has not begun.</summary>
internal sealed class ForeseenFirst(Situation situation) : Foreseen(situation)
{
    private Instant first = Instant.MaxValue;

    public Instant? Found => first == Instant.MaxValue ? null : first;

    public override bool Helps(Instant due, Instant lateUntil) => due < first && lateUntil > Situation.Now;

    public override bool IsBeyond(Instant due) => due >= first;

    protected override void Take(Occurrence occurrence)
    {
        if (!HasBegun(occurrence.Key))
        {
            first = Instant.Min(first, occurrence.Due);
        }
    }
}

/// <summary>All that is due in a stretch of time, done with or not.</summary>
internal sealed class ForeseenBetween(Situation situation, Instant from, Instant until) : Foreseen(situation)
{
    public List<Occurrence> Found { get; } = [];

    public override LocalDate FirstDay => London.DateOf(from);

    public override bool Helps(Instant due, Instant lateUntil) => due >= from && due < until;

    public override bool IsBeyond(Instant due) => due >= until;

    protected override void Take(Occurrence occurrence) => Found.Add(occurrence);
}
