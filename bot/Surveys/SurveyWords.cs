using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>What to say about the survey, worked out from its opening and closing. Pure.</summary>
public static class SurveyWords
{
    /// <summary>The survey as one reader sees it now.</summary>
    public static SurveyView Of(Timeline timeline, LocalDateTime now, IReadOnlyList<Fact> facts, IReadOnlyList<OpenLink> links)
    {
        if (!timeline.HasSurvey || timeline[Anchor.O] is not { } opens || timeline[Anchor.C] is not { } closes)
        {
            return new()
            {
                State = "No survey is planned in this inspection, as far as we know.",
                Facts = facts,
                Next = "The LANO (the council’s inspection officer) can say if there will be one.",
            };
        }

        var closing = TimelineWords.Say(closes, now.Date);
        var state = now switch
        {
            _ when now < Moment(opens) => $"The survey is not open yet. It opens {TimelineWords.Say(opens, now.Date)}.",
            _ when now >= Moment(closes) && closes.Confirmed => "The survey has closed. Thank you to everyone who took part.",
            _ when now >= Moment(closes) => "The survey may have closed. Nobody has confirmed the closing time.",
            _ when closes.Confirmed => $"The survey is open. It closes {closing}.",
            _ => $"The survey should be open. It closes {closing}. To be safe, finish by Friday.",
        };
        var isOver = now >= Moment(closes);
        return new()
        {
            State = state,
            Facts = [new("Opens", TimelineWords.Say(opens, now.Date)), new("Closes", closing), .. facts],
            Links = isOver ? [] : links,
            WordsToShare = isOver ? null : ToShare(links, closes, closing),
            Next = isOver ? "Say “today” to see what comes next." : "Fill it in early and tell other families. Say “ask” and a question if anything is unclear.",
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

    private static string ToShare(IReadOnlyList<OpenLink> links, PlannedDate closes, string closing)
    {
        var by = closes.Confirmed ? closing : "Friday to be safe";
        var link = links.Count > 0 ? $" {links[0].Address}" : "";
        return $"Inspectors want to hear from families of children with special needs or disabilities. Please fill in the survey by {by}.{link} Every answer counts. Thank you.";
    }
}
