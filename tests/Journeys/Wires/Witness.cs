using System.Collections.Concurrent;
using ForumBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>
/// Takes down which commands and presses really came over a wire as far as the code that answers them: past the platform's adapter, the dispatcher and the gate.
/// Nothing that was refused or only claimed is in it.
/// </summary>
internal sealed class Witness
{
    private readonly ConcurrentDictionary<(string Platform, string What), byte> ran = [];

    /// <summary>The phrases and verbs that were answered for people on this platform.</summary>
    internal IReadOnlySet<string> RanOn(string platform) => ran.Keys.Where(one => one.Platform == platform).Select(one => one.What).ToHashSet();

    /// <summary>Stands before every feature.</summary>
    internal void Watch(IServiceCollection services)
    {
        foreach (var feature in services.Where(service => service.ServiceType == typeof(IFeature)).ToList())
        {
            services.Remove(feature);
            services.AddSingleton<IFeature>(provider => new Watched(this, (IFeature)(feature.ImplementationInstance
                ?? feature.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, feature.ImplementationType!))));
        }
    }

    private void Saw(Turn turn, string what) => ran[(turn.Identity.Platform, what)] = 0;

    private sealed class Watched(Witness witness, IFeature feature) : IFeature
    {
        public IReadOnlyList<Command> Commands { get; } =
        [
            .. feature.Commands.Select(command => command with
            {
                Run = (turn, tail, ct) =>
                {
                    witness.Saw(turn, command.Phrase);
                    return command.Run(turn, tail, ct);
                },
            }),
        ];

        public IReadOnlyList<Click> Clicks { get; } =
        [
            .. feature.Clicks.Select(click => click with
            {
                Run = (turn, form, ct) =>
                {
                    witness.Saw(turn, click.Verb);
                    return click.Run(turn, form, ct);
                },
            }),
        ];

        public string? HelpHeading => feature.HelpHeading;
    }
}
