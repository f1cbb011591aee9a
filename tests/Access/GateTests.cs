using CsCheck;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;

namespace ForumBot.Tests.Access;

/// <summary>The rules of docs/rules.md, each said on its own, against every cell that the gate has.</summary>
public sealed class GateTests
{
    private static readonly Matter[] Matters = [Matter.Public, Matter.Schedule, Matter.Forum, Matter.Attendees];
    private static readonly Circumstances[] AllFacts = [default, new(true, false), new(false, true), new(true, true)];
    private static readonly RoleSet Area = RoleSet.Of(Role.Lano, Role.LanoDeputy);
    private static readonly int Denied = Area.Bits | RoleSet.Of(Role.TechnicalAdmin).Bits;
    private static readonly RoleSet Inside = RoleSet.Of(Role.Chair, Role.Deputy, Role.Representative, Role.Member, Role.NoteTaker);

    private static IEnumerable<Cell> Cells() =>
        from bits in Enumerable.Range(0, 256)
        from what in Enum.GetValues<Permission>()
        from matter in Matters
        from here in Enum.GetValues<Audience>()
        from facts in AllFacts
        select new Cell(new(bits), what, matter, here, facts);

    [Fact]
    public void Table_EveryPermission_HasOneRow() =>
        Assert.Equal(Enum.GetValues<Permission>().Order(), PermissionTable.Rows.Select(r => r.Permission).Order());

    [Fact]
    public void Decide_SharedPlace_NeverLetsAttendeesMattersThrough() =>
        NoneAllowed(c => c is { Matter.Level: Level.Attendees } && c.Here != Audience.OnePerson && c.What != Permission.SeeOutcomeForecast);

    [Fact]
    public void Decide_OpenPlace_NeverLetsMoreThanPublicThrough() =>
        NoneAllowed(c => c.Here == Audience.Open && c.Matter.Level > Level.Public && c.What != Permission.SeeOutcomeForecast);

    [Fact]
    public void Decide_PlaceTheAreaReads_NeverShowsWhatIsNotShared() =>
        NoneAllowed(c => c.Here == Audience.ForumAndArea && c.Matter == Matter.Forum && c.What != Permission.SeeOutcomeForecast);

    [Fact]
    public void Decide_LanoAlone_NeverSeesWhatTheForumDoesNotShare() =>
        NoneAllowed(c => c.Roles.Bits != 0 && (c.Roles.Bits & ~Area.Bits) == 0
            && c.Matter is { Level: > Level.Public, SharedWithArea: false } && c.What != Permission.SeeOutcomeForecast);

    [Fact]
    public void Decide_LanoWithAnyOtherRoles_NeverReadsNotesOrLiftsTheEmbargo() =>
        NoneAllowed(c => c.Roles.HasAny(Area) && c.What is Permission.ReadNotes or Permission.LiftEmbargo);

    [Fact]
    public void Decide_Stranger_SeesPublicMattersOnly() =>
        NoneAllowed(c => c.Roles == RoleSet.None && c.Matter.Level != Level.Public && c.What != Permission.SeeOutcomeForecast);

    [Fact]
    public void Decide_TechnicalAdminAlone_ReadsNoContent() =>
        NoneAllowed(c => c.Roles == RoleSet.Of(Role.TechnicalAdmin) && c.Matter.Level != Level.Public && c.What != Permission.SeeOutcomeForecast);

    [Fact]
    public void Decide_FamilyDetailsAndDraftReport_AreNobodysEver() =>
        NoneAllowed(c => c.What is Permission.KeepFamilyDetails or Permission.KeepDraftReport);

    [Fact]
    public void Decide_NotInTheRoomAndEmbargoInForce_ReadsNoNotesAndNoForecast() =>
        NoneAllowed(c => c.Facts == default
            && (c.Matter.Level == Level.Attendees || c.What is Permission.SeeOutcomeForecast));

    [Fact]
    public void Decide_OutcomeForecastBeforePublication_IsForTheRoomWhateverTheCallerSaysOfTheMatter() =>
        NoneAllowed(c => c is { What: Permission.SeeOutcomeForecast, Facts.EmbargoLifted: false }
            && (!c.Facts.InTheRoom || c.Here != Audience.OnePerson || !c.Roles.HasAny(Inside)));

    [Fact]
    public void Decide_OutcomeForecastOncePublished_IsForAnyoneAnywhere() =>
        Assert.All(
            Cells().Where(c => c is { What: Permission.SeeOutcomeForecast, Facts.EmbargoLifted: true }),
            c => Assert.True(c.Verdict.Allowed, c.ToString()));

