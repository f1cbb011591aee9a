using CsCheck;
using ForumBot.Forums;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Tests.Forums;

public sealed class MembersTests
{
    private static readonly Instant Then = Instant.FromUtc(2027, 3, 1, 9, 0);
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 8, 9, 0);
    private static readonly Person Ann = Named("Ann");
    private static readonly Person Ben = Named("Ben");
    private static readonly Person Cat = Named("Cat");
    private static readonly Person Lee = Named("Lee");

    private static readonly Forum Forum = new()
    {
        Id = "f",
        Name = "Anytown PCF",
        LocalArea = "Anytown",
        Memberships =
        [
            new(Ann, Role.Chair, Then, null, Ann.Id),
            new(Ben, Role.Deputy, Then, null, Ann.Id),
            new(Cat, Role.Member, Then, null, Ann.Id),
            new(Lee, Role.Lano, Then, null, Ann.Id),
        ],
    };

    [Fact]
    public void Give_ToAMember_BeginsARowAndKeepsTheOthers()
    {
        var after = Members.Give(Forum, Ann.Id, Cat, Role.NoteTaker, Now).After!;

        Assert.Equal(RoleSet.Of(Role.Member, Role.NoteTaker), after.RolesOf(Cat.Id));
        Assert.Equal(new Membership(Cat, Role.NoteTaker, Now, null, Ann.Id), after.Memberships[^1]);
    }

    [Fact]
    public void Give_WhatTheyHaveAlready_IsRefused() =>
        Refuses("Cat is member already", Members.Give(Forum, Ann.Id, Cat, Role.Member, Now));

    [Theory]
    [InlineData(Role.Chair)]
    [InlineData(Role.Deputy)]
    public void Give_AKeyRoleByTheDeputy_IsRefused(Role role) =>
        Refuses("Only the chair can", Members.Give(Forum, Ben.Id, Cat, role, Now));

    [Fact]
    public void Give_ByAMember_IsRefused() =>
        Refuses("Only the chair or a deputy", Members.Give(Forum, Cat.Id, Cat, Role.Representative, Now));

    [Theory]
    [InlineData(Role.Chair)]
    [InlineData(Role.Deputy)]
    [InlineData(Role.Representative)]
    [InlineData(Role.Member)]
    [InlineData(Role.NoteTaker)]
    public void Give_AForumRoleToTheLano_IsRefused(Role role) =>
        Refuses("stay independent", Members.Give(Forum, Ann.Id, Lee, role, Now));

    [Theory]
    [InlineData(Role.Lano)]
    [InlineData(Role.LanoDeputy)]
    public void Give_ALanoRoleToAMember_IsRefused(Role role) =>
        Refuses("stay independent", Members.Give(Forum, Ann.Id, Cat, role, Now));

    [Fact]
    public void Give_ToSomebodyWaiting_LetsThemIn()
    {
        var dee = Named("Dee");
        var asked = Members.Ask(Forum, dee, Now).After!;

        var after = Members.Give(asked, Ann.Id, dee, Role.Representative, Now).After!;

        Assert.Empty(after.Waiting);
        Assert.True(after.RolesOf(dee.Id).Has(Role.Representative));
    }

    [Fact]
    public void TakeBack_TheLastChair_IsRefused() =>
        Refuses("A forum needs a chair", Members.TakeBack(Forum, Ann.Id, Ann.Id, Role.Chair, Now));

    [Fact]
    public void TakeBack_OneOfTwoChairs_LeavesThemAMember()
    {
        var two = Members.Give(Forum, Ann.Id, Ben, Role.Chair, Now).After!;

        var after = Members.TakeBack(two, Ben.Id, Ann.Id, Role.Chair, Now).After!;

        Assert.Equal(RoleSet.Of(Role.Member), after.RolesOf(Ann.Id));
        Assert.Equal(Now, after.Memberships.Single(m => m.Role == Role.Chair && m.Person == Ann).Until);
    }

    [Fact]
    public void TakeBack_TheLanosRole_MakesThemAStrangerNotAMember() =>
        Assert.Equal(RoleSet.None, Members.TakeBack(Forum, Ann.Id, Lee.Id, Role.Lano, Now).After!.RolesOf(Lee.Id));

    [Fact]
    public void TakeBack_Membership_EndsEveryRole()
    {
        var more = Members.Give(Forum, Ann.Id, Cat, Role.Representative, Now).After!;

        Assert.Equal(RoleSet.None, Members.TakeBack(more, Ann.Id, Cat.Id, Role.Member, Now).After!.RolesOf(Cat.Id));
    }

    [Fact]
    public void TakeBack_MembershipOfTheChairByTheDeputy_IsRefused()
    {
        var forum = Members.Give(Members.Give(Forum, Ann.Id, Ann, Role.Member, Now).After!, Ann.Id, Cat, Role.Chair, Now).After!;

        Refuses("Only the chair can", Members.TakeBack(forum, Ben.Id, Ann.Id, Role.Member, Now));
    }

    [Fact]
    public void TakeBack_WhatTheyDoNotHave_IsRefused() =>
        Refuses("Cat is not deputy chair", Members.TakeBack(Forum, Ann.Id, Cat.Id, Role.Deputy, Now));

    [Fact]
    public void HandOver_TheChair_IsOneStepAndLeavesAMember()
    {
        var after = Members.HandOver(Forum, Ann.Id, Cat, Role.Chair, Now).After!;

        Assert.Equal([Cat], after.Holding(Role.Chair));
        Assert.Equal(RoleSet.Of(Role.Member), after.RolesOf(Ann.Id));
    }

    [Fact]
    public void HandOver_ToOneself_IsRefused() =>
        Refuses("You chose yourself", Members.HandOver(Forum, Ann.Id, Ann, Role.Chair, Now));

    [Fact]
    public void HandOver_WhatOneDoesNotHave_IsRefused() =>
        Refuses("You are not note-taker", Members.HandOver(Forum, Ann.Id, Cat, Role.NoteTaker, Now));

    [Fact]
    public void HandOver_TheChairToTheLano_IsRefused() =>
        Refuses("stay independent", Members.HandOver(Forum, Ann.Id, Lee, Role.Chair, Now));

    [Fact]
    public void Leave_TheLastChair_IsRefused() => Refuses("A forum needs a chair", Members.Leave(Forum, Ann.Id, Now));

    [Fact]
    public void Leave_AMember_EndsTheRowsAndKeepsThem()
    {
        var after = Members.Leave(Forum, Cat.Id, Now).After!;

        Assert.Equal(RoleSet.None, after.RolesOf(Cat.Id));
        Assert.Equal(Forum.Memberships.Count, after.Memberships.Count);
    }

    [Fact]
    public void Ask_ByAMember_IsRefused() => Refuses("in this forum already", Members.Ask(Forum, Cat, Now));

    [Fact]
    public void Ask_Twice_ChangesNothingTheSecondTime()
    {
        var once = Members.Ask(Forum, Named("Dee"), Now).After!;

        Assert.Same(once, Members.Ask(once, Named("Dee"), Now).After);
    }

    [Fact]
    public void Ask_OnTheDayOfANo_IsRefusedAndADayLaterHeard()
    {
        var dee = Named("Dee");
        var declined = Members.Decline(Members.Ask(Forum, dee, Now).After!, Ann.Id, dee.Id, Now).After!;

        Refuses("You can ask again tomorrow", Members.Ask(declined, dee, Now + Members.DeclinedFor - Duration.FromSeconds(1)));
        Assert.Contains(dee.Id.Key, Members.Ask(declined, dee, Now + Members.DeclinedFor).After!.Waiting.Keys);
    }

    [Fact]
    public void Decline_OfMany_RemembersABoundedNumber()
    {
        var forum = Enumerable.Range(0, 500).Aggregate(Forum, (f, i) =>
            Members.Decline(Members.Ask(f, Named($"p{i}"), Now).After!, Ann.Id, Named($"p{i}").Id, Now + Duration.FromSeconds(i)).After!);

        Assert.InRange(forum.Declined.Count, 100, 200);
        Assert.Contains(Named("p499").Id.Key, forum.Declined.Keys);
    }

    [Fact]
    public void Give_AfterAVeryLongHistory_DropsTheOldestEndedRowAndKeepsWhatRuns()
    {
        var past = Enumerable.Range(0, Members.MostRows).Select(i => new Membership(Named($"p{i}"), Role.Member, Then, Now, Ann.Id));
        var forum = Forum with { Memberships = Forum.Memberships.AddRange(past) };

        var after = Members.Give(forum, Ann.Id, Cat, Role.NoteTaker, Now).After!;

        Assert.Equal(Members.MostRows, after.Memberships.Count);
        Assert.Equal(Forum.Memberships, after.Memberships.Take(Forum.Memberships.Count));
        Assert.DoesNotContain(after.Memberships, m => m.Person.Id == Named("p0").Id);
        Assert.Equal(RoleSet.Of(Role.Member, Role.NoteTaker), after.RolesOf(Cat.Id));
    }

    [Fact]
    public void Ask_WhenAHundredWait_IsRefused()
    {
        var full = Enumerable.Range(0, Members.MostWaiting).Aggregate(Forum, (f, i) => Members.Ask(f, Named($"p{i}"), Now).After!);

        Refuses("Too many people", Members.Ask(full, Named("one more"), Now));
    }

    [Fact]
    public void Accept_ByTheLano_IsRefused()
    {
        var asked = Members.Ask(Forum, Named("Dee"), Now).After!;

        Refuses("Only the chair or a deputy", Members.Accept(asked, Lee.Id, Named("Dee").Id, Now));
        Refuses("Only the chair or a deputy", Members.Decline(asked, Lee.Id, Named("Dee").Id, Now));
    }

    [Fact]
    public void Accept_SomebodyWhoNeverAsked_IsRefused() =>
        Refuses("no longer waiting", Members.Accept(Forum, Ann.Id, Named("Dee").Id, Now));

    [Fact]
    public void AnySequenceOfWishes_KeepsAChairTheHistoryAndTheIndependence()
    {
        Person[] people = [Ann, Ben, Cat, Lee, Named("Dee")];
        var roles = Enum.GetValues<Role>();
        var wish = Gen.Select(Gen.Int[0, 3], Gen.Int[0, people.Length - 1], Gen.Int[0, people.Length - 1], Gen.Int[0, roles.Length - 1]);
        wish.List[0, 40].Sample(wishes =>
        {
            var forum = Forum;
            foreach (var (kind, by, whom, role) in wishes)
            {
                var decision = kind switch
                {
                    0 => Members.Give(forum, people[by].Id, people[whom], roles[role], Now),
                    1 => Members.TakeBack(forum, people[by].Id, people[whom].Id, roles[role], Now),
                    2 => Members.HandOver(forum, people[by].Id, people[whom], roles[role], Now),
                    _ => Members.Leave(forum, people[by].Id, Now),
                };
                Assert.True(decision.IsRefused || decision.After.Memberships.Count >= forum.Memberships.Count);
                forum = decision.After ?? forum;
            }

            var inside = RoleSet.Of(Role.Chair, Role.Deputy, Role.Representative, Role.Member, Role.NoteTaker);
            var area = RoleSet.Of(Role.Lano, Role.LanoDeputy);
            Assert.NotEmpty(forum.Holding(Role.Chair));
            Assert.DoesNotContain(people, p => forum.RolesOf(p.Id).HasAny(inside) && forum.RolesOf(p.Id).HasAny(area));
            var open = forum.Memberships.Where(m => m.Until is null).Select(m => (m.Person.Id, m.Role)).ToList();
            Assert.Equal(open.Count, open.Distinct().Count());
        });
    }

    private static Person Named(string name) => new(new("fake", "t", name), name);

    private static void Refuses(string sentence, Decision decision)
    {
        Assert.True(decision.IsRefused);
        Assert.Contains(sentence, decision.Refusal, StringComparison.Ordinal);
        Assert.EndsWith(".", decision.Refusal, StringComparison.Ordinal);
    }
}
