using System.Reflection;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>
/// Whatever people can say or press is gone through by some journey on every platform: what is missing on one is a failing test, and what is new has no journey
/// yet and fails here. A journey cannot claim what it does not do: <see cref="Journey"/> holds each to its word while it runs.
/// </summary>
public sealed class CoverageTests : IAsyncLifetime
{
    /// <summary>What no journey goes through on both, and why. Nothing else may be missing.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        [Verbs.ShowOwnView] = "Nobody presses it: Teams asks by itself when a card comes into view (Teams/OwnViewTests), Slack draws the home tab by it (Slack/Home).",
    };

    private static readonly IReadOnlyList<MethodInfo> Journeys =
    [
        .. typeof(Journey).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Journey)))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null),
    ];

    private WiredForum world = null!;

    private static IEnumerable<string> Covered => Journeys.SelectMany(journey => journey.GetCustomAttribute<CoversAttribute>()?.What ?? []).Distinct();

    private static IEnumerable<string> AllVerbs => typeof(Verbs).GetFields().Where(one => one.IsLiteral).Select(one => (string)one.GetValue(null)!);

    private IEnumerable<string> AllPhrases => world.Get<IEnumerable<IFeature>>().SelectMany(feature => feature.Commands).Select(command => command.Phrase);

    public async ValueTask InitializeAsync() => world = await WiredForum.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void Journeys_AllTogether_RunOnEveryPlatformThereIs()
    {
        var spoken = world.Get<IEnumerable<IMessenger>>().Select(messenger => messenger.Platform).Except(["practice"]).Order();
        Assert.Equal(spoken, Journey.Platforms.Select(row => row.Data).Order());
        Assert.Equal(spoken, world.All.Select(wire => wire.Platform).Order());
        Assert.True(Journeys.Count >= 40);
        Assert.All(Journeys, journey =>
        {
            Assert.IsType<TheoryAttribute>(journey.GetCustomAttribute<FactAttribute>());
            Assert.Equal(nameof(Journey.Platforms), Assert.Single(journey.GetCustomAttributes<MemberDataAttribute>()).MemberName);
            Assert.Equal("platform", Assert.Single(journey.GetParameters()).Name);
        });
    }

    [Fact]
    public void EveryPhraseAndVerb_IsGoneThroughOnBothPlatformsOrStandsAmongTheExceptions() =>
        Assert.Empty(AllPhrases.Concat(AllVerbs).Except(Covered).Except(Exceptions.Keys).Order());

    [Fact]
    public void Exception_ThatAJourneyCoversByNow_IsNoneAnyMore() => Assert.Empty(Exceptions.Keys.Intersect(Covered));

    [Fact]
    public void WhatIsCoveredOrExcepted_IsThere() => Assert.Empty(Covered.Concat(Exceptions.Keys).Except(AllPhrases).Except(AllVerbs));
}
