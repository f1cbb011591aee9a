using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Teams;
using ForumBot.Teams.Inbound;
using ForumBot.Tests.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams;

/// <summary>Somebody who cannot be reached in a chat of their own is called by name where they were met.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const string Secret = "The notes of the meeting";
    private static readonly Place Channel = new(new("teams", Captured.Tenant, "19:c@thread.tacv2"), PlaceKind.Channel, "77");
    private static readonly PersonId Megan = new("teams", Captured.Tenant, Captured.Megan);
    private static readonly Card Private = NoticeCard.Of(Secret, "Nobody else may read this.", "Keep it to yourself.");
    private readonly InMemoryDocumentStore store = new();
    private FakeConnector connector = null!;
    private Outbound outbound = null!;
    private TeamsDirectory directory = null!;
    private TeamsMessenger messenger = null!;
    private Courier courier = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        outbound = Outbound.ToThisMachine(TimeProvider.System);
        var noticed = new Noticed(TimeProvider.System);
        directory = new(store, noticed, TimeProvider.System, NullLogger<TeamsDirectory>.Instance);
        messenger = new(outbound.Client, directory, new(outbound.Client));
        var lookout = new Lookout(store, [messenger], noticed, NullLogger<Lookout>.Instance);
        courier = new(
            [messenger], new(store, [], new OneIdentity(), lookout, TimeProvider.System), new OneIdentity(), new(store), lookout, TimeProvider.System, NullLogger<Courier>.Instance);
        await directory.LearnAsync(
            new Translation.Event(Said(), new(connector.ServiceUrl, Captured.Bot, Channel.Id.Conversation), "29:user-alex", [], Awaited.Nothing), default);
    }

    public async ValueTask DisposeAsync()
    {
        directory.Dispose();
        outbound.Dispose();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Guest_WhoCannotHaveAChat_IsCalledByNameInTheThread()
    {
        connector.Next.Enqueue(People());
        connector.Next.Enqueue(NotInstalled());

        await TellMeganAsync();
        var calls = await CallsAsync(4);

        Assert.Equal(["GET", "POST", "GET", "POST"], calls.Select(c => c.Method));
        Assert.Equal("/_connector/v3/conversations/19%3Ac%40thread.tacv2/members/29%3Auser-megan", calls[2].Path);
        Assert.Equal("/_connector/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D77/activities", calls[3].Path);
        var body = calls[3].Body!;
        Assert.StartsWith("<at>Megan Bowen</at>: I could not send you a message\n\n", (string?)body["text"], StringComparison.Ordinal);
        Assert.Equal("<at>Megan Bowen</at>", (string?)body["entities"]![0]!["text"]);
        Assert.Equal("29:user-megan", (string?)body["entities"]![0]!["mentioned"]!["id"]);
        Assert.Null(body["attachments"]);
    }

    [Fact]
    public async Task Guest_WhoIsCalled_HasNothingOfTheirMessageSaidThere()
    {
        connector.Next.Enqueue(People());
        connector.Next.Enqueue(NotInstalled());

        await TellMeganAsync();

        var sent = string.Concat((await CallsAsync(4)).Select(c => c.Body?.ToJsonString()));
        Assert.DoesNotContain(Secret, sent);
        Assert.DoesNotContain("Nobody else", sent);
        Assert.DoesNotContain("Keep it", sent);
    }

    [Fact]
    public async Task Name_WithSignsOfXml_IsEscapedInTextAndEntityAlike()
    {
        connector.Members.Clear();
        connector.Members["Megan <b> & Co"] = ("29:user-megan", Captured.Megan);
        connector.Next.Enqueue(People());
        connector.Next.Enqueue(NotInstalled());

        await TellMeganAsync();
        var body = (await CallsAsync(4))[3].Body!;

        Assert.StartsWith("<at>Megan &lt;b&gt; &amp; Co</at>: ", (string?)body["text"], StringComparison.Ordinal);
        Assert.Equal("<at>Megan &lt;b&gt; &amp; Co</at>", (string?)body["entities"]![0]!["text"]);
        Assert.Equal("Megan <b> & Co", (string?)body["entities"]![0]!["mentioned"]!["name"]);
    }

    [Fact]
    public async Task Guest_WhoHasLeftThePlace_IsNotCalledThere()
    {
        connector.Next.Enqueue(People());
        connector.Next.Enqueue(NotInstalled());
        connector.Members.Clear();

        await TellMeganAsync();

        Assert.Equal(["GET", "POST", "GET"], (await CallsAsync(3)).Select(c => c.Method));
        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Guest_WhoseIdIsSomebodyElsesThere_IsNotCalled()
    {
        connector.Next.Enqueue(People());
        connector.Next.Enqueue(NotInstalled());
        connector.Members["Megan Bowen"] = ("29:user-megan", Captured.Adele);

        await TellMeganAsync();
        await CallsAsync(3);

        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Person_WhomTeamsOnlyCouldNotTakeAMessageForNow_IsNotCalled()
    {
        connector.Next.Enqueue(People());
        connector.Next.Enqueue(new(500));

        await TellMeganAsync();
        await CallsAsync(2);

        Assert.True(connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Person_WhoCanBeReached_IsNotCalled()
    {
        await TellMeganAsync();
        var calls = await CallsAsync(3);

        Assert.Equal(Secret, calls[2].Title);
        Assert.Equal("/_connector/v3/conversations/a%3Achat-1/activities", calls[2].Path);
        Assert.True(connector.HasNoMoreCalls);
    }

    private static FakeConnector.Answer NotInstalled() => new(403, """{"error":{"code":"ForbiddenOperationException"}}""");

    private static IncomingMessage Said() =>
        new("d", new(new("teams", Captured.Tenant, Captured.Alex), "Alex"), Channel, default, "hello", []);

    private FakeConnector.Answer People() => new(200, $$"""
        {"members":[{{string.Join(",", connector.Members.Select(m => $$"""{"id":"{{m.Value.TeamsId}}","aadObjectId":"{{m.Value.EntraId}}","name":"x"}"""))}}]}
        """);

    private Task TellMeganAsync() => courier.DeliverAsync(new(Said(), null, [new Tell(Megan, Private)]), answered: false, default);

    private async Task<IReadOnlyList<FakeConnector.Call>> CallsAsync(int count)
    {
        var calls = new List<FakeConnector.Call>();
        while (calls.Count < count)
        {
            calls.Add(await connector.CallAsync());
        }

        return calls;
    }
}
