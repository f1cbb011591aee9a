using ForumBot.Messaging.Wire;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams.Connector;

/// <summary>The way out put together as the bot does it, with what a test wants to be different. Jitter is left out: a pause is what it is.</summary>
internal sealed class Outbound : IDisposable
{
    internal const string Public = "https://smba.trafficmanager.net/emea/";
    private readonly ConnectorWire wire;

    private Outbound(TeamsSettings settings, TimeProvider time, IConnectorTokens tokens, HttpMessageHandler handler)
    {
        wire = new(ServiceHosts.For(settings, new Surroundings(Environments.Development)), tokens, time, handler);
        Client = new(
            new(wire, new ConnectorPace(time), new RetryPlan(new(() => 0.5)), time, NullLogger<PatientWire>.Instance),
            new(settings, new(new InMemoryDocumentStore(), new(time), time, NullLogger<TeamsDirectory>.Instance)),
            NullLogger<ConnectorClient>.Instance);
    }

    internal ConnectorClient Client { get; }

    internal ConnectorWire Wire => wire;

    /// <summary>Without credentials, to this very machine.</summary>
    internal static Outbound ToThisMachine(TimeProvider time) => new(new(), time, new NoTokens(), PlainHttp.NewHandler());

    /// <summary>With credentials, to Teams, over a network of the test's own.</summary>
    internal static Outbound ToTeams(TimeProvider time, IConnectorTokens tokens, HttpMessageHandler handler) =>
        new(new() { AppId = Captured.Bot["28:".Length..] }, time, tokens, handler);

    public void Dispose() => wire.Dispose();

    /// <summary>Gives a new token whenever one is to be renewed: t1, t2 ...</summary>
    internal sealed class CountedTokens : IConnectorTokens
    {
        internal int Given { get; private set; } = 1;

        internal int Asked { get; private set; }

        internal Exception? Fault { get; set; }

        public ValueTask<string?> GetAsync(bool renew, CancellationToken ct)
        {
            Asked++;
            Given += renew ? 1 : 0;
            return Fault is null ? ValueTask.FromResult<string?>($"t{Given}") : ValueTask.FromException<string?>(Fault);
        }
    }
}
