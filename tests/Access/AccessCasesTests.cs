using System.Globalization;
using System.Text.Json.Nodes;
using ForumBot.Access;
using ForumBot.Forums;

namespace ForumBot.Tests.Access;

/// <summary>The worked cases around one feedback meeting, through the gate.</summary>
public sealed class AccessCasesTests
{
    private static readonly JsonNode Book = JsonNode.Parse(File.ReadAllText(SourceTree.Path("tests", "Access", "access-cases.json")))!;

    public static TheoryData<string> Ids { get; } = [.. Book["cases"]!.AsArray().Select(c => (string)c!["id"]!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Case_OfTheBrief_IsDecidedAsItSays(string id)
    {
        var @case = Book["cases"]!.AsArray().Single(c => (string)c!["id"]! == id)!;
        var who = (string)@case["who"]!;
        var facts = new Circumstances(
            (bool)Book["people"]![who]!["in_the_room"]!,
            EmbargoLifted: InstantIn(@case["at"]!) >= InstantIn(Book["lifted_at"]!));

        var allowed = (string)@case["wish"]! switch
        {
            "read_notes" => May(Permission.ReadNotes, Matter.Attendees, Audience.OnePerson),
            "see_outcome" or "see_outcome_forecast" => May(Permission.SeeOutcomeForecast, Matter.Attendees, Audience.OnePerson),
            "post_holding_statement" => May(Permission.AskInGeneral, Matter.Public, Audience.Open),
            "post_findings" => May(Permission.ReadNotes, Matter.Attendees, Audience.Open),
            "post_notes_in_forum_channel" => May(Permission.ReadNotes, Matter.Attendees, Audience.ForumOnly),
            "keep_family_details" => May(Permission.KeepFamilyDetails, Matter.Attendees, Audience.OnePerson),
            "keep_draft_report" => May(Permission.KeepDraftReport, Matter.Attendees, Audience.OnePerson),
            "lift_embargo" => May(Permission.LiftEmbargo, Matter.Forum, Audience.OnePerson) && Embargo.WhyNot(Confirmations()) is null,
            var wish => throw new InvalidOperationException($"No such wish: {wish}."),
        };

        Assert.Equal((bool)@case["allowed"]!, allowed);

        bool May(Permission what, Matter matter, Audience here) => Gate.Decide(RolesOf(who), what, matter, here, facts).Allowed;

        List<Confirmation> Confirmations() =>
        [
            .. @case["confirmed_by"]!.AsArray().Select(name =>
                new Confirmation(new("fake", "t", (string)name!), RolesOf((string)name!), new((string)@case["link"]!))),
        ];
    }

    [Theory]
    [InlineData("http://reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk.example.org/provider/44/80001")]
    [InlineData("https://example.org/reports.ofsted.gov.uk")]
    [InlineData("https://reports.ofsted.gov.uk@example.org/provider")]
    [InlineData("https://someone@reports.ofsted.gov.uk/provider")]
    [InlineData("https://reports.ofsted.gov.uk:8443/provider")]
    [InlineData("https://ofsted.gov.uk/provider")]
    [InlineData("//reports.ofsted.gov.uk/provider")]
    public void IsOfficial_ALinkThatOnlyLooksLikeIt_IsNot(string link) =>
        Assert.False(Embargo.IsOfficial(new(link, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void IsOfficial_NoLink_IsNot() => Assert.False(Embargo.IsOfficial(null));

    [Fact]
    public void IsOfficial_TheReportsPage_Is() => Assert.True(Embargo.IsOfficial(new("https://Reports.Ofsted.gov.uk/provider/44/80001")));

    [Fact]
    public void WhyNot_OnePersonWithBothRoles_IsNotTwoPeople() =>
        Assert.Contains("Two different people", Embargo.WhyNot([Confirm("ann", Role.Chair, Role.Deputy), Confirm("ann", Role.Chair, Role.Deputy)]));

    [Fact]
    public void WhyNot_TwoDeputies_LacksTheChair() =>
        Assert.Contains("the chair and a deputy", Embargo.WhyNot([Confirm("ben", Role.Deputy), Confirm("cat", Role.Deputy)]));

    [Fact]
    public void WhyNot_NobodyYet_AsksForTwo() => Assert.NotNull(Embargo.WhyNot([]));

    private static Confirmation Confirm(string name, params Role[] roles) =>
        new(new("fake", "t", name), RoleSet.Of(roles), new("https://reports.ofsted.gov.uk/provider/44/80001"));

    private static RoleSet RolesOf(string who) =>
        RoleSet.Of([.. Book["people"]![who]!["roles"]!.AsArray().Select(r => Enum.Parse<Role>((string)r!))]);

    private static DateTimeOffset InstantIn(JsonNode node) => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture);
}
