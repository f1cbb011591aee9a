using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>How many families a forum reached, as one viewer who may see it does. Pure.</summary>
public sealed class ReachSummary(OpenInspection open, Promotion promotion, Viewer viewer, LocalDateTime now)
{
    private const int MostLines = 6;
    private const int MostIdeas = 3;
    private const int MostLettersOfAPlace = 80;

    /// <summary>The view. <paramref name="readerKey"/> is the one person who sees it, or null where many do; only they can take entries back.</summary>
    public ReachView For(string? readerKey)
    {
        var survey = SurveyNow.Of(open.Timeline, now);
        var facts = new SurveyFacts(open, viewer);
        // Before it opens, a week of empty bars tells nobody anything.
        var chart = survey?.Stage == SurveyStage.NotYet && promotion.Shared.Count == 0 ? null : ReachChart.Of(survey, promotion.Shared, now.Date);
        return new()
        {
            Lead = Lead(),
            State = survey is null ? null : StateOf(survey),
            Picture = chart is null ? null : ReachPicture.Of(chart),
            Days = chart?.ToFacts() ?? [],
            Ways = [.. Ways()],
            Newest = [.. promotion.Shared.Take(MostLines).Select(entry => Line(entry, readerKey))],
            Ideas = [.. Ideas()],
            Paper = PaperWords.Of(promotion, facts.LastCollection(), now),
            Others = [.. facts.Counts() is { } counts ? [new Fact("Our area", counts)] : Array.Empty<Fact>(), .. ResponseFigures.BuiltIn.ToFacts()],
            Cautions = ResponseFigures.BuiltIn.Cautions,
        };
    }

    /// <summary>One entry in a sentence: "Rae: Social media, our Facebook page, Friday 5 March. 120 families.".</summary>
    public static string Sentence(Sharing entry, LocalDate today, bool withName)
    {
        var where = entry.Where switch
        {
            null => "",
            { Length: > MostLettersOfAPlace } all => $" ({all[..MostLettersOfAPlace].TrimEnd()}…)",
            var all => $" ({all})",
        };
        var way = ShareIdea.Find(entry.Channel) is { Id: not ShareIdea.Other } idea ? idea.Title : "Somewhere else";
        var families = entry.Families is { } number ? $" About {ReachChart.Families(number)}." : "";
        return $"{(withName ? $"{entry.By.Name}: " : "")}{way}{where}, {StepWords.Day(entry.Day, today)}.{families}";
    }

    private string Lead()
    {
        var shared = promotion.Shared;
        if (shared.Count == 0)
        {
            return "Nobody has written down yet where the survey was shared.";
        }

        var families = shared.Sum(entry => (long)(entry.Families ?? 0));
        var places = $"shared {Wording.Count(shared.Count, "time", "times")}";
        return families == 0
            ? $"{char.ToUpperInvariant(places[0])}{places[1..]} so far."
            : $"About {ReachChart.Families((int)Math.Min(families, int.MaxValue))}, {places} so far. A family may be counted more than once.";
    }

    private static string StateOf(SurveyNow survey) => survey.Stage switch
    {
        SurveyStage.NotYet => $"The survey is not open yet. {survey.Opening}",
        SurveyStage.Open => $"It closes {survey.Closes}. {survey.TimeLeft ?? survey.ToBeSafe}",
        SurveyStage.Closed => "The survey has closed.",
        _ => "The survey may have closed. Nobody has confirmed the closing time.",
    };

    private IEnumerable<Fact> Ways() => promotion.Shared
        .GroupBy(entry => entry.Channel)
        .Select(way => (
            Title: ShareIdea.Find(way.Key)?.Title ?? "Somewhere else",
            Reach: new ReachDay(now.Date, (int)Math.Min(way.Sum(entry => (long)(entry.Families ?? 0)), int.MaxValue), way.Count())))
        .OrderByDescending(way => way.Reach.Families)
        .Select(way => new Fact(way.Title, ReachChart.Words(way.Reach)));

    private SharedLine Line(Sharing entry, string? readerKey)
    {
        var mayTakeBack = readerKey is not null && (entry.By.PersonKey == readerKey || viewer.May(Permission.RunForum, Matter.Forum));
        return new(
            Sentence(entry, now.Date, viewer.SeesNames),
            mayTakeBack ? SharingCard.TakeBack(open.Inspection.Id, entry.Id) with { Tooltip = $"Take back: {Sentence(entry, now.Date, false)}" } : null);
    }

    private IEnumerable<Fact> Ideas() => ShareIdea.All
        .Where(idea => idea.Id != ShareIdea.Other && !promotion.Shared.Exists(entry => entry.Channel == idea.Id))
        .Take(MostIdeas)
        .Select(idea => new Fact(idea.Title, idea.HowTo));
}
