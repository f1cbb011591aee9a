using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Which of a turn's replies are for the person alone and shown where they asked, and which go their ordinary way. Pure.
/// </summary>
internal sealed record AnswerPlan(IReadOnlyList<Reply> Alone, Outcome Rest)
{
    internal static AnswerPlan Of(Outcome outcome, Asked asked) => asked.Where == AskedIn.Before ? Later(outcome) : AtOnce(outcome, asked);

    private static AnswerPlan AtOnce(Outcome outcome, Asked asked)
    {
        var alone = new List<Reply>();
        var rest = new List<Reply>();
        var isShown = outcome.Replies.Any(reply => ShowsAllHere(reply, asked));
        foreach (var reply in outcome.Replies)
        {
            if (!IsAlone(reply, asked.Where, isShown))
            {
                rest.Add(reply);
            }
            else if (alone.Count == 0 || asked.Where is AskedIn.Mention or AskedIn.Command)
            {
                alone.Add(reply);
            }
            else if (reply is Say || (reply is OnlyYou or Ask && !asked.Place.IsShared))
            {
                rest.Add(reply);
            }
            else if (reply is OnlyYou or Ask)
            {
                // There is one thing to be shown where they asked; the rest of what is theirs goes to their own chat.
                rest.Add(new Tell(outcome.Incoming.From.Id, CardOf(reply) with { Own = null }));
            }
        }

        return new(alone, new(outcome.Incoming, outcome.ForumId, rest));
    }

    // Whoever is told nothing does it once more.
    private static AnswerPlan Later(Outcome outcome)
    {
        var inDialog = outcome.Incoming is CardAction { Surface: Surface.Dialog };
        IReadOnlyList<Reply> rest = outcome.Replies is [] ? [Told(Notices.DoneAfterAll())] : [.. outcome.Replies.Select(Placed)];
        return new([], new(outcome.Incoming, outcome.ForumId, rest));

        Reply Placed(Reply reply) => reply is OnlyYou or Ask || (reply is Replace && inDialog) ? Told(CardOf(reply)) : reply;

        Tell Told(Card card) => new(outcome.Incoming.From.Id, card with { Own = null });
    }

    /// <summary>The card of a reply that is for the person alone.</summary>
    internal static Card CardOf(Reply reply) => reply switch
    {
        Say say => say.Card,
        OnlyYou only => only.Card,
        Ask ask => ask.Form,
        Replace replace => replace.Card,
        Refreshed refreshed => refreshed.Card,
        _ => throw new NotSupportedException($"{reply.GetType().Name} is not for one person alone."),
    };

    private static bool IsAlone(Reply reply, AskedIn where, bool isShown) => where switch
    {
        AskedIn.OwnChat => false,
        AskedIn.Mention => reply is OnlyYou or Ask,
        AskedIn.Command => reply is Say or OnlyYou or Ask or Replace or Refreshed,
        // The message becomes one thing; what else is said is posted.
        AskedIn.OwnMessage => reply is Replace { Card: var card } ? CardDrawing.IsForm(card) : !isShown && reply is OnlyYou or Ask or Refreshed,
        // Whoever sees the message change needs no copy of their own.
        AskedIn.SharedMessage => reply is OnlyYou or Ask || (reply is Refreshed && !isShown),
        AskedIn.Whisper or AskedIn.Window => reply is OnlyYou or Ask or Refreshed or Replace,
        AskedIn.Home => reply is Say or OnlyYou or Ask or Refreshed or Replace,
        _ => throw new NotSupportedException($"No way to answer in {where}."),
    };

    private static bool ShowsAllHere(Reply reply, Asked asked) => reply switch
    {
        Replace { Card: var card } => !CardDrawing.IsForm(card),
        Change change => change.Message.MessageId == asked.Message?.MessageId && change.Message.Place.Id == asked.Message?.Place.Id,
        _ => false,
    };
}
