using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>
/// What is said at one rung of the survey's ladder. The time left is worked out at the moment of saying, because a reminder may go out earlier
/// or later than its name says (SR-02). Pure.
/// </summary>
public static class SurveyNotice
{
    private static readonly LocalTime Evening = new(17, 0);
    private const string NextIsToday = "Say “today” to see what comes next.";

    /// <summary>The card for this viewer; null when there is nothing to say any more, such as a reminder for a survey that has closed.</summary>
    public static Card? Of(Rung rung, OpenInspection open, Viewer viewer, LocalDateTime now)
    {
        if (SurveyNow.Of(open.Timeline, now) is not { } survey)
        {
            return null;
        }

        var notice = new Drawing(open, viewer, survey, now);
        return (rung, survey.Stage) switch
        {
            (Rung.Open, SurveyStage.Open) => notice.Opened(),
            (Rung.ThreeDays or Rung.TwoDays or Rung.OneDay or Rung.ThreeHours, SurveyStage.Open) => notice.ClosesSoon(),
            (Rung.ChangeNotice, SurveyStage.Open or SurveyStage.NotYet) => notice.Changed(),
            (Rung.Closed, SurveyStage.Closed) => notice.Closed(),
            (Rung.Closed, SurveyStage.PerhapsClosed) => notice.PerhapsClosed(),
            _ => null,
        };
    }

    private sealed class Drawing(OpenInspection open, Viewer viewer, SurveyNow survey, LocalDateTime now)
    {
        private readonly SurveyFacts facts = new(open, viewer);

        private bool HasLink => facts.Links().Count > 0;

        internal Card Opened() => Card(
            survey.IsExpected ? $"The survey should be open. Expected to close {survey.ClosingTime}" : $"The survey is open. It closes {survey.ClosingTime}",
            ["Inspectors want to hear from families of children with special needs or disabilities.", .. Left(), .. Links()],
            HasLink ? "Fill it in early, then share it. Say “survey” for words to send to others." : "Tell other families that it is open. Say “survey” for words to send to others.");

        internal Card ClosesSoon() => Card(
            $"{(IsLastEvening ? "Last evening" : Countdown.Headline(survey.ClosesAt, now))}: the survey {(survey.IsExpected ? "is expected to close" : "closes")} {survey.ClosingTime}",
            [HasLink ? "Please share the link with other families today." : "Please tell other families about it today.", .. survey.IsExpected || survey.ClosesAt.Date <= now.Date.PlusDays(1) ? Left() : [], "Answers sent after it closes do not count.", .. Links()],
            $"{(HasLink ? "Send the link to one more group or family now. " : "")}Say “survey” for words to send.");

        internal Card Changed() => Card(
            $"New closing time: the survey {(survey.IsExpected ? "is expected to close" : "closes")} {survey.ClosingTime}",
            ["The closing time is different now. Please tell everyone you told before.", .. Left(), .. Links()],
            "Correct the time wherever you posted it. Say “survey” for new words to send.",
            [.. Old(), new("Now", survey.Closes)]);

        internal Card Closed() => Card(
            "The survey has closed. Thank you",
            ["Thank you to everyone who took part and to all who shared it.", .. PaperAfterwards()],
            NextIsToday);

        internal Card PerhapsClosed() => Card(
            $"The survey may have closed: expected {survey.ClosingTime}",
            ["Nobody has confirmed the closing time. Thank you to everyone who took part.", "Try the link if you have not filled it in; it may still work."],
            SurveyWords.AskForTime(facts.ToFillIn(now)));

        private Card Card(string title, IReadOnlyList<string> sentences, string next, IReadOnlyList<Fact>? times = null) => SurveyNoticeCard.Of(new()
        {
            Title = title,
            Sentences = sentences,
            Facts = times ?? [],
            Links = survey.Stage is SurveyStage.Closed or SurveyStage.NotYet ? [] : facts.Links(),
            HasWords = survey.Stage is SurveyStage.Open or SurveyStage.NotYet,
            MayLog = survey.Stage is SurveyStage.Open && SharingRights.MayLog(viewer),
            SeesReach = survey.Stage is SurveyStage.Closed or SurveyStage.PerhapsClosed && SharingRights.SeesLog(viewer),
            MayCountPaper = survey.Stage is SurveyStage.Closed && SharingRights.SeesLog(viewer) && SharingRights.MayLog(viewer),
            Next = next,
        });

        // "Three hours left" moves to the evening before when the night is between, and "One day left" was said that morning.
        private bool IsLastEvening => now.TimeOfDay >= Evening && survey.ClosesAt.Date == now.Date.PlusDays(1) && survey.ClosesAt.TimeOfDay < Evening;

        private IEnumerable<string> Left()
        {
            if (survey.IsExpected)
            {
                yield return $"Nobody has confirmed the closing time. {(survey.Stage == SurveyStage.Open ? survey.ToBeSafe : "")}".TrimEnd();
            }
            else if (survey.TimeLeft is { } left)
            {
                yield return left;
            }
        }

        // A survey whose link nobody has given is still worth telling of.
        private IEnumerable<string> Links() => survey.Stage == SurveyStage.Open && !HasLink ? [SurveyWords.AskForLink(facts.ToFillIn(now))] : [];

        // The newest change of the closing wins over earlier ones.
        private IEnumerable<Fact> Old()
        {
            var before = open.Inspection.Changes
                .Where(change => change.Undone is null)
                .SelectMany(change => change.Dates)
                .FirstOrDefault(date => date.Anchor == Anchor.C && IsNow(date.After))?.Before;
            return before is { Time: { } time } known ? [new("Before", (known.Date + time).Say(now.Date))] : [];

            bool IsNow(AnchorDate? after) => after is { Time: { } at } day && day.Date + at == survey.ClosesAt;
        }

        private IEnumerable<string> PaperAfterwards()
        {
            if (facts.LastCollection() is { } last && last > now)
            {
                yield return $"Paper forms can still go in. The last collection is {last.Say(now.Date)}.";
            }
            else if (SharingRights.SeesLog(viewer))
            {
                yield return "Check that all paper forms reached the collection point.";
            }
        }
    }
}
