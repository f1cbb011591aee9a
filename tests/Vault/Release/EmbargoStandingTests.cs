using CsCheck;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Reminders.Plan;
using ForumBot.Vault.Release;
using NodaTime;

namespace ForumBot.Tests.Vault.Release;

/// <summary>Every way from one state of the embargo to the next, and that there is no other.</summary>
public sealed class EmbargoStandingTests
{
    private const string Page = "https://reports.ofsted.gov.uk/provider/44/80001";
    private const string OtherPage = "https://reports.ofsted.gov.uk/provider/44/90009";
    private static readonly Instant Start = Instant.FromUtc(2027, 5, 10, 9, 0);

    private static readonly string[] Events =
        ["chair", "deputy", "seconddeputy", "rep", "member", "lano", "chair-other", "deputy-other", "open", "close", "seal", "years", "swap"];

    public static TheoryData<string, EmbargoState> Ways => new()
    {
        { "", EmbargoState.Sealed },
        { "chair", EmbargoState.Recorded },
        { "deputy", EmbargoState.Recorded },
        { "chair deputy", EmbargoState.Confirmed },
        { "deputy chair", EmbargoState.Confirmed },
        { "chair deputy open", EmbargoState.Opened },
        { "chair deputy open close", EmbargoState.Confirmed },
        { "chair deputy open chair-other", EmbargoState.Opened },
        { "chair deputy seal", EmbargoState.SealedAgain },
        { "chair deputy open seal", EmbargoState.SealedAgain },
        { "chair seal", EmbargoState.SealedAgain },
        { "chair deputy seal chair", EmbargoState.Recorded },
        { "chair deputy seal chair deputy", EmbargoState.Confirmed },
        { "chair-other deputy deputy-other", EmbargoState.Confirmed },
        { "chair deputy-other chair-other", EmbargoState.Confirmed },
        // And what leads nowhere.
        { "chair chair", EmbargoState.Recorded },
        { "deputy deputy", EmbargoState.Recorded },
        { "deputy seconddeputy", EmbargoState.Recorded },
        { "rep member lano", EmbargoState.Sealed },
        { "chair rep", EmbargoState.Recorded },
        { "chair member", EmbargoState.Recorded },
        { "chair lano", EmbargoState.Recorded },
        { "chair deputy-other", EmbargoState.Recorded },
        { "open", EmbargoState.Sealed },
        { "chair open", EmbargoState.Recorded },
        { "chair deputy seal open", EmbargoState.SealedAgain },
        { "chair deputy seal deputy", EmbargoState.Recorded },
        { "chair deputy seal deputy deputy", EmbargoState.Recorded },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Standing_AfterTheseEvents_IsThis(string events, EmbargoState state)
    {
        var scene = events.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Fresh(), (now, what) => Do(now, what));

        Assert.Equal(state, StandingOf(scene).State);
        Assert.Equal(state is EmbargoState.Confirmed or EmbargoState.Opened, Publication.Of(scene.Forum, scene.Inspection, scene.Playbook).EmbargoLifted);
    }

    [Fact]
    public void Standing_WithNobodysWord_StaysAsTheYearsGoBy() => Gen.Int[0, 20_000].Sample(days =>
    {
        var scene = Fresh();
        Assert.Equal(EmbargoState.Sealed, StandingOf(scene with { Now = scene.Now + Duration.FromDays(days) }).State);
        Assert.Equal(EmbargoState.Recorded, StandingOf(Do(scene, "chair") is var recorded ? recorded with { Now = recorded.Now + Duration.FromDays(days) } : scene).State);
    });

    [Fact]
    public void Standing_AfterAnyEvents_IsOpenOnlyOnTheWordOfTwo() =>
        Gen.Int[0, Events.Length - 1].Select(at => Events[at]).Array[0, 14].Sample(events =>
            {
                var scene = Fresh();
                var words = new List<(string Who, bool Chair, bool Deputy, string Link)>();
                foreach (var what in events)
                {
                    scene = Do(scene, what);
                    if (what == "seal" && scene.Inspection.SealedAgain?.At == scene.Now)
                    {
                        words.Clear();
                    }
                    else if (WhoOf(what) is { } who)
                    {
                        var roles = scene.Forum.RolesOf(who.Id);
                        words.Add((who.Name, roles.Has(Role.Chair), roles.Has(Role.Deputy), what.EndsWith("-other", StringComparison.Ordinal) ? OtherPage : Page));
                    }
                }

                var agreed = words.Any(one => one.Chair && words.Any(other => other.Deputy && other.Who != one.Who && other.Link == one.Link));
                var standing = StandingOf(scene);
                Assert.True(!standing.IsLifted || agreed, string.Join(' ', events));
                Assert.True(standing.State != EmbargoState.Opened || scene.Inspection.OpenSections.Count > 0);
                Assert.True(standing.IsLifted || standing.State is EmbargoState.Sealed or EmbargoState.Recorded or EmbargoState.SealedAgain);
            });

