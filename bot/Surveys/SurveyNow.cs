using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>How a survey stands.</summary>
public enum SurveyStage
{
    /// <summary>There is none, or nobody has said when it opens and closes.</summary>
    None,
    NotYet,
    Open,
    Closed,
    /// <summary>Its expected closing has gone by, and nobody has confirmed it.</summary>
    PerhapsClosed,
}

/// <summary>A survey at one moment, with its times in words. Europe/London. Pure.</summary>
public sealed class SurveyNow
{
    private readonly LocalDateTime now;

    private SurveyNow(SurveyStage stage, PlannedDate opens, PlannedDate closes, LocalDateTime now)
    {
        (Stage, this.now) = (stage, now);
        (OpensAt, ClosesAt) = (Moment(opens), Moment(closes));
        IsExpected = !closes.Confirmed;
        Opening = opens.Confirmed ? $"It opens {OpensAt.Say(now.Date)}." : $"We expect it to open on {OpensAt.Date.Say(now.Date)} at {OpensAt.TimeOfDay.Say()}.";
        (Opens, Closes) = (TimelineWords.Say(opens, now.Date), TimelineWords.Say(closes, now.Date));
    }

    public SurveyStage Stage { get; }

    public LocalDateTime OpensAt { get; }

    public LocalDateTime ClosesAt { get; }

    /// <summary>"It opens Tuesday 2 March, 9am."; "We expect it to open on Tuesday 2 March at 9am.".</summary>
    public string Opening { get; }

    /// <summary>True while nobody has confirmed the closing time. Source: docs/rules.md, SR-08.</summary>
    public bool IsExpected { get; }

    /// <summary>"Tuesday 2 March, 9am (expected)".</summary>
    public string Opens { get; }

    /// <summary>"Monday 8 March, 9am (expected)".</summary>
    public string Closes { get; }

    /// <summary>The closing without a word on how sure it is: "Monday 8 March, 9am".</summary>
    public string ClosingTime => ClosesAt.Say(now.Date);

    /// <summary>How long is left, in words that say when that is; null when it is not open or the closing is only expected.</summary>
    public string? TimeLeft => Stage == SurveyStage.Open && !IsExpected ? Countdown.Say(ClosesAt, now) : null;

    /// <summary>
    /// The expected closing may be a day out, and nobody hears a correction over a weekend: the Friday before it is safe.
    /// </summary>
    public string ToBeSafe => ClosesAt.Date.Previous(IsoDayOfWeek.Friday) is var friday && friday > now.Date
        ? $"To be safe, finish by {friday.Say(now.Date)}."
        : "Please fill in the survey today.";

    /// <summary>The survey of this inspection; null when there is none or its times have to be asked for.</summary>
    public static SurveyNow? Of(Timeline timeline, LocalDateTime now)
    {
        if (!timeline.HasSurvey || timeline[Anchor.O] is not { } opens || timeline[Anchor.C] is not { } closes)
        {
            return null;
        }

        var stage = (IsOpen: now >= Moment(opens), HasEnded: now >= Moment(closes), closes.Confirmed) switch
        {
            { IsOpen: false, HasEnded: false } => SurveyStage.NotYet,
            { HasEnded: false } => SurveyStage.Open,
            { Confirmed: true } => SurveyStage.Closed,
            _ => SurveyStage.PerhapsClosed,
        };
        return new(stage, opens, closes, now);
    }

    private static LocalDateTime Moment(PlannedDate date) => date.Date + (date.Time ?? LocalTime.Midnight);
}
