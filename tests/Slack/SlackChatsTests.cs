using ForumBot.Conversation;
using ForumBot.Records;
using ForumBot.Slack;
using ForumBot.Slack.Web;
using ForumBot.Storage;
using ForumBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Slack;

/// <summary>Somebody's chats with the bot, one in each workspace.</summary>
public sealed class SlackChatsTests
{
    private const string Other = "T0OTHERFORUM";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly IReadOnlyList<KeptKind> Kinds =
        [.. new ServiceCollection().AddSlackWebKinds().Select(service => service.ImplementationInstance).OfType<KeptKind>()];

    private readonly InMemoryDocumentStore store = new();
    private readonly SignallingTime time = new();

    [Fact]
    public async Task Chats_InTwoWorkspaces_AreBothKnownAndShownAndForgotten()
    {
        var (sam, vic) = (SlackIds.Person(SlackCapture.PartnerTeam, SlackCapture.Outsider), SlackIds.Person(SlackCapture.Team, SlackCapture.Volunteer));
        var chats = new SlackChats(store, time);
        await chats.LearnAsync(sam, SlackCapture.Team, "D1", Ct);
        await chats.LearnAsync(sam, Other, "D2", Ct);
        await chats.LearnAsync(vic, SlackCapture.Team, "D3", Ct);
        Assert.Equal(("D1", "D2"), ((await chats.FindAsync(SlackCapture.Team, sam, Ct))?.Channel, (await chats.FindAsync(Other, sam, Ct))?.Channel));
        var records = new RecordKeeper(store, Kinds, new OneIdentity());

        Assert.Equal(["D1", "D2"], Assert.Single(await records.FindAsync(sam, Ct)).Mentions.SelectMany(told => told.Values).Select(value => value.Value).Order());
        Assert.Null(await records.ForgetAsync(sam, default, Ct));

        Assert.Equal(["D3"], (await store.AllAsync<SlackChat>(Ct)).Select(chat => chat.Value.Channel));
    }

    [Fact]
    public async Task Chat_LostInOneWorkspace_IsKeptInTheOther()
    {
        var sam = SlackIds.Person(SlackCapture.PartnerTeam, SlackCapture.Outsider);
        var chats = new SlackChats(store, time);
        await chats.LearnAsync(sam, SlackCapture.Team, "D1", Ct);
        await chats.LearnAsync(sam, Other, "D2", Ct);

        await chats.LoseAsync(SlackIds.Place(Other, "D2"), Ct);

        Assert.False(chats.IsOutOfReach(await chats.FindAsync(SlackCapture.Team, sam, Ct)));
        Assert.True(chats.IsOutOfReach(await chats.FindAsync(Other, sam, Ct)));
    }
}