    [Fact]
    public void Lifted_ByAWordLater_StaysLiftedFromThatMoment()
    {
        var lifted = Do(Do(Fresh(), "chair"), "deputy");
        var at = lifted.Now;

        var later = Do(Do(Do(lifted, "chair-other"), "deputy-other"), "years");

        Assert.Equal(at, Publication.LiftedAt(later.Forum, later.Inspection, later.Playbook));
    }

    [Fact]
    public void SameLink_GivenAgainAfterSealing_CountsAnew()
    {
        var scene = Do(Do(Do(Do(Do(Fresh(), "chair"), "deputy"), "seal"), "chair"), "deputy");

        Assert.True(StandingOf(scene).IsLifted);
        Assert.True(StandingOf(scene).Recorded!.At > scene.Inspection.SealedAgain!.At);
    }

    [Fact]
    public void SealedAgain_ForgetsLinkDayAndOutcome()
    {
        var scene = Do(Do(Fresh(), "chair"), "deputy");
        scene = Do(scene.Answered("FULL-P-05", "outcome", "3", Scene.Chair), "seal");

        var facts = KnownFacts.Of(scene.Inspection, scene.Playbook, []);
        Assert.Null(facts.Outcome);
        Assert.False(facts.Confirmed.ContainsKey(Anchor.P));
        Assert.DoesNotContain(scene.Inspection.Answers.Values, answer => answer.Value == Page);
    }

    [Fact]
    public void RoleGivenAfterwards_ChangesNothingOfAnOlderWord()
    {
        var scene = Do(Do(Fresh(), "chair"), "rep");
        scene = scene with { Forum = scene.Forum with { Memberships = scene.Forum.Memberships.Add(new(Scene.Rep, Role.Deputy, scene.Now + Duration.FromMinutes(1), null, Scene.Chair.Id)) } };
        Assert.False(StandingOf(scene).IsLifted);

        Assert.True(StandingOf(Do(Do(scene, "years"), "rep")).IsLifted);
    }

    private static Scene Fresh() => Scene.Started() with { Now = Start };

    private static EmbargoStanding StandingOf(Scene scene) => Publication.StandingOf(scene.Forum, scene.Inspection, scene.Playbook);

    private static Scene Do(Scene before, string what)
    {
        var scene = before with { Now = before.Now + Duration.FromHours(1) };
        var publishing = Publishing.Of(scene.Playbook)!;
        var link = what.EndsWith("-other", StringComparison.Ordinal) ? OtherPage : Page;
        return what switch
        {
            "open" => scene with { Inspection = scene.Inspection.OpenTo([NoteSection.Strengths]) },
            "close" => scene with { Inspection = scene.Inspection.OpenTo([]) },
            "seal" => scene with { Inspection = scene.Inspection.SealAgain(scene.Playbook, Scene.By(Scene.Deputy, scene.Now)) },
            "years" => scene with { Now = scene.Now + Duration.FromDays(900) },
            "swap" => scene with { Forum = Swapped(scene) },
            _ => scene with { Inspection = publishing.Record(scene.Inspection, link, new(2027, 5, 10), Scene.By(WhoOf(what)!, scene.Now)) },
        };
    }

    // The chair and the deputy change places.
    private static Forum Swapped(Scene scene) => scene.Forum with
    {
        Memberships =
        [
            .. scene.Forum.Memberships.Select(held => held.Role is Role.Chair or Role.Deputy && held.Until is null ? held with { Until = scene.Now } : held),
            .. scene.Forum.Memberships.Where(held => held.Role is Role.Chair or Role.Deputy && held.Until is null)
                .Select(held => held with { Role = held.Role == Role.Chair ? Role.Deputy : Role.Chair, From = scene.Now }),
        ],
    };

    private static Person? WhoOf(string what) => what.Replace("-other", "", StringComparison.Ordinal) switch
    {
        "chair" => Scene.Chair,
        "deputy" => Scene.Deputy,
        "seconddeputy" => Scene.Notes,
        "rep" => Scene.Rep,
        "member" => Scene.Member,
        "lano" => Scene.Lano,
        _ => null,
    };
}
