using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Messaging;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Web;

namespace ForumBot.Slack.Windows;

/// <summary>
/// Opens and changes windows. A press opens at most one, within three seconds; so a window that is sure to be needed is opened before its card is known, and waits.
/// </summary>
internal sealed class SlackWindows(SlackApi api, CardDrawing drawing, HandedIn handedIn)
{
    /// <summary>How many windows may lie on each other.</summary>
    internal const int Deepest = 3;

    /// <summary>
    /// Opens a window that waits. One that was pressed in takes the answer itself, so that closing it uncovers no card that is out of date; only what leads deeper
    /// lies over it, while there is room.
    /// </summary>
    internal async Task<OpenWindow> BeginAsync(string tenant, Press press, CancellationToken ct)
    {
        var waiting = BlockKitWriter.Waiting(new() { Context = new WindowContext(press.Channel, press.Thread).ToString() }, Notices.WaitingTitle, Notices.WaitingLine);
        return press switch
        {
            { View: { IsHome: false } open } when !press.Asked.LeadsDeeper || open.Depth >= Deepest => Of(open),
            { Trigger: null } => OpenWindow.None,
            { View.IsHome: false } => Opened(await api.PushViewAsync(tenant, press.Trigger, waiting, ct)),
            _ => Opened(await api.OpenViewAsync(tenant, press.Trigger, waiting, ct)),
        };
    }

    /// <summary>Opens a window that shows this card.</summary>
    internal async Task<bool> OpenAsync(Asked asked, PersonId reader, Card card, CancellationToken ct)
    {
        if (asked.Trigger is not { } trigger)
        {
            return false;
        }

        var view = await drawing.WindowAsync(card, new() { Context = asked.Context }, asked.Place, reader, ct);
        return (await api.OpenViewAsync(asked.Tenant, trigger, view, ct)).Result.Done;
    }

    /// <summary>Shows this card in a window, unless it shows something newer by now.</summary>
    internal async Task<Shown> ShowAsync(Asked asked, PersonId reader, OpenWindow window, Card card, CancellationToken ct)
    {
        var view = await drawing.WindowAsync(card, new() { Context = asked.Context, Generation = window.Generation }, asked.Place, reader, ct);
        var outcome = (await api.UpdateViewAsync(asked.Tenant, window.Id, window.Hash, view, ct)).Result.Outcome;
        if (outcome == SlackOutcome.Changed)
        {
            // Answers to presses are shown in order, so what changed it is older than this one; unless it was handed in since, which is answered past them.
            outcome = handedIn.IsSince(window) ? SlackOutcome.Done : (await api.UpdateViewAsync(asked.Tenant, window.Id, null, view, ct)).Result.Outcome;
        }

        return outcome switch
        {
            SlackOutcome.Done => Shown.There,
            SlackOutcome.Gone => Shown.Closed,
            _ => Shown.Refused,
        };
    }

    /// <summary>What a window that was handed in does next: it shows this.</summary>
    internal SlackReply Next(SlackView view, BlockKitDrawing shown)
    {
        handedIn.Note(view);
        return WindowReply.Update(shown);
    }

    /// <summary>Puts this in a window, whatever it shows. False when it is not there any more, or Slack does not take it.</summary>
    internal async Task<bool> PutAsync(string tenant, SlackView view, BlockKitDrawing shown, CancellationToken ct) =>
        (await api.UpdateViewAsync(tenant, view.Id, null, shown, ct)).Result.Done;

    /// <summary>The window that something was pressed in, as it is now.</summary>
    internal OpenWindow Of(SlackView view) => handedIn.Of(view);

    /// <summary>Shows this page of a kept card in a window, unless the window shows something newer by now.</summary>
    internal async Task<bool> TurnToAsync(Asked asked, OpenWindow window, Card card, string name, int page, CancellationToken ct) =>
        (await api.UpdateViewAsync(asked.Tenant, window.Id, window.Hash, PageOf(asked, window.Generation, card, name, page), ct)).Result
            is { Done: true } or { Outcome: SlackOutcome.Changed };

    /// <summary>Opens a window with this page of a kept card.</summary>
    internal async Task<bool> OpenPageAsync(Asked asked, Card card, string name, int page, CancellationToken ct) =>
        asked.Trigger is { } trigger && (await api.OpenViewAsync(asked.Tenant, trigger, PageOf(asked, 0, card, name, page), ct)).Result.Done;

    private static BlockKitDrawing PageOf(Asked asked, int generation, Card card, string name, int page) =>
        BlockKitWriter.Modal(card, new() { Context = asked.Context, Generation = generation, Page = page }, name);

    private static OpenWindow Opened(SlackReading<OpenedView> reading) =>
        reading.Answer is { } opened && reading.Result.Done ? new(opened.Id, opened.Hash, 0) : OpenWindow.None;
}

/// <summary>A window that an answer is shown in. <see cref="Generation"/> is that of the card to be shown next.</summary>
internal sealed record OpenWindow(string Id, string? Hash, int Generation)
{
    /// <summary>None could be opened.</summary>
    internal static OpenWindow None { get; } = new("", null, 0);

    internal bool IsThere => Id.Length > 0;

    /// <summary>The pile it lies in.</summary>
    internal string Pile { get; init; } = "";

    /// <summary>How many windows had been handed in when this one was pressed in.</summary>
    internal long After { get; init; }
}

/// <summary>What became of a card that was to be shown in a window.</summary>
internal enum Shown
{
    /// <summary>The window shows it, or something newer.</summary>
    There,
    /// <summary>Its reader has closed the window.</summary>
    Closed,
    /// <summary>Slack does not take it, or not now.</summary>
    Refused,
}
