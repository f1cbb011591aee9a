using System.Text.Json;
using ForumBot.Inspections;
using ForumBot.Surveys;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Tests.Inspections;

public sealed class WorkedCaseTests
{
    private static readonly ZonedDateTimePattern Stamp = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<+HH:mm>", null);

    public static TheoryData<string> Cases => [.. WorkedCase.Ids];

    [Theory]
    [MemberData(nameof(Cases))]
    public void WorkedCase_Planned_GivesEveryExpectedValue(string id)
    {
        var example = WorkedCase.Find(id);
        if (example.NotifiedOn is { } day && !example.Expected.TryGetProperty("refused", out _))
            Assert.Equal(example.Version, Built.Shelf.Find(example.PlaybookId, day, example.Training).Playbook!.Version);

        foreach (var expected in example.Expected.EnumerateObject()) Check(example, expected.Name, expected.Value);

        var raises = example.Expected.TryGetProperty("anchors", out _) && !example.Expected.TryGetProperty("suggested_onsite_starts", out _);
        if (raises) Assert.Empty(Plan(example).SuggestedOnsiteStarts);
    }

    private static void Check(WorkedCase example, string key, JsonElement value)
    {
        switch (key)
        {
            case "anchors": Anchors(Plan(example), value); break;
            case "steps": Steps(Plan(example), value); break;
            case "flags": Assert.Equal(Texts(value).Order(), Flags(example).Select(flag => flag.ToCode()).Order()); break;
            case "suggested_onsite_starts": Assert.Equal(Texts(value), Plan(example).SuggestedOnsiteStarts.Select(Iso)); break;
            case "survey_reminders": Assert.Equal(Messages(value), Ladder(example)); break;
            case "days_end_to_publication":
                Assert.Equal(value.GetInt32(), Forecasts.DaysToPublication(Plan(example)[Anchor.E]!.Date, Plan(example)[Anchor.P]!.Date));
                break;
            case "forecast_publication": Assert.Equal(value.GetString(), Iso(Plan(example)[Anchor.P]!.WorkedOut!.Value)); break;
            case "outcome_1" or "outcome_2" or "outcome_3":
                foreach (var forecast in value.EnumerateObject()) After(example, key[^1] - '0', forecast.Name, forecast.Value);
                break;
            case "pap_likely_draft" or "pap_legal_last_day" or "monitoring_forecast":
                After(example, example.Input.GetProperty("outcome").GetInt32(), key, value);
                break;
            case "wsoa_due" or "letter_expected":
                Assert.Equal(value.GetString(), One(Forecasts.For(example.Playbook, example.Known(), Built.Calendar), key));
                break;
            case "notice_due_by":
                Assert.Equal(value.GetString(), Iso(example.Playbook.NoticeDue!.Value.From(Plan(example)[Anchor.M]!.Date, Built.Calendar).Date));
                break;
            case "refused": Assert.Equal(value.GetBoolean(), Choice(example).Playbook is null); break;
            case "suggested_playbook": Assert.Equal(value.GetString(), Choice(example).Suggested!.Id); break;
            case "embargo": Assert.Equal(value.GetBoolean(), example.Playbook.HasEmbargo); break;
            case "outcome_steps":
                Assert.Empty(example.Playbook.Outcomes);
                Assert.Equal(Texts(value), example.Playbook.Steps.Where(step => step.OnlyOutcome is not null).Select(step => step.Id));
                break;
            case "before": Steps(Plan(example), value); break;
            case "after": Steps(Replan(example), value); break;
            case "overdue_now": Assert.Equal(Texts(value), Change(example).Overdue); break;
            case "push_at": Assert.Equal(value.GetString(), Change(example).PushAtOnce ? Time(London.Zone, At(example)) : null); break;
            case "meeting_reminders": Assert.Equal(Messages(value), Meeting(example)); break;
            case "already_sent": Assert.Equal(Messages(value), Written(LadderChange(example).AlreadySent)); break;
            case "cancelled": Assert.Equal(Messages(value), Written(LadderChange(example).Cancelled)); break;
            case "new_plan": Assert.Equal(Messages(value), Written(LadderChange(example).NewPlan.Messages)); break;
            case "dropped":
                Assert.Equal(
                    value.EnumerateArray().Select(one => $"{one[0].GetString()} {one[1].GetString()}"),
                    LadderChange(example).NewPlan.Dropped.Select(one => $"{Label(one.Rung)} {one.Rule}"));
                break;
            default: Assert.Fail($"Nothing checks \"{key}\"."); break;
        }
    }

