using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Install;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Walks windows that are handed in through the bot. Slack waits three seconds for what the window does next: mistakes beside their boxes, another card, or it
/// closes. What takes longer says so in the window, and shows there what came of it.
/// </summary>
internal sealed partial class SubmissionTurns(
    Dispatcher dispatcher, Outbox outbox, Courier courier, Pressing pressing, SlackWindows windows, CardDrawing drawing, WorkQueue queue, TimeProvider time,
    ILogger<SubmissionTurns> log)
{
    // Slack gives up after three seconds, and some of them are spent on the way.
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(2);

    // Slack must have put the waiting window up before it is changed.
    private static readonly TimeSpan UntilShown = TimeSpan.FromMilliseconds(900);

    /// <summary>Takes a window that was handed in; what comes back is what it does next. When nothing was done about it, what was typed stays in it.</summary>
    internal async ValueTask<SlackReply> SubmitAsync(SlackInstallation installation, Press press)
    {
        var place = Pressing.LaneOf(installation.Tenant, press);
        if (!queue.TryTake(place, out var errand))
        {
            return SlackReply.ComeAgain;
        }

        (Asked Asked, Outcome Outcome)? result = null;
        var turn = errand.DoAsync(Lane.Pressed(place, press.By.User), async ct => result = await HandInAsync(installation.Tenant, press, ct)).AsTask();
        if (await turn.WithinAsync(LongestPress, time) is { } ended)
        {
            using (errand)
            {
                return !ended ? SlackReply.ComeAgain
                    : result is { } answered ? await AnswerAsync(press, answered.Asked, answered.Outcome, errand)
                    : WindowReply.Clear();
            }
        }

        Log.SlowToSave(log);
        _ = FollowAsync();
        return WindowReply.Update(BlockKitWriter.Waiting(press.View!.Frame, Notices.SavingTitle, Notices.SavingLine));

        async Task FollowAsync()
        {
            using (errand)
            {
                var done = await turn;
                errand.Leave(Lane.To(place), ct => ShowLateAsync(installation.Tenant, press, done ? result : null, errand, ct));
            }
        }
    }

    private async Task<(Asked, Outcome)?> HandInAsync(string tenant, Press press, CancellationToken ct) =>
        await pressing.MeetAsync(tenant, press, inWindow: true, ct) is ({ } asked, { } person)
            ? (asked, await dispatcher.DispatchAsync(pressing.ActionOf(asked, person, press), ct))
            : null;

    private async ValueTask<SlackReply> AnswerAsync(Press press, Asked asked, Outcome outcome, WorkQueue.Errand errand)
    {
        var plan = AnswerPlan.Of(outcome, asked);
        outbox.Send(plan.Rest, answered: false, errand);
        if (plan.Alone is not [var reply, ..])
        {
            return WindowReply.Clear();
        }

        var card = AnswerPlan.CardOf(reply);
        return BlockKitReader.Errors(card, press.View!.Values, press.Asked) is { Count: > 0 } errors
            ? WindowReply.Errors(errors)
            : WindowReply.Update(await drawing.WindowAsync(card, NextFrame(asked, press.View), asked.Place, outcome.Incoming.From.Id, errand.Cut));
    }

    private static ModalFrame NextFrame(Asked asked, SlackView view) => new() { Context = asked.Context, Generation = view.Frame.Generation + 1 };

    private async Task ShowLateAsync(string tenant, Press press, (Asked Asked, Outcome Outcome)? result, WorkQueue.Errand errand, CancellationToken ct)
    {
        var asked = result?.Asked ?? Pressing.Unmet(tenant, press);
        var plan = result is { } answered ? AnswerPlan.Of(answered.Outcome, asked) : null;
        if (plan is not null)
        {
            outbox.Send(plan.Rest, answered: false, errand);
        }

        var card = plan is null ? NoticeCard.SomethingBroke() : plan.Alone is [var reply, ..] ? AnswerPlan.CardOf(reply) : Notices.Done();
        var reader = result?.Outcome.Incoming.From.Id ?? SlackIds.Person(press.By.Home ?? "unknown", press.By.User);
        await Task.Delay(UntilShown, time, ct);
        if (!await windows.ShowAsync(asked, reader, OpenWindow.Of(press.View!) with { Hash = null }, card, ct) && result is { } unseen)
        {
            // They did not wait for it.
            await courier.DeliverAsync(unseen.Outcome, new OnlyYou(card), answered: false, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A window that was handed in took longer than Slack waits; its answer is shown in it later.")]
        internal static partial void SlowToSave(ILogger log);
    }
}
