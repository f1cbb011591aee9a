using System.Text.RegularExpressions;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Tests.Inspections;

public sealed partial class PlaybookContentTests
{
    private static readonly Dictionary<string, string[]> StepIds = new()
    {
        ["area-send-full"] = [.. Run("FULL-R", 3), .. Run("FULL-W1", 15), .. Run("FULL-W2", 9), .. Run("FULL-W3", 9), .. Run("FULL-P", 13)],
        ["area-send-monitoring"] = [.. Run("MON", 10)],
        ["area-send-engagement"] = [.. Run("ENG", 9)],
        ["area-send-thematic"] = [.. Run("THM", 7)],
        ["local-area-2016"] = [.. Run("LA16", 12)],
    };

    public static TheoryData<string, string> Versions => [.. Built.Shelf.All.Select(playbook => (playbook.Id, playbook.Version))];

    [Theory]
    [InlineData("area-send-full", "2023-01-01,2024-04-05,2025-06-06,2025-07-07")]
    [InlineData("area-send-monitoring", "2023-01-01,2024-04-05,2025-06-06,2025-07-07")]
    [InlineData("area-send-engagement", "2023-01-01,2025-07-07")]
    [InlineData("area-send-thematic", "2023-01-26,2024-02-08,2025-01-14")]
    [InlineData("local-area-2016", "2016-05-01")]
    public void Shelf_OfTheBot_HoldsEveryVersion(string id, string versions) =>
        Assert.Equal(versions.Split(','), Built.Shelf.All.Where(playbook => playbook.Id == id).Select(playbook => playbook.Version));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Playbook_OfTheBot_HasItsStepsInOrder(string id, string version) =>
        Assert.Equal(StepIds[id], Built.Shelf.Exactly(id, version)!.Steps.Select(step => step.Id));

    [Theory]
    [InlineData("FULL-W1-02", "lead_name:PersonName,lead_email:Email,lead_phone:Phone,forum_contact:PersonName")]
    [InlineData("FULL-W1-03", "team:People")]
    [InlineData("FULL-W1-04", "lano_name:PersonName,lano_email:Email,lano_phone:Phone,deputy_name:PersonName,deputy_email:Email,deputy_phone:Phone")]
    [InlineData("FULL-W1-05", "offsite_start:Date,onsite_start:Date,onsite_end:Date")]
    [InlineData("FULL-W1-06", "opens_at:DateTime,closes_at:DateTime,parents_link:Link,young_people_link:Link,staff_link:Link")]
    [InlineData("FULL-W1-07", "pick_up:Text,hand_in:Text,last_collection:DateTime,sealed_route:YesNo")]
    [InlineData("FULL-W1-08", "formats:List,format_links:List,languages:List,interpreter:Text")]
    public void WeekOneStep_OfTheFullPlaybook_CollectsWhatItMust(string step, string fields) =>
        Assert.Equal(fields.Split(','), Built.Full.Find(step)!.Collect.Select(field => $"{field.Id}:{field.Kind}"));

    [Theory]
    [InlineData("FULL-W1-05", "X,S,E")]
    [InlineData("FULL-W1-06", "O,C")]
    [InlineData("FULL-P-02", "D")]
    [InlineData("FULL-P-04", "F")]
    [InlineData("FULL-P-05", "P")]
    public void Field_ThatGivesADate_ConfirmsItsAnchor(string step, string anchors) =>
        Assert.Equal(anchors.Split(','), Built.Full.Find(step)!.Collect.Where(field => field.Confirms is not null).Select(field => field.Confirms.ToString()));

    [Theory]
    [InlineData("area-send-full")]
    [InlineData("area-send-monitoring")]
    public void Playbook_WithAFeedbackMeeting_NamesWhatInspectorsJudgeBy(string id)
    {
        var playbook = Built.Shelf.All.Last(one => one.Id == id);

        Assert.Contains(playbook.Steps, step => step.Vault == VaultPart.Notes);
        Assert.Equal(13, playbook.Criteria.Select(criterion => criterion.Id).Distinct().Count());
        Assert.All(playbook.Criteria, criterion => Assert.InRange(criterion.Title.Length, 5, 60));
    }

