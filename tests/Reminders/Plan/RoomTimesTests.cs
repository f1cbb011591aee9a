using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Reminders;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

public sealed class RoomTimesTests
{
    private const string Terms = "room/FULL-W3-06/2027-03-18";
    private const string Lock = "room/FULL-W3-08/2027-03-19";
    private static readonly Scene Named = Listing(Scene.Started().On(3, 16), accepted: false, Scene.Rep, Scene.Notes);
    private static readonly Scene InTheRoom = Listing(Scene.Started().On(3, 16), accepted: true, Scene.Rep, Scene.Notes);

    [Fact]
    public void Terms_AreBroughtToMindTheEveningBefore_ToThoseWhoHaveNotAccepted()
    {
        Assert.Equal(Scene.At(3, 18, 17), Named.The(Terms).Due);
        Assert.Equal(["rep", "notes"], Named.Reached(Terms));
        Assert.DoesNotContain(Terms, InTheRoom.Keys);
    }

    [Fact]
    public void Terms_OfAChairWhoIsAway_AreStillTheChairsOwn()
    {
        var scene = Listing(Scene.Started().On(3, 16), accepted: false, Scene.Chair, Scene.Rep);

        Assert.Equal(["chair", "rep"], scene.Wishing(Scene.Chair, new() { AwayUntil = new(2027, 3, 20) }).Reached(Terms));
    }

    [Fact]
    public void Terms_AreShownToNobodyWhoAcceptedMeanwhile()
    {
        var due = Named.The(Terms);

        Assert.NotNull(Draw(Named.On(3, 18, 17), due, Scene.Rep));
        Assert.Null(Draw(InTheRoom.On(3, 18, 17), due, Scene.Rep));
        Assert.Null(Draw(Named.On(3, 18, 17), due, Scene.Chair));
    }

    [Fact]
    public void Lock_IsBroughtToMindTwoHoursAfterTheMeeting_ToThoseInTheRoomAlone()
    {
        var scene = InTheRoom.Posted(new()
        {
            Id = "m1",
            Title = "Feedback",
            Start = new(2027, 3, 19, 14, 0),
            End = new(2027, 3, 19, 15, 0),
            StepId = "FULL-W3-07",
        });

        Assert.Equal(Scene.At(3, 19, 17), scene.The(Lock).Due);
        Assert.Equal(["rep", "notes"], scene.Reached(Lock));
        Assert.Empty(Named.Reached(Lock));
    }

    [Fact]
    public void Lock_OnceTheStepIsTicked_IsNotBroughtToMind() => Assert.DoesNotContain(Lock, InTheRoom.Ticked("FULL-W3-08").Keys);

    [Fact]
    public void Draft_ReachesThoseInTheRoom_AndNotTheChairWhoWasNot()
    {
        var scene = InTheRoom.On(4, 1);
        var draft = scene.Keys.Single(key => key.StartsWith("date/FULL-P-02/", StringComparison.Ordinal));

        Assert.Equal(["rep", "notes"], scene.Reached(draft));
        Assert.Empty(Listing(scene, accepted: false, Scene.Rep).Reached(draft));
    }

    [Fact]
    public void Draft_SaysNothingOfWhatItIsOrWhenItWasDue()
    {
        var scene = InTheRoom.On(4, 1);
        var draft = scene.Plan.Single(one => one.Key.StartsWith("date/FULL-P-02/", StringComparison.Ordinal));

        var card = Draw(scene with { Now = draft.Due + Duration.FromHours(9) }, draft, Scene.Rep)!;
        var text = PlainText.Of(card);

        Assert.Equal("You have a confidential item", card.Title);
        Assert.DoesNotContain("draft", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("April", text);
        Assert.DoesNotContain("late", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("A confidential item", ReminderCards.TitleOf(draft, scene.Situation));
        Assert.Null(Draw(scene, draft, Scene.Chair));
        Assert.Null(Draw(scene, draft, Scene.Lano));
    }

    [Fact]
    public void ConfidentialItems_InOneMessage_AreOne()
    {
        var scene = InTheRoom.On(4, 1);
        Occurrence[] two = [.. scene.Plan.Where(one => one.To.Matter.Level == Level.Attendees).Take(2)];
        Assert.Equal(2, two.Length);

        var drawn = ReminderCards.Together(two, new(Scene.Rep.Id.Key, "rep", IsPlace: false, scene.Now), scene.Situation)!;

        Assert.Equal("You have a confidential item", drawn.Card.Title);
    }

    [Fact]
    public void SomebodyTakenOffTheList_HearsNothingAnyMore()
    {
        var off = InTheRoom with { Inspection = InTheRoom.Inspection with { Attendance = new() { People = [InTheRoom.Inspection.Attendance.People[1]] } } };

        Assert.Equal(["notes"], off.Reached(Lock));
    }

    private static Card? Draw(Scene scene, Occurrence what, ForumBot.Messaging.Person who) =>
        ReminderCards.Of(what, new(who.Id.Key, who.Name, IsPlace: false, what.Due), scene.Situation)?.Card;

    private static Scene Listing(Scene scene, bool accepted, params ForumBot.Messaging.Person[] people)
    {
        var at = Scene.At(3, 16, 9);
        var attendees = people.Select(one => new Attendee(one.Id.Key, one.Name, false, Scene.By(Scene.Chair, at)) { Accepted = accepted ? Scene.By(one, at) : null });
        return scene with { Inspection = scene.Inspection with { Attendance = new() { People = [.. attendees] } } };
    }
}
