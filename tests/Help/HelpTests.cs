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
    public async Task Help_ForAStranger_ShowsTheWayInAndNothingElse()
    {
        await ForumAsync();

        var help = await stranger.Says("help", channel);

        Assert.Contains("“ask to join”", help.Text);
        Assert.DoesNotContain("“settings”", help.Text);
    }

    [Fact]
    public async Task Help_WithoutAForum_OffersToSetOneUp() =>
        Assert.Contains("“set up”", (await ann.Says("help")).Text);

    [Fact]
    public async Task Help_EveryButtonItOffers_Answers()
    {
        await ForumAsync();
        var help = await ann.Says("help");

        Assert.InRange(help.Card.Buttons.Count, 1, 6);
        foreach (var button in help.Card.Buttons)
        {
            Assert.NotEqual(NoticeCard.NotFound().Title, (await ann.Presses(help.Card, button.Title)).Card.Title);
        }
    }

    [Fact]
    public async Task Help_OfTheWholeBot_DiffersByWhoAsksAndWhere()
    {
        using var whole = new Scenario(s => s
            .AddInspections(new ConfigurationBuilder().Build())
            .AddChecklists()
            .AddEvidence()
            .AddSurveys()
            .AddGuidance());
        var (chair, lano) = (whole.Person("Ann"), whole.Person("Lee"));
        var open = whole.Channel("open", chair, lano);
        await whole.ForumAsync("Anytown", open, Audience.Open, (chair, Role.Chair), (lano, Role.Lano));

        var chairs = (await chair.Says("help")).Card;
        var lanos = (await lano.Says("help")).Card;
        var inTheOpen = (await chair.Says("help", open)).Card;

        Assert.Contains("“start inspection”", PlainText.Of(chairs));
        Assert.Contains("“contacts”", PlainText.Of(chairs));
        Assert.DoesNotContain("“start inspection”", PlainText.Of(lanos));
        Assert.Contains("“contacts”", PlainText.Of(lanos));
        Assert.DoesNotContain("“contacts”", PlainText.Of(inTheOpen));
        Assert.Equal(6, chairs.Buttons.Count);
    }

    [Fact]
    public async Task Help_Pressed_AnswersThePresserAlone()
    {
        await ForumAsync();

        var answer = await cat.PressesVerb(Verbs.ShowHelp, place: channel);

        Assert.NotNull(answer.Pressed);
        Assert.Empty(scenario.Messenger.In(channel));
    }

    private Task<Forum> ForumAsync() => scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (cat, Role.Member));
}