    [Fact]
    public void FullPlaybook_FromJuly2025_NamesWhoCommentsOnTheActionPlan()
    {
        Assert.Contains("Ofsted comments", Built.Shelf.Exactly("area-send-full", "2025-06-06")!.Find("FULL-P-09")!.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("Ofsted", Built.Full.Find("FULL-P-09")!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void FullPlaybook_InAllVersions_HasTheSameDays()
    {
        var full = Built.Shelf.All.Where(playbook => playbook.Id == "area-send-full").ToList();
        Assert.All(full, version => Assert.Equal(Built.Full.Steps.Select(step => step.When), version.Steps.Select(step => step.When)));
        Assert.All(full, version => Assert.Same(Built.Full.Anchors, version.Anchors));
    }

    [Fact]
    public void FullPlaybook_BeforePublication_KeepsFindingsForAttendees()
    {
        foreach (var id in (string[])["FULL-W2-08", "FULL-W3-08", "FULL-P-02", "FULL-P-03", "FULL-P-04", "FULL-P-12"])
            Assert.Equal(Level.Attendees, Built.Full.Find(id)!.Level);
        var outcome = Built.Full.Find("FULL-P-05")!.Collect.Single(field => field.Id == "outcome");
        Assert.Equal((Level.Attendees, Anchor.P), (outcome.Level, outcome.PublicFrom!.Value));
    }

    [Theory]
    [InlineData("FULL-W1-14")]
    [InlineData("FULL-W2-04")]
    [InlineData("FULL-W2-09")]
    [InlineData("FULL-W3-04")]
    [InlineData("FULL-W3-06")]
    [InlineData("FULL-W3-08")]
    [InlineData("FULL-P-08")]
    [InlineData("FULL-P-12")]
    public void Step_OfTheForumsOwnPreparation_IsNotSharedWithTheArea(string id) => Assert.False(Built.Full.Find(id)!.SharedWithArea);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Wording_OfEveryStep_IsShortAndPlain(string id, string version)
    {
        foreach (var step in Built.Shelf.Exactly(id, version)!.Steps)
        {
            Assert.True(step.Title.Length <= 45, step.Id + " title");
            Assert.True(Sentences().Count(step.Why) <= 4, step.Id + " sentences");
            Assert.True(step.Why.Length is > 10 and <= 330, step.Id + " why");
            Assert.DoesNotContain("judgement", step.Why, StringComparison.OrdinalIgnoreCase);
            Assert.All(step.Collect, field => Assert.True(field.Label.Length <= 50 && !field.Label.EndsWith('.'), $"{step.Id} {field.Id}"));
            Assert.All(step.Collect, field => Assert.True(field.Hint is null or { Length: <= 70 }, $"{step.Id} {field.Id} hint"));
        }
    }

    [Fact]
    public void Flag_OfEachKind_HasItsCodeAndSentence()
    {
        Assert.Equal("NOTIFIED_NOT_MONDAY", Flag.NotifiedNotMonday.ToCode());
        Assert.Equal("DST_CHANGE_IN_WINDOW", Flag.DstChangeInWindow.ToCode());
        Assert.All(Enum.GetValues<Flag>(), flag => Assert.EndsWith(".", flag.ToSentence(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("area-send-full", "2022-12-31", null)]
    [InlineData("area-send-full", "2023-01-01", "2023-01-01")]
    [InlineData("area-send-full", "2024-04-04", "2023-01-01")]
    [InlineData("area-send-full", "2024-04-05", "2024-04-05")]
    [InlineData("area-send-full", "2025-07-06", "2025-06-06")]
    [InlineData("area-send-full", "2035-01-01", "2025-07-07")]
    [InlineData("local-area-2016", "2018-12-03", null)]
    [InlineData("no-such-playbook", "2025-01-01", null)]
    public void Shelf_ForANotificationDay_GivesTheVersionInForce(string id, string day, string? version)
    {
        var choice = Built.Shelf.Find(id, WorkedCase.Day(day));
        Assert.Equal(version, choice.Playbook?.Version);
        Assert.Equal(version is null ? Flag.PlaybookNotValidOnDate : null, choice.Refusal);
        Assert.Equal(version is null, choice.Sentence.Length > 0);
    }

    [Fact]
    public void Shelf_ForTraining_LendsTheOldPlaybookOnAnyDay() =>
        Assert.Equal("2016-05-01", Built.Shelf.Find("local-area-2016", new LocalDate(2026, 1, 5), training: true).Playbook!.Version);

    private static IEnumerable<string> Run(string prefix, int count) => Enumerable.Range(1, count).Select(number => $"{prefix}-{number:00}");

    [GeneratedRegex(@"[.?!](\s|$)")]
    private static partial Regex Sentences();
}
