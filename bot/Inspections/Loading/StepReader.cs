namespace ForumBot.Inspections.Loading;

/// <summary>Reads the steps of one playbook file and checks that they fit together.</summary>
internal sealed class StepReader(IReadOnlySet<Anchor> anchors, IReadOnlySet<string>? sources, IReadOnlySet<int> outcomes)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Step> Read(YamlMap playbook)
    {
        var steps = new List<Step>();
        foreach (var section in playbook.Maps("sections", "a section"))
        {
            var title = section.Text("title");
            if (!section.Has("steps")) section.Missing("steps");
            foreach (var map in section.Maps("steps", "a step")) steps.Add(ReadStep(map, title));
            section.Done();
        }
        if (steps.Count == 0) playbook.Missing("sections");
        return steps;
    }

    /// <summary>Checks that each anchor of an offset has a rule in this playbook.</summary>
    public static void CheckAnchors(YamlMap map, string key, IEnumerable<Anchor> used, IReadOnlySet<Anchor> anchors)
    {
        foreach (var anchor in used.Distinct().Where(anchor => !anchors.Contains(anchor)))
            map.Odd(
                key,
                $"this playbook has no anchor {anchor}",
                $"Add \"{anchor}: asked\" or a rule for it under \"anchors\", or count from another.");
    }

    private Step ReadStep(YamlMap map, string section)
    {
        var id = map.Text("id");
        if (id.Length > 0 && !seen.TryAdd(id, map.Line))
            map.Odd("id", $"the step id \"{id}\" is used twice, first on line {seen[id]}", "Give this step an id of its own.");
        var level = map.Word<Level>("level");
        var step = new Step(
            id,
            map.Text("title"),
            map.Text("why"),
            section,
            Timing(map),
            map.TextOrNull("when_words"),
            map.TimeOrNull("at"),
            map.WordOrNull<Repeat>("repeat") ?? Repeat.Once,
            map.Word<Responsible>("who"),
            Tell(map),
            level,
            PublicFrom(map),
            map.YesNo("shared_with_area"),
            OnlyOutcome(map),
            Fields(map, level),
            Sources(map),
            map.WordOrNull<Topic>("topic") ?? Topic.Other,
            map.WordOrNull<VaultPart>("vault"));
        if ((step.Who == Responsible.Lano || step.Tell.HasFlag(Recipients.Lano)) && !step.SharedWithArea)
            map.Odd(
                "shared_with_area",
                "the LANO has a part in this step but may not see it",
                "Write \"shared_with_area: true\", or leave the LANO out.");
        map.Done();
        return step;
    }

    private StepTiming Timing(YamlMap map)
    {
        var text = map.Text("when");
        if (StepTiming.TryParse(text, out var timing, out var wrong))
            CheckAnchors(map, "when", timing.Offsets.Select(offset => offset.Anchor), anchors);
        else if (text.Length > 0)
            map.Odd("when", wrong, $"Write one of these forms: {StepTiming.Examples}.");
        return timing;
    }

    private static Recipients Tell(YamlMap map)
    {
        if (!map.Has("tell")) map.Missing("tell");
        return map.WordList<Recipients>("tell").Aggregate(Recipients.None, (all, next) => all | next);
    }

    private Anchor? PublicFrom(YamlMap map)
    {
        var anchor = map.WordOrNull<Anchor>("public_from");
        if (anchor is { } known) CheckAnchors(map, "public_from", [known], anchors);
        return anchor;
    }

    private int? OnlyOutcome(YamlMap map)
    {
        var code = map.Whole("only_outcome");
        if (code is { } number && !outcomes.Contains(number))
            map.Odd(
                "only_outcome",
                $"this playbook has no outcome {number}",
                "Add it under \"outcomes\", or write the code of one that is there.");
        return code;
    }

    private List<string> Sources(YamlMap map)
    {
        var codes = new List<string>();
        if (!map.Has("sources")) map.Missing("sources");
        foreach (var (code, line) in map.TextsWithLines("sources"))
        {
            codes.Add(code);
            if (sources is not null && !sources.Contains(code))
                map.Wrong(line, $"the source \"{code}\" is not in sources.yaml", "Add it there, or write the code of one that is there.");
        }
        return codes;
    }

    private List<EvidenceField> Fields(YamlMap step, Level level)
    {
        var fields = new List<EvidenceField>();
        var ids = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in step.Maps("collect", "a field"))
        {
            var field = new EvidenceField(
                map.Text("id"),
                map.Text("label"),
                map.Word<FieldKind>("kind"),
                map.TextOrNull("hint"),
                Confirms(map),
                map.YesNo("fixes_step"),
                map.Texts("choices"),
                map.WordOrNull<Level>("level") ?? level,
                PublicFrom(map),
                map.YesNo("required"),
                map.WordOrNull<FactTold>("tells"));
            if (field.Id.Length > 0 && !ids.TryAdd(field.Id, map.Line))
                map.Odd(
                    "id",
                    $"the field id \"{field.Id}\" is used twice in this step, first on line {ids[field.Id]}",
                    "Give this field an id of its own.");
            CheckKind(map, field);
            map.Done();
            fields.Add(field);
        }
        return fields;
    }

    private Anchor? Confirms(YamlMap map)
    {
        var anchor = map.WordOrNull<Anchor>("confirms");
        if (anchor is { } known) CheckAnchors(map, "confirms", [known], anchors);
        return anchor;
    }

    private static void CheckKind(YamlMap map, EvidenceField field)
    {
        if (field.Kind == FieldKind.Choice && field.Choices.Count < 2)
            map.Odd("choices", "there is nothing to choose from", "Give at least two \"choices\", or another \"kind\".");
        if (field.Kind != FieldKind.Choice && field.Choices.Count > 0)
            map.Odd("choices", "only a field of kind choice has choices", "Write \"kind: choice\", or take the choices out.");
        if (field.FixesStep && field.Kind != FieldKind.DateTime)
            map.Odd("fixes_step", "a step's time can only be fixed by a date and time", "Write \"kind: date_time\".");
        var needsTime = field.Confirms is Anchor.O or Anchor.C;
        if (needsTime && field.Kind != FieldKind.DateTime)
            map.Odd("confirms", $"{field.Confirms} needs a date and a time", "Write \"kind: date_time\".");
        else if (field.Confirms is not null && field.Kind is not (FieldKind.Date or FieldKind.DateTime))
            map.Odd("confirms", $"{field.Confirms} can only be confirmed by a date", "Write \"kind: date\" or \"kind: date_time\".");
    }
}
