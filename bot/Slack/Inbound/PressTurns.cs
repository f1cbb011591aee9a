using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Install;
using ForumBot.Slack.Windows;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Walks presses, entries of menus and handed-in windows through the bot. Slack does not bring these again, so it hears that they were taken when the turn is over
/// and saved. A press that is answered with a window has three seconds for it: the window is opened first, and waits.
/// </summary>
internal sealed partial class PressTurns(
    Dispatcher dispatcher, Outbox outbox, Answers answers, Meeting meeting, SlackWindows windows, CardDrawing drawing, IKeptCards kept, Courier courier, WorkQueue queue,
    TimeProvider time, ILogger<PressTurns> log)
{
    // Slack gives up after three seconds, and some of them are spent on the way.
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(2);

    // Slack must have put the waiting window up before it is changed.
    private static readonly TimeSpan UntilShown = TimeSpan.FromSeconds(1);

    /// <summary>Takes a press and sees it through. False when nothing was done about it; Slack tells the person so.</summary>
    internal async ValueTask<bool> PressAsync(SlackInstallation installation, Press press)
    {
        var place = LaneOf(installation, press);
        if (!queue.TryTake(place, out var errand))
        {
            return false;
        }

        using (errand)
        {
            var window = WindowFor(installation.Tenant, press, errand.Cut);
            var turn = errand.DoAsync(Lane.Pressed(place, press.By.User), ct => RunAsync(installation.Tenant, press, window, errand, ct)).AsTask();
            return await turn.WithinAsync(LongestPress, time) ?? true;
        }
    }

    /// <summary>Takes a window that was handed in; what comes back is what it does next. Null when nothing was done about it: what was typed stays in it.</summary>
    internal async ValueTask<SlackReply> SubmitAsync(SlackInstallation installation, Press press)
    {
        var place = LaneOf(installation, press);
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

    private static string LaneOf(SlackInstallation installation, Press press) =>
        SlackIds.Place(installation.Tenant, press.Channel ?? press.By.User).Key;

    private Task<OpenWindow>? WindowFor(string tenant, Press press, CancellationToken ct) => press switch
    {
        { Asked.Verb: BlockKitReader.OpenKept } => null,
        { Asked.OpensWindow: true } => windows.BeginAsync(tenant, press, ct),
        { View: { IsHome: false } view } => Task.FromResult(OpenWindow.Of(view)),
        _ => null,
    };

    private async Task RunAsync(string tenant, Press press, Task<OpenWindow>? window, WorkQueue.Errand errand, CancellationToken ct)
    {
        try
        {
            await WalkAsync(tenant, press, window, errand, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && window is not null)
        {
            // A window that waits for ever would be worse.
            await ShowNobodyAsync(tenant, press, await window, NoticeCard.SomethingBroke(), ct);
            throw;
        }
    }

    private async Task WalkAsync(string tenant, Press press, Task<OpenWindow>? window, WorkQueue.Errand errand, CancellationToken ct)
    {
        var (asked, person) = await MeetAsync(tenant, press, window is not null, ct);
        if (asked is null || person is null)
        {
            if (window is not null)
            {
                await ShowNobodyAsync(tenant, press, await window, Notices.NotKnown(), ct);
            }

            return;
        }

        if (press.Asked.Verb == BlockKitReader.OpenKept)
        {
            await OpenKeptAsync(asked, person, press, ct);
            return;
        }

        answers.Send(asked, await dispatcher.DispatchAsync(ActionOf(asked, person, press), ct), window, errand);
    }

    // For somebody of whom nothing is known but that they pressed.
    private Task ShowNobodyAsync(string tenant, Press press, OpenWindow window, Card card, CancellationToken ct) => window.IsThere
        ? windows.ShowAsync(Unmet(tenant, press), SlackIds.Person(press.By.Home ?? "unknown", press.By.User), window, card, ct)
        : Task.CompletedTask;

    private static Asked Unmet(string tenant, Press press) => new(tenant, press.By.User, new(SlackIds.Place(tenant, press.By.User), PlaceKind.Personal), AskedIn.Window);

    private async Task<(Asked, Outcome)?> HandInAsync(string tenant, Press press, CancellationToken ct) =>
        await MeetAsync(tenant, press, inWindow: true, ct) is ({ } asked, { } person)
            ? (asked, await dispatcher.DispatchAsync(ActionOf(asked, person, press), ct))
            : null;

    private async ValueTask<(Asked?, Person?)> MeetAsync(string tenant, Press press, bool inWindow, CancellationToken ct)
    {
        if (await meeting.PersonAsync(tenant, press.By, ct) is not { } person
            || await meeting.PlaceAsync(tenant, press.Channel, press.Thread, press.By.User, person.Id, ct) is not { } place)
        {
            return (null, null);
        }

        // On a message of a place that the bot is not in any more, nobody but this person is answered.
        var isThere = place.Id.Conversation == press.Channel;
        var where = inWindow ? AskedIn.Window
            : press.View is { IsHome: true } ? AskedIn.Home
            : press.IsOnWhisper ? AskedIn.Whisper
            : !isThere || press.Message is null ? AskedIn.Command
            : place.IsShared ? AskedIn.SharedMessage : AskedIn.OwnMessage;
        return (new Asked(tenant, press.By.User, place, where)
        {
            Press = press,
            Message = isThere && press.Message is { } message ? new(place, message) : null,
            ResponseUrl = press.ResponseUrl,
            Trigger = press.Trigger,
        }, person);
    }

    private CardAction ActionOf(Asked asked, Person person, Press press)
    {
        var fields = new Dictionary<string, string>(press.Fields);
        foreach (var (key, value) in press.Asked.Keys)
        {
            fields[key] = value;
        }

        var isWindow = asked.Where == AskedIn.Window;
        return new(press.Delivery, person, asked.Place, Instant.FromDateTimeOffset(time.GetUtcNow()), press.Asked.Verb, fields, isWindow ? null : asked.Message)
        {
            Surface = isWindow ? Surface.Dialog : Surface.Card,
        };
    }

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
        var asked = result?.Asked ?? Unmet(tenant, press);
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

    // The whole of what stands in a message in part, or another page of it. Whoever may not see it is told what they are told when it is gone.
    private async Task OpenKeptAsync(Asked asked, Person person, Press press, CancellationToken ct)
    {
        var name = press.Asked.Keys.GetValueOrDefault(BlockKitReader.KeptKey, "");
        var page = int.TryParse(press.Asked.Keys.GetValueOrDefault(BlockKitReader.PageKey), out var wanted) ? wanted : 0;
        var card = await kept.FindAsync(name, asked.Place, person.Id, ct);
        var isShown = (card, press.View) switch
        {
            (null, { IsHome: false } view) => await windows.ShowAsync(asked, person.Id, OpenWindow.Of(view), Notices.TooLongAgo(), ct),
            (null, _) => await windows.OpenAsync(asked, person.Id, Notices.TooLongAgo(), ct),
            ({ } found, { IsHome: false } view) => await windows.TurnToAsync(asked, OpenWindow.Of(view), found, name, page, ct),
            ({ } found, _) => await windows.OpenPageAsync(asked, found, name, page, ct),
        };
        if (!isShown)
        {
            var again = new Execute("", BlockKitReader.OpenKept) { Keys = press.Asked.Keys };
            await answers.TellAsync(asked, person.Id, Notices.PressAgain(again), replace: false, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A window that was handed in took longer than Slack waits; its answer is shown in it later.")]
        internal static partial void SlowToSave(ILogger log);
    }
}
