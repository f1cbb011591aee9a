using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams;
using ForumBot.Teams.Connector;

namespace ForumBot.Tests.Teams;

public sealed class TeamsDirectoryTests : IDisposable
{
    private static readonly PlaceId Place = new("teams", Captured.Tenant, "19:group-chat@thread.v2");
    private static readonly ConnectorAddress Here = new(Captured.Loopback, Captured.Bot, Place.Conversation);
    private readonly InMemoryDocumentStore store = new();
    private readonly TeamsDirectory directory;

    public TeamsDirectoryTests() => directory = new(store);

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Learn_TheSameTwice_WritesOnce()
    {
        await directory.LearnAsync(Place, Here, default);
        await directory.LearnAsync(Place, Here, default);

        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task Learn_ANewAddress_KeepsThatTheBotIsInstalled()
    {
        await directory.LearnAsync(Place, Here, default);
        await directory.MarkInstalledAsync(Place, default);
        await directory.LearnAsync(Place, Here with { ServiceUrl = "http://127.0.0.1:1/moved" }, default);

        Assert.Equal(new TeamsConversation("http://127.0.0.1:1/moved", Captured.Bot, true), await directory.FindAsync(Place, default));
        Assert.Equal(new TeamsConversation("http://127.0.0.1:1/moved", Captured.Bot, true), (await store.FindAsync<TeamsConversation>(Place.Key))?.Value);
    }

    [Fact]
    public async Task Learn_WhileSomebodyElseWrites_TakesTheirsIntoAccount()
    {
        store.BeforeCommit = async _ => await store.CommitAsync([DocumentWrite.New(Place.Key, new TeamsConversation("http://127.0.0.1:1", "28:old", true))]);

        await directory.LearnAsync(Place, Here, default);

        Assert.Equal(new TeamsConversation(Captured.Loopback, Captured.Bot, true), await directory.FindAsync(Place, default));
    }

    [Fact]
    public async Task Forget_APersonalChat_KeepsThePersonWithoutIt()
    {
        var alex = new PersonId("teams", Captured.Tenant, Captured.Alex);
        var chat = new Place(new("teams", Captured.Tenant, "a:alex"), PlaceKind.Personal);
        await directory.LearnAsync(chat.Id, Here, default);
        await directory.LearnAsync(alex, "29:user-alex", Here, "a:alex", default);

        await directory.ForgetAsync(chat, alex, default);

        Assert.Null(await directory.FindAsync(chat.Id, default));
        Assert.Equal(new TeamsPerson("29:user-alex", Captured.Loopback, Captured.Bot, null), await directory.FindAsync(alex, default));
    }
}
