using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Journeys;

/// <summary>One card in a shared place, and what each of its readers sees in its stead.</summary>
public sealed class OwnViewTests
{
    private const int Pages = 7;

    public static TheoryData<Role?, Audience> Everybody =>
    [
        .. from role in Enum.GetValues<Role>().Cast<Role?>().Append(null)
           from audience in new[] { Audience.ForumOnly, Audience.ForumAndArea, Audience.Open }
           select new TheoryDataRow<Role?, Audience>(role, audience),
    ];

    [Fact]
    public async Task DayOne_InAChannelSharedWithTheArea_EachSeesTheirOwnSideOfTheSameCard()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var posted = (await world.Ann.Says("today", world.Channel)).Card;

        var (ann, moe, lena) = (await world.Ann.Looks(posted), await world.Moe.Looks(posted), await world.Lena.Looks(posted));

        // All look at the same day; the forum's own preparation is for the forum alone, on no copy but its own.
        Assert.All([ann, moe, lena], look => Assert.Equal(posted.Title, look.Card.Title));
        Assert.Contains("Swap contact details", ann.Text);
        Assert.Contains("Swap contact details", moe.Text);
        Assert.DoesNotContain("Swap contact details", lena.Text);
        Assert.DoesNotContain("Swap contact details", PlainText.Of(posted));

        // Each finds what is theirs, and buttons for that alone.
        Assert.Contains("Yours", ann.Text);
        Assert.Contains($"Done {await world.NumberOfAsync("Swap contact details")}", ButtonsOf(ann.Card));
        Assert.DoesNotContain(ButtonsOf(moe.Card), title => title.StartsWith("Done", StringComparison.Ordinal));
        Assert.DoesNotContain("Yours", moe.Text);
        Assert.DoesNotContain($"Done {await world.NumberOfAsync("Find the LANO")}", ButtonsOf(lena.Card));

        // Ann ticks what only the forum sees: she sees it at once, Moe when his client looks again, the channel and Lena never.
        var ticked = await world.Ann.Presses(ann.Card, $"Done {await world.NumberOfAsync("Swap contact details")}");
        var shared = world.Scenario.Messenger.In(world.Channel)[0];
        Assert.Contains("Ann ticked “Swap contact details”", ticked.Text);
        Assert.Contains("Ann ticked “Swap contact details”", (await world.Moe.Looks(shared)).Text);
        Assert.DoesNotContain("Swap contact details", PlainText.Of(shared));
        Assert.DoesNotContain("Swap contact details", (await world.Lena.Looks(shared)).Text);
        Assert.Empty(world.Moe.Inbox);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task OwnView_ByRoleAndPlace_IsWhatTheGateAllowsAndNeverMore(Role? role, Audience audience)
    {
        using var world = await Inspected.StartedAsync(audience);
        var reader = role is { } held ? await world.WithRoleAsync("Robin", held) : world.Scenario.Person("Robin");
        for (var page = 1; page <= Pages; page++)
        {
            var posted = (await world.Ann.Says($"checklist {page}", world.Channel)).Card;

            var look = await reader.Looks(posted);

            var expected = (role, audience) switch
            {
                (Role.Lano or Role.LanoDeputy, Audience.ForumOnly) or (null or Role.TechnicalAdmin, not Audience.Open) => PlainText.Of(NoticeCard.NotFound()),
                (null or Role.TechnicalAdmin, _) => PlainText.Of(posted),
                _ => (await reader.Says($"checklist {page}")).Text,
            };
            Assert.Equal(expected, look.Text);
            Assert.DoesNotContain(Built.Full.Steps.Where(step => step.Level == Level.Attendees), step => look.Text.Contains(step.Title, StringComparison.Ordinal));
            Assert.Equal(posted.Own is not null && look.Card.Own is not null ? [reader.Id.Key] : [], look.Card.Own?.Readers ?? []);
        }
    }

