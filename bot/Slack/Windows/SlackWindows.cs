using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Messaging;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Web;

namespace ForumBot.Slack.Windows;

/// <summary>
/// Opens and changes windows. A press opens at most one, within three seconds; so a window that is sure to be needed is opened before its card is known, and waits.
/// </summary>
internal sealed class SlackWindows(SlackApi api, CardDrawing drawing)
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
            { View: { IsHome: false } open } when !press.Asked.LeadsDeeper || open.Depth >= Deepest => OpenWindow.Of(open),
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

    /// <summary>Shows this card in a window. False when the window is not there any more.</summary>
    internal async Task<bool> ShowAsync(Asked asked, PersonId reader, OpenWindow window, Card card, CancellationToken ct)
    {
        var view = await drawing.WindowAsync(card, new() { Context = asked.Context, Generation = window.Generation }, asked.Place, reader, ct);
        var put = await api.UpdateViewAsync(asked.Tenant, window.Id, window.Hash, view, ct);

        // What is shown in one pile of windows is shown in order, so what has changed it meanwhile is older than this answer.
        return put.Result.Outcome == SlackOutcome.Changed
            ? (await api.UpdateViewAsync(asked.Tenant, window.Id, null, view, ct)).Result.Done
            : put.Result.Done;
    }

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

    internal static OpenWindow Of(SlackView view) => new(view.Id, view.Hash, view.Frame.Generation + 1);
}
