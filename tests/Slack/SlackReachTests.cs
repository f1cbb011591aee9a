using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Slack;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack;

/// <summary>How what the bot says by itself reaches people who never wrote to it, and that it stays in the workspace that it is about.</summary>
public sealed class SlackReachTests : IAsyncLifetime
{
    private const string OutsidersChat = "D0OUTSIDE09";
    private static readonly Card Word = NoticeCard.Of("A word", "A sentence.", "Next.");
    private static readonly PersonId Sam = SlackIds.Person(PartnerTeam, Outsider);

    private static readonly Forum Forum = new()
    {
        Id = "forum-1",
        Name = "Anytown",
        LocalArea = "Anyshire",
        Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(
            SlackIds.Place(Team, SharedChannel).Key,
            new(new(SlackIds.Place(Team, SharedChannel), PlaceKind.Channel) { HasOutsiders = true }, Audience.Open)),
    };

    private SlackBot bot = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync();
        await bot.Store.CommitAsync([DocumentWrite.New(Forum.Id, Forum)], default);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Reminder_ForAnOutsiderWhoNeverWrote_Arrives() => Assert.Equal(SendOutcome.Arrived, (await RemindAsync()).Outcome);

    [Fact]
    public async Task Reminder_ForSomebodyOfTwoForums_StaysInTheWorkspaceOfItsForum()
    {
        await bot.Services.GetRequiredService<SlackChats>().LearnAsync(Sam, "T0OTHERFORUM", "D0OTHERFORUM", default);

        await RemindAsync();

        Assert.Equal(OutsidersChat, (await bot.Slack.CallAsync("chat.postMessage", "A word")).Channel);
    }

    [Fact]
    public async Task Message_OnATurnInTeams_ReachesAnOutsiderWhoNeverWrote()
    {
        var chair = new Person(new("teams", "a-tenant", "a-chair"), "Ann");
        var said = new IncomingMessage("x", chair, new(new("teams", "a-tenant", "a:chat"), PlaceKind.Personal), default, "x", []);

        await bot.Services.GetRequiredService<Courier>().DeliverAsync(new(said, Forum.Id, [new Tell(Sam, Word)]), answered: false, default);

        Assert.Equal(OutsidersChat, (await bot.Slack.CallAsync("chat.postMessage", "A word")).Channel);
    }

    private Task<Sent> RemindAsync() => bot.Services.GetRequiredService<Postman>().SendAsync(new(Word), new(Sam.Key, "Sam", IsPlace: false, default), Forum);
}
