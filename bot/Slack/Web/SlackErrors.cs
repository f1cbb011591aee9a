using System.Collections.Frozen;

namespace ForumBot.Slack.Web;

/// <summary>
/// What Slack's words mean for the bot, in one table. A word that is not in it is <see cref="SlackOutcome.Refused"/>: it is not tried again, and the log has it.
/// Source: the error lists of the methods that the bot calls.
/// </summary>
internal static class SlackErrors
{
    private static readonly FrozenDictionary<string, SlackOutcome> Outcomes = FrozenDictionary.ToFrozenDictionary<string, SlackOutcome>(
    [
        .. Each(SlackOutcome.PlaceClosed, "channel_not_found", "not_in_channel", "is_archived", "is_inactive", "ekm_access_denied", "no_permission", "restricted_action"),
        .. Each(
            SlackOutcome.PersonGone,
            "user_disabled", "user_not_found", "user_not_visible", "user_not_in_channel", "cannot_dm_bot", "invalid_user_combination", "users_not_found"),
        .. Each(SlackOutcome.Gone, "message_not_found", "cant_update_message", "edit_window_closed", "not_found", "used_url", "expired_url"),
        .. Each(SlackOutcome.TriggerSpent, "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"),
        .. Each(SlackOutcome.Changed, "hash_conflict"),
        .. Each(SlackOutcome.NotInstalled, "account_inactive", "token_revoked", "invalid_auth", "not_authed", "token_expired"),
        .. Each(SlackOutcome.NotAllowed, "missing_scope", "messages_tab_disabled", "not_enabled"),
        .. Each(
            SlackOutcome.Throttled,
            "ratelimited", "rate_limited", "message_limit_exceeded", "team_access_not_granted", "org_login_required", "team_added_to_org"),
        .. Each(SlackOutcome.Unreachable, "fatal_error", "internal_error", "service_unavailable", "request_timeout"),
    ]);

    // Slack will not have the blocks; the words alone it may.
    private static readonly FrozenSet<string> AboutBlocks = FrozenSet.ToFrozenSet(
        ["invalid_blocks", "invalid_blocks_format", "invalid_arguments", "msg_blocks_too_long", "invalid_attachments"]);

    // A change in the organisation that takes people hours to put right.
    private static readonly FrozenSet<string> AboutTheOrganisation = FrozenSet.ToFrozenSet(["team_access_not_granted", "org_login_required", "team_added_to_org"]);

    /// <summary>What became of a call that is not tried again.</summary>
    internal static SlackOutcome OutcomeOf(SlackTry made) => made switch
    {
        { IsTaken: true } => SlackOutcome.Done,
        { Error: { } error } when Outcomes.TryGetValue(error, out var outcome) => outcome,
        { Error: { } error } when error.StartsWith("restricted_action", StringComparison.Ordinal) => SlackOutcome.PlaceClosed,
        { Status: 429 } => SlackOutcome.Throttled,
        { Status: 0 or >= 500 } or { Status: < 300, Error: null } => SlackOutcome.Unreachable,
        { Status: 404 or 410, Error: null } => SlackOutcome.Gone,
        _ => SlackOutcome.Refused,
    };

    /// <summary>True when there is too much at once, which clears by itself.</summary>
    internal static bool IsThrottled(SlackTry made) => made.Status == 429 || made.Error is "ratelimited" or "rate_limited";

    /// <summary>True when the blocks are wrong, and the same in words may still arrive.</summary>
    internal static bool IsAboutBlocks(string? error) => error is not null && AboutBlocks.Contains(error);

    internal static bool IsAboutTheOrganisation(string? error) => error is not null && AboutTheOrganisation.Contains(error);

    private static IEnumerable<KeyValuePair<string, SlackOutcome>> Each(SlackOutcome outcome, params IEnumerable<string> words) =>
        words.Select(word => KeyValuePair.Create(word, outcome));
}
