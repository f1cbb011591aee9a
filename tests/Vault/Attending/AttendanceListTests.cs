using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Reminders.Plan;
using ForumBot.Vault.Attending;
using static ForumBot.Tests.Vault.Attending.ListScene;

namespace ForumBot.Tests.Vault.Attending;

public sealed class AttendanceListTests
{
    [Fact]
    public void Naming_TwoPeopleAndANoteTaker_PutsAllThreeOnTheList()
    {
        var after = Name(Keys(Scene.Deputy, Scene.Rep), Scene.Notes.Id.Key).After!;

        Assert.Equal(Keys(Scene.Deputy, Scene.Rep, Scene.Notes), after.People.Select(one => one.PersonKey));
        Assert.Equal([false, false, true], after.People.Select(one => one.TakesNotes));
        Assert.All(after.People, one => Assert.Null(one.Accepted));
    }

    [Fact]
    public void Naming_WithOneOfTheTwoTakingNotes_IsEnough() => Assert.Equal(2, Name(Keys(Scene.Deputy, Scene.Rep), Scene.Rep.Id.Key).After!.People.Count);

    [Fact]
    public void Naming_WithoutANoteTaker_IsAllowed() => Assert.False(Name(Keys(Scene.Deputy, Scene.Rep), null).IsRefused);

    [Fact]
    public void Naming_OfOnePersonAlone_IsRefusedBesideTheBox() => Assert.Equal(AttendanceCard.People, Name(Keys(Scene.Rep), null).Field);

    [Fact]
    public void Naming_OfOnePersonTwice_IsRefused() => Assert.True(Name(Keys(Scene.Rep, Scene.Rep), Scene.Rep.Id.Key).IsRefused);

    [Fact]
    public void Naming_OfMoreThanAnAreaHasPlacesFor_IsRefused()
    {
        var people = Enumerable.Range(0, 13).Select(at => new Person(new("fake", "t", $"p{at}"), $"P{at}")).ToArray();
        var forum = people.Aggregate(TheForum, (before, one) => With(before, one, Role.Member));

        Assert.True(AttendanceList.Name(new(), forum, Keys(people), null, isLocked: false, By(Scene.Chair)).IsRefused);
    }

    [Theory]
    [InlineData(Role.Lano)]
    [InlineData(Role.LanoDeputy)]
    [InlineData(Role.TechnicalAdmin)]
    public void Naming_OfSomebodyWhoWorksWithTheAreaOrTheBot_IsRefusedWhateverElseTheyAre(Role role)
    {
        var forum = With(TheForum, Scene.Member, role);

        Assert.True(AttendanceList.Name(new(), forum, Keys(Scene.Rep, Scene.Member), null, isLocked: false, By(Scene.Chair)).IsRefused);
        Assert.Equal(
            AttendanceCard.NoteTaker,
            AttendanceList.Name(new(), forum, Keys(Scene.Rep, Scene.Deputy), Scene.Member.Id.Key, isLocked: false, By(Scene.Chair)).Field);
        Assert.DoesNotContain(Scene.Member, AttendanceList.Candidates(forum));
    }

    [Theory]
    [InlineData("fake/t/nobody")]
    [InlineData("fake/t/lano")]
    [InlineData("")]
    [InlineData("rubbish")]
    public void Naming_OfAKeyThatIsNobodyOfTheForums_IsRefused(string key)
    {
        Assert.True(Name([Scene.Rep.Id.Key, Scene.Deputy.Id.Key, key], null).IsRefused);
        Assert.True(Name(Keys(Scene.Rep, Scene.Deputy), key).IsRefused);
    }

    [Fact]
    public void Naming_OfSomebodyWhoLeftTheForum_IsRefused() =>
        Assert.True(AttendanceList.Name(new(), Left(TheForum, Scene.Member), Keys(Scene.Rep, Scene.Member), null, isLocked: false, By(Scene.Chair)).IsRefused);

    [Fact]
    public void Naming_OnceTheListIsLocked_IsRefused() =>
        Assert.True(AttendanceList.Name(InTheRoom(Scene.Rep, Scene.Deputy), TheForum, Keys(Scene.Rep, Scene.Chair), null, isLocked: true, By(Scene.Chair)).IsRefused);

    [Fact]
    public void Naming_Again_KeepsTheAcceptanceOfWhoStays()
    {
        var before = InTheRoom(Scene.Rep, Scene.Deputy);

        var after = AttendanceList.Name(before, TheForum, Keys(Scene.Rep, Scene.Member), null, isLocked: false, By(Scene.Chair, 2)).After!;

        Assert.NotNull(after.Find(Scene.Rep.Id.Key)!.Accepted);
        Assert.Null(after.Find(Scene.Member.Id.Key)!.Accepted);
        Assert.Null(after.Find(Scene.Deputy.Id.Key));
        Assert.False(Presence.IsIn(TheForum, after, Scene.Deputy.Id));
    }

