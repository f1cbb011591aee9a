using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Forums;

/// <summary>Many forums in many tenants, and nothing crosses.</summary>
public sealed class TwoForumsTests : IDisposable
{
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor olu;
    private readonly Actor both;
    private readonly Place here;
    private readonly Place there;

    public TwoForumsTests()
    {
        ann = scenario.Person("Ann");
        olu = scenario.Person("Olu", "tenant-2");
        both = scenario.Person("Both");
        here = scenario.Channel("here", ann, both);
        there = scenario.Channel("there", olu);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task PersonInTwoForums_ChoosesWhichTheirOwnChatSpeaksOf()
    {
        var (_, second) = await ForumsAsync();
        Assert.Contains("Anytown", (await both.Says("settings")).Text.Split('\n')[1]);

        var settings = (await both.Says("settings")).Card;
        await both.Presses(settings, "Use this forum", new { choose = second.Id });

        Assert.Contains("Forum: Elsewhere", (await both.Says("settings")).Text);
    }

    [Fact]
    public async Task PersonInTwoForums_WhoRemovesTheBot_IsInBothStillAndHasNoChoiceMade()
    {
        var (first, second) = await ForumsAsync();
        await both.PressesVerb(Verbs.ChooseForum, new { choose = second.Id });
        Assert.Contains("Forum: Elsewhere", (await both.Says("settings")).Text);

        await scenario.Removed(both);

        Assert.Contains("Forum: Anytown", (await both.Says("settings")).Text);
        Assert.Equal([first.Id, second.Id], (await scenario.Get<ForumRegister>().OfAsync(both.Self, TestContext.Current.CancellationToken)).Select(f => f.Id));
    }

    [Fact]
    public async Task Bot_RemovedFromAPlace_LeavesTheChoiceOfWhoRemovedIt()
    {
        var (_, second) = await ForumsAsync();
        await both.PressesVerb(Verbs.ChooseForum, new { choose = second.Id });

        await scenario.Removed(both, here);

        Assert.Contains("Forum: Elsewhere", (await both.Says("settings")).Text);
    }

    [Fact]
    public async Task PersonInTwoForums_InAPlaceOfOne_NeverSeesTheOther()
    {
        var (_, second) = await ForumsAsync();
        await both.PressesVerb(Verbs.ChooseForum, new { choose = second.Id });

        foreach (var said in new[] { "help", "settings", "roles" })
        {
            var answer = await both.Says(said, here);
            Assert.DoesNotContain(answer.Delivered, p => PlainText.Of(p.Card).Contains("Elsewhere", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Press_WithAnotherForumsId_InAPlace_LooksLikeNothing()
    {
        var (_, second) = await ForumsAsync();

        var answer = await both.PressesVerb(Verbs.ShowSettings, new { forum = second.Id }, here);

        Assert.Equal(NoticeCard.NotFound().Title, answer.Card.Title);
    }

    [Fact]
    public async Task Press_WithAForumsIdThatIsNotTheirs_InOnesOwnChat_LooksLikeNothing()
    {
        var (_, second) = await ForumsAsync();

        var show = await ann.PressesVerb(Verbs.ShowRoles, new { forum = second.Id });
        var give = await ann.PressesVerb(Verbs.GiveRole, new { forum = second.Id, person = ann.Id.Key, role = "Chair" });
        var choose = await ann.PressesVerb(Verbs.ChooseForum, new { choose = second.Id });
        var missing = await ann.PressesVerb(Verbs.ShowRoles, new { forum = "no-such-forum" });

        Assert.Equivalent(missing.Card, show.Card, strict: true);
        Assert.All([show, give, choose], a => Assert.Equal(NoticeCard.NotFound().Title, a.Card.Title));
        Assert.Equal(RoleSet.None, (await scenario.ReadAsync(second)).RolesOf(ann.Id));
    }

    [Fact]
    public async Task Press_OnACardOfTheOtherForum_InOnesOwnChat_ActsOnThatForum()
    {
        var (first, second) = await ForumsAsync();
        await scenario.ForumAsync("Third", null, Audience.Open, (both, Role.Chair));
        await both.PressesVerb(Verbs.ChooseForum, new { choose = second.Id });
        var card = (await both.Says("settings")).Card;
        await both.PressesVerb(Verbs.ChooseForum, new { choose = first.Id });

        var sure = await both.Presses(card, "Leave the forum");

        Assert.Contains("Leave Elsewhere?", sure.Text);
    }

    [Fact]
    public async Task SameUserIdInAnotherTenant_IsAStranger()
    {
        await ForumsAsync();
        var namesake = scenario.Person("Ann", "tenant-2");

        Assert.Equal("We have not met yet", (await namesake.Says("roles", here)).Card.Title);
        Assert.DoesNotContain("Anytown", (await namesake.Says("settings")).Text);
    }

    [Fact]
    public async Task ChairOfOneForum_InAPlaceOfTheOther_IsAStranger()
    {
        await ForumsAsync();

        Assert.Equal("We have not met yet", (await ann.Says("roles", there)).Card.Title);
        Assert.Equal("We have not met yet", (await ann.PressesVerb(Verbs.SetAudience, new { audience = "Open" }, there)).Card.Title);
    }

    private async Task<(Forum First, Forum Second)> ForumsAsync() => (
        await scenario.ForumAsync("Anytown", here, Audience.ForumOnly, (ann, Role.Chair), (both, Role.Member)),
        await scenario.ForumAsync("Elsewhere", there, Audience.ForumOnly, (olu, Role.Chair), (both, Role.Member)));
}
