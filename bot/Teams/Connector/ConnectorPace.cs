using ForumBot.Messaging.Pacing;
using ForumBot.Messaging.Wire;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Keeps the bot's calls below what Teams allows: nine tenths of its limits for a conversation, because calls do not arrive as evenly as they
/// leave, and half of its limit for a tenant, which other bots of the operator may share. New messages, changes and new conversations
/// count alike. All threads of a channel are one conversation.
/// Source: "Rate limiting for bots" in the Teams documentation; its figures are estimates and may change.
/// </summary>
internal sealed class ConnectorPace(TimeProvider time)
{
    internal static readonly IReadOnlyList<PaceWindow> Sends =
        [new(6, Seconds(1)), new(7, Seconds(2)), new(54, Seconds(30)), new(1620, Seconds(3600))];

    internal static readonly IReadOnlyList<PaceWindow> Reads =
        [new(12, Seconds(1)), new(14, Seconds(2)), new(108, Seconds(30)), new(3240, Seconds(3600))];

    internal static readonly IReadOnlyList<PaceWindow> OfTenant = [new(25, Seconds(1))];

    private const string ThreadMark = ";messageid=";

    private readonly Pace sends = new(time, BackOff.LongestCall, Sends);
    private readonly Pace reads = new(time, BackOff.LongestCall, Reads);
    private readonly Pace tenants = new(time, BackOff.LongestCall, OfTenant);

    /// <summary>Waits until the call may go. False when that is too far away.</summary>
    internal async ValueTask<bool> PassAsync(ConnectorCall call, CancellationToken ct)
    {
        // The tenant's turn is taken last and held shortest: a conversation that has to wait does not hold back the others.
        using var own = await (call.IsRead ? reads : sends).TakeTurnAsync(KeyOf(call), ct);
        if (own is null)
        {
            return false;
        }

        using var tenant = await tenants.TakeTurnAsync(call.Tenant, ct);
        if (tenant is null)
        {
            return false;
        }

        own.Pass();
        tenant.Pass();
        return true;
    }

    /// <summary>Teams asks for a pause in this conversation.</summary>
    internal void Hold(ConnectorCall call, TimeSpan pause) => (call.IsRead ? reads : sends).Hold(KeyOf(call), pause);

    private static string KeyOf(ConnectorCall call) =>
        call.Conversation.IndexOf(ThreadMark, StringComparison.Ordinal) is >= 0 and var mark ? call.Conversation[..mark] : call.Conversation;

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