    [Theory]
    [InlineData(Role.Member, Role.Chair)]
    [InlineData(Role.Lano, Role.LanoDeputy)]
    public async Task Buttons_OfOnesOwnView_AreThoseThatWork(Role role, Role other)
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        world.Scenario.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var reader in new[] { await world.WithRoleAsync("Robin", role), await world.WithRoleAsync("Kim", other) })
        {
            var own = (await reader.Looks((await world.Ann.Says("today", world.Channel)).Card)).Card;

            foreach (var button in ButtonsOf(own).Where(title => title.StartsWith("Done", StringComparison.Ordinal)))
            {
                Assert.Contains("Robin ticked", (await reader.Presses(own, button)).Text.Replace("Kim", "Robin", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData(Audience.ForumOnly)]
    [InlineData(Audience.ForumAndArea)]
    [InlineData(Audience.Open)]
    public async Task OldCard_AfterItsReaderLostTheirRole_ShowsThemNoMoreThanThePlace(Audience audience)
    {
        using var world = await Inspected.StartedAsync(audience);
        var posted = (await world.Ann.Says("today", world.Channel)).Card;
        var own = (await world.Rae.Looks(posted)).Card;
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => Members.Leave(forum, world.Rae.Id, default(Instant)).After!);

        var (fromPosted, fromOwn) = (await world.Rae.Looks(posted), await world.Rae.Looks(own));

        var expected = audience == Audience.Open ? PlainText.Of(posted) : PlainText.Of(NoticeCard.NotFound());
        Assert.Equal((expected, expected), (fromPosted.Text, fromOwn.Text));
        Assert.Null(fromPosted.Card.Own);
    }

    [Fact]
    public async Task OldCard_InAPlaceThatIsTheForumsNoMore_ShowsNothing()
    {
        using var world = await Inspected.StartedAsync();
        var posted = (await world.Ann.Says("today", world.Channel)).Card;
        await world.Scenario.Removed(world.Ann, world.Channel);

        Assert.Equal(NoticeCard.NotFound().Title, (await world.Ann.Looks(posted)).Card.Title);
    }

    [Fact]
    public async Task OldCard_OfAnInspectionThatHasEnded_SaysSoAndNothingOfTheNext()
    {
        using var world = await Inspected.StartedAsync();
        var posted = (await world.Ann.Says("today", world.Channel)).Card;
        await world.Ann.Presses((await world.Ann.Says("end inspection")).Card, "End it");
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.StartAsync();

        Assert.Equal("This inspection has ended", (await world.Moe.Looks(posted)).Card.Title);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("{0}|rubbish")]
    [InlineData("{0}|day/9999-12-31")]
    [InlineData("{0}|day/2027-03-01|more")]
    public async Task Argument_TamperedWith_ShowsTodayOrThatThereIsNothing(string argument)
    {
        using var world = await Inspected.StartedAsync();
        var posted = (await world.Ann.Says("today", world.Channel)).Card;
        var today = (await world.Moe.Says("today")).Text;
        var inspection = (await world.Scenario.ReadAsync(world.Forum)).InspectionId!;
        var tampered = posted with { Own = posted.Own! with { Argument = argument.Replace("{0}", inspection, StringComparison.Ordinal) } };

        var look = await world.Moe.PressesVerb(
            Verbs.ShowOwnView,
            new Dictionary<string, string> { [OwnView.NameKey] = tampered.Own.Name, [OwnView.ArgumentKey] = tampered.Own.Argument },
            world.Channel);

        Assert.True(look.Text == today || look.Card.Title == "This inspection has ended");
    }

    [Fact]
    public async Task Press_OnASharedCard_IsAnsweredWithOnesOwnViewWhileTheCardChangesForAll()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var posted = (await world.Ann.Says("today", world.Channel)).Card;
        var number = await world.NumberOfAsync("Find the LANO");

        var pressed = await world.Rae.Presses(posted, $"Done {number}");

        Assert.Equal((await world.Rae.Looks(world.Scenario.Messenger.In(world.Channel)[0])).Text, pressed.Text);
        Assert.Contains("Swap contact details", pressed.Text);
        Assert.DoesNotContain("Swap contact details", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
        Assert.Contains("Rae ticked", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
    }

    [Fact]
    public async Task Press_OnACardThatIsNoLongerKept_ShowsTheOthersTheirsAndNotOnes()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var posted = (await world.Ann.Says("today", world.Channel)).Card;
        for (var more = 0; more < 12; more++)
        {
            await world.Ann.Says("today", world.Channel);
        }

        await world.Rae.Presses(posted, $"Done {await world.NumberOfAsync("Find the LANO")}");

        var shared = world.Scenario.Messenger.In(world.Channel)[0];
        Assert.Contains("Rae ticked", PlainText.Of(shared));
        Assert.DoesNotContain("Swap contact details", PlainText.Of(shared));
        Assert.DoesNotContain("Yours", PlainText.Of(shared));
        Assert.Contains(world.Rae.Id.Key, shared.Own!.Readers);
    }

    [Fact]
    public async Task Page_TurnedOnASharedCard_IsOnesOwn()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var posted = (await world.Ann.Says("checklist 1", world.Channel)).Card;

        var turned = await world.Ann.Presses(posted, "Later steps");

        Assert.Equal((await world.Ann.Says("checklist 2")).Text, turned.Text);
        Assert.Equal([world.Ann.Id.Key], turned.Card.Own!.Readers);
        Assert.Single(world.Scenario.Messenger.In(world.Channel));
    }

    [Fact]
    public async Task Page_TurnedByAnOlderClient_ComesToOnesOwnChatWhereThereIsNothingToRefresh()
    {
        using var world = await Inspected.StartedAsync();
        var (scenario, ct) = (world.Scenario, TestContext.Current.CancellationToken);
        var press = new CardAction("older client", world.Ann.Self, world.Channel, Instant.FromDateTimeOffset(scenario.Clock.GetUtcNow()),
            Verbs.ShowChecklist, new Dictionary<string, string> { ["page"] = "2" }, null);

        await scenario.Get<Courier>().DeliverAsync(await scenario.Get<Dispatcher>().DispatchAsync(press, ct), answered: false, ct);

        Assert.StartsWith("Checklist, page 2", world.Ann.Inbox[^1].Title);
        Assert.Null(world.Ann.Inbox[^1].Own);
    }

    [Fact]
    public async Task SharedCard_OffersTheButtonsOfTheForumBecauseNobodyKnowsWhoLooks()
    {
        using var world = await Inspected.StartedAsync();

        var posted = (await world.Moe.Says("today", world.Channel)).Card;

        Assert.Contains($"Done {await world.NumberOfAsync("Write down the call")}", ButtonsOf(posted));
        Assert.DoesNotContain("Yours", PlainText.Of(posted));
    }

    private static IEnumerable<string> ButtonsOf(Card card) => Walk.ButtonsOf(card).Select(button => button.Title);
}
