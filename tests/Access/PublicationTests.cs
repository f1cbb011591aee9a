using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Reminders.Plan;
using NodaTime;

namespace ForumBot.Tests.Access;

public sealed class PublicationTests
{
    private const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";
    private static readonly Scene Out = Scene.Started().On(5, 10);

    [Fact]
    public void Embargo_WithNobodysWord_Holds() => Assert.False(IsLifted(Out));

    [Fact]
    public void Embargo_OnceChairAndDeputyEachGiveTheLink_IsLifted() => Assert.True(IsLifted(Confirmed(Scene.Chair, Scene.Deputy)));

    [Fact]
    public void Embargo_LiftedInTwoGoes_EndsWithTheSecond()
    {
        var scene = Out.Answered("FULL-P-05", "report_link", Link, Scene.Chair).On(5, 11, 12).Answered("FULL-P-06", "report_link", Link, Scene.Deputy).On(5, 20);

        Assert.Equal(Scene.At(5, 11, 12), Publication.LiftedAt(scene.Forum, scene.Inspection, scene.Playbook));
    }

    [Fact]
    public void Embargo_WithTheSamePersonTwice_Holds() => Assert.False(IsLifted(Confirmed(Scene.Chair, Scene.Chair)));

    [Fact]
    public void Embargo_WithTwoWhoAreNotKeyHolders_Holds() => Assert.False(IsLifted(Confirmed(Scene.Chair, Scene.Rep)));

    [Fact]
    public void Embargo_WithAnotherSitesLink_Holds() =>
        Assert.False(IsLifted(Confirmed(Scene.Chair, Scene.Deputy).Answered("FULL-P-06", "report_link", "https://example.org/report", Scene.Deputy)));

    [Fact]
    public void Embargo_WithADeputyWhoBecameOneLater_Holds()
    {
        var scene = Confirmed(Scene.Chair, Scene.Rep);
        scene = scene with { Forum = scene.Forum with { Memberships = scene.Forum.Memberships.Add(new(Scene.Rep, Role.Deputy, scene.Now + Duration.FromMinutes(1), null, Scene.Chair.Id)) } };

        Assert.False(IsLifted(scene));
    }

    [Fact]
    public void Embargo_WithADeputyWhoHasLeftSince_IsLifted()
    {
        var scene = Confirmed(Scene.Chair, Scene.Deputy);
        var held = scene.Forum.Memberships.Find(one => one.Role == Role.Deputy)!;
        scene = scene with { Forum = scene.Forum with { Memberships = scene.Forum.Memberships.Replace(held, held with { Until = scene.Now + Duration.FromDays(1) }) } };

        Assert.True(IsLifted(scene));
    }

    private static bool IsLifted(Scene scene) => Publication.Of(scene.Forum, scene.Inspection, scene.Playbook).EmbargoLifted;

    private static Scene Confirmed(Person one, Person other) =>
        Out.Answered("FULL-P-05", "report_link", Link, one).Answered("FULL-P-06", "report_link", Link, other);
}
