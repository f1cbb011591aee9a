using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Checklists;
using ForumBot.Evidence;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Tests.Conversation;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Journeys;

/// <summary>One person leads two forums from one chat: whatever they press stays with the forum that the card is about.</summary>
public sealed class TwoForumsJourneyTests : IDisposable
{
    private readonly Scenario scenario = new(services => services
        .AddInspections(new ConfigurationBuilder().Build())
        .AddChecklists()
        .AddEvidence());

    private readonly Actor ann;
    private readonly Actor olu;

    public TwoForumsJourneyTests() => (ann, olu) = (scenario.Person("Ann"), scenario.Person("Olu"));

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task StartNow_AfterTheChatWentOnToAnotherForum_StartsWhereThePreviewWasMade()
    {
        var (first, second) = await ForumsAsync();
        var preview = await PreviewAsync();
        await ChooseAsync(second);

        await ann.Presses(preview.Card, "Start now");

        Assert.NotNull((await scenario.ReadAsync(first)).InspectionId);
        Assert.Null((await scenario.ReadAsync(second)).InspectionId);
    }

    [Fact]
    public async Task BeingGivenARole_InAnotherForum_LeavesOnesOwnChatWhereItWas()
    {
        var channel = scenario.Channel("elsewhere", ann, olu);
        await scenario.ForumAsync("Anytown", null, Audience.Open, (ann, Role.Chair));
        await scenario.ForumAsync("Elsewhere", channel, Audience.ForumOnly, (olu, Role.Chair));

        var roles = (await olu.Says("roles")).Card;
        await olu.Presses(roles, "Give role", new { person = ann.Id.Key, role = "Deputy" });

        Assert.Contains("Forum: Anytown", (await ann.Says("settings")).Text);
        Assert.Equal(2, (await scenario.Store.FindAsync<PersonLink>(ann.Id.Key))!.Value.ForumIds.Count);
    }

    [Fact]
    public async Task BeingNamedAsChair_BySomebodyElse_LeavesOnesOwnChatWhereItWas()
    {
        var channel = scenario.Channel("elsewhere", ann, olu);
        await scenario.ForumAsync("Anytown", null, Audience.Open, (ann, Role.Chair));
        var form = (await olu.Presses((await scenario.Added(olu, channel)).Card, "Set up a forum")).Card;

        await olu.Presses(form, "Set up", new { name = "Elsewhere", area = "Elsewhere", chair = ann.Id.Key });

        Assert.Contains("Forum: Anytown", (await ann.Says("settings")).Text);
        Assert.Contains("in Elsewhere", (await ann.Presses(ann.Inbox[0], "Help")).Card.Title);
    }

    [Fact]
    public async Task EveryButtonOfAnAnswer_CarriesTheForumOverTheWire()
    {
        var (first, _) = await ForumsAsync();
        await ann.Presses((await PreviewAsync()).Card, "Start now");

        var day = (await ann.Says("today")).Card;
        var json = System.Text.Encoding.UTF8.GetString(AdaptiveCardWriter.Write(day));

        var presses = Walk.ButtonsOf(day).OfType<Execute>().Count();
        Assert.InRange(presses, 2, 100);
        // Once for the button and once for clients that know only the older kind.
        Assert.Equal(2 * presses, json.Split($"\"forum\":\"{first.Id}\"").Length - 1);
    }

    [Fact]
    public async Task Help_OnACardOfAForumOneHasLeft_StillAnswers()
    {
        var (first, _) = await ForumsAsync();
        var old = (await ann.Says("bananas in pyjamas")).Card;
        await scenario.Get<ForumRegister>().ChangeAsync(
            first.Id,
            f => Decision.Done(f with { Memberships = f.Memberships.RemoveAll(m => m.Person.Id == ann.Id) }),
            TestContext.Current.CancellationToken);

        Assert.Equal("What I can do here", (await ann.Presses(old, "Help")).Card.Title);
        Assert.Contains("in Elsewhere", (await ann.Says("help")).Card.Title);
    }

    private async Task<(Forum First, Forum Second)> ForumsAsync()
    {
        var first = await scenario.ForumAsync("Anytown", null, Audience.Open, (ann, Role.Chair));
        var second = await scenario.ForumAsync("Elsewhere", null, Audience.Open, (olu, Role.Chair), (ann, Role.Deputy));
        return (first, second);
    }

    private async Task<Conversation.Answer> PreviewAsync() => await ann.Presses(
        (await ann.Says("start inspection")).Card, "Show me the dates", new { kind = "area-send-full", called = "2027-03-01" });

    private Task<Conversation.Answer> ChooseAsync(Forum forum) => ann.PressesVerb(Verbs.ChooseForum, new { choose = forum.Id });
}
