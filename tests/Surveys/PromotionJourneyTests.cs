using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Storage;
using ForumBot.Surveys;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Surveys;

/// <summary>Members share the survey and count paper forms; everybody in the forum sees what is covered. Monday 1 March 2027, 9am.</summary>
public sealed class PromotionJourneyTests
{
    [Fact]
    public async Task Member_SharesTheSurvey_AndTheChannelsCardFollows()
    {
        using var world = await Inspected.StartedAsync();
        await world.Ann.Says("reach", world.Channel);
        Assert.Contains("Nobody has written down yet", InChannel(world));

        var form = await world.Moe.Says("shared on our Facebook page");
        var saved = await world.Moe.Presses(form.Card, "Save", new { families = "1,200" });

        Assert.Equal("social", FieldOf(form.Card, SharingCard.Way).Value);
        Assert.Equal("2027-03-01", FieldOf(form.Card, SharingCard.Day).Value);
        Assert.Contains("Saved. Social media (our Facebook page), today. About 1,200 families.", saved.Text);
        Assert.Contains("Moe: Social media (our Facebook page), today. About 1,200 families.", InChannel(world));
        Assert.Contains("A family may be counted more than once.", InChannel(world));
    }

    [Theory]
    [InlineData("shared in the school newsletter", "the school newsletter", "email")]
    [InlineData("I shared it on WhatsApp", "WhatsApp", "messages")]
    [InlineData("I shared the survey with the coffee morning", "the coffee morning", "groups")]
    [InlineData("log sharing at the swimming pool", "the swimming pool", "other")]
    public async Task SharingForm_OpenedWithAPlace_HoldsItAndTheNearestWay(string said, string where, string way)
    {
        using var world = await Inspected.StartedAsync();

        var form = (await world.Moe.Says(said)).Card;

        Assert.Equal(where, FieldOf(form, SharingCard.Where).Value);
        Assert.Equal(way, FieldOf(form, SharingCard.Way).Value);
    }

    [Fact]
    public async Task Reach_InTheChannel_ShowsEachMemberWhatTheyMayTakeBack()
    {
        using var world = await Inspected.StartedAsync();
        await SharedByMoeAsync(world);
        var posted = (await world.Ann.Says("reach", world.Channel)).Card;
        var look = new { view = "reach", argument = (await world.Scenario.ReadAsync(world.Forum)).InspectionId };

        Assert.DoesNotContain("Take back", Titles(posted));
        Assert.Contains("Take back", Titles((await world.Moe.PressesVerb(Verbs.ShowOwnView, look, world.Channel)).Card));
        Assert.DoesNotContain("Take back", Titles((await world.Rae.PressesVerb(Verbs.ShowOwnView, look, world.Channel)).Card));
    }

    [Fact]
    public async Task SharingSavedByMistake_IsTakenBackByThePersonAndGoneForAll()
    {
        using var world = await Inspected.StartedAsync();
        await world.Ann.Says("reach", world.Channel);
        var saved = await SharedByMoeAsync(world);

        var after = await world.Moe.Presses(saved.Card, "Take back");

        Assert.Contains("Nobody has written down yet", after.Text);
        Assert.Contains("Nobody has written down yet", InChannel(world));
    }

    [Fact]
    public async Task Entry_OfAnotherMember_IsTakenBackByTheChairAndNotByARepresentative()
    {
        using var world = await Inspected.StartedAsync();
        var saved = await SharedByMoeAsync(world);
        var keys = saved.Card.Buttons.OfType<Execute>().Single(b => b.Verb == Verbs.TakeBackShared).Keys;

        await world.Rae.PressesVerb(Verbs.TakeBackShared, keys);
        Assert.Single((await LogAsync(world)).Shared);
        Assert.DoesNotContain("Take back", Titles((await world.Rae.Says("reach")).Card));

        await world.Ann.Presses((await world.Ann.Says("reach")).Card, "Take back");
        Assert.Empty((await LogAsync(world)).Shared);
    }

