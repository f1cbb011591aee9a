using ForumBot.Cards;
using ForumBot.Conversation;

namespace ForumBot.Forums;

/// <summary>What another feature shows on a person's own settings: facts, and at most one button that leads to its form.</summary>
public interface ISettingsPart
{
    /// <summary>The part for the person who asks, about the turn's forum.</summary>
    ValueTask<SettingsPart> OfAsync(Turn turn, CancellationToken ct);
}

/// <summary>Facts for the settings card, and the way to change them.</summary>
public sealed record SettingsPart(IReadOnlyList<Fact> Facts, Execute? Change);
