using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>What to say about the survey, worked out from its opening and closing. Pure.</summary>
public static class SurveyWords
{
    private const string Lano = "the LANO (your area’s contact for the inspection)";

    /// <summary>The survey as one reader sees it now.</summary>
    public static SurveyView Of(Timeline timeline, LocalDateTime now, IReadOnlyList<Fact> facts, IReadOnlyList<OpenLink> links)
    {
        if (!timeline.HasSurvey || timeline[Anchor.O] is not { } opens || timeline[Anchor.C] is not { } closes)
        {
            return new()
            {
                State = "No survey is planned in this inspection, as far as we know.",
                Facts = facts,
                Next = $"Ask {Lano} if there will be one.",
            };
        }

        var closing = TimelineWords.Say(closes, now.Date);
        var stage = (IsOpen: now >= Moment(opens), HasEnded: now >= Moment(closes), closes.Confirmed) switch
        {
            { IsOpen: false, HasEnded: false } => Stage.NotYet,
            { HasEnded: false } => Stage.Open,
            { Confirmed: true } => Stage.Closed,
            _ => Stage.PerhapsClosed,
        };
        var shown = stage == Stage.Closed ? [] : links;
        return new()
        {
            State = stage switch
            {
                Stage.NotYet => $"The survey is not open yet. It opens {TimelineWords.Say(opens, now.Date)}.",
                Stage.Open when closes.Confirmed => $"The survey is open. It closes {closing}.",
                Stage.Open => $"The survey should be open. It closes {closing}. {ToBeSafe(closes, now.Date)}",
                Stage.Closed => "The survey has closed. Thank you to everyone who took part.",
                _ => "The survey may have closed. Nobody has confirmed the closing time.",
            },
            Facts = [new("Opens", TimelineWords.Say(opens, now.Date)), new("Closes", closing), .. facts],
            Links = shown,
            WordsToShare = stage == Stage.Open && links is [var first, ..] ? ToShare(first, closes, now.Date) : null,
            Next = stage switch
            {
                Stage.Closed => "Say “today” to see what comes next.",
                Stage.PerhapsClosed when shown.Count > 0 => $"Try the link; it may still work. Ask {Lano} for the closing time.",
                Stage.PerhapsClosed => $"Ask {Lano} for the closing time.",
                Stage.NotYet => "Tell other families now that it is coming. Say “ask” and a question if anything is unclear.",
                _ => "Fill it in early and tell other families. Say “ask” and a question if anything is unclear.",
            },
        };
    }

    /// <summary>The links of a step that this reader may see.</summary>
    public static IEnumerable<OpenLink> Links(OpenInspection open, Viewer viewer, Step step)
    {
        foreach (var field in step.Collect)
        {
            if (field.Kind == FieldKind.Link
                && viewer.May(Permission.SeeEvidence, Matters.Of(step, field, open.Timeline))
                && open.Inspection.AnswerTo(step, field) is { } answer
                && Uri.TryCreate(answer.Value, UriKind.Absolute, out var address))
            {
                yield return new(field.Label, address);
            }
        }
    }

    private static LocalDateTime Moment(PlannedDate date) => date.Date + (date.Time ?? LocalTime.Midnight);

    // The expected closing may be a day out, and nobody hears a correction over a weekend: the Friday before it is safe.
    private static string ToBeSafe(PlannedDate closes, LocalDate today) =>
        closes.Date.Previous(IsoDayOfWeek.Friday) is var friday && friday > today
            ? $"To be safe, finish by {friday.Say(today)}."
            : "Please fill it in today.";

    private static string ToShare(OpenLink link, PlannedDate closes, LocalDate today)
    {
        var by = closes.Confirmed ? $" by {TimelineWords.Say(closes, today)}." : $". {ToBeSafe(closes, today)}";
        return $"Inspectors want to hear from families of children with special needs or disabilities. Please fill in the survey{by} {link.Address} Every answer counts. Thank you.";
    }

    private enum Stage
    {
        NotYet,
        Open,
        Closed,
        PerhapsClosed,
    }
}
