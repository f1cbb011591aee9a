using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Reminders.Plan;
using NodaTime;

namespace ForumBot.Tests.Access;

public sealed class PresenceTests
{
    private static readonly Scene Before = Scene.Started().On(3, 16);

    [Fact]
    public void Room_ForSomebodyNamedWhoAccepted_IsTheirs() => Assert.True(IsIn(With(Scene.Rep), Scene.Rep));

    [Fact]
    public void Room_ForSomebodyNamedWhoHasNotAcceptedYet_IsClosed() => Assert.False(IsIn(With(Scene.Rep, accepted: false), Scene.Rep));

    [Fact]
    public void Room_ForTheChairWhoIsNotOnTheList_IsClosed() => Assert.False(IsIn(With(Scene.Rep), Scene.Chair));

    [Fact]
    public void Room_ForSomebodyWhoLeftTheForum_IsClosedAtOnce() => Assert.False(IsIn(Left(With(Scene.Rep)), Scene.Rep));

    [Fact]
    public void Room_ForSomebodyWhoLeftAndCameBack_StaysClosed()
    {
        var scene = Left(With(Scene.Rep));
        var back = new Membership(Scene.Rep, Role.Member, scene.Now + Duration.FromHours(2), null, Scene.Chair.Id);
        scene = scene with { Forum = scene.Forum with { Memberships = scene.Forum.Memberships.Add(back) } };

        Assert.False(IsIn(scene, Scene.Rep));
    }

    [Fact]
    public void Room_ForSomebodyWhoseRoleChangedWithoutABreak_StaysOpen()
    {
        var scene = With(Scene.Rep);
        var decision = Members.TakeBack(scene.Forum, Scene.Chair.Id, Scene.Rep.Id, Role.Representative, scene.Now + Duration.FromHours(1));

        Assert.True(IsIn(scene with { Forum = decision.After! }, Scene.Rep));
    }

    private static bool IsIn(Scene scene, Person who) => Presence.IsIn(scene.Forum, scene.Inspection, who.Id);

    private static Scene Left(Scene scene) => scene with { Forum = Members.Leave(scene.Forum, Scene.Rep.Id, scene.Now + Duration.FromHours(1)).After! };

    private static Scene With(Person who, bool accepted = true)
    {
        var attendee = new Attendee(who.Id.Key, who.Name, false, new(Scene.Chair.Id.Key, Scene.Chair.Name, Before.Now))
        {
            Accepted = accepted ? new(who.Id.Key, who.Name, Before.Now) : null,
        };
        return Before with { Inspection = Before.Inspection with { Attendance = new() { People = [attendee] } } };
    }
}
