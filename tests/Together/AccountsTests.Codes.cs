using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Together;

/// <summary>What becomes of codes: typed in the wrong app, before others, wrongly, too often.</summary>
public sealed partial class AccountsTests
{
    [Fact]
    public async Task Link_WithinOneApp_IsRefused()
    {
        using var world = await Inspected.StartedAsync();

        var refused = await LinkedPeople.LinkAsync(world.Rae, world.Nell);

        Assert.Contains("one account in each app", refused.Text);
    }

    [Fact]
    public async Task Code_TypedByItsOwnerInTheSameApp_SaysWhereItBelongsAndStillWorksThere()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        var code = LinkedPeople.CodeOn(await world.Rae.Says("link"));

        var wrongApp = await world.Rae.Says($"link {code}");
        var rightApp = await rae.Says($"link {code}");

        Assert.Contains("You got that code here, in Fake. It is for your other app, and it still works.", wrongApp.Text);
        Assert.Contains("Open Elsewhere.", wrongApp.Text);
        Assert.Equal("Is this you?", rightApp.Card.Title);
    }

    [Fact]
    public async Task Link_OfTheSameTwoAgain_SaysSo()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LinkedPeople.LinkAsync(world.Rae, rae);

        Assert.Contains("one person to me already", (await LinkedPeople.LinkAsync(rae, world.Rae)).Text);
    }

    [Fact]
    public async Task Code_AskedForInTheChannel_ComesToTheirOwnChat()
    {
        using var world = await Inspected.StartedAsync();

        var answer = await world.Rae.Says("link", world.Channel);

        Assert.DoesNotContain(answer.Delivered, post => world.IsInChannel(post) && PlainText.Of(post.Card).Contains("link ", StringComparison.Ordinal));
        Assert.Equal("Your code for the other app", world.Rae.Inbox[^1].Title);
    }

    [Fact]
    public async Task Code_TypedInAChannel_IsVoidAndBothAreTold()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        var place = world.Scenario.Channel("general", rae);
        var code = LinkedPeople.CodeOn(await world.Rae.Says("link"));

        var answer = await rae.Says($"link {code}", place);

        Assert.Contains("where others read along", PlainText.Of(rae.Inbox[^1]));
        Assert.Contains("where others read along", PlainText.Of(world.Rae.Inbox[^1]));
        Assert.DoesNotContain(answer.Delivered, post => post.Message.Place.Id == place.Id && PlainText.Of(post.Card).Contains(code, StringComparison.Ordinal));
        Assert.Contains("has run out", (await rae.Says($"link {code}")).Text);
        Assert.Equal(rae.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(rae.Id, Ct));
    }

    [Theory]
    [InlineData("link CCCC-DDD2", "I know no such code.")]
    [InlineData("link K0QM-2RXD", "I know no such code.")]
    public async Task Code_ThatIsNone_LinksNothingAndSaysSo(string said, string says)
    {
        using var world = await Inspected.StartedAsync();
        await world.Rae.Says("link");

        var answer = await world.Scenario.PersonElsewhere("Mallory").Says(said);

        Assert.Contains(says, answer.Text);
    }

    [Fact]
    public async Task Guesser_AfterFiveWrongCodes_IsNotLinkedEvenByTheRightOne()
    {
        using var world = await Inspected.StartedAsync();
        var mallory = world.Scenario.PersonElsewhere("Mallory");
        var code = LinkedPeople.CodeOn(await world.Rae.Says("link"));
        for (var i = 0; i < 5; i++)
        {
            await mallory.Says($"link CCCC-DDD{"234679"[i]}");
        }

        Assert.Contains("too many wrong codes", (await mallory.Says($"link {code}")).Text);
        Assert.Equal(mallory.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(mallory.Id, Ct));
    }
}
