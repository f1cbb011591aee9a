using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Tests.Slack;
using ForumBot.Tests.Teams;
using ForumBot.Tests.Teams.Trust;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>The whole app with both platforms beside it, as one forum that spans them would run it, on Monday 8 March 2027, 9am.</summary>
internal sealed class WiredForum : IAsyncDisposable
{
    private readonly SlackBot bot;
    private readonly FakeConnector connector;
    private readonly FakeAuthority authority;
    private readonly HttpClient http;

    private WiredForum(SlackBot bot, FakeConnector connector, FakeAuthority authority, Witness witness)
    {
        (this.bot, this.connector, this.authority, Witness) = (bot, connector, authority, witness);
        http = new(new SigningHandler(authority, bot.Time, connector.ServiceUrl)) { BaseAddress = bot.Http.BaseAddress };
        Teams = new TeamsWire(http, connector);
        Slack = new SlackWire(bot);
    }

    internal IWire Teams { get; }

    internal IWire Slack { get; }

    internal IReadOnlyList<IWire> All => [Teams, Slack];

    internal InMemoryDocumentStore Store => bot.Store;

    /// <summary>What really ran.</summary>
    internal Witness Witness { get; }

    internal Forum Forum { get; private set; } = null!;

    internal static async Task<WiredForum> StartAsync()
    {
        var (connector, authority) = (await FakeConnector.StartAsync(), await FakeAuthority.StartAsync());
        var witness = new Witness();
        TeamsWire.Enter(connector);
        var bot = await SlackBot.StartAsync(withItsFeatures: true, host =>
        {
            foreach (var (name, value) in authority.Settings)
            {
                host.UseSetting(name, value);
            }

            host.UseSetting("PublicAddress", "https://forumbot.example.org");
            host.UseSetting("Vault:KeyRingPath", Path.Combine(Path.GetTempPath(), $"forumbot-{Guid.NewGuid():N}", "keys"));
            host.ConfigureTestServices(services =>
            {
                services.RemoveAll<IReminders>().AddSingleton<IReminders, PlannedReminders>();
                witness.Watch(services);
            });
        });
        SlackWire.Enter(bot.Slack.Workspace);
        return new(bot, connector, authority, witness);
    }

    internal T Get<T>() where T : notnull => bot.Services.GetRequiredService<T>();

    internal IWire On(string platform) => All.Single(wire => wire.Platform == platform);

    internal IWire OtherThan(string platform) => All.Single(wire => wire.Platform != platform);

    /// <summary>The forum as it is stored now.</summary>
    internal async Task<Forum> ForumNowAsync() => (await Store.FindAsync<Forum>(Forum.Id))!.Value;

    /// <summary>The inspection as it is stored now.</summary>
    internal async Task<Inspection> InspectionNowAsync(string id = "inspection-1") => (await Store.FindAsync<Inspection>(id))!.Value;

    /// <summary>With the forum set up in this platform's conversation; everybody but the stranger holds their role, and has written to the bot once.</summary>
    internal async Task<IWire> ForumOnAsync(string platform, Audience audience = Audience.ForumAndArea, bool inItsConversation = true)
    {
        var wire = On(platform);
        foreach (var who in Enum.GetValues<Who>())
        {
            await wire.WritesAsync(who, "help");
        }

        await wire.SaysAsync(Who.Chair, "help");
        var (now, chair) = (Now, wire.PersonOf(Who.Chair));
        var made = await Get<ForumRegister>().CreateAsync(
            new Forum
            {
                Id = "forum-1",
                Name = "Anytown Forum",
                LocalArea = "Anytown",
                Memberships =
                [
                    new(chair, Role.Chair, now, null, chair.Id),
                    new(wire.PersonOf(Who.Deputy), Role.Deputy, now, null, chair.Id),
                    new(wire.PersonOf(Who.Lano), Role.Lano, now, null, chair.Id),
                    new(wire.PersonOf(Who.Member), Role.Member, now, null, chair.Id),
                ],
                Places = inItsConversation
                    ? ImmutableDictionary<string, ForumPlace>.Empty.Add(wire.Channel.Id.Key, new(wire.Channel, audience))
                    : ImmutableDictionary<string, ForumPlace>.Empty,
            },
            default);
        Assert.Null(made.Refusal);
        Forum = made.After!;
        return wire;
    }

    /// <summary>The same, with a full inspection that was called today.</summary>
    internal async Task<IWire> InspectedOnAsync(string platform, Audience audience = Audience.ForumAndArea)
    {
        var wire = await ForumOnAsync(platform, audience);
        await StartAsync(wire, "inspection-1");
        return wire;
    }

    /// <summary>One more, once the first has ended.</summary>
    internal async Task StartAnotherAsync(IWire wire)
    {
        Forum = await ForumNowAsync();
        await StartAsync(wire, "inspection-2");
    }

    private async Task StartAsync(IWire wire, string id)
    {
        var called = Now.InZone(London.Zone).Date;
        var playbook = Get<PlaybookShelf>().Find("area-send-full", called).Playbook!;
        var chair = wire.PersonOf(Who.Chair);
        Assert.NotNull(await Get<InspectionRegister>().StartAsync(
            Forum,
            new Inspection
            {
                Id = id,
                ForumId = Forum.Id,
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = called,
                Started = new(chair.Id.Key, chair.Name, Now),
            },
            default));
    }

    /// <summary>The deputy and the member were in the room and have accepted the terms; the chair was not there.</summary>
    internal async Task InTheRoomAsync(IWire wire)
    {
        var named = new Mark(wire.PersonOf(Who.Chair).Id.Key, "Chair", Now);
        await Store.UpdateAsync<Inspection>("inspection-1", inspection => inspection with
        {
            Attendance = inspection.Attendance with
            {
                People =
                [
                    .. new[] { Who.Deputy, Who.Member }.Select(wire.PersonOf).Select(person => new Attendee(person.Id.Key, person.Name, TakesNotes: true, named)
                    {
                        Accepted = new(person.Id.Key, person.Name, Now),
                        Terms = "1",
                    }),
                ],
            },
        });
    }

    /// <summary>Moves the clock; what came due meanwhile is not said.</summary>
    internal void SetClock(DateTimeOffset at) => bot.Time.SetUtcNow(at);

    /// <summary>Moves the clock and has said what came due.</summary>
    internal async Task RingAtAsync(DateTimeOffset at)
    {
        SetClock(at);
        await Get<IAlarm>().RingAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await bot.DisposeAsync();
        await connector.DisposeAsync();
        await authority.DisposeAsync();
    }

    private Instant Now => Instant.FromDateTimeOffset(bot.Time.GetUtcNow());
}
