using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Vault.Release;

/// <summary>The words that anyone may use while the findings are secret. Source: docs/rules.md, CONF-16.</summary>
internal sealed class HoldingFeature : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("holding statement", "Get words to post until the report is out", Permission.AskInGeneral, Matter.Public)
        {
            AlsoSaid = ["what can we say", "what can i say", "what may we say", "what can we post", "what are we allowed to say", "public statement"],
            WithoutForum = true,
            Run = (turn, _, _) => ValueTask.FromResult<IReadOnlyList<Reply>>([new Say(turn.Facts.EmbargoLifted ? HoldingCard.Out() : HoldingCard.Of())]),
        },
    ];
}
