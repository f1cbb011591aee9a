using System.Text.Json;
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
    Dispatcher dispatcher, Outbox outbox, Courier courier, Answers answers, Pressing pressing, SlackWindows windows, CardDrawing drawing, Inbox inbox,
    WorkQueue queue, TimeProvider time, ILogger<SubmissionTurns> log)
{
    // Slack must have put the waiting window up before it is changed.
    private static readonly TimeSpan UntilShown = TimeSpan.FromMilliseconds(900);

    /// <summary>Takes a window that was handed in; what comes back is what it does next. When nothing was done about it, what was typed stays in it.</summary>
    internal async ValueTask<SlackReply> SubmitAsync(SlackInstallation installation, Press press, WaitingRequest request)
    {
        var place = Pressing.LaneOf(installation.Tenant, press);
        if (!queue.TryTake(place, out var errand))
        {
            return SlackReply.ComeAgain;
        }

        var (tenant, cut) = (installation.Tenant, errand.Cut);
        (Asked Asked, Outcome Outcome)? result = null;
        var turn = errand.DoAsync(Lane.Pressed(place, press.By.User), async ct => result = await HandInAsync(tenant, press, ct)).AsTask();
        if (press.IsAgain)
        {
            using (errand)
            {
                return !await turn ? SlackReply.ComeAgain : Late(result);
            }
        }

        if (await turn.WithinAsync(Pressing.Longest, time) is { } ended)
        {
            using (errand)
            {
                return !ended ? SlackReply.ComeAgain
                    : result is not { } answered ? windows.Next(press.View!, CardDrawing.Notice(Notices.NotKnown(), NextFrame(Pressing.Unmet(tenant, press), press.View!)))
                    : answered.Outcome.Failed ? windows.Next(press.View!, Refilled(request))
                    : await AnswerAsync(press, answered.Asked, answered.Outcome, errand);
            }
        }

        Log.SlowToSave(log);
        await inbox.KeepUntilAsync(request, FollowAsync());
        return windows.Next(press.View!, BlockKitWriter.Waiting(press.View!.Frame, Notices.SavingTitle, Notices.SavingLine));

        // Of what failed the person hears, and it is over. What was cut off because the bot had to stop is taken again at its start.
        async Task<bool> FollowAsync()
        {
            using (errand)
            {
                if (await turn && result is not { Outcome.Failed: true })
                {
                    Late(result);
                    return true;
                }

                errand.Leave(Answers.LaneOf(tenant, press), ct => HandBackAsync(tenant, press, request, ct));
                return !cut.IsCancellationRequested;
            }
        }

        // In a lane of its own: while the window is waited for, nobody else in the place waits.
        SlackReply Late((Asked, Outcome)? came)
        {
            errand.Leave(Answers.LaneOf(tenant, press), ct => ShowLateAsync(tenant, press, came, errand, ct));
            return SlackReply.Taken;
        }
    }

    // The waiting window has taken the place of what was typed; the request still holds it.
    private async Task HandBackAsync(string tenant, Press press, WaitingRequest request, CancellationToken ct)
    {
        await Task.Delay(UntilShown, time, ct);
        if (!await windows.PutAsync(tenant, press.View!, Refilled(request), ct))
        {
            await answers.TellAsync(Pressing.Unmet(tenant, press), press.By.Id, Notices.NotDone(), replace: false, ct);
        }
    }

    private static BlockKitDrawing Refilled(WaitingRequest request)
    {
        using var sent = JsonDocument.Parse(request.Json());
        return HandedBack.Draw(sent.RootElement.GetProperty("view"), Notices.NotSavedTitle, Notices.NotSavedLine);
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

        try
        {
            var card = AnswerPlan.CardOf(reply);
            return BlockKitReader.Errors(card, press.View!.Values, press.Asked) is { Count: > 0 } errors
                ? WindowReply.Errors(errors)
                : windows.Next(press.View, await drawing.WindowAsync(card, NextFrame(asked, press.View), asked.Place, outcome.Incoming.From.Id, errand.Cut));
        }
        catch (Exception fault)
        {
            // The turn is over and saved. Whoever was told of a fault would hand it in once more.
            Log.NotShown(log, fault.GetType().Name, fault.StackTrace);
            return windows.Next(press.View!, CardDrawing.Notice(Notices.SavedNotShown(), NextFrame(asked, press.View!)));
        }
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

        var card = plan is null ? Notices.NotKnown()
            : plan.Alone is [var reply, ..] ? AnswerPlan.CardOf(reply)
            : press.IsAgain ? Notices.DoneAfterAll() : Notices.Done();
        var reader = result?.Outcome.Incoming.From.Id ?? press.By.Id;
        if (!press.IsAgain)
        {
            await Task.Delay(UntilShown, time, ct);
        }

        if (!await ShowAsync(asked, reader, windows.Of(press.View!) with { Hash = null }, card, ct) && result is { } unseen)
        {
            // They did not wait for it.
            await courier.DeliverAsync(unseen.Outcome, new Tell(reader, card with { Own = null }), answered: false, ct);
        }
    }

    private async Task<bool> ShowAsync(Asked asked, PersonId reader, OpenWindow window, Card card, CancellationToken ct)
    {
        try
        {
            return await windows.ShowAsync(asked, reader, window, card, ct) == Shown.There;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Log.NotShown(log, fault.GetType().Name, fault.StackTrace);
            return await windows.ShowAsync(asked, reader, window, Notices.SavedNotShown(), ct) == Shown.There;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "What came of a window that was handed in could not be drawn: {Fault} {StackTrace}")]
        internal static partial void NotShown(ILogger log, string fault, string? stackTrace);

        [LoggerMessage(1, LogLevel.Warning, "A window that was handed in took longer than Slack waits; its answer is shown in it later.")]
        internal static partial void SlowToSave(ILogger log);
    }
}