    [Fact]
    public void Naming_OfWhoLeftAndCameBack_BeginsAnew()
    {
        var forum = With(Left(TheForum, Scene.Rep), Scene.Rep, Role.Member, 2);

        var after = AttendanceList.Name(InTheRoom(Scene.Rep, Scene.Deputy), forum, Keys(Scene.Rep, Scene.Deputy), null, isLocked: false, By(Scene.Chair, 3)).After!;

        Assert.Null(after.Find(Scene.Rep.Id.Key)!.Accepted);
        Assert.NotNull(after.Find(Scene.Deputy.Id.Key)!.Accepted);
    }

    [Fact]
    public void Naming_OfTheSameAgain_ChangesNothing()
    {
        var before = InTheRoom(Scene.Rep, Scene.Deputy);

        Assert.Same(before, AttendanceList.Name(before, TheForum, Keys(Scene.Rep, Scene.Deputy), null, isLocked: false, By(Scene.Chair, 1)).After);
    }

    [Fact]
    public void NoteTaker_WhoIsChanged_KeepsTheAcceptances()
    {
        var after = AttendanceList.Name(InTheRoom(Scene.Rep, Scene.Deputy), TheForum, Keys(Scene.Rep, Scene.Deputy), Scene.Deputy.Id.Key, isLocked: false, By(Scene.Chair)).After!;

        Assert.True(after.Find(Scene.Deputy.Id.Key)!.TakesNotes);
        Assert.All(after.People, one => Assert.NotNull(one.Accepted));
    }

    [Fact]
    public void Terms_AreAcceptedByEachForThemselves()
    {
        var named = Name(Keys(Scene.Rep, Scene.Deputy), null).After!;

        var after = AttendanceList.Accept(named, TheForum, Scene.Rep.Id, TermsCard.Version, By(Scene.Rep, 1)).After!;

        Assert.Equal((Scene.Rep.Id.Key, TermsCard.Version), (after.Find(Scene.Rep.Id.Key)!.Accepted!.PersonKey, after.Find(Scene.Rep.Id.Key)!.Terms));
        Assert.Null(after.Find(Scene.Deputy.Id.Key)!.Accepted);
        Assert.True(Presence.IsIn(TheForum, after, Scene.Rep.Id));
    }

    [Fact]
    public void Terms_OfSomebodyWhoIsNotOnTheList_AreNotAccepted() =>
        Assert.True(AttendanceList.Accept(InTheRoom(Scene.Rep), TheForum, Scene.Chair.Id, TermsCard.Version, By(Scene.Chair)).IsRefused);

    [Fact]
    public void Terms_OfAnOlderWording_AreNotAccepted() =>
        Assert.True(AttendanceList.Accept(new() { People = [Named(Scene.Rep)] }, TheForum, Scene.Rep.Id, "0", By(Scene.Rep)).IsRefused);

    [Fact]
    public void Terms_AcceptedTwice_KeepTheFirstTime()
    {
        var before = InTheRoom(Scene.Rep);

        Assert.Same(before, AttendanceList.Accept(before, TheForum, Scene.Rep.Id, TermsCard.Version, By(Scene.Rep, 5)).After);
    }

    [Fact]
    public void Terms_OfSomebodyWhoLeftTheForumAndCameBack_AreNotAccepted()
    {
        var forum = With(Left(TheForum, Scene.Rep), Scene.Rep, Role.Member, 2);

        Assert.True(AttendanceList.Accept(new() { People = [Named(Scene.Rep)] }, forum, Scene.Rep.Id, TermsCard.Version, By(Scene.Rep, 3)).IsRefused);
    }

    [Theory]
    [InlineData("chair", true)]
    [InlineData("deputy", true)]
    [InlineData("rep", true)]
    [InlineData("member", false)]
    [InlineData("lano", false)]
    public void End_IsSaidByTheChairsSideOrSomebodyOnTheList(string who, bool may)
    {
        var person = TheForum.People().Single(one => one.Name == who);
        var now = InTheRoom(Scene.Rep, Scene.Notes);

        Assert.Equal(!may, AttendanceList.End(now, TheForum, person.Id, new(2027, 3, 16), new(2027, 3, 16), By(person)).IsRefused);
    }

    [Fact]
    public void End_BeforeTheDayOfTheMeeting_IsRefused() =>
        Assert.Contains("Friday 19 March", AttendanceList.End(InTheRoom(Scene.Rep, Scene.Notes), TheForum, Scene.Rep.Id, new(2027, 3, 19), new(2027, 3, 16), By(Scene.Rep)).WhyNot);

    [Fact]
    public void End_WithNobodyOnTheList_IsRefused() => Assert.True(AttendanceList.End(new(), TheForum, Scene.Chair.Id, null, new(2027, 3, 16), By(Scene.Chair)).IsRefused);

    [Fact]
    public void Presence_OfSomebodyWhoIsMadeTheLanoToo_Ends() =>
        Assert.False(Presence.IsIn(With(TheForum, Scene.Rep, Role.Lano), InTheRoom(Scene.Rep), Scene.Rep.Id));

    private static AttendanceDecision Name(string[] chosen, string? noteTaker) =>
        AttendanceList.Name(new Attendance(), TheForum, chosen, noteTaker, isLocked: false, By(Scene.Chair));
}
