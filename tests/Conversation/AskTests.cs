using ForumBot.Cards;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Conversation;

/// <summary>Where a form goes, and what is said about it where it was asked for.</summary>
public sealed class AskTests
{
    [Fact]
    public async Task Ask_ByAPressThatOpensADialog_IsShownInItAndSentNowhere()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        var posted = (await world.Ann.Says("contacts", world.Channel)).Card;

        var pressed = await world.Ann.Presses(posted, "Add");

        Assert.Equal("Swap contact details", pressed.Pressed!.Title);
        Assert.Empty(pressed.Delivered);
    }

    [Fact]
    public async Task Ask_ByAPressOnASharedCard_GoesToTheOwnChatAndSaysSo()
    {
        using var world = await Inspected.StartedAsync();
        var posted = (await world.Ann.Says("contacts", world.Channel)).Card;

        var pressed = await world.Ann.Presses(posted, "Add");

        Assert.Equal("I have sent the form to our own chat", pressed.Pressed!.Title);
        Assert.Equal(world.Forum.Id, pressed.Pressed.ForumId);
        Assert.Equal("Swap contact details", world.Ann.Inbox[^1].Title);
        Assert.DoesNotContain(pressed.Delivered, world.IsInChannel);
    }

    [Fact]
    public async Task Ask_ByAPressInTheOwnChat_TakesTheCardsPlace()
    {
        using var world = await Inspected.StartedAsync();
        var posted = (await world.Ann.Says("contacts")).Card;

        var pressed = await world.Ann.Presses(posted, "Add");

        Assert.Equal("Swap contact details", pressed.Pressed!.Title);
        Assert.Empty(pressed.Delivered);
    }

    [Fact]
    public async Task Ask_InWordsBeforeOthers_IsWhispered()
    {
        using var world = await Inspected.ReadyAsync();

        await world.Ann.Says("roles", world.Channel);

        Assert.Equal("Who does what in Anytown", world.Ann.Inbox[^1].Title);
        Assert.Equal("I have answered you in our own chat", world.Scenario.Messenger.In(world.Channel)[^1].Title);
    }

    [Fact]
    public async Task Ask_ByAPressOfSomebodyWhoCannotBeReached_IsOwnedUpToInThePlaceWithoutTheForm()
    {
        using var world = await Inspected.StartedAsync();
        var posted = (await world.Ann.Says("contacts", world.Channel)).Card;
        world.Scenario.Messenger.Unreachable.Add(world.Ann.Id);

        await world.Ann.Presses(posted, "Add");

        Assert.Equal("I could not send you a message", world.Scenario.Messenger.In(world.Channel)[^1].Title);
        Assert.DoesNotContain(world.Scenario.Messenger.In(world.Channel), card => Walk.FieldsOf(card).Any());
    }

    [Fact]
    public async Task Ask_AnsweredTooLateForTheDialog_IsWhispered()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        var (dispatcher, courier) = (world.Scenario.Get<ForumBot.Conversation.Dispatcher>(), world.Scenario.Get<ForumBot.Conversation.Courier>());
        var press = new ForumBot.Messaging.CardAction(
            "late", world.Ann.Self, world.Channel, world.Scenario.Now(), Verbs.FillStep, await world.KeysOfAsync("FULL-W1-02"), null)
        {
            Surface = ForumBot.Messaging.Surface.Dialog,
        };

        await courier.DeliverAsync(await dispatcher.DispatchAsync(press, default), answered: false, default);

        Assert.Equal("Swap contact details", world.Ann.Inbox[^1].Title);
        Assert.DoesNotContain(world.Scenario.Messenger.In(world.Channel), card => Walk.FieldsOf(card).Any());
    }
}
