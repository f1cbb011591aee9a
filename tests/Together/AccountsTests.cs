using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Together;

namespace ForumBot.Tests.Together;

/// <summary>Somebody who is on two platforms says so, and is one person from then on.</summary>
public sealed partial class AccountsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_WithTheCodeFromTheOtherPlatform_MakesOnePersonAndTellsBoth()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        Assert.Equal("Hello, I help your forum through a SEND inspection", (await rae.Says("checklist")).Card.Title);

        var linked = await LinkedPeople.LinkAsync(world.Rae, rae);

        Assert.Equal("Your accounts are linked", linked.Card.Title);
        Assert.Contains("say “unlink” at once", PlainText.Of(world.Rae.Inbox[^1]));
        Assert.Contains("Rae in Fake and Rae in Elsewhere", linked.Text);
        Assert.Contains("Checklist", (await rae.Says("checklist")).Card.Title);
        await rae.Says("done 1");
        Assert.Equal(world.Rae.Id.Key, (await world.InspectionAsync()).Ticks.Values.Single().PersonKey);
        Assert.Contains(world.Ann.Inbox, card => card.Title == "Rae has linked a second account");
        Assert.DoesNotContain(world.Moe.Inbox, card => card.Title.Contains("linked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chair_WhoIsToldToTypeACode_IsAskedFirstAndNothingIsLinkedUntilTheySaySo()
    {
        using var world = await Inspected.StartedAsync();
        var mallory = world.Scenario.PersonElsewhere("Mallory");
        await LetInAsync(world, mallory);

        var asked = await LinkedPeople.TypeAsync(mallory, world.Ann);

        Assert.Equal("Is this you?", asked.Card.Title);
        Assert.Contains("Name: Mallory", asked.Text);
        Assert.Contains("App: Elsewhere", asked.Text);
        Assert.Equal(mallory.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(mallory.Id, Ct));
        Assert.Empty(await world.Scenario.Store.AllAsync<LinkedPerson>(Ct));

        var no = await world.Ann.Presses(asked.Card, "No");

        Assert.Equal("Nothing was changed", no.Card.Title);
        Assert.Contains("are not one person’s", PlainText.Of(mallory.Inbox[^1]));
        Assert.Contains("no longer wait", (await world.Ann.Presses(asked.Card, "Yes, both are me")).Text);
        Assert.Empty(await world.Scenario.Store.AllAsync<LinkedPerson>(Ct));
    }

    [Fact]
    public async Task Question_AnsweredBySomebodyElseOrTooLate_LinksNothing()
    {
        using var world = await Inspected.StartedAsync();
        var mallory = world.Scenario.PersonElsewhere("Mallory");

        var asked = await LinkedPeople.TypeAsync(mallory, world.Ann);

        Assert.Contains("no longer wait", (await mallory.Presses(asked.Card, "Yes, both are me")).Text);
        world.Scenario.Clock.Advance(LinkCodes.Answerable.ToTimeSpan() + TimeSpan.FromSeconds(1));
        Assert.Contains("no longer wait", (await world.Ann.Presses(asked.Card, "Yes, both are me")).Text);
        Assert.Empty(await world.Scenario.Store.AllAsync<LinkedPerson>(Ct));
    }

    [Fact]
    public async Task Chair_WhoWasTricked_StaysKnownAndHasTheChairWhenItIsUndone()
    {
        using var world = await Inspected.StartedAsync();
        var mallory = world.Scenario.PersonElsewhere("Mallory");
        await LetInAsync(world, mallory);
        await LinkedPeople.LinkAsync(mallory, world.Ann);
        Assert.Equal(world.Ann.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(mallory.Id, Ct));

        await mallory.Says("unlink");

        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.True(forum.RolesOf(world.Ann.Id).Has(Role.Chair));
        Assert.Equal(RoleSet.Of(Role.Member), forum.RolesOf(mallory.Id));
        Assert.Contains("Checklist", (await mallory.Says("checklist")).Card.Title);
    }

    [Fact]
    public async Task Link_BothWaysAtOnce_MakesOnePersonOfThem()
    {
        using var world = await Inspected.StartedAsync();
        var (here, there) = (world.Scenario.Person("Olu"), world.Scenario.PersonElsewhere("Olu"));
        var first = await LinkedPeople.TypeAsync(here, there);
        var second = await LinkedPeople.TypeAsync(there, here);

        await Task.WhenAll(there.Presses(first.Card, "Yes, both are me"), here.Presses(second.Card, "Yes, both are me"));

        Assert.Single(await world.Scenario.Store.AllAsync<LinkedPerson>(Ct));
        Assert.Single((await world.Scenario.Store.AllAsync<IdentityLink>(Ct)).Select(link => link.Value.Known).Distinct());
    }

    [Fact]
    public async Task Link_FromTheAccountWithoutRoles_KeepsTheOneWithRolesKnown()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");

        await LinkedPeople.LinkAsync(rae, world.Rae);

        Assert.Equal(world.Rae.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(rae.Id, Ct));
        Assert.Equal(5, (await world.Scenario.ReadAsync(world.Forum)).People().Count());
    }

    [Fact]
    public async Task Link_OfTwoAccountsWithRoles_MergesThem()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LetInAsync(world, rae);

        await LinkedPeople.LinkAsync(rae, world.Rae);

        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.Equal(RoleSet.Of(Role.Representative, Role.Member), forum.RolesOf(world.Rae.Id));
        Assert.Equal(RoleSet.None, forum.HeldBy(rae.Id));
        Assert.Null(await world.Scenario.Store.FindAsync<PersonLink>(rae.Id.Key, Ct));
        Assert.Equal(5, forum.People().Count());
    }

    [Fact]
    public async Task Link_OfAMemberAndTheLano_IsRefusedAndChangesNothing()
    {
        using var world = await Inspected.StartedAsync();
        var lena = world.Scenario.PersonElsewhere("Lena");
        await LetInAsync(world, lena);
        var before = await world.Scenario.ReadAsync(world.Forum);

        var refused = await LinkedPeople.LinkAsync(world.Lena, lena);

        Assert.Equal("I did not link anything", refused.Card.Title);
        Assert.Contains("the two stay independent", refused.Text);
        Assert.Contains("I did not link anything", world.Lena.Inbox[^1].Title);
        Assert.Equal(before.Memberships, (await world.Scenario.ReadAsync(world.Forum)).Memberships);
        Assert.Equal(lena.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(lena.Id, Ct));
        Assert.Null(await world.Scenario.Store.FindAsync<LinkedPerson>(world.Lena.Id.Key, Ct));
    }

    [Fact]
    public async Task Link_OfTwoWhoAreBothOnTheListOfTheMeeting_IsRefusedAndChangesNothing()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LetInAsync(world, rae);
        await world.InTheRoomAsync(world.Dev, world.Rae, rae);

        var refused = await LinkedPeople.LinkAsync(world.Rae, rae);

        Assert.Contains("where two different people count", refused.Text);
        Assert.Equal(RoleSet.Of(Role.Member), (await world.Scenario.ReadAsync(world.Forum)).RolesOf(rae.Id));
    }

    [Fact]
    public async Task Link_OfAnAttendee_StaysKnownByTheAccountOnTheListAndKeepsTheRoom()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");

        // Even when the other account is the one with the code.
        await LinkedPeople.LinkAsync(rae, world.Rae);

        Assert.Equal(world.Rae.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(rae.Id, Ct));
        Assert.True((await FactsAsync(world, world.Rae.Id)).InTheRoom);
        Assert.Equal("Notes of the feedback meeting", (await rae.PressesInDialog(Verbs.ShowNotes)).Card.Title);
    }

    [Fact]
    public async Task Link_OfSomebodyWhoWasNotThere_OpensNoRoom()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var moe = world.Scenario.PersonElsewhere("Moe");

        await LinkedPeople.LinkAsync(world.Moe, moe);

        Assert.False((await FactsAsync(world, world.Moe.Id)).InTheRoom);
        Assert.NotEqual("Notes of the feedback meeting", (await moe.PressesInDialog(Verbs.ShowNotes)).Card.Title);
    }

    [Fact]
    public async Task Unlink_FromEither_MakesEachItselfAgainAndTellsBoth()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LinkedPeople.LinkAsync(world.Rae, rae);

        var answer = await rae.Says("unlink");

        Assert.Contains("Here I no longer know you", answer.Text);
        Assert.Contains("Your roles stay with this account", PlainText.Of(world.Rae.Inbox[^1]));
        Assert.Equal("Hello, I help your forum through a SEND inspection", (await rae.Says("checklist")).Card.Title);
        Assert.Contains("Checklist", (await world.Rae.Says("checklist")).Card.Title);
        Assert.Empty(await world.Scenario.Store.AllAsync<IdentityLink>(Ct));
        Assert.Empty(await world.Scenario.Store.AllAsync<LinkedPerson>(Ct));
    }

    [Fact]
    public async Task Code_AsWords_IsNotOnALockScreen()
    {
        using var world = await Inspected.StartedAsync();

        foreach (var (who, said) in ((Actor, string)[])[(world.Rae, "link"), (world.Ann, "link this forum")])
        {
            var answer = await who.Says(said);
            var code = LinkedPeople.CodeOn(answer);

            Assert.Equal(9, code.Length);
            Assert.DoesNotContain(code, answer.Text);
        }
    }

    [Fact]
    public async Task LinkedPerson_WhoLeavesAPlaceOfTheForumsOwnUnderOneAccount_HasLeftWhenTheOtherIsInNone()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LinkedPeople.LinkAsync(world.Rae, rae);
        var place = await world.AddPlaceAsync(world.Ann, rae);
        await world.Ann.PressesVerb(Verbs.SetAudience, new { place = place.Id.Key, audience = nameof(Audience.ForumOnly) });

        await world.Scenario.Happens((id, at) => new PersonLeft(id, rae.Self, place, at));
        Assert.True((await FactsAsync(world, world.Rae.Id)).InTheRoom);

        world.Scenario.Elsewhere.Leave(place, rae.Self);
        await world.Scenario.Happens((id, at) => new PersonLeft(id, world.Rae.Self, world.Channel, at));

        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Rae.Id));
        Assert.False((await FactsAsync(world, world.Rae.Id)).InTheRoom);
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Rae.Id.Key));
    }

    [Fact]
    public async Task MyData_OfALinkedPerson_ShowsWhatIsHeldOnBothAccounts()
    {
        using var world = await Inspected.StartedAsync();
        var nell = world.Scenario.PersonElsewhere("Nell");
        await LetInAsync(world, nell);
        await nell.Says("stop reminders");
        await LinkedPeople.LinkAsync(world.Rae, nell);

        var records = await world.Rae.Says("my data");

        Assert.Contains("Which accounts of yours are one person", records.Text);
        Assert.Contains("How you want to be reminded", records.Text);
    }

    [Fact]
    public async Task ForgetMe_OfALinkedPerson_LeavesNeitherAccountAnywhere()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LetInAsync(world, rae);
        await rae.Says("done 1");
        await LinkedPeople.LinkAsync(world.Rae, rae);
        await world.Rae.Says("done 2");

        await world.Rae.Presses((await world.Rae.Says("forget me")).Card, "Yes, forget me");

        Assert.Empty(await world.Scenario.Store.AllAsync<IdentityLink>(Ct));
        Assert.Empty(await world.Scenario.Store.AllAsync<LinkedPerson>(Ct));
        var inspection = DocumentJson.Write(await world.InspectionAsync(), typeof(Inspection));
        var forum = DocumentJson.Write(await world.Scenario.ReadAsync(world.Forum), typeof(Forum));
        Assert.All((Actor[])[world.Rae, rae], who =>
        {
            Assert.DoesNotContain(who.Id.Key, inspection, StringComparison.Ordinal);
            Assert.DoesNotContain(who.Id.Key, forum, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Preferences_OfTheOtherAccount_HoldWhereTheKnownOneHasNone()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LetInAsync(world, rae);
        await rae.Says("stop reminders");

        await LinkedPeople.LinkAsync(rae, world.Rae);

        Assert.True((await world.Scenario.Store.FindAsync<Preferences>(world.Rae.Id.Key, Ct))!.Value.Stopped);
    }

    [Fact]
    public async Task SharedCard_ElsewhereThanTheAccountTheyAreKnownBy_OffersTheirOwnView()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LinkedPeople.LinkAsync(world.Rae, rae);
        var place = await world.AddPlaceAsync(world.Ann, rae);
        await world.Ann.PressesVerb(Verbs.SetAudience, new { place = place.Id.Key, audience = nameof(Audience.ForumOnly) });

        await rae.Says("today", place);

        var card = world.Scenario.Elsewhere.In(place)[^1];
        Assert.Equal([rae.Id.Key], card.Own!.Readers);
        Assert.Equal([rae.Id.Key], (await rae.Looks(card)).Card.Own!.Readers);
    }

    // As a member under that account too, in the ordinary way.
    internal static async Task LetInAsync(Inspected world, Actor who)
    {
        var place = await world.AddPlaceAsync(world.Ann, who);
        await who.Says("ask to join", place);
        await world.Ann.Presses(world.Ann.Inbox.Saying("asks to join"), "Accept");
        Assert.Equal(RoleSet.Of(Role.Member), (await world.Scenario.ReadAsync(world.Forum)).HeldBy(who.Id));
    }

    private static async Task<Circumstances> FactsAsync(Inspected world, PersonId who) =>
        await world.Scenario.Get<IRoom>().OfAsync(await world.Scenario.ReadAsync(world.Forum), who, Ct);
}