    private static Timeline Plan(WorkedCase example) => Timeline.Plan(example.Playbook, example.Facts(), Built.Calendar);

    private static Timeline Replan(WorkedCase example) => Timeline.Plan(example.Playbook, example.FactsAfterChange(), Built.Calendar);

    private static PlaybookChoice Choice(WorkedCase example) => Built.Shelf.Find(example.PlaybookId, example.NotifiedOn!.Value, example.Training);

    private static Instant At(WorkedCase example) => WorkedCase.Moment(WorkedCase.Text(example.Input.GetProperty("change"), "at")!).ToInstant();

    private static TimelineChange Change(WorkedCase example)
    {
        // The steps of the days before the change have been done, which is what the case takes for granted.
        var today = London.DateOf(At(example));
        var before = Plan(example);
        return TimelineChange.Between(before, Replan(example), id => !(before.Find(id)!.End < today), At(example));
    }

    private static IEnumerable<Flag> Flags(WorkedCase example)
    {
        if (example.Expected.TryGetProperty("refused", out _)) return [Choice(example).Refusal!.Value];
        if (WorkedCase.Text(example.Input, "today") is not { } today) return Plan(example).Flags;
        var outcome = example.Input.GetProperty("outcome").GetInt32();
        return Forecasts.Passed(Forecasts.After(example.Playbook, outcome, example.Known(), Built.Calendar), WorkedCase.Day(today));
    }

    private static void Anchors(Timeline plan, JsonElement expected)
    {
        foreach (var anchor in expected.EnumerateObject())
        {
            var planned = plan[Enum.Parse<Anchor>(anchor.Name)]!;
            Assert.Equal(anchor.Value.GetString(), planned.Time is { } time ? Time(planned.Date + time) : Iso(planned.Date));
        }
    }

    private static void Steps(Timeline plan, JsonElement expected)
    {
        foreach (var step in expected.EnumerateObject())
        {
            var planned = plan.Find(step.Name)!;
            var (first, last) = step.Value.ValueKind == JsonValueKind.Array
                ? (step.Value[0].GetString(), step.Value[1].GetString())
                : (step.Value.GetString(), step.Value.GetString());
            Assert.Equal($"{step.Name} {first} {last}", $"{step.Name} {Iso(planned.Start!.Value)} {Iso(planned.End!.Value)}");
        }
    }

    private static void After(WorkedCase example, int outcome, string name, JsonElement expected) =>
        Assert.Equal(expected.GetString(), One(Forecasts.After(example.Playbook, outcome, example.Known(), Built.Calendar), name));

    private static string One(IReadOnlyList<ForecastDate> forecasts, string id) => Iso(forecasts.Single(one => one.Forecast.Id == id).Date);

    private static IEnumerable<string> Ladder(WorkedCase example)
    {
        var plan = Plan(example);
        return SurveyLadder.Window(plan) is { } window ? Written(SurveyLadder.Plan(window, example.Notified!.Value).Messages) : [];
    }

    private static LadderChange LadderChange(WorkedCase example) => SurveyLadder.Change(
        SurveyLadder.Window(Plan(example))!, example.Notified!.Value, SurveyLadder.Window(Replan(example))!, At(example));

    private static IEnumerable<string> Meeting(WorkedCase example)
    {
        var step = Replan(example).Find("FULL-W3-07")!;
        var reminders = MeetingReminders.For(step.Start!.Value + step.At!.Value, At(example), Built.Calendar);
        return [$"prep {Stamp.Format(reminders.Preparation!.Value)}", $"minus_30min {Stamp.Format(reminders.LastCall!.Value)}"];
    }

    private static IEnumerable<string> Written(IReadOnlyList<SurveyMessage> messages) => messages.Select(one => $"{Label(one.Rung)} {Stamp.Format(one.At)}");

    private static IEnumerable<string> Messages(JsonElement list) =>
        list.EnumerateArray().Select(one => $"{WorkedCase.Text(one, "label")} {WorkedCase.Text(one, "at")}");

    private static string Label(Rung rung) => rung switch
    {
        Rung.Open => "open",
        Rung.ThreeDays => "C-3d",
        Rung.TwoDays => "C-2d",
        Rung.OneDay => "C-1d",
        Rung.ThreeHours => "C-3h",
        Rung.Closed => "closed",
        _ => "change_notice",
    };

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString()!);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Time(LocalDateTime local) => Stamp.Format(London.At(local));

    private static string Time(DateTimeZone zone, Instant at) => Stamp.Format(at.InZone(zone));
}