    [Fact]
    public void Decide_OnlyChairAndDeputy_RunTheForumAndTheInspection()
    {
        var leads = RoleSet.Of(Role.Chair, Role.Deputy);
        NoneAllowed(c => c.What is Permission.RunForum or Permission.RunInspection or Permission.LiftEmbargo && !c.Roles.HasAny(leads));
        Assert.True(Gate.Decide(RoleSet.Of(Role.Chair), Permission.RunForum, Matter.Forum, Audience.OnePerson));
        Assert.True(Gate.Decide(RoleSet.Of(Role.Deputy), Permission.RunInspection, Matter.Forum, Audience.ForumOnly));
    }

    [Fact]
    public void Decide_WritingNotes_StaysWithTheRoomOnceTheReportIsOut()
    {
        NoneAllowed(c => c.What == Permission.WriteNotes && c.Matter.Level == Level.Attendees && !c.Facts.InTheRoom);
        Assert.True(Gate.Decide(RoleSet.Of(Role.Member), Permission.WriteNotes, Matter.Attendees, Audience.OnePerson, new(true, true)));
    }

    [Fact]
    public void Decide_TechnicalAdminWithAnyOtherRoles_NeverReadsOrWritesNotes() =>
        NoneAllowed(c => c.Roles.Has(Role.TechnicalAdmin) && c.What is Permission.ReadNotes or Permission.WriteNotes or Permission.OpenNotes);

    [Fact]
    public void Decide_OneMoreReader_NeverShowsMore() => Assert.All(
        Cells().Where(c => c.Here != Audience.OnePerson),
        c => Assert.True(!c.Verdict.Allowed || (c with { Here = c.Here - 1 }).Verdict.Allowed, c.ToString()));

    [Fact]
    public void Decide_MoreConfidential_NeverEasier() => Assert.All(
        Cells().Where(c => c.Matter != Matter.Public),
        c => Assert.True(!c.Verdict.Allowed || (c with { Matter = Matters[Array.IndexOf(Matters, c.Matter) - 1] }).Verdict.Allowed, c.ToString()));

    [Fact]
    public void Decide_SeveralRoles_AddUp() => Gen.Select(
            Gen.Int[0, 255].Select(bits => bits & ~Denied), Gen.Int[0, 255].Select(bits => bits & ~Denied), Among(Enum.GetValues<Permission>()),
            Among(Matters), Among(Enum.GetValues<Audience>()), Among(AllFacts))
        .Sample((a, b, what, matter, here, facts) =>
            Gate.Decide(new(a | b), what, matter, here, facts).Allowed
            == (Gate.Decide(new(a), what, matter, here, facts).Allowed || Gate.Decide(new(b), what, matter, here, facts).Allowed));

    [Fact]
    public void Decide_MayButNotWhereOthersReadAlong_SaysNotHere()
    {
        var member = RoleSet.Of(Role.Member);

        Assert.Equal(Ruling.NotHere, Gate.Decide(member, Permission.SeeSteps, Matter.Forum, Audience.Open).Ruling);
        Assert.Equal(Ruling.NotHere, Gate.Decide(member, Permission.SeeSteps, Matter.Forum, Audience.ForumAndArea).Ruling);
        Assert.Equal(Ruling.Allowed, Gate.Decide(member, Permission.SeeSteps, Matter.Schedule, Audience.ForumAndArea).Ruling);
    }

    [Fact]
    public void Decide_MayNot_SaysNotTheirsWhereverItIsAsked() => Assert.All(
        Cells().Where(c => c.Verdict.Ruling == Ruling.NotTheirs),
        c => Assert.Equal(Ruling.NotTheirs, (c with { Here = Audience.OnePerson }).Verdict.Ruling));

    [Fact]
    public void Decide_ALevelNobodyHasHeardOf_CountsAsTheMostConfidential() => Assert.All(
        Enum.GetValues<Permission>().Where(p => p != Permission.SeeOutcomeForecast),
        what => Assert.False(Gate.Decide(RoleSet.Of(Role.Chair), what, new((Level)9, true), Audience.ForumOnly).Allowed));

    [Fact]
    public void Decide_AllocatesNothing()
    {
        var chair = RoleSet.Of(Role.Chair);
        _ = Gate.Decide(chair, Permission.SeeSteps, Matter.Forum, Audience.ForumOnly);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = Gate.Decide(chair, Permission.SeeSteps, Matter.Forum, Audience.ForumOnly);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Gen<T> Among<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void NoneAllowed(Func<Cell, bool> where)
    {
        var cells = Cells().Where(where).ToList();
        Assert.NotEmpty(cells);
        Assert.DoesNotContain(cells, c => c.Verdict.Allowed);
    }

    private sealed record Cell(RoleSet Roles, Permission What, Matter Matter, Audience Here, Circumstances Facts)
    {
        public Verdict Verdict => Gate.Decide(Roles, What, Matter, Here, Facts);
    }
}
