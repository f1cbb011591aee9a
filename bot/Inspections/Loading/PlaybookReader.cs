using NodaTime;
using YamlDotNet.RepresentationModel;

namespace ForumBot.Inspections.Loading;

/// <summary>
/// Reads one playbook file into its versions. The file holds the newest wording; each version says what it words otherwise, so that a rule
/// that never changed stands once.
/// </summary>
internal sealed class PlaybookReader(YamlMap file, IReadOnlySet<string>? sources)
{
    public IReadOnlyList<Playbook> Read()
    {
        var rules = Anchors();
        var anchors = rules.Select(rule => rule.Anchor).Append(Anchor.N).ToHashSet();
        var outcomes = Outcomes(anchors);
        var body = new Playbook
        {
            Id = file.Text("id"),
            Title = file.Text("title"),
            Purpose = file.Text("purpose"),
            Version = "",
            Changes = "",
            ValidFrom = default,
            CheckedOn = file.Date("checked_on"),
            TrainingOnly = file.YesNo("training_only"),
            Successor = file.TextOrNull("successor"),
            Survey = file.Word<SurveyRule>("survey"),
            Anchors = rules,
            OnsiteNotBefore = OffsetOrNull(file, "onsite_not_before", anchors),
            NoticeDue = OffsetOrNull(file, "notice_due", anchors),
            Raises = file.WordList<Flag>("raises").ToHashSet(),
            Outcomes = outcomes,
            Forecasts = Forecasts(file, anchors),
            Criteria = Criteria(),
            Steps = new StepReader(anchors, sources, outcomes.Select(outcome => outcome.Code).ToHashSet()).Read(file),
        };
        var versions = Versions(body);
        file.Done();
        return versions;
    }

    private List<AnchorRule> Anchors()
    {
        var rules = new List<AnchorRule>();
        if (!file.Has("anchors")) file.Missing("anchors");
        var above = new HashSet<Anchor> { Anchor.N };
        foreach (var (name, value, line) in file.Entries("anchors"))
        {
            if (!Words<Anchor>.TryRead(name, out var anchor))
            {
                file.Wrong(line, $"\"{name}\" is not an anchor", DidYouMean.Sentence(name, Words<Anchor>.Known));
                continue;
            }
            if (!AnchorRule.TryParse(anchor, value.ToString(), out var rule, out var wrong))
                file.Wrong(line, wrong, $"Write a rule such as: {AnchorRule.Examples}.");
            foreach (var (offset, _) in rule.Alternatives.Where(way => !way.OnlyIfConfirmed && !above.Contains(way.Offset.Anchor)))
                file.Wrong(
                    line,
                    $"{anchor} counts from {offset.Anchor}, which has no rule above it",
                    $"Put the rule of {offset.Anchor} above this line.");
            above.Add(anchor);
            rules.Add(rule);
        }
        return rules;
    }

    private static AnchorOffset? OffsetOrNull(YamlMap map, string key, IReadOnlySet<Anchor> anchors)
    {
        if (map.TextOrNull(key) is not { } text) return null;
        if (!AnchorOffset.TryParse(text, out var offset, out var wrong))
        {
            map.Odd(key, wrong, $"Write one of these forms: {AnchorOffset.Examples}.");
            return null;
        }
        StepReader.CheckAnchors(map, key, [offset.Anchor], anchors);
        return offset;
    }

    private List<Outcome> Outcomes(IReadOnlySet<Anchor> anchors)
    {
        var outcomes = new List<Outcome>();
        foreach (var map in file.Maps("outcomes", "an outcome"))
        {
            var code = map.Whole("code") ?? (map.Has("code") ? 0 : map.Missing("code", 0));
            if (outcomes.Exists(other => other.Code == code))
            {
                map.Odd(
                    "code",
                    $"the outcome {code} is there twice",
                    "Give this outcome a code of its own.");
            }
            outcomes.Add(new(code, map.Text("title"), map.Text("follow_up"), Forecasts(map, anchors)));
            map.Done();
        }
        return outcomes;
    }

