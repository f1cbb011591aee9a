using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Install;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Walks presses and entries of menus through the bot. Slack does not bring these again, so it hears that they were taken when the turn is over and saved. A press
/// that is answered with a window has three seconds for it: the window is opened first, and waits. A turn that takes longer than Slack waits is written down.
/// </summary>
internal sealed class PressTurns(
    Dispatcher dispatcher, Answers answers, Pressing pressing, SlackWindows windows, IKeptCards kept, Inbox inbox, WorkQueue queue, TimeProvider time)
{
    /// <summary>Takes a press and sees it through. False when nothing was done about it; Slack tells the person so.</summary>
    internal async ValueTask<bool> PressAsync(SlackInstallation installation, Press press, WaitingRequest request)
    {
        var place = Pressing.LaneOf(installation.Tenant, press);
        if (!queue.TryTake(place, out var errand))
        {
            return false;
        }

        var tenant = installation.Tenant;
        var cut = errand.Cut;
        var window = press.IsAgain ? null : WindowFor(tenant, press, cut);
        var turn = errand.DoAsync(Lane.Pressed(place, press.By.User), ct => RunAsync(tenant, press, window, errand, ct)).AsTask();
        if ((press.IsAgain ? await turn : await turn.WithinAsync(Pressing.Longest, time)) is { } done)
        {
            errand.Dispose();
            return done;
        }

        return await inbox.KeepUntilAsync(request, FollowAsync());

        // Of what failed the person hears, and it is over. What was cut off because the bot had to stop is taken again at its start.
        async Task<bool> FollowAsync()
        {
            using (errand)
            {
                if (await turn)
                {
                    return true;
                }

                errand.Leave(Answers.LaneOf(tenant, press), ct => NotDoneAsync(tenant, press, window, ct));
                return !cut.IsCancellationRequested;
            }
        }
    }

    // Slack was told that all is well, and the person waits. A window says it by itself.
    private Task NotDoneAsync(string tenant, Press press, Task<OpenWindow>? window, CancellationToken ct) =>
        window is { IsCompletedSuccessfully: true, Result.IsThere: true }
            ? Task.CompletedTask
            : answers.TellAsync(Pressing.Unmet(tenant, press), press.By.Id, Notices.NotDone(), replace: false, ct);

    private Task<OpenWindow>? WindowFor(string tenant, Press press, CancellationToken ct) => press switch
    {
        { Asked.Verb: BlockKitReader.OpenKept } => null,
        { Asked.OpensWindow: true } => windows.BeginAsync(tenant, press, ct),
        { View: { IsHome: false } view } => Task.FromResult(windows.Of(view)),
        _ => null,
    };

    private async Task RunAsync(string tenant, Press press, Task<OpenWindow>? window, WorkQueue.Errand errand, CancellationToken ct)
    {
        try
        {
            await WalkAsync(tenant, press, window, errand, ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested && window is not null)
        {
            // A window that waits for ever would be worse.
            await ShowNobodyAsync(tenant, press, await window, Notices.NotDone(), ct);
            throw;
        }
    }

    private async Task WalkAsync(string tenant, Press press, Task<OpenWindow>? window, WorkQueue.Errand errand, CancellationToken ct)
    {
        var inWindow = window is not null || (press.IsAgain && (press.Asked.OpensWindow || press.View is { IsHome: false }));
        var (asked, person) = await pressing.MeetAsync(tenant, press, inWindow, ct);
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
            // Whoever wanted to look has looked meanwhile.
            await (press.IsAgain ? Task.CompletedTask : OpenKeptAsync(asked, person, press, errand, ct));
            return;
        }

        asked = press.IsAgain ? asked with { Where = AskedIn.Before } : asked;
        answers.Send(asked, await dispatcher.DispatchAsync(pressing.ActionOf(asked, person, press), ct), window, errand);
    }

    // For somebody of whom nothing is known but that they pressed.
    private Task ShowNobodyAsync(string tenant, Press press, OpenWindow window, Card card, CancellationToken ct) => window.IsThere
        ? windows.ShowAsync(Pressing.Unmet(tenant, press), press.By.Id, window, card, ct)
        : Task.CompletedTask;

    // The whole of what stands in a message in part, or another page of it. Whoever may not see it is told what they are told when it is gone.
    private async Task OpenKeptAsync(Asked asked, Person person, Press press, WorkQueue.Errand errand, CancellationToken ct)
    {
        var name = press.Asked.Keys.GetValueOrDefault(BlockKitReader.KeptKey, "");
        var page = int.TryParse(press.Asked.Keys.GetValueOrDefault(BlockKitReader.PageKey), out var wanted) ? wanted : 0;
        var card = await kept.FindAsync(name, asked.Place, person, ct);
        if (card is { Anew: { } anew } && press.View is not { IsHome: false })
        {
            var asks = press with { Asked = new(anew.Verb, card.KeysOf(anew).ToDictionary()) { OpensWindow = true } };
            await RunAsync(asked.Tenant, asks, windows.BeginAsync(asked.Tenant, asks, ct), errand, ct);
            return;
        }

        var isShown = (card, press.View) switch
        {
            (null, { IsHome: false } view) => await windows.ShowAsync(asked, person.Id, windows.Of(view), Notices.TooLongAgo(), ct) == Shown.There,
            (null, _) => await windows.OpenAsync(asked, person.Id, Notices.TooLongAgo(), ct),
            ({ } found, { IsHome: false } view) => await windows.TurnToAsync(asked, windows.Of(view), found, name, page, ct),
            ({ } found, _) => await windows.OpenPageAsync(asked, found, name, page, ct),
        };
        if (!isShown)
        {
            var again = new Execute("", BlockKitReader.OpenKept) { Keys = press.Asked.Keys };
            await answers.TellAsync(asked, person.Id, Notices.PressAgain(again), replace: false, ct);
        }
    }
}
