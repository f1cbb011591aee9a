using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Teams;
using ForumBot.Teams.Inbound;
using ForumBot.Tests.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams;

/// <summary>What becomes of something that is tried again later when that may help.</summary>
public sealed class TypedSendTests : IAsyncLifetime
{
    private static readonly Card Card = NoticeCard.Of("A title", "A sentence.", "Next.");
    private static readonly Place Group = new(new("teams", Captured.Tenant, "19:group-chat@thread.v2"), PlaceKind.Group);
    private static readonly Place Chat = new(new("teams", Captured.Tenant, "a:megan"), PlaceKind.Personal);
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

    [Theory]
    [InlineData(200, """{"id":"7"}""", SendOutcome.Arrived)]
    [InlineData(202, null, SendOutcome.Arrived)]
    [InlineData(500, null, SendOutcome.TryLater)]
    [InlineData(401, null, SendOutcome.TryLater)]
    [InlineData(403, """{"error":{"code":"MessageWritesBlocked"}}""", SendOutcome.Unreachable)]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", SendOutcome.Unreachable)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", SendOutcome.Unreachable)]
    [InlineData(400, null, SendOutcome.Refused)]
    [InlineData(413, null, SendOutcome.Refused)]
    public async Task Send_ToAPerson_EndsAsTeamsSays(int status, string? body, SendOutcome outcome)
    {
        await MeetAsync(Chat, Megan);
        connector.Next.Enqueue(new(status, body));

        Assert.Equal(outcome, (await messenger.SendAsync(Megan, null, Card, default)).Outcome);
    }

    [Fact]
    public async Task Send_ToAPlace_GivesTheMessage()
    {
        await MeetAsync(Group);

        Assert.Equal(Sent.As(new(Group, "1")), await messenger.SendAsync(Group, Card, default));
    }

    [Fact]
    public async Task Send_ToAPlaceNeverMet_IsUnreachable() =>
        Assert.Equal(SendOutcome.Unreachable, (await messenger.SendAsync(Group, Card, default)).Outcome);

    [Fact]
    public async Task Send_ToSomebodyNeverMet_IsUnreachable() =>
        Assert.Equal(SendOutcome.Unreachable, (await messenger.SendAsync(Megan, null, Card, default)).Outcome);

    [Fact]
    public async Task Send_ToSomebodyInAPlaceOfTheirs_StartsTheirChat()
    {
        await MeetAsync(Group);

        var sent = await messenger.SendAsync(Megan, Group, Card, default);

        Assert.Equal((SendOutcome.Arrived, PlaceKind.Personal), (sent.Outcome, sent.Message!.Place.Kind));
    }

    [Fact]
    public async Task Send_WhenTheChatCannotBeMadeJustNow_IsTriedLater()
    {
        await MeetAsync(Group, Megan);
        connector.Next.Enqueue(new(500));

        Assert.Equal(SendOutcome.TryLater, (await messenger.SendAsync(Megan, Group, Card, default)).Outcome);
    }

    [Fact]
    public async Task Send_WhileTheTenantIsPaused_IsTriedLaterWithoutACall()
    {
        await MeetAsync(Chat, Megan);
        connector.Next.Enqueue(new(403, """{"error":{"code":"BotDisabledByAdmin"}}"""));
        Assert.Equal(SendOutcome.TryLater, (await messenger.SendAsync(Megan, null, Card, default)).Outcome);
        await connector.CallAsync();

        Assert.Equal(SendOutcome.TryLater, (await messenger.SendAsync(Megan, null, Card, default)).Outcome);
        Assert.Equal(SendOutcome.TryLater, (await messenger.SendAsync(Chat, Card, default)).Outcome);

        Assert.True(connector.HasNoMoreCalls);
    }

    [Theory]
    [InlineData(200, null, SendOutcome.Arrived)]
    [InlineData(500, null, SendOutcome.TryLater)]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", SendOutcome.Unreachable)]
    public async Task Revise_EndsAsTeamsSays(int status, string? body, SendOutcome outcome)
    {
        await MeetAsync(Group);
        connector.Next.Enqueue(new(status, body));

        Assert.Equal(outcome, await messenger.ReviseAsync(new(Group, "1"), Card, default));
    }

    private ValueTask MeetAsync(Place place, PersonId? from = null) => directory.LearnAsync(
        new Translation.Event(
            new IncomingMessage("d", new(from ?? new("teams", Captured.Tenant, Captured.Alex), "Somebody"), place, default, "hello", []),
            new(connector.ServiceUrl, Captured.Bot, place.Id.Conversation),
            from is null ? "29:user-alex" : "29:user-megan",
            [],
            Awaited.Nothing),
        default);
}
