namespace ForumBot.Tests.Journeys.Wires;

/// <summary>
/// The phrases of the contract and the verbs of <see cref="ForumBot.Cards.Verbs"/> that a journey goes through on every platform. When the journey is over,
/// <see cref="Journey"/> holds it to its word; <see cref="CoverageTests"/> adds up the words of all.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CoversAttribute(params string[] what) : Attribute
{
    public IReadOnlyList<string> What { get; } = what;
}
