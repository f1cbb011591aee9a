using System.Text.Json;
using ForumBot.Inspections;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Tests.Inspections;

/// <summary>One example of worked-cases.json: its input as facts, and what it expects, key by key.</summary>
internal sealed class WorkedCase(JsonElement json)
{
    private static readonly JsonElement File = Open();
    private static readonly Dictionary<string, Anchor> Answers = new()
    {
        ["survey_opens_at"] = Anchor.O,
        ["survey_closes_at"] = Anchor.C,
        ["onsite_start"] = Anchor.S,
        ["onsite_end"] = Anchor.E,
        ["visit_start"] = Anchor.V,
        ["visit_end"] = Anchor.E,
        ["draft_received"] = Anchor.D,
        ["final_received"] = Anchor.F,
        ["published"] = Anchor.P,
        ["meeting_on"] = Anchor.M,
    };
    private static readonly HashSet<string> Others =
        ["notified_at", "notice_at", "answers", "mode", "today", "outcome", "school_holidays", "count_school_holidays", "change", "has_survey", "theme", "at", "by", "feedback_starts_at"];

    public static IEnumerable<string> Ids => File.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("id").GetString()!);

    public static JsonElement BankHolidays => File.GetProperty("bank_holidays");

    public JsonElement Input { get; } = json.GetProperty("input");

    public JsonElement Expected { get; } = json.GetProperty("expected");

    public string PlaybookId { get; } = json.GetProperty("playbook").GetString()!;

    public string Version { get; } = json.GetProperty("playbook_version").GetString()!;

    public bool Training => Input.TryGetProperty("mode", out var mode) && mode.GetString() == "training";

    public Instant? Notified => Text(Input, "notified_at") is { } text ? Moment(text).ToInstant() : null;

    public LocalDate? NotifiedOn => Notified is { } instant ? London.DateOf(instant) : Text(Input, "notice_at") is { } day ? Day(day) : null;

    public Playbook Playbook => Built.Shelf.Exactly(PlaybookId, Version)!;

    public static WorkedCase Find(string id) =>
        new(File.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id));

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static OffsetDateTime Moment(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text.Length == 22 ? text.Insert(16, ":00") : text).Value;

    public static string? Text(JsonElement owner, string key) => owner.TryGetProperty(key, out var value) ? value.GetString() : null;

    /// <summary>The anchors that the input gives, as dates.</summary>
    public Dictionary<Anchor, LocalDate> Known() => Facts(Input, new() { NotifiedOn = default }).Confirmed.ToDictionary(pair => pair.Key, pair => pair.Value.Date);

    public InspectionFacts Facts()
    {
        var facts = new InspectionFacts { NotifiedOn = NotifiedOn!.Value };
        facts = Facts(Input, facts);
        if (Input.TryGetProperty("answers", out var answers)) facts = Facts(answers, facts);
        if (Input.TryGetProperty("count_school_holidays", out var count)) facts = facts with { CountSchoolHolidays = count.GetBoolean() };
        if (!Input.TryGetProperty("school_holidays", out var holidays)) return facts;
        return facts with
        {
            SchoolHolidays =
                [.. holidays.EnumerateArray().Select(one => new SchoolHoliday(Day(Text(one, "from")!), Day(Text(one, "to")!), Text(one, "name")!))],
        };
    }

    /// <summary>The facts after the change that the case tells of.</summary>
    public InspectionFacts FactsAfterChange()
    {
        var change = Input.GetProperty("change");
        var facts = Facts(change, Facts());
        return Text(change, "feedback_starts_at") is { } start
            ? facts with { StepTimes = facts.StepTimes.SetItem("FULL-W3-07", Moment(start).LocalDateTime) }
            : facts;
    }

    private static InspectionFacts Facts(JsonElement owner, InspectionFacts facts)
    {
        foreach (var answer in owner.EnumerateObject())
        {
            if (Answers.TryGetValue(answer.Name, out var anchor))
            {
                var text = answer.Value.GetString()!;
                AnchorDate date = text.Contains('T', StringComparison.Ordinal) ? Moment(text).LocalDateTime : Day(text);
                facts = facts with { Confirmed = facts.Confirmed.SetItem(anchor, date) };
            }
            else if (answer.Name == "has_survey")
            {
                facts = facts with { HasSurvey = answer.Value.GetBoolean() };
            }
            else
            {
                Assert.Contains(answer.Name, Others);
            }
        }
        return facts;
    }

    private static JsonElement Open()
    {
        using var stream = typeof(WorkedCase).Assembly.GetManifestResourceStream("worked-cases.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
