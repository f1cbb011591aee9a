using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Reminders.Plan;
using ForumBot.Vault.Attending;
using static ForumBot.Tests.Vault.Attending.ListScene;

namespace ForumBot.Tests.Vault.Attending;

public sealed class LateChangesTests
{
    private static readonly Attendance Room = InTheRoom(Scene.Rep, Scene.Notes, Scene.Deputy);

    [Fact]
    public void Addition_WithTwoWhoWereThere_IsMade()
    {
        var asked = Ask(Room, Scene.Rep, Scene.Member, LateChangeKind.Add);
        var after = Agree(asked, Scene.Notes, Scene.Member, LateChangeKind.Add).After!;

        Assert.Null(asked.Find(Scene.Member.Id.Key));
        Assert.Null(after.Find(Scene.Member.Id.Key)!.Accepted);
        Assert.Empty(after.Waiting);
        Assert.False(Presence.IsIn(TheForum, after, Scene.Member.Id));
    }

    [Fact]
    public void Addition_AskedForByTheChairWhoWasNotThere_NeedsTwoOthers()
    {
        var asked = Ask(Room, Scene.Chair, Scene.Chair, LateChangeKind.Add);
        var one = Agree(asked, Scene.Rep, Scene.Chair, LateChangeKind.Add).After!;
        var two = Agree(one, Scene.Notes, Scene.Chair, LateChangeKind.Add).After!;

        Assert.Empty(asked.Waiting[0].Agreed);
        Assert.Null(one.Find(Scene.Chair.Id.Key));
        Assert.NotNull(two.Find(Scene.Chair.Id.Key));
    }

    [Fact]
    public void Chair_WhoWasNotThere_CannotAgree() =>
        Assert.True(Agree(Ask(Room, Scene.Rep, Scene.Member, LateChangeKind.Add), Scene.Chair, Scene.Member, LateChangeKind.Add).IsRefused);

    [Fact]
    public void SomebodyListedWhoHasNotAccepted_CannotAgree()
    {
        var list = Room with { People = Room.People.Add(Named(Scene.Chair)) };

        Assert.True(Agree(Ask(list, Scene.Rep, Scene.Member, LateChangeKind.Add), Scene.Chair, Scene.Member, LateChangeKind.Add).IsRefused);
    }

    [Fact]
    public void OnePerson_AgreeingTwice_CountsOnce()
    {
        var asked = Ask(Room, Scene.Rep, Scene.Member, LateChangeKind.Add);

        Assert.Same(asked, Agree(asked, Scene.Rep, Scene.Member, LateChangeKind.Add).After);
        Assert.Same(asked, Ask(asked, Scene.Rep, Scene.Member, LateChangeKind.Add));
    }

    [Fact]
    public void Removal_NeedsTwoOthers()
    {
        var asked = Ask(Room, Scene.Rep, Scene.Notes, LateChangeKind.Remove);

        Assert.Contains("about you", Agree(asked, Scene.Notes, Scene.Notes, LateChangeKind.Remove).WhyNot);
        Assert.Null(Agree(asked, Scene.Deputy, Scene.Notes, LateChangeKind.Remove).After!.Find(Scene.Notes.Id.Key));
    }

    [Fact]
    public void Word_OfSomebodyWhoHasLeftSince_CountsNoMore()
    {
        var asked = Ask(Room, Scene.Rep, Scene.Member, LateChangeKind.Add);

        var after = LateChanges.Agree(asked, Left(TheForum, Scene.Rep), Scene.Member.Id.Key, LateChangeKind.Add, By(Scene.Notes, 2)).After!;

        Assert.Null(after.Find(Scene.Member.Id.Key));
        Assert.Single(after.Waiting);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("lano")]
    [InlineData("lano-deputy")]
    public void Request_OfSomebodyWithNoSayInIt_IsRefused(string who) =>
        Assert.True(Decide(Room, TheForum.People().Single(one => one.Name == who), new(Scene.Member.Id.Key, LateChangeKind.Add, "Came late")).IsRefused);

    [Theory]
    [InlineData("fake/t/nobody")]
    [InlineData("fake/t/lano")]
    [InlineData(null)]
    [InlineData("rubbish")]
    public void Addition_OfSomebodyTheForumDoesNotKnow_IsRefused(string? key) =>
        Assert.Equal(AttendanceLateCard.Person, Decide(Room, Scene.Rep, new(key, LateChangeKind.Add, "Came late")).Field);

