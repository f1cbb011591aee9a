using ForumBot.Messaging.Pacing;
using ForumBot.Messaging.Wire;

namespace ForumBot.Slack.Web;

/// <summary>
/// Keeps the bot's calls below what Slack allows: one message a second in a channel with short bursts, what each method's tier has a minute in a workspace,
/// and a hundred a minute in a workspace of what nobody waits for, so that a broadcast never stands in the way of an answer.
/// Source: "Rate limits" in Slack's documentation.
/// </summary>
/// <param name="time">The clock that is waited by.</param>
/// <param name="isFree">True for a Slack on this very machine: there is nobody to spare, but a pause that it asks for is kept.</param>
internal sealed class SlackPace(TimeProvider time, bool isFree)
{
    internal static readonly IReadOnlyList<PaceWindow> OfChannel = [new(4, Seconds(4))];
    internal static readonly IReadOnlyList<PaceWindow> OfMessages = [new(300, Seconds(60))];
    internal static readonly IReadOnlyList<PaceWindow> OfTier2 = [new(20, Seconds(60))];
    internal static readonly IReadOnlyList<PaceWindow> OfTier3 = [new(50, Seconds(60))];
    internal static readonly IReadOnlyList<PaceWindow> OfTier4 = [new(100, Seconds(60))];
    internal static readonly IReadOnlyList<PaceWindow> OfUnhurried = [new(10, Seconds(1)), new(100, Seconds(60))];

    // A trigger would be spent.
    private static readonly TimeSpan LongestWithTrigger = TimeSpan.FromMilliseconds(500);

    private readonly Pace channels = new(time, BackOff.LongestCall, OfChannel);
    private readonly Pace messages = new(time, BackOff.LongestCall, OfMessages);
    private readonly Pace tier2 = new(time, BackOff.LongestCall, OfTier2);
    private readonly Pace tier3 = new(time, BackOff.LongestCall, OfTier3);
    private readonly Pace tier4 = new(time, BackOff.LongestCall, OfTier4);
    private readonly Pace unhurried = new(time, BackOff.LongestCall, OfUnhurried);

    /// <summary>Waits until the call may go. False when that is too far away.</summary>
    internal async ValueTask<bool> PassAsync(SlackCall call, CancellationToken ct)
    {
        // What nobody waits for queues among its like first, so that it holds no channel while it does. The method's turn is taken last and held shortest.
        using var among = call.IsUnhurried ? await unhurried.TakeTurnAsync(call.Tenant, ct) : null;
        if (call.IsUnhurried && among is null)
        {
            return false;
        }

        using var channel = call.Channel is { } place ? await channels.TakeTurnAsync($"{call.Tenant}/{place}", ct) : null;
        if (call.Channel is not null && channel is null)
        {
            return false;
        }

        using var method = await PaceOf(call).TakeTurnAsync(KeyOf(call), ct, call.HasTrigger ? LongestWithTrigger : null);
        if (method is null)
        {
            return false;
        }

        if (!isFree)
        {
            among?.Pass();
            channel?.Pass();
            method.Pass();
        }

        return true;
    }

    /// <summary>Slack asks for a pause: of this method in this workspace, and of nothing else.</summary>
    internal void Hold(SlackCall call, TimeSpan pause) => PaceOf(call).Hold(KeyOf(call), pause);

    private static string KeyOf(SlackCall call) => call.Address is { } own ? own.AbsoluteUri : $"{call.Tenant}/{call.Method}";

    private Pace PaceOf(SlackCall call) => call.Method switch
    {
        SlackMethods.Post or SlackMethods.Respond => messages,
        SlackMethods.Users => tier2,
        SlackMethods.Update or SlackMethods.OpenChat or SlackMethods.Channel => tier3,
        _ => tier4,
    };

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
