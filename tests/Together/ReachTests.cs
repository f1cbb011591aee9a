using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Together;

/// <summary>What the bot says by itself reaches a person once, where they prefer; and where that does not reach them, on the other platform.</summary>
public sealed class ReachTests
{
    private static readonly DateTimeOffset TuesdayMorning = new(2027, 3, 2, 8, 31, 0, TimeSpan.Zero);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MorningList_OfALinkedPerson_ComesOnceWhereTheyAreKnown()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;

        await RingAsync(world);

        Assert.Equal((1, 0), MorningListsOf(world, rae));
    }

    [Fact]
    public async Task MorningList_OfSomebodyWhoPrefersTheOther_ComesOnceThere()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;
        var saved = await world.Rae.Presses((await world.Rae.Says("my accounts")).Card, "Save", new { writeto = rae.Id.Key });
        Assert.Contains("From now on I write to you in Elsewhere", saved.Text);
        Assert.Contains("I write to you in: Elsewhere", (await rae.Says("settings")).Text);

        await RingAsync(world);

        Assert.Equal((0, 1), MorningListsOf(world, rae));
    }

    [Fact]
    public async Task MorningList_WherePreferredDoesNotReachThem_ComesOnTheOther()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;
        world.Scenario.Messenger.Unreachable.Add(world.Rae.Id);

        await RingAsync(world);

        Assert.Equal((0, 1), MorningListsOf(world, rae));
    }

    [Fact]
    public async Task Message_ToALinkedPerson_GoesWhereTheyPreferAndNowhereElse()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;
        await rae.PressesVerb(Verbs.SaveWriteTo, new { writeto = rae.Id.Key });
        var (here, there) = (world.Rae.Inbox.Count, rae.Inbox.Count);

        await DeliverAsync(world, new Tell(world.Rae.Id, NoticeCard.Of("For Rae", "A word.", "Nothing to do.")));

        Assert.Equal((here, there + 1), (world.Rae.Inbox.Count, rae.Inbox.Count));
    }

    [Fact]
    public async Task Message_WherePreferredDoesNotReachThem_GoesToTheOther()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;
        world.Scenario.Messenger.Unreachable.Add(world.Rae.Id);

        await DeliverAsync(world, new Tell(world.Rae.Id, NoticeCard.Of("For Rae", "A word.", "Nothing to do.")));

        Assert.Equal("For Rae", rae.Inbox[^1].Title);
    }

    [Fact]
    public async Task PrivateAnswer_InAChannel_GoesToTheAccountThatAsked()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;
        var place = await world.AddPlaceAsync(world.Ann, rae);

        await rae.Says("settings", place);

        Assert.Equal("Settings", rae.Inbox[^1].Title);
    }

    [Fact]
    public async Task Roles_ListALinkedPersonOnce()
    {
        var (world, rae) = await LinkedAsync();
        using var _ = world;
        await world.AddPlaceAsync(world.Ann, rae);

        var card = (await world.Ann.Says("roles")).Card;

        var people = Walk.FieldsOf(card).OfType<ChoiceField>().Single(field => field.Id == RolesCard.Person).Choices;
        Assert.Single(people, choice => choice.Title.StartsWith("Rae", StringComparison.Ordinal));
    }

    private static async Task<(Inspected World, Actor Rae)> LinkedAsync()
    {
        var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LinkedPeople.LinkAsync(world.Rae, rae);
        return (world, rae);
    }

    private static async Task RingAsync(Inspected world)
    {
        var life = world.Scenario.Get<IEnumerable<IHostedService>>().OfType<IHostedLifecycleService>().ToList();
        foreach (var one in life)
        {
            await one.StartAsync(Ct);
            await one.StartedAsync(Ct);
        }

        world.Scenario.Clock.SetUtcNow(TuesdayMorning);
        await world.Scenario.Get<IAlarm>().RingAsync(Ct);
        foreach (var one in life)
        {
            await one.StopAsync(Ct);
        }
    }

    private static (int Here, int There) MorningListsOf(Inspected world, Actor rae) => (MorningListsOf(world.Rae), MorningListsOf(rae));

    private static int MorningListsOf(Actor who) => who.Inbox.Count(card => card.Title.Contains("Tuesday 2 March", StringComparison.Ordinal));

    private static Task DeliverAsync(Inspected world, Tell tell) => world.Scenario.Get<Courier>().DeliverAsync(
        new(new IncomingMessage("x", world.Ann.Self, world.Ann.Chat, world.Scenario.Now(), "x", []), world.Forum.Id, [tell]), answered: false, Ct);
}
