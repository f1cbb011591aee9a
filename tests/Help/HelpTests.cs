using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Evidence;
using ForumBot.Forums;
using ForumBot.Guidance;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Surveys;
using ForumBot.Tests.Conversation;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Help;

public sealed class HelpTests : IDisposable
{
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor cat;
    private readonly Actor stranger;
    private readonly Place channel;

    public HelpTests()
    {
        ann = scenario.Person("Ann");
        cat = scenario.Person("Cat");
        stranger = scenario.Person("Zed");
        channel = scenario.Channel("general", ann, cat, stranger);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Help_ForTheChair_OffersRoles()
    {
        await ForumAsync();

        var help = await ann.Says("help");

        Assert.Contains("“roles”", help.Text);
        Assert.Contains("“settings”", help.Text);
        Assert.DoesNotContain("“ask to join”", help.Text);
        Assert.DoesNotContain("“link”", help.Text);
    }

    [Theory]
    [InlineData("set it up please")]
    [InlineData("may I ask to joyn")]
    public async Task UnknownWords_OfSomebodyWhoIsIn_AreNotAnsweredWithAWayIn(string words)
    {
        await ForumAsync();

        var answer = await ann.Says(words);

        Assert.DoesNotContain("“set up”", answer.Text);
        Assert.DoesNotContain("“ask to join”", answer.Text);
    }

    [Fact]
    public async Task Help_InAChannel_SaysThatItHearsWhatBeginsWithItsName()
    {
        await ForumAsync();

        Assert.Contains("“@ForumBot today”", (await ann.Says("help", channel)).Text);
        Assert.DoesNotContain("@ForumBot", (await ann.Says("help")).Text);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Lano)]
    [InlineData(Role.TechnicalAdmin)]
    public async Task Help_ForAnyoneElse_DoesNotSpeakOfRoles(Role role)
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (cat, role));

        var help = await cat.Says("help");

        Assert.DoesNotContain("“roles”", help.Text);
        Assert.Contains("“settings”", help.Text);
    }

    [Fact]
    public async Task Help_ForAStranger_ShowsTheWayInAndAnswersAndNothingElse()
    {
        using var whole = Whole();
        var (chair, nobody) = (whole.Person("Ann"), whole.Person("Zed"));
        var place = whole.Channel("general", chair, nobody);
        await whole.ForumAsync("Anytown", place, Audience.ForumOnly, (chair, Role.Chair));

        var help = await nobody.Says("all commands", place);
        var few = await nobody.Says("help", place);
        var ownChat = await nobody.Says("help");
        var unknown = await nobody.Says("tody chekclist", place);

        string[] said = [.. help.Text.Split('\n').Where(l => l.StartsWith('“')).Select(l => l[1..l.IndexOf('”')])];
        Assert.Equal(["ask", "ask to join", "glossary", "link", "survey"], said.Order(StringComparer.Ordinal));
        Assert.NotEqual("link", said[0]);
        Assert.Equal(["Ask to join", "Survey", "Get a code", "All commands"], Walk.ButtonsOf(few.Card).Select(b => b.Title));
        Assert.Contains("“set up”", ownChat.Text);
        Assert.DoesNotContain("“ask to join”", ownChat.Text);
        Assert.DoesNotContain("“checklist”", unknown.Text);
    }

    [Fact]
    public async Task Help_GathersTheTimetableAndReminders_AndEndsWithTheWayOut()
    {
        using var world = await Journeys.Inspected.ReadyAsync();

        string[] lines = (await world.Ann.Says("all commands")).Text.Split('\n');

        Assert.StartsWith("“schedule”", After("Timetable"));
        Assert.Contains(lines, line => line == "Reminders");
        Assert.StartsWith("“leave forum”", lines.Last(line => line.StartsWith('“')));

        string After(string heading) => lines[Array.IndexOf(lines, heading) + 1];
    }

    [Fact]
    public async Task Help_WithoutAForum_OffersToSetOneUp() =>
        Assert.Contains("“set up”", (await ann.Says("help")).Text);

    [Fact]
    public async Task Help_EveryButtonItOffers_Answers()
    {
        await ForumAsync();
        var help = await ann.Says("help");

        var buttons = Walk.ButtonsOf(help.Card).ToList();
        Assert.InRange(buttons.Count, 2, HelpCard.MostOffers + 1);
        foreach (var button in buttons)
        {
            Assert.NotEqual(NoticeCard.NotFound().Title, (await ann.Presses(help.Card, button.Title)).Card.Title);
        }
    }

    [Fact]
    public async Task Help_OfTheWholeBot_DiffersByWhoAsksAndWhere()
    {
        using var whole = Whole();
        var (chair, lano) = (whole.Person("Ann"), whole.Person("Lee"));
        var open = whole.Channel("open", chair, lano);
        await whole.ForumAsync("Anytown", open, Audience.Open, (chair, Role.Chair), (lano, Role.Lano));

        var chairs = (await chair.Says("all commands")).Card;
        var lanos = (await lano.Says("all commands")).Card;
        var inTheOpen = (await chair.Says("all commands", open)).Card;

        Assert.Contains("“start inspection”", PlainText.Of(chairs));
        Assert.Contains("“contacts”", PlainText.Of(chairs));
        Assert.DoesNotContain("“start inspection”", PlainText.Of(lanos));
        Assert.Contains("“contacts”", PlainText.Of(lanos));
        Assert.DoesNotContain("“contacts”", PlainText.Of(inTheOpen));
    }

    [Fact]
    public async Task Help_Pressed_AnswersThePresserAlone()
    {
        await ForumAsync();

        var answer = await cat.PressesVerb(Verbs.ShowHelp, place: channel);

        Assert.NotNull(answer.Pressed);
        Assert.Empty(scenario.Messenger.In(channel));
    }

    [Fact]
    public async Task Help_BeforeAnInspection_SaysWhatHelpsBeforeTheCallComes()
    {
        using var whole = Whole();
        var (chair, member) = (whole.Person("Ann"), whole.Person("Moe"));
        await whole.ForumAsync("Anytown", whole.Channel("general", chair, member), Audience.ForumOnly, (chair, Role.Chair), (member, Role.Member));

        Assert.Equal(["start inspection", "today", "roles", "survey", "ask", "settings"], SaidIn(await chair.Says("help")));
        Assert.Equal(["today", "survey", "ask", "settings"], SaidIn(await member.Says("help")));
    }

    [Fact]
    public async Task Help_DuringAnInspection_FitsOneScreenAndBeginsWithToday()
    {
        using var world = await Journeys.Inspected.StartedAsync();

        Assert.Equal(["today", "checklist", "schedule", "contacts", "roles", "survey"], SaidIn(await world.Ann.Says("help")));
        Assert.Equal(["today", "checklist", "schedule", "contacts", "survey", "ask"], SaidIn(await world.Lena.Says("help")));
        Assert.Equal("today", SaidIn(await world.Moe.Says("help"))[0]);
    }

    [Fact]
    public async Task Help_OfWhoeverWasInTheRoom_OffersTheNotesInTheirOwnChatAlone()
    {
        using var world = await Journeys.Inspected.AfterFeedbackAsync();

        Assert.Contains("notes", SaidIn(await world.Rae.Says("help")));
        Assert.DoesNotContain("notes", SaidIn(await world.Rae.Says("help", world.Channel)));
        Assert.DoesNotContain("notes", SaidIn(await world.Moe.Says("help")));
    }

    [Fact]
    public async Task Help_OfEverybodyEverywhere_IsShortAndLeadsToAllCommands()
    {
        using var world = await Journeys.Inspected.StartedAsync();

        foreach (var who in (Actor[])[world.Ann, world.Dev, world.Rae, world.Moe, world.Lena, world.Nell])
        {
            foreach (var place in (Place?[])[null, world.Channel])
            {
                var help = await who.Says("help", place);
                Assert.InRange(SaidIn(help).Count, 1, HelpCard.MostOffers);
                Assert.InRange(help.Text.Length, 1, 900);
                var all = await who.Presses(help.Card, "All commands");
                Assert.True(all.Text.Length > help.Text.Length);
                Assert.Equal(all.Text, (await who.Says("all commands", place)).Text);
            }
        }
    }

    // What a person reads first in each line.
    private static IReadOnlyList<string> SaidIn(ForumBot.Tests.Conversation.Answer help) =>
        [.. help.Card.Body.OfType<Row>().Select(row => ((ForumBot.Cards.Text)row.Items[0]).Content).Select(line => line[1..line.IndexOf('”')])];

    private static Scenario Whole() => new(s => s
        .AddInspections(new ConfigurationBuilder().Build())
        .AddChecklists()
        .AddEvidence()
        .AddSurveys()
        .AddGuidance());

    private Task<Forum> ForumAsync() => scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (cat, Role.Member));
}
