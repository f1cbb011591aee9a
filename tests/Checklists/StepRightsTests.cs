using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Tests.Inspections;

namespace ForumBot.Tests.Checklists;

public sealed class StepRightsTests
{
    private static readonly Timeline Timeline = Timeline.Plan(Built.Full, new() { NotifiedOn = new(2027, 3, 1) }, Built.Calendar);

    [Theory]
    [InlineData(Responsible.NoteTaker, true, Role.NoteTaker)]
    [InlineData(Responsible.NoteTaker, true, Role.NoteTaker, Role.Member)]
    [InlineData(Responsible.NoteTaker, true, Role.Chair)]
    [InlineData(Responsible.NoteTaker, false, Role.Member)]
    [InlineData(Responsible.NoteTaker, false, Role.Lano)]
    [InlineData(Responsible.NoteTaker, false, Role.TechnicalAdmin)]
    [InlineData(Responsible.All, true, Role.Member)]
    [InlineData(Responsible.All, false, Role.Lano)]
    [InlineData(Responsible.Chair, true, Role.Representative)]
    [InlineData(Responsible.Chair, false, Role.NoteTaker)]
    [InlineData(Responsible.Lano, true, Role.LanoDeputy)]
    [InlineData(Responsible.Lano, false, Role.Member)]
    [InlineData(Responsible.ChairAndSecondKey, true, Role.Chair)]
    [InlineData(Responsible.ChairAndSecondKey, true, Role.Deputy)]
    [InlineData(Responsible.ChairAndSecondKey, false, Role.Representative)]
    [InlineData(Responsible.ChairAndSecondKey, false, Role.Member, Role.NoteTaker)]
    [InlineData(Responsible.Attendees, false, Role.Chair)]
    [InlineData(Responsible.Attendees, false, Role.Representative, Role.NoteTaker)]
    public void Step_OfSomebody_MayBeTickedByThose(Responsible who, bool may, params Role[] roles)
    {
        var step = Timeline.Find("FULL-W3-07")!.Step with { Who = who };

        Assert.Equal(may, StepRights.MayTick(new(RoleSet.Of(roles), Audience.OnePerson), step, Timeline));
    }

    [Fact]
    public void NoteTakersStep_OnlyForTheRoom_IsNotTickedHere()
    {
        var step = Timeline.Find("FULL-W3-08")!.Step;

        Assert.False(StepRights.MayTick(new(RoleSet.Of(Role.NoteTaker), Audience.OnePerson), step, Timeline));
    }
}