    [Fact]
    public void Addition_OfSomebodyOnTheList_IsRefused() =>
        Assert.True(Decide(Room, Scene.Rep, new(Scene.Notes.Id.Key, LateChangeKind.Add, "Came late")).IsRefused);

    [Fact]
    public void Addition_OfWhoLeftAndCameBack_BeginsAnew()
    {
        var forum = With(Left(TheForum, Scene.Notes), Scene.Notes, Role.Member, 2);
        var asked = LateChanges.Ask(Room, forum, new(Scene.Notes.Id.Key, LateChangeKind.Add, "Back again"), isLocked: true, By(Scene.Rep, 3)).After!;

        var after = LateChanges.Agree(asked, forum, Scene.Notes.Id.Key, LateChangeKind.Add, By(Scene.Deputy, 4)).After!;

        Assert.Single(after.People, one => one.PersonKey == Scene.Notes.Id.Key);
        Assert.False(Presence.IsIn(forum, after, Scene.Notes.Id));
        Assert.True(Presence.IsListed(forum, after, Scene.Notes.Id));
    }

    [Fact]
    public void Addition_OfSomebodyWhoBecameTheLanoMeanwhile_IsNotMade()
    {
        var asked = Ask(Room, Scene.Rep, Scene.Member, LateChangeKind.Add);

        Assert.True(LateChanges.Agree(asked, With(TheForum, Scene.Member, Role.Lano), Scene.Member.Id.Key, LateChangeKind.Add, By(Scene.Notes, 2)).IsRefused);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Request_WithoutAReason_IsRefusedBesideTheBox(string? reason) =>
        Assert.Equal(AttendanceLateCard.Reason, Decide(Room, Scene.Rep, new(Scene.Member.Id.Key, LateChangeKind.Add, reason)).Field);

    [Fact]
    public void Request_WithAReasonThatIsTooLong_IsRefused() =>
        Assert.Equal(AttendanceLateCard.Reason, Decide(Room, Scene.Rep, new(Scene.Member.Id.Key, LateChangeKind.Add, new('x', 301))).Field);

    [Fact]
    public void Request_BeforeTheMeetingIsOver_IsRefused() => Assert.True(
        LateChanges.Ask(Room, TheForum, new(Scene.Member.Id.Key, LateChangeKind.Add, "Came late"), isLocked: false, By(Scene.Rep)).IsRefused);

    [Fact]
    public void Request_IsTakenBackByWhoAskedOrTheChair()
    {
        var asked = Ask(Room, Scene.Rep, Scene.Member, LateChangeKind.Add);

        Assert.Empty(Withdraw(asked, Scene.Rep).After!.Waiting);
        Assert.Empty(Withdraw(asked, Scene.Chair).After!.Waiting);
        Assert.True(Withdraw(asked, Scene.Notes).IsRefused);
    }

    [Fact]
    public void Word_IsTakenBackByWhoGaveIt()
    {
        var asked = Ask(InTheRoom(Scene.Rep, Scene.Notes), Scene.Chair, Scene.Member, LateChangeKind.Add);
        var agreed = Agree(asked, Scene.Rep, Scene.Member, LateChangeKind.Add).After!;

        Assert.Empty(Assert.Single(Withdraw(agreed, Scene.Rep).After!.Waiting).Agreed);
    }

    [Fact]
    public void Change_ThatDoesNotWait_CannotBeAgreedTo() => Assert.True(Agree(Room, Scene.Rep, Scene.Member, LateChangeKind.Add).IsRefused);

    private static Attendance Ask(Attendance now, Person by, Person about, LateChangeKind kind) => Decide(now, by, new(about.Id.Key, kind, "Came in late")).After!;

    private static AttendanceDecision Decide(Attendance now, Person by, LateWish wish) => LateChanges.Ask(now, TheForum, wish, isLocked: true, By(by));

    private static AttendanceDecision Agree(Attendance now, Person by, Person about, LateChangeKind kind) =>
        LateChanges.Agree(now, TheForum, about.Id.Key, kind, By(by));

    private static AttendanceDecision Withdraw(Attendance now, Person by) => LateChanges.Withdraw(now, TheForum, Scene.Member.Id.Key, LateChangeKind.Add, By(by));
}
