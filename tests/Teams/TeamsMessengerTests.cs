using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams;

public sealed class TeamsMessengerTests : IAsyncLifetime
{
    private static readonly Card Card = NoticeCard.Of("A title", "A sentence.", "Next.");
    private static readonly Place Group = new(new("teams", Captured.Tenant, "19:group-chat@thread.v2"), PlaceKind.Group);
    private static readonly PersonId Megan = new("teams", Captured.Tenant, Captured.Megan);
    private readonly InMemoryDocumentStore store = new();
    private FakeConnector connector = null!;
    private ConnectorClient client = null!;
    private TeamsDirectory directory = null!;
    private TeamsMessenger messenger = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        client = new(ServiceHosts.For(new(), new Surroundings(Environments.Development)), new TeamsCards(new()), TimeProvider.System, NullLogger<ConnectorClient>.Instance);
        directory = new(store);
        messenger = new(client, directory, new(client));
    }

    public async ValueTask DisposeAsync()
    {
        directory.Dispose();
        client.Dispose();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Post_InAPlaceThatIsKnown_GivesTheMessage()
    {
        await MeetAsync(Group);

        Assert.Equal(new MessageRef(Group, "1"), await messenger.PostAsync(Group, Card, default));
    }

    [Fact]
    public async Task Post_InAPlaceNeverMet_GoesNowhere()
    {
        Assert.Null(await messenger.PostAsync(Group, Card, default));
        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Post_WithoutAnIdInTheAnswer_GivesNoMessage()
    {
        await MeetAsync(Group);
        connector.Next.Enqueue(new(202));

        Assert.Null(await messenger.PostAsync(Group, Card, default));
    }

    [Fact]
    public async Task Post_InAChannelItself_StartsAThreadWhoseCardCanBeChanged()
    {
        var channel = new Place(new("teams", Captured.Tenant, "19:c@thread.tacv2"), PlaceKind.Channel);
        await MeetAsync(channel);
        connector.Next.Enqueue(new(201, """{"id":"19:c@thread.tacv2;messageid=77","activityId":"77"}"""));

        var message = await messenger.PostAsync(channel, Card, default);
        await messenger.UpdateAsync(message!, Card, default);

        Assert.Equal(new MessageRef(channel with { Thread = "77" }, "77"), message);
        Assert.Equal("/_connector/v3/conversations", (await connector.CallAsync()).Path);
        Assert.Equal("/_connector/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D77/activities/77", (await connector.CallAsync()).Path);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(404, false)]
    [InlineData(403, false)]
    [InlineData(500, true)]
    public async Task Update_WhenTeamsAnswers_SaysWhetherTheMessageIsStillThere(int status, bool there)
    {
        await MeetAsync(Group);
        connector.Next.Enqueue(new(status));

        Assert.Equal(there, await messenger.UpdateAsync(new(Group, "5"), Card, default));
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyWithAChat_NeedsNoCall()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At("a:megan"), "a:megan", default);

        Assert.Equal("a:megan", (await messenger.PersonalChatAsync(Megan, Group, default))?.Id.Conversation);
        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyMetInAGroup_IsMadeOnceAndRemembered()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At(Group.Id.Conversation), null, default);

        var first = await messenger.PersonalChatAsync(Megan, Group, default);
        var second = await messenger.PersonalChatAsync(Megan, Group, default);

        Assert.Equal(new Place(new("teams", Captured.Tenant, "a:chat-1"), PlaceKind.Personal), first);
        Assert.Equal(first, second);
        Assert.NotNull(await messenger.PostAsync(first!, Card, default));
        Assert.Equal("/_connector/v3/conversations", (await connector.CallAsync()).Path);
        Assert.Equal("/_connector/v3/conversations/a%3Achat-1/activities", (await connector.CallAsync()).Path);
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyNeverMet_IsFoundThroughTheRoster()
    {
        await MeetAsync(Group);

        Assert.NotNull(await messenger.PersonalChatAsync(Megan, Group, default));
        Assert.Equal("/_connector/v3/conversations/19%3Agroup-chat%40thread.v2/pagedmembers?pageSize=500", (await connector.CallAsync()).Path);
        Assert.Equal("29:user-megan", (string?)(await connector.CallAsync()).Body!["members"]![0]!["id"]);
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyWhoIsNotThere_IsNone()
    {
        await MeetAsync(Group);
        connector.Members.Clear();

        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
    }

    [Fact]
    public async Task PersonalChat_ThatTeamsRefuses_IsNone()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At("x"), null, default);
        connector.Next.Enqueue(new(403));

        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
    }

    [Fact]
    public async Task PersonalChat_AfterARestart_IsStillKnown()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At("a:megan"), "a:megan", default);
        using var later = new TeamsDirectory(store);

        Assert.Equal("a:megan", (await later.FindAsync(Megan, default))?.PersonalChat);
    }

    [Fact]
    public async Task People_OnSeveralPages_AreAllNamedWithoutTheBot()
    {
        await MeetAsync(Group);
        connector.Next.Enqueue(new(200, $$"""{"members":[{"id":"29:a","aadObjectId":"{{Captured.Alex}}","name":"Alex"}],"continuationToken":"a b"}"""));
        connector.Next.Enqueue(new(200, $$"""{"members":[{"id":"29:m","objectId":"{{Captured.Megan}}","name":"Megan"},{"id":"28:bot","name":"Bot"}]}"""));

        Assert.Equal(["Alex", "Megan"], (await messenger.PeopleInAsync(Group, default)).Select(p => p.Name));
        await connector.CallAsync();
        Assert.EndsWith("pagedmembers?pageSize=500&continuationToken=a%20b", (await connector.CallAsync()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_WhenTeamsDoesNotSay_AreNone()
    {
        await MeetAsync(Group);
        connector.Next.Enqueue(new(404, """{"error":{"code":"ConversationNotFound"}}"""));

        Assert.Empty(await messenger.PeopleInAsync(Group, default));
    }

    private ValueTask MeetAsync(Place place) => directory.LearnAsync(place.Id, At(place.Id.Conversation), default);

    private ConnectorAddress At(string conversation) => new(connector.ServiceUrl, Captured.Bot, conversation);
}
