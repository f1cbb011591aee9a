using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using NodaTime;

namespace ForumBot.Tests.Reminders;

/// <summary>Those who lead the forum see whom the bot's own messages reached, and whom to ring.</summary>
public sealed class WhoGotItTests
{
    private const string Key = "meeting/m1/ahead/2027-03-11T14:00";
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 1, 9, 0);

    [Fact]
    public async Task WhoGotIt_AskedByTheChair_CountsEachOutcome()
    {
        using var world = await SentAsync();

        var list = await world.Ann.Says("who got it?");

        Assert.Equal("Who got what I sent", list.Card.Title);
        Assert.Contains("1. Coming up: Forum meets inspectors", list.Text);
        Assert.Contains("3 got it, one said “seen”, one cannot be reached, one waits.", list.Text);
    }

    [Fact]
    public async Task WhoGotIt_ByNumberOrButton_NamesThePeopleByOutcome()
    {
        using var world = await SentAsync();
        var list = await world.Ann.Says("who got it");

        var pressed = await world.Ann.Presses(list.Card, "Who? 1");
        var said = await world.Dev.Says("who got it 1");

        Assert.Equal(pressed.Text, said.Text);
        Assert.StartsWith("Who got it: Coming up: Forum meets inspectors", pressed.Text);
        Assert.Contains("I cannot reach: 1\nRae\nPlease ring them.", pressed.Text);
        Assert.Contains("Have seen it: 1\nAnn (today, 9am)", pressed.Text);
        Assert.Contains("Got it: 2\nDev, Channel", pressed.Text);
        Assert.Contains("Get it later: 1\nMoe (Tuesday 2 March, 8am)", pressed.Text);
    }

    [Fact]
    public async Task WhoGotIt_ForSomebodyWhoAskedForNone_SaysSoByName()
    {
        using var world = await SentAsync(withoutMoe: true);
        await world.Moe.Says("stop reminders");

        var one = await world.Ann.Says("who got it 1");

        Assert.Contains("Not sent, as they asked me not to: 1\nMoe", one.Text);
    }

    [Fact]
    public async Task WhoGotIt_OfAChangeOfTheTimetable_CountsItsOwnSeenButton()
    {
        using var world = await SentAsync(new Subject.TimetableChanged("c1"));
        var forum = await world.Scenario.ReadAsync(world.Forum);
        await world.Scenario.Store.UpdateAsync<Inspection>(forum.InspectionId!, inspection => inspection with
        {
            Changes = [new() { Id = "c1", By = inspection.Started, Seen = ImmutableDictionary<string, Instant>.Empty.Add(world.Dev.Id.Key, Now) }],
        });

        var one = await world.Ann.Says("who got it 1");

        Assert.Contains("Have seen it: 2\nAnn (today, 9am), Dev (today, 9am)", one.Text);
    }

    [Fact]
    public async Task WhoGotIt_BeforeAnythingWasSent_SaysSo()
    {
        using var world = await Inspected.StartedAsync();

        Assert.Contains("I have sent nothing by myself", (await world.Ann.Says("who got it?")).Text);
    }

    [Fact]
    public async Task WhoGotIt_OfAPushThatIsForgotten_SaysSo()
    {
        using var world = await SentAsync();

        var gone = await world.Ann.PressesVerb(Verbs.ShowDeliveries, new { push = "meeting/m9/ahead/2026-01-01T10:00" });

        Assert.Equal("I no longer have that one", gone.Card.Title);
    }

    [Fact]
    public async Task WhoGotIt_OfWhatIsForAttendees_NamesNothing()
    {
        using var world = await SentAsync(level: Level.Attendees);

        Assert.DoesNotContain("Forum meets inspectors", (await world.Ann.Says("who got it?")).Text);
        Assert.Equal("I no longer have that one", (await world.Ann.PressesVerb(Verbs.ShowDeliveries, new { push = Key })).Card.Title);
    }

    [Fact]
    public async Task WhoGotIt_OfWhatWasForNobody_NamesNothing()
    {
        using var world = await SentAsync(pages: 0);

        Assert.DoesNotContain("Forum meets inspectors", (await world.Ann.Says("who got it?")).Text);
    }

    [Fact]
    public async Task WhoGotIt_AskedInTheChannel_IsAnsweredInTheirOwnChat()
    {
        using var world = await SentAsync();

        var answer = await world.Ann.Says("who got it?", world.Channel);

        Assert.DoesNotContain(answer.Delivered, post => world.IsInChannel(post) && PlainText.Of(post.Card).Contains("Forum meets inspectors", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Moe")]
    [InlineData("Rae")]
    [InlineData("Lena")]
    [InlineData("Nell")]
    public async Task WhoGotIt_AskedByAnybodyElse_ShowsNothing(string name)
    {
        using var world = await SentAsync();
        var who = name switch { "Moe" => world.Moe, "Rae" => world.Rae, "Lena" => world.Lena, _ => world.Nell };

        foreach (var answer in new[] { await who.Says("who got it?"), await who.PressesVerb(Verbs.ShowDeliveries, new { push = Key }) })
        {
            Assert.DoesNotContain("Forum meets inspectors", answer.Text);
            Assert.DoesNotContain("Dev", answer.Text);
        }
    }

    [Fact]
    public async Task GotIt_Pressed_IsCountedAndLeavesTheMessageWithItsPlace()
    {
        using var world = await SentAsync();
        var forum = await world.Scenario.ReadAsync(world.Forum);

        var answer = await world.Dev.PressesVerb(Verbs.GotIt, new { inspection = forum.InspectionId!, push = Key });

        Assert.Contains("I have noted that you have seen this", answer.Text);
        Assert.Contains("Where: Town Hall", answer.Text);
        Assert.DoesNotContain(answer.Card.Buttons.OfType<Execute>(), button => button.Verb == Verbs.GotIt);
        Assert.Contains("Have seen it: 2", (await world.Ann.Says("who got it 1")).Text);
    }

    [Fact]
    public async Task GotIt_ForAPushThatWasNeverTheirs_ShowsNothingOfIt()
    {
        using var world = await SentAsync();
        var forum = await world.Scenario.ReadAsync(world.Forum);

        var answer = await world.Lena.PressesVerb(Verbs.GotIt, new { inspection = forum.InspectionId!, push = Key });

        Assert.DoesNotContain("Town Hall", answer.Text);
    }

    private static async Task<Inspected> SentAsync(Subject? about = null, bool withoutMoe = false, Level level = Level.Forum, int pages = 1)
    {
        var world = await Inspected.StartedAsync();
        var forum = await world.Scenario.ReadAsync(world.Forum);
        await world.Scenario.Store.UpdateAsync<Inspection>(forum.InspectionId!, inspection => inspection with
        {
            Meetings = [new() { Id = "m1", Title = "Forum meets inspectors", Start = new(2027, 3, 11, 14, 0), End = new(2027, 3, 11, 15, 0), Where = "Town Hall" }],
        });
        var what = new Occurrence(
            Key, Now, Now + Duration.FromDays(1), about ?? new Subject.MeetingAhead("m1", Soon: false), new(RoleSet.Insiders, [], Places: true, Matter.Schedule with { Level = level }));
        PushRow[] rows =
        [
            Row(world.Ann.Id.Key, "Ann", RowState.Delivered) with { SeenAt = Now },
            Row(world.Dev.Id.Key, "Dev", RowState.Delivered),
            Row(world.Rae.Id.Key, "Rae", RowState.Unreachable),
            .. withoutMoe ? [] : (PushRow[])[Row(world.Moe.Id.Key, "Moe", RowState.Waiting) with { NotBefore = Instant.FromUtc(2027, 3, 2, 8, 0) }],
            Row(world.Channel.Id.Key, "Channel", RowState.Delivered) with { IsPlace = true },
        ];
        var book = new ReminderBook(forum.Id)
        {
            Pushes = ImmutableDictionary<string, Push>.Empty.Add(Key, new("Coming up: Forum meets inspectors", Now, Now, pages, null) { What = what }),
        };
        Assert.Equal(
            CommitOutcome.Saved,
            await world.Scenario.Store.CommitAsync(
            [
                DocumentWrite.New(forum.InspectionId!, book), DocumentWrite.New($"{forum.InspectionId}/{Key}/0", new PushPage([.. rows])),
            ]));
        return world;
    }

    private static PushRow Row(string recipient, string name, RowState state) => new() { Recipient = recipient, Name = name, NotBefore = Now, At = Now, State = state };
}
