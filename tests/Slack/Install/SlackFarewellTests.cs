using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Slack;
using ForumBot.Slack.Home;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Install;
using ForumBot.Slack.Windows;
using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Slack.Install;

/// <summary>What is left of a workspace that removes the bot.</summary>
public sealed class SlackFarewellTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly SlackSettings Settings = new() { ClientId = "1.2", ClientSecret = "0123456789abcdef" };

    private readonly FakeTimeProvider clock = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly InMemoryDocumentStore store = new();
    private readonly ScriptedAccess slack = new();
    private SlackInstallations installations = null!;
    private SlackChats chats = null!;
    private SlackFarewell farewell = null!;

    public async ValueTask InitializeAsync()
    {
        installations = new(
            store, slack.For(Settings), new(new EphemeralDataProtectionProvider()), Settings, clock, NullLogger<SlackInstallations>.Instance);
        chats = new(store, clock);
        farewell = new(installations, new KnownPlaces(store), chats, store);
        await InstallAsync();
        var forum = new Forum { Id = "f", Name = "Riverside", LocalArea = "Barset" };
        foreach (var place in (PlaceId[])
            [SlackIds.Place(SlackCapture.Team, "C1"), SlackIds.Place(SlackCapture.PartnerTeam, "C2"), new("teams", SlackCapture.Team, "C3"), SlackIds.Place(SlackCapture.Team, "C4")])
        {
            forum = forum with { Places = forum.Places.Add(place.Key, new(new(place, PlaceKind.Channel), Audience.Open)) };
        }

        await store.CommitAsync([DocumentWrite.New("f", forum)], Ct);
    }

    public ValueTask DisposeAsync()
    {
        installations.Dispose();
        slack.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Uninstalling_DeletesTheTokenAndNamesThePlacesOfThatWorkspaceAlone()
    {
        var places = await SayAsync(uninstalling: true);

        Assert.Equal(["C1", "C4"], places.Select(place => place.Id.Conversation).Order());
        Assert.Null(await installations.TokenAsync(SlackCapture.Team, Ct));
    }

    [Fact]
    public async Task Uninstalling_ForgetsTheChatsOfThatWorkspaceAlone()
    {
        var (inside, outside) = (SlackIds.Person(SlackCapture.Team, "U1"), SlackIds.Person(SlackCapture.PartnerTeam, "U1"));
        await chats.LearnAsync(inside, SlackCapture.Team, "D1", Ct);
        await chats.LearnAsync(outside, SlackCapture.PartnerTeam, "D2", Ct);
        await chats.LearnAsync(outside, SlackCapture.Team, "D3", Ct);
        await SayAsync(uninstalling: true);

        Assert.Null(await chats.FindAsync(SlackCapture.Team, inside, Ct));
        Assert.Null(await chats.FindAsync(SlackCapture.Team, outside, Ct));
        Assert.NotNull(await chats.FindAsync(SlackCapture.PartnerTeam, outside, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UninstallingAndRevoking_InAnyOrder_CountOnce(bool uninstallingFirst)
    {
        var first = await SayAsync(uninstallingFirst);
        var second = await SayAsync(!uninstallingFirst);
        var again = await SayAsync(uninstallingFirst);

        Assert.Equal((2, 0, 0), (first.Count, second.Count, again.Count));
    }

    [Fact]
    public async Task Revoking_OfSomebodyElsesTokens_ChangesNothing()
    {
        Assert.Empty(await LeftAsync(leave => farewell.RevokedAsync(SlackCapture.Team, ["U0ANOTHER01"], Now, leave, Ct)));
        Assert.Empty(await LeftAsync(leave => farewell.RevokedAsync(SlackCapture.Team, [], Now, leave, Ct)));
        Assert.NotNull(await installations.TokenAsync(SlackCapture.Team, Ct));
    }

    [Fact]
    public async Task Uninstalling_OlderThanTheInstallationOfToday_ChangesNothing()
    {
        var before = Now;
        clock.Advance(TimeSpan.FromMinutes(5));
        await InstallAsync();

        Assert.Empty(await LeftAsync(leave => farewell.UninstalledAsync(SlackCapture.Team, before, leave, Ct)));
        Assert.Empty(await LeftAsync(leave => farewell.RevokedAsync(SlackCapture.Team, [SlackCapture.Bot], before, leave, Ct)));
        Assert.NotNull(await installations.TokenAsync(SlackCapture.Team, Ct));
    }

    [Fact]
    public async Task Uninstalling_OfAWorkspaceThatIsNotKnown_IsNothing() =>
        Assert.Empty(await LeftAsync(leave => farewell.UninstalledAsync(SlackCapture.PartnerTeam, Now, leave, Ct)));

    [Fact]
    public async Task Uninstalling_ForgetsTabsCardsAndRequestsOfThatWorkspaceAlone()
    {
        foreach (var team in (string[])[SlackCapture.Team, SlackCapture.PartnerTeam])
        {
            var person = SlackIds.Person(team, "U1");
            var card = new KeptCard(new() { Title = "A card", Next = "Nothing to do." }, SlackIds.Place(team, "C1").Key, null, Now);
            await store.CommitAsync(
                [
                    DocumentWrite.New($"{team}/U1", new HomeTab(person, team, "D1", Now)),
                    DocumentWrite.New(team, card),
                    DocumentWrite.New(team, new HeldRequest(RequestKind.Event, team, person.Key, "sealed", Now)),
                    DocumentWrite.New($"{team}, of nobody", new HeldRequest(RequestKind.Event, team, null, "sealed", Now)),
                    DocumentWrite.New($"{team}, of an outsider", new HeldRequest(RequestKind.Event, team, SlackIds.Person("T0ELSEWHERE", "U9").Key, "sealed", Now)),
                ],
                Ct);
        }

        await SayAsync(uninstalling: true);

        Assert.Equal(SlackCapture.PartnerTeam, Assert.Single(await store.AllAsync<HomeTab>(Ct)).Value.Tenant);
        Assert.Equal(SlackCapture.PartnerTeam, Assert.Single(await store.AllAsync<KeptCard>(Ct)).Id);
        var held = await store.AllAsync<HeldRequest>(Ct);
        Assert.Equal((3, true), (held.Count, held.All(request => request.Value.Tenant == SlackCapture.PartnerTeam)));
    }

    [Fact]
    public async Task Uninstalling_CutOffInTheMiddle_IsFinishedByTheOtherEvent()
    {
        await Assert.ThrowsAsync<IOException>(
            async () => await farewell.UninstalledAsync(SlackCapture.Team, Now, _ => throw new IOException("the disk is full"), Ct));

        Assert.Equal(2, (await SayAsync(uninstalling: false)).Count);
        Assert.Null(await installations.FindAsync(SlackCapture.Team, Ct));
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private Task<IReadOnlyList<Place>> SayAsync(bool uninstalling) => LeftAsync(leave => uninstalling
        ? farewell.UninstalledAsync(SlackCapture.Team, Now, leave, Ct)
        : farewell.RevokedAsync(SlackCapture.Team, [SlackCapture.Bot], Now, leave, Ct));

    private static async Task<IReadOnlyList<Place>> LeftAsync(Func<Func<Place, Task>, ValueTask> say)
    {
        var left = new List<Place>();
        await say(place =>
        {
            left.Add(place);
            return Task.CompletedTask;
        });
        return left;
    }

    private async Task InstallAsync() => await installations.InstallAsync(
        new() { Tenant = SlackCapture.Team, AppId = SlackCapture.App, BotUserId = SlackCapture.Bot }, new() { Ok = true, AccessToken = "xoxb-1" }, Ct);
}
