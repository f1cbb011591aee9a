using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using ForumBot.Tests.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams;

public sealed class TeamsMessengerTests : IAsyncLifetime
{
    private static readonly Card Card = NoticeCard.Of("A title", "A sentence.", "Next.");
    private static readonly Place Group = new(new("teams", Captured.Tenant, "19:group-chat@thread.v2"), PlaceKind.Group);
    private static readonly PersonId Megan = new("teams", Captured.Tenant, Captured.Megan);
    private readonly InMemoryDocumentStore store = new();
    private FakeConnector connector = null!;
    private Outbound outbound = null!;
    private TeamsDirectory directory = null!;
    private TeamsMessenger messenger = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        outbound = Outbound.ToThisMachine(TimeProvider.System);
        directory = new(store, new(TimeProvider.System), TimeProvider.System, NullLogger<TeamsDirectory>.Instance);
        messenger = new(outbound.Client, directory, new(outbound.Client));
    }

    public async ValueTask DisposeAsync()
    {
        directory.Dispose();
        outbound.Dispose();
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
    [InlineData(200, null, true)]
    [InlineData(404, null, false)]
    [InlineData(404, "ActivityNotFoundInConversation", false)]
    [InlineData(404, "ConversationNotFound", false)]
    [InlineData(403, "BotNotInConversationRoster", false)]
    [InlineData(403, "MessageWritesBlocked", false)]
    [InlineData(403, "BotDisabledByAdmin", true)]
    [InlineData(403, null, false)]
    [InlineData(413, null, true)]
    [InlineData(500, null, true)]
    public async Task Update_WhenTeamsAnswers_SaysWhetherTheMessageIsStillThere(int status, string? code, bool there)
    {
        await MeetAsync(Group);
        connector.Next.Enqueue(Refusal(status, code));

        Assert.Equal(there, await messenger.UpdateAsync(new(Group, "5"), Card, default));
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyWithAChat_NeedsNoCall()
    {
        await MeetMeganAsync();

        Assert.Equal("a:megan", (await messenger.PersonalChatAsync(Megan, Group, default))?.Id.Conversation);
        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task PersonalChat_OfSomebodyMetInAGroup_IsMadeOnceAndRemembered()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At(Group.Id.Conversation), default);

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
        await MeetAsync(Group);
        await directory.LearnAsync(Megan, "29:user-megan", At("x"), default);
        connector.Next.Enqueue(new(403));

        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
        await connector.CallAsync();
        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task PersonalChat_ThatTeamsCannotMakeJustNow_IsTriedAgain()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At("x"), default);
        connector.Next.Enqueue(new(500));

        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
        Assert.NotNull(await messenger.PersonalChatAsync(Megan, Group, default));
    }

    [Fact]
    public async Task PersonalChat_AskedForByManyAtOnce_IsMadeOnce()
    {
        await directory.LearnAsync(Megan, "29:user-megan", At("x"), default);

        var chats = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => messenger.PersonalChatAsync(Megan, Group, default)));

        Assert.Single(chats.Distinct());
        await connector.CallAsync();
        Assert.True(connector.HasNoMoreCalls);
    }

    [Theory]
    [InlineData(404, "ConversationNotFound")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, null)]
    public async Task PersonalChat_ThatTookNoMessage_IsNotTriedAgain(int status, string? code)
    {
        await MeetMeganAsync();
        connector.Next.Enqueue(Refusal(status, code));
        var chat = (await messenger.PersonalChatAsync(Megan, Group, default))!;

        Assert.Null(await messenger.PostAsync(chat, Card, default));
        await connector.CallAsync();
        Assert.Null(await messenger.PostAsync(chat, Card, default));
        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task PersonalChat_ThatTookNoMessageJustOnce_IsUsedAgain()
    {
        await MeetMeganAsync();
        connector.Next.Enqueue(new(500));
        var chat = (await messenger.PersonalChatAsync(Megan, Group, default))!;

        Assert.Null(await messenger.PostAsync(chat, Card, default));
        Assert.NotNull(await messenger.PostAsync(chat, Card, default));
        Assert.Equal(chat, await messenger.PersonalChatAsync(Megan, Group, default));
    }

    [Fact]
    public async Task Tenant_ThatBlocksTheBot_IsSentNothing()
    {
        await MeetAsync(Group);
        await directory.LearnAsync(Megan, "29:user-megan", At("x"), default);
        connector.Next.Enqueue(Refusal(403, "BotDisabledByAdmin"));
        Assert.Null(await messenger.PostAsync(Group, Card, default));
        await connector.CallAsync();

        Assert.Null(await messenger.PostAsync(Group, Card, default));
        Assert.Null(await messenger.PersonalChatAsync(Megan, Group, default));
        Assert.Empty(await messenger.PeopleInAsync(Group, default));
        Assert.True(await messenger.UpdateAsync(new(Group, "5"), Card, default));
        Assert.True(connector.HasNoMoreCalls);

        await MeetAsync(Group);
        Assert.NotNull(await messenger.PostAsync(Group, Card, default));
    }

    [Fact]
    public async Task PersonalChat_AfterARestart_IsStillKnown()
    {
        await MeetMeganAsync();
        using var later = new TeamsDirectory(store, new(TimeProvider.System), TimeProvider.System, NullLogger<TeamsDirectory>.Instance);

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

    private ValueTask MeetAsync(Place place, PersonId? from = null) => directory.LearnAsync(
        new Translation.Event(
            new IncomingMessage("d", new(from ?? new("teams", Captured.Tenant, Captured.Alex), "Somebody"), place, default, "hello", []),
            At(place.Id.Conversation),
            from is null ? "29:user-alex" : "29:user-megan",
            [],
            Awaited.Nothing),
        default);

    private ValueTask MeetMeganAsync() => MeetAsync(new(new("teams", Captured.Tenant, "a:megan"), PlaceKind.Personal), Megan);

    private static FakeConnector.Answer Refusal(int status, string? code) =>
        new(status, code is null ? null : $$$"""{"error":{"code":"{{{code}}}"}}""");

    private ConnectorAddress At(string conversation) => new(connector.ServiceUrl, Captured.Bot, conversation);
}