    [Theory]
    [InlineData("families", "lots", "not a number I can use")]
    [InlineData("families", "-5", "not a number I can use")]
    [InlineData("families", "1e9", "not a number I can use")]
    [InlineData("families", "1000000000", "That is too many")]
    [InlineData("families", "99999999999999999999", "That is too many")]
    [InlineData("families", "0", "Type 1 or more")]
    [InlineData("day", "2027-03-02", "Tuesday 2 March 2027 has not come yet")]
    [InlineData("day", "2027-02-28", "before the inspection began")]
    [InlineData("day", "yesterday", "not a day I can use")]
    [InlineData("way", "carrier pigeon", "Pick how you shared it")]
    [InlineData("where", "", "Say where, in a few words")]
    [InlineData("where", "LONG", "That is too long")]
    [InlineData("where", "the family who is being tracked, the Smiths", "I have not kept this")]
    public async Task SharingForm_WithAMistake_SaysItAndKeepsWhatWasTyped(string box, string typed, string sentence)
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Moe.Says("log sharing")).Card;
        var fields = new Dictionary<string, string> { ["way"] = "other", ["where"] = "the school gate", ["families"] = "30", ["day"] = "2027-03-01" };
        fields[box] = typed == "LONG" ? new string('x', 500) : typed;

        var again = await world.Moe.Presses(form, "Save", fields);

        Assert.Contains(sentence, FieldOf(again.Card, box).Error);
        Assert.Equal(fields[box], FieldOf(again.Card, box).Value ?? "");
        Assert.Equal(box == "day" ? "30" : "2027-03-01", FieldOf(again.Card, box == "day" ? "families" : "day").Value);
        Assert.Empty((await LogAsync(world)).Shared);
    }

    [Fact]
    public async Task SharingForm_HandedInTwice_CountsOnce()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Moe.Says("log sharing")).Card;

        await world.Moe.Presses(form, "Save", new { way = "email", families = "30" });
        await world.Moe.Presses(form, "Save", new { way = "email", families = "30" });

        Assert.Single((await LogAsync(world)).Shared);
    }

    [Fact]
    public async Task TwoPeople_SharingAtTheSameMoment_AreBothKept()
    {
        using var world = await Inspected.StartedAsync();
        var moes = (await world.Moe.Says("log sharing")).Card;
        var raes = (await world.Rae.Says("log sharing")).Card;
        world.Scenario.Store.BeforeCommit = async _ => await world.Rae.Presses(raes, "Save", new { way = "email" });

        await world.Moe.Presses(moes, "Save", new { way = "schools" });

        Assert.Equal(2, (await LogAsync(world)).Shared.Count);
    }

    [Fact]
    public async Task PaperForms_Counted_AddUpAndAreSaidOnTheSurveyCard()
    {
        using var world = await Inspected.StartedAsync();
        await CountAsync(world.Moe, new { asked = "20", @out = "12" });
        var saved = await CountAsync(world.Rae, new { @out = "6", @in = "11" });

        Assert.Contains("20 asked for, 18 handed out, 11 handed in.", saved.Text);
        Assert.Contains("2 families still wait for a paper copy.", (await world.Ann.Says("survey")).Text);
    }

    [Theory]
    [InlineData("lots", "not a number I can use")]
    [InlineData("-1", "not a number I can use")]
    [InlineData("10001", "That is too many. The most I can note is 10,000.")]
    public async Task PaperForm_WithAMistake_SaysItAndKeepsWhatWasTyped(string typed, string sentence)
    {
        using var world = await Inspected.StartedAsync();

        var again = await CountAsync(world.Moe, new { asked = "7", @out = typed });

        Assert.Contains(sentence, FieldOf(again.Card, "out").Error);
        Assert.Equal(typed, FieldOf(again.Card, "out").Value);
        Assert.Equal("7", FieldOf(again.Card, "asked").Value);
        Assert.Empty((await LogAsync(world)).Paper);
    }

    [Fact]
    public async Task PaperForm_WithNothingInIt_AsksForANumber()
    {
        using var world = await Inspected.StartedAsync();

        Assert.Contains("Fill in at least one", (await CountAsync(world.Moe, new { asked = "0" })).Text);
    }

    [Fact]
    public async Task PaperForms_StillOutTheDayBeforeTheLastCollection_ArePointedOutToMembersAlone()
    {
        using var world = await Inspected.StartedAsync();
        await CountAsync(world.Moe, new { @out = "18", @in = "11" });
        var number = await world.NumberOfAsync("Paper surveys");
        await world.Lena.Presses(
            (await world.Lena.Says($"fill in {number}")).Card, "Save", new { f_last_collection = "2027-03-05", f_last_collection_time = "16:00" });

        Assert.DoesNotContain("still out", (await world.Moe.Says("survey")).Text);
        world.Scenario.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Contains("7 forms are still out. The last collection is tomorrow, 4pm.", (await world.Moe.Says("survey")).Text);
        var lanos = (await world.Lena.Says("survey")).Text;
        Assert.Contains("The last collection is Friday 5 March, 4pm. That is tomorrow: one day and 7 hours left.", lanos);
        Assert.DoesNotContain("handed out", lanos);
    }

    [Theory]
    [InlineData("Ann", true)]
    [InlineData("Dev", true)]
    [InlineData("Rae", true)]
    [InlineData("Moe", true)]
    [InlineData("Nora", true)]
    [InlineData("Lena", false)]
    [InlineData("Lou", false)]
    [InlineData("Tess", false)]
    [InlineData("Nell", false)]
    public async Task EveryVerbAndPhrase_IsForTheForumAlone(string name, bool may)
    {
        using var world = await Inspected.StartedAsync();
        await SharedByMoeAsync(world);
        var who = name switch
        {
            "Nora" => await world.WithRoleAsync("Nora", Role.NoteTaker),
            "Lou" => await world.WithRoleAsync("Lou", Role.LanoDeputy),
            "Tess" => await world.WithRoleAsync("Tess", Role.TechnicalAdmin),
            _ => new[] { world.Ann, world.Dev, world.Rae, world.Moe, world.Lena, world.Nell }.Single(actor => actor.Self.Name == name),
        };
        var inspection = (await world.Scenario.ReadAsync(world.Forum)).InspectionId!;

        foreach (var answer in new[]
        {
            await who.Says("log sharing"), await who.Says("count paper"), await who.Says("reach"),
            await who.PressesVerb(Verbs.LogSharingForm), await who.PressesVerb(Verbs.CountPaperForm), await who.PressesVerb(Verbs.ShowReach),
            await who.PressesVerb(Verbs.LogSharing, new { inspection, way = "email", opened = "1" }),
            await who.PressesVerb(Verbs.CountPaper, new { inspection, asked = "3", opened = "1" }),
            await who.PressesVerb(Verbs.TakeBackShared, new { inspection, entry = "none" }),
        })
        {
            Assert.Equal(may, answer.Card.Title is "Where did you share the survey?" or "Count paper forms" or "How many families we reached" or "Thank you for sharing" or "Paper forms counted");
        }

        Assert.Equal(may ? 2 : 1, (await LogAsync(world)).Shared.Count);
    }

    [Fact]
    public async Task Reach_InAChannelThatTheAreaReads_IsOfferedInTheirOwnChat()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        await SharedByMoeAsync(world);

        var answer = await world.Ann.Says("reach", world.Channel);

        Assert.Equal("Ask me that in our own chat", answer.Card.Title);
    }

    [Fact]
    public async Task Reach_OnceTheChannelIsOpenedToOthers_ShowsNothingAnyMore()
    {
        using var world = await Inspected.StartedAsync();
        await world.Ann.Says("reach", world.Channel);
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => forum with
        {
            Places = forum.Places.SetItem(world.Channel.Id.Key, new(world.Channel, Audience.Open)),
        });

        await SharedByMoeAsync(world);

        Assert.DoesNotContain("Moe", InChannel(world));
        Assert.DoesNotContain("30 families", InChannel(world));
    }

    [Fact]
    public async Task Counts_OfAnswers_AreShownToThePublicOnlyOnceSomebodyRecordedThatTheyMayBe()
    {
        using var world = await Inspected.StartedAsync(Audience.Open);
        await world.Lena.Presses((await world.Lena.Says($"fill in {await world.NumberOfAsync("Confirm survey times")}")).Card, "Save", new
        {
            f_opens_at = "2027-03-02",
            f_opens_at_time = "09:00",
            f_closes_at = "2027-03-09",
            f_closes_at_time = "09:00",
        });
        var closing = await world.NumberOfAsync("Surveys close");
        await world.Ann.Presses((await world.Ann.Says($"fill in {closing}")).Card, "Save", new { f_counts = "412 parents" });
        world.Scenario.Clock.Advance(TimeSpan.FromDays(9));

        Assert.DoesNotContain("412 parents", (await world.Nell.Says("survey", world.Channel)).Text);
        Assert.Contains("412 parents", (await world.Moe.Says("survey")).Text);

        await world.Ann.Presses((await world.Ann.Says($"fill in {closing}")).Card, "Save", new { f_counts_may_be_public = "yes" });
        Assert.Contains("412 parents", (await world.Nell.Says("survey", world.Channel)).Text);
    }

    [Fact]
    public async Task Survey_AskedForInOpenChannel_ShowsNoButtonsOfTheForumsOwnBusiness()
    {
        using var world = await Inspected.StartedAsync(Audience.Open);

        Assert.DoesNotContain("Who we reached", Titles((await world.Ann.Says("survey", world.Channel)).Card));
        Assert.Contains("Who we reached", Titles((await world.Ann.Says("survey")).Card));
    }

    private static async Task<Conversation.Answer> SharedByMoeAsync(Inspected world) =>
        await world.Moe.Presses((await world.Moe.Says("log sharing")).Card, "Save", new { way = "email", families = "30" });

    private static async Task<Conversation.Answer> CountAsync(Actor who, object fields) =>
        await who.Presses((await who.Says("count paper")).Card, "Save", fields);

    private static async Task<Promotion> LogAsync(Inspected world) =>
        (await world.Scenario.Store.FindAsync<Promotion>((await world.Scenario.ReadAsync(world.Forum)).InspectionId!))?.Value ?? Promotion.Empty;

    private static string InChannel(Inspected world) => PlainText.Of(world.Scenario.Messenger.In(world.Channel)[^1]);

    private static Field FieldOf(Card card, string id) => Conformance.CardRuleTests.Elements(card.Body).OfType<Field>().Single(f => f.Id == id);

    private static IEnumerable<string> Titles(Card card) => card.Buttons.Concat(
        Conformance.CardRuleTests.Elements(card.Body).OfType<Row>().Select(row => row.Button).OfType<Button>()).Select(button => button.Title);
}