    private List<Criterion> Criteria()
    {
        var criteria = new List<Criterion>();
        foreach (var map in file.Maps("criteria", "a criterion"))
        {
            var criterion = new Criterion(map.Text("id"), map.Text("title"));
            if (criterion.Id.Length > 0 && criteria.Exists(other => other.Id == criterion.Id))
            {
                map.Odd("id", $"the criterion id \"{criterion.Id}\" is used twice", "Give this criterion an id of its own.");
            }
            criteria.Add(criterion);
            map.Done();
        }
        return criteria;
    }

    private static List<Forecast> Forecasts(YamlMap owner, IReadOnlySet<Anchor> anchors)
    {
        var forecasts = new List<Forecast>();
        foreach (var map in owner.Maps("forecasts", "a forecast"))
        {
            var when = OffsetOrNull(map, "when", anchors) ?? (map.Has("when") ? default : map.Missing("when", default(AnchorOffset)));
            forecasts.Add(new(map.Text("id"), map.Text("label"), when, map.Word<Level>("level"), map.WordOrNull<Flag>("once_passed")));
            map.Done();
        }
        return forecasts;
    }

    private List<Playbook> Versions(Playbook body)
    {
        var versions = new List<Playbook>();
        foreach (var map in file.Maps("versions", "a version"))
        {
            var version = body with
            {
                Version = map.Text("version"),
                Supersedes = versions.Count == 0 ? null : versions[^1].Version,
                Changes = map.Text("changes"),
                ValidFrom = map.Date("valid_from"),
                ValidTo = map.DateOrNull("valid_to"),
                Steps = Reworded(map, body.Steps),
            };
            map.Done();
            if (version.ValidTo < version.ValidFrom)
                map.Odd(
                    "valid_to",
                    $"{Day(version.ValidTo.Value)} is before {Day(version.ValidFrom)}",
                    "The last day cannot be before the first.");
            if (versions.Count > 0) versions[^1] = Closed(versions[^1], version, map);
            versions.Add(version);
        }
        if (versions.Count == 0) file.Missing("versions");
        return versions;
    }

    /// <summary>A version ends on the day before the next begins.</summary>
    private static Playbook Closed(Playbook earlier, Playbook later, YamlMap map)
    {
        if (later.ValidFrom <= earlier.ValidFrom || later.ValidFrom <= earlier.ValidTo)
        {
            map.Odd(
                "valid_from",
                $"version {later.Version} overlaps version {earlier.Version}",
                "Put versions in order of time; each begins after the one before has ended.");
            return earlier;
        }
        return earlier.ValidTo is null ? earlier with { ValidTo = later.ValidFrom.PlusDays(-1) } : earlier;
    }

    private static IReadOnlyList<Step> Reworded(YamlMap version, IReadOnlyList<Step> steps)
    {
        List<Step>? reworded = null;
        foreach (var (id, value, line) in version.Entries("wording"))
        {
            var index = steps.ToList().FindIndex(step => step.Id == id);
            if (index < 0)
            {
                version.Wrong(
                    line,
                    $"there is no step \"{id}\" to word otherwise",
                    DidYouMean.Sentence(id, [.. steps.Select(step => step.Id)]));
                continue;
            }
            reworded ??= [.. steps];
            reworded[index] = Reworded(version, value, reworded[index]);
        }
        return reworded ?? steps;
    }

    private static Step Reworded(YamlMap version, YamlNode value, Step step)
    {
        if (version.Inner(value, "the wording of a step") is not { } wording) return step;
        var reworded = step with { Title = wording.TextOrNull("title") ?? step.Title, Why = wording.TextOrNull("why") ?? step.Why };
        wording.Done();
        return reworded;
    }

    private static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", null);
}
