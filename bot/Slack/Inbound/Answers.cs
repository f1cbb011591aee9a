using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Home;
using ForumBot.Slack.Web;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Shows somebody the answer to what they said or pressed, by the nearest way that they alone see: a window, the message they pressed, a whisper. What cannot be shown
/// there goes to their own chat. Whatever is for others goes the way of every platform.
/// </summary>
internal sealed partial class Answers(
    Outbox outbox, Courier courier, SlackWindows windows, CardDrawing drawing, SlackApi api, SlackMessenger slack, HomeTabs homes,
    ILogger<Answers> log)
{
    /// <summary>Leaves all that a turn said to be shown or delivered. What the turn decided must be saved by now.</summary>
    internal void Send(Asked asked, Outcome outcome, Task<OpenWindow>? window, WorkQueue.Errand errand)
    {
        var plan = AnswerPlan.Of(outcome, asked);
        outbox.Send(plan.Rest, answered: false, errand);
        if (window is not null)
        {
            errand.Leave(LaneOf(asked), ct => InWindowAsync(asked, outcome, plan, window, ct));
            return;
        }

        foreach (var reply in plan.Alone)
        {
            errand.Leave(LaneOf(asked), ct => ShowAsync(asked, outcome, reply, ct));
        }
    }

    /// <summary>Shows a card to the person alone that no turn has said.</summary>
    internal Task TellAsync(Asked asked, PersonId person, Card card, bool replace, CancellationToken ct) => WhisperAsync(asked, person, card, replace, ct);

    /// <summary>Where answers to this person's presses come in order: in the pile of windows, or else in the place.</summary>
    internal static Lane LaneOf(string tenant, Press press) => Lane.To($"{tenant}/{press.View?.Root ?? press.Channel ?? press.By.User}/{press.By.User}");

    // One person's answers come in order, in whatever place they are shown.
    private static Lane LaneOf(Asked asked) => Lane.To($"{asked.Tenant}/{asked.Press?.View?.Root ?? asked.Place.Id.Conversation}/{asked.User}");

    private async Task InWindowAsync(Asked asked, Outcome outcome, AnswerPlan plan, Task<OpenWindow> opening, CancellationToken ct)
    {
        var reader = outcome.Incoming.From.Id;
        var window = await opening;
        if (!window.IsThere)
        {
            await WhisperAsync(asked, reader, Notices.PressAgain(Again(asked)), replace: false, ct);
            return;
        }

        // A window closes by nobody's hand but its reader's, so there is always something in it.
        var card = plan.Alone is [var reply, ..] ? AnswerPlan.CardOf(reply) : outcome.Replies.Count > 0 ? Notices.Done() : Notices.HadThat();
        var shown = Shown.Refused;
        try
        {
            shown = await windows.ShowAsync(asked, reader, window, card, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Log.NotDrawn(log, fault.GetType().Name, fault.StackTrace);
        }

        // A window that waits for ever would be worse.
        if (shown == Shown.Refused && await windows.ShowAsync(asked, reader, window, NoticeCard.SomethingBroke(), ct) == Shown.Refused)
        {
            await courier.DeliverAsync(outcome, new OnlyYou(card), answered: false, ct);
        }
    }

    private async Task ShowAsync(Asked asked, Outcome outcome, Reply reply, CancellationToken ct)
    {
        var reader = outcome.Incoming.From.Id;
        var whole = AnswerPlan.CardOf(reply);
        if (asked.Where != AskedIn.Home && BelongsInWindow(whole) && await windows.OpenAsync(asked, reader, whole, ct))
        {
            return;
        }

        var card = ConfidentialCard.Cover(whole);
        var isShown = asked.Where switch
        {
            AskedIn.OwnMessage => asked.Message is { } message && await slack.ReviseAsync(message, card, unhurried: false, ct) == SendOutcome.Arrived,
            AskedIn.Home => await OverHomeAsync(asked, outcome, card, ct),
            _ => await WhisperAsync(asked, reader, card, replace: asked.Where == AskedIn.Whisper, ct),
        };
        if (!isShown)
        {
            await courier.DeliverAsync(outcome, reply is OnlyYou or Ask ? reply : new OnlyYou(card), answered: false, ct);
        }
    }

    // What is confidential was asked for by the very person whose window it is.
    private static bool BelongsInWindow(Card card) => card.OnlyInDialog is not null || CardDrawing.IsForm(card);

    // The home tab is today's list and stays it; anything else lies over it.
    private async Task<bool> OverHomeAsync(Asked asked, Outcome outcome, Card card, CancellationToken ct) =>
        await homes.ShowsAsync(asked.Tenant, outcome.Incoming.From, card, ct) || await windows.OpenAsync(asked, outcome.Incoming.From.Id, card, ct);

    private async Task<bool> WhisperAsync(Asked asked, PersonId reader, Card card, bool replace, CancellationToken ct)
    {
        var message = await drawing.MessageAsync(card, asked.Place, reader, ct);
        if (asked.Place.HasOutsiders)
        {
            message = message with { Json = Whose.Marked(message.Json, asked.Tenant) };
        }

        // The address of a press answers in the channel, wherever the message stands; what takes the pressed message's place stays where that is.
        var isInThread = asked is { WhisperThread: not null, Place.IsShared: true } && !replace;
        if (isInThread && await InPlaceAsync(asked, message, ct))
        {
            return true;
        }

        if (asked.ResponseUrl is { } address && (await api.RespondAsync(address, message, replace, ct)).Done)
        {
            return true;
        }

        return asked.Place.IsShared
            ? !isInThread && await InPlaceAsync(asked, message, ct)
            : asked.Where != AskedIn.OwnMessage && await slack.PostAsync(asked.Place, card, ct) is not null;
    }

    private async Task<bool> InPlaceAsync(Asked asked, BlockKitDrawing message, CancellationToken ct) =>
        (await api.PostEphemeralAsync(asked.Tenant, asked.Place.Id.Conversation, asked.User, asked.WhisperThread, message, ct)).Done;

    private static Execute Again(Asked asked) => new("", asked.Press?.Asked.Verb ?? Verbs.ShowHelp) { Keys = asked.Press?.Asked.Keys ?? new Dictionary<string, string>() };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A card could not be drawn in a window: {Fault} {StackTrace}")]
        internal static partial void NotDrawn(ILogger log, string fault, string? stackTrace);
    }
}
