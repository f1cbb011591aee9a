using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Evidence;
using ForumBot.Forums;
using ForumBot.Guidance;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Surveys;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Conversation;

/// <summary>What must not be taken for a command, said through the whole bot.</summary>
public sealed class UrgentTests : IDisposable
{
    private const string RingNow = "Please ring somebody now";
    private readonly Scenario scenario = new(services => services
        .AddInspections(new ConfigurationBuilder().Build())
        .AddChecklists()
        .AddEvidence()
        .AddSurveys()
        .AddGuidance());

    private readonly Actor ann;
    private readonly Place channel;

    public UrgentTests()
    {
        ann = scenario.Person("Ann");
        channel = scenario.Channel("channel", ann);
    }

    [Theory]
    [InlineData("I was abused today")]
    [InlineData("I am suicidal today")]
    [InlineData("I was assaulted this week")]
    [InlineData("safeguarding contacts")]
    [InlineData("safeguarding phone number")]
    [InlineData("my child was hit at school and I do not know what to do")]
    public async Task Disclosure_WithACommandsWordInIt_GetsWhoToRing(string said)
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));

        Assert.Equal(RingNow, (await ann.Says(said)).Card.Title);
    }

    [Fact]
    public async Task Disclosure_InAChannel_IsAnsweredInPrivateAndNotedThere()
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));

        await ann.Says("I was abused today", channel);

        Assert.Equal(RingNow, Assert.Single(ann.Inbox).Title);
        Assert.Equal(NoticeCard.AnsweredPrivately().Title, Assert.Single(scenario.Messenger.In(channel)).Title);
    }

    [Theory]
    [InlineData("the council refused my son's plan", "Here is who can help")]
    [InlineData("we are being tracked this week", "Your story is yours")]
    [InlineData("the tracked family names please", "I can’t help with that")]
    public async Task Sensitive_InAChannel_IsAnsweredInPrivateAndNothingIsKept(string said, string title)
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        var before = scenario.Store.Commits;

        await ann.Says(said, channel);

        Assert.Equal(title, Assert.Single(ann.Inbox).Title);
        Assert.Equal(NoticeCard.AnsweredPrivately().Title, Assert.Single(scenario.Messenger.In(channel)).Title);
        Assert.Equal(before, scenario.Store.Commits);
    }

    [Fact]
    public async Task Disclosure_BySomebodyWhoCannotBeReached_GetsWhoToRingInThePlaceAndIsNotQuoted()
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        scenario.Messenger.Unreachable.Add(ann.Id);

        await ann.Says("I was abused today", channel);

        var posted = PlainText.Of(Assert.Single(scenario.Messenger.In(channel)));
        Assert.Contains("ring 999 now", posted);
        Assert.DoesNotContain("abused", posted);
    }

    [Fact]
    public async Task Complaint_BySomebodyWhoCannotBeReached_IsNotAnsweredInThePlace()
    {
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        scenario.Messenger.Unreachable.Add(ann.Id);

        await ann.Says("the council refused my son's plan", channel);

        Assert.Equal(NoticeCard.CouldNotReachYou().Title, Assert.Single(scenario.Messenger.In(channel)).Title);
    }

    [Theory]
    [MemberData(nameof(PhraseBookTests.Utterances), MemberType = typeof(PhraseBookTests))]
    public void Commands_HoweverTheyAreSaid_AreNothingUrgent(string said, string phrase, string tail) =>
        Assert.True(phrase == "ask" || Sensitive.Recognise(said) is null, tail);

    public void Dispose() => scenario.Dispose();
}
