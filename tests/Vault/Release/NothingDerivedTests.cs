using System.Text.RegularExpressions;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Schedules.Calendar;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Tests.Reminders;
using NodaTime;
using Answer = ForumBot.Inspections.Answer;

namespace ForumBot.Tests.Vault.Release;

/// <summary>
/// The outcome, the day of the draft and all that could be worked out from them make no difference that anybody outside the room could see. Each test has two
/// forums that are alike but for those facts, and compares what comes back. A new surface needs no new test: every command there is gets said.
/// Source: docs/rules.md, CONF-05, CONF-06, CONF-11.
/// </summary>
public sealed partial class NothingDerivedTests
{
    private static readonly (string Step, string Field, string Value)[] Secrets =
    [
        ("FULL-P-02", "draft_received", "2027-04-21"),
        ("FULL-P-03", "comments_sent", "yes"),
        ("FULL-P-03", "complaint", "yes"),
        ("FULL-P-04", "final_received", "2027-05-04"),
    ];

    public static TheoryData<string, string> Cases => new()
    {
        { "2027-04-23", "1" }, { "2027-04-23", "2" }, { "2027-04-23", "3" },
        // One key-holder has recorded the report.
        { "2027-05-10", "1" }, { "2027-05-10", "3" },
        // The forecast day of publication and all that hangs on it have gone by.
        { "2027-08-20", "3" }, { "2028-11-20", "3" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Commands_OfAllThereAre_SayTheSameToEverybodyOutsideTheRoom(string day, string outcome)
    {
        using var plain = await WorldAsync(day, null);
        using var secret = await WorldAsync(day, outcome);

        var (without, with) = (await HeardAsync(plain), await HeardAsync(secret));

        Assert.Equal(without.Count, with.Count);
        Assert.All(without.Zip(with), pair => Assert.Equal(pair.First, pair.Second));
        Assert.True(without.Count > 200, "Hardly anything was said.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reminders_OfAWholeInspection_AreTheSame(string day, string outcome)
    {
        using var plain = await WorldAsync(day, null);
        using var secret = await WorldAsync(day, outcome);

        Assert.Equal(await PlannedForAsync(plain, day), await PlannedForAsync(secret, day));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calendar_OfEachRole_IsTheSame(string day, string outcome)
    {
        using var plain = await WorldAsync(day, null);
        using var secret = await WorldAsync(day, outcome);
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(await FeedAsync(plain, role), await FeedAsync(secret, role));
        }
    }

    [Fact]
    public async Task Outcome_OnceLifted_IsThereForTheFirstTime()
    {
        // Proves that the comparison above would see it.
        using var plain = await WorldAsync("2027-05-10", null);
        using var secret = await WorldAsync("2027-05-10", "3");
        foreach (var world in (Inspected[])[plain, secret])
        {
            await world.ConfirmsAsync(world.Dev);
        }

        Assert.NotEqual(await HeardAsync(plain), await HeardAsync(secret));
    }

    private static async Task<Inspected> WorldAsync(string day, string? outcome)
    {
        var world = await Inspected.AfterFeedbackAsync();
        var at = LocalDateOf(day);
        world.Scenario.Clock.SetUtcNow(new(at.Year, at.Month, at.Day, 11, 0, 0, TimeSpan.Zero));
        if (at >= new LocalDate(2027, 5, 10))
        {
            await world.RecordsAsync(world.Ann);
        }

        if (outcome is not null)
        {
            var by = new Mark(world.Dev.Id.Key, "Dev", Instant.FromUtc(2027, 3, 19, 17, 0));
            var answers = Secrets.Append(("FULL-P-05", "outcome", outcome)).Select(secret => KeyValuePair.Create(Inspection.AnswerKey(secret.Item1, secret.Item2), new Answer(secret.Item3, by)));
            await world.Scenario.Store.UpdateAsync<Inspection>(
                (await world.InspectionAsync()).Id, inspection => inspection with { Answers = inspection.Answers.SetItems(answers) });
        }

        return world;
    }

    // Everything that can be said without changing anything, and each step, by each person outside the room, alone and in the channel.
    private static async Task<List<string>> HeardAsync(Inspected world)
    {
        var commands = world.Scenario.Get<IEnumerable<IFeature>>().SelectMany(feature => feature.Commands).Where(command => !command.Changes)
            .Select(command => command.Phrase)
            .Concat(Enumerable.Range(1, 70).Select(step => $"step {step}"))
            .Concat(Enumerable.Range(1, 8).Select(page => $"checklist {page}"));
        var heard = new List<string>();
        foreach (var said in commands)
        {
            foreach (var who in (Actor[])[world.Ann, world.Moe, world.Lena, world.Nell])
            {
                heard.Add(await AnswerAsync(who, said, null));
            }

            heard.Add(await AnswerAsync(world.Moe, said, world.Channel));
        }

        return heard;

        async Task<string> AnswerAsync(Actor who, string said, ForumBot.Messaging.Place? place)
        {
            var answer = await who.Says(said, place);
            return $"{who.Self.Name}, {said}: {Random().Replace(string.Join("\n---\n", answer.Delivered.Select(post => PlainText.Of(post.Card))), "#")}";
        }
    }

    private static async Task<List<string>> PlannedForAsync(Inspected world, string day)
    {
        var situation = (await Said.AtAsync(world, LocalDateOf(day).At(new(12, 0)))).Situation;
        return
        [
            .. ReminderPlan.Of(situation).Select(one =>
                $"{one.Due} {one.Key} to {string.Join(' ', Addressing.Of(one, situation).Select(to => to.Key).Order())}"),
        ];
    }

    private static async Task<string> FeedAsync(Inspected world, Role role)
    {
        var open = (await world.Scenario.Get<Desk>().OpenAsync(await world.Scenario.ReadAsync(world.Forum), TestContext.Current.CancellationToken))!;
        var today = LocalDate.FromDateTime(world.Scenario.Clock.GetUtcNow().UtcDateTime);
        return Random().Replace(CalendarText.Of("x", CalendarEntries.Of(open, new(RoleSet.Of(role), Audience.OnePerson), today)), "#");
    }

    private static LocalDate LocalDateOf(string day) => KnownFacts.Read(day)!.Value.Date;

    // Links and ids that are made anew each time.
    [GeneratedRegex("[A-Za-z0-9_-]{20,}")]
    private static partial Regex Random();
}
