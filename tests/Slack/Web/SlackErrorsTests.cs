using System.Text;
using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack.Web;

/// <summary>What each of Slack's words comes to, by the table of errors and what to do.</summary>
public sealed class SlackErrorsTests
{
    private static readonly BlockKitDrawing Drawing = new("""[{"type":"divider"}]""", "Words");

    /// <summary>Every sample of a refusal by a method that the bot calls, and what comes of it.</summary>
    private static readonly Dictionary<string, SlackOutcome> Samples = new()
    {
        ["chat_postEphemeral_err_user_not_in_channel"] = SlackOutcome.PersonGone,
        ["chat_postMessage_err_channel_not_found"] = SlackOutcome.PlaceClosed,
        ["chat_postMessage_err_invalid_blocks"] = SlackOutcome.Refused,
        ["chat_postMessage_err_is_archived"] = SlackOutcome.PlaceClosed,
        ["chat_postMessage_err_missing_scope"] = SlackOutcome.NotAllowed,
        ["chat_postMessage_err_not_in_channel"] = SlackOutcome.PlaceClosed,
        ["chat_postMessage_err_token_revoked"] = SlackOutcome.NotInstalled,
        ["chat_update_err_message_not_found"] = SlackOutcome.Gone,
        ["conversations_open_err_user_disabled"] = SlackOutcome.PersonGone,
        ["views_open_err_expired_trigger_id"] = SlackOutcome.TriggerSpent,
        ["views_open_err_invalid_arguments"] = SlackOutcome.Refused,
        ["views_update_err_hash_conflict"] = SlackOutcome.Changed,
    };

    public static TheoryData<string> SampleNames =>
    [
        .. typeof(SlackCapture).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Slack.Captures.", StringComparison.Ordinal) && name.Contains("_err_", StringComparison.Ordinal))
            .Select(name => name.Split('.')[^2])
            .Where(name => !name.StartsWith("oauth_", StringComparison.Ordinal))
            .Order(),
    ];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public async Task Call_ThatIsRefusedAsInTheSample_EndsAsTheTableSays(string sample)
    {
        await using var slack = await FakeSlack.StartAsync();
        using var way = SlackOut.To(slack, new SignallingTime());
        var method = sample.Split("_err_")[0].Replace('_', '.');

        // Without the blocks it would be taken.
        slack.Expect(method, FakeSlack.Answer.Captured(sample));
        slack.Expect(method, FakeSlack.Answer.Captured(sample));

        var result = await CallAsync(way.Api, method);

        Assert.Equal(Samples[sample], result.Outcome);
        Assert.Equal(sample.Split("_err_")[1], result.Error?.Split(' ')[0]);
    }

    [Theory]
    [InlineData("is_inactive", SlackOutcome.PlaceClosed)]
    [InlineData("ekm_access_denied", SlackOutcome.PlaceClosed)]
    [InlineData("no_permission", SlackOutcome.PlaceClosed)]
    [InlineData("restricted_action", SlackOutcome.PlaceClosed)]
    [InlineData("restricted_action_read_only_channel", SlackOutcome.PlaceClosed)]
    [InlineData("user_not_found", SlackOutcome.PersonGone)]
    [InlineData("user_not_visible", SlackOutcome.PersonGone)]
    [InlineData("cannot_dm_bot", SlackOutcome.PersonGone)]
    [InlineData("invalid_user_combination", SlackOutcome.PersonGone)]
    [InlineData("messages_tab_disabled", SlackOutcome.NotAllowed)]
    [InlineData("account_inactive", SlackOutcome.NotInstalled)]
    [InlineData("invalid_auth", SlackOutcome.NotInstalled)]
    [InlineData("not_authed", SlackOutcome.NotInstalled)]
    [InlineData("token_expired", SlackOutcome.NotInstalled)]
    [InlineData("team_access_not_granted", SlackOutcome.Throttled)]
    [InlineData("org_login_required", SlackOutcome.Throttled)]
    [InlineData("team_added_to_org", SlackOutcome.Throttled)]
    [InlineData("ratelimited", SlackOutcome.Throttled)]
    [InlineData("rate_limited", SlackOutcome.Throttled)]
    [InlineData("message_limit_exceeded", SlackOutcome.Throttled)]
    [InlineData("msg_too_long", SlackOutcome.Refused)]
    [InlineData("msg_blocks_too_long", SlackOutcome.Refused)]
    [InlineData("no_text", SlackOutcome.Refused)]
    [InlineData("invalid_blocks_format", SlackOutcome.Refused)]
    [InlineData("invalid_attachments", SlackOutcome.Refused)]
    [InlineData("exchanged_trigger_id", SlackOutcome.TriggerSpent)]
    [InlineData("invalid_trigger_id", SlackOutcome.TriggerSpent)]
    [InlineData("not_found", SlackOutcome.Gone)]
    [InlineData("view_too_large", SlackOutcome.Refused)]
    [InlineData("duplicate_external_id", SlackOutcome.Refused)]
    [InlineData("push_limit_reached", SlackOutcome.Refused)]
    [InlineData("cant_update_message", SlackOutcome.Gone)]
    [InlineData("edit_window_closed", SlackOutcome.Gone)]
    [InlineData("metadata_too_large", SlackOutcome.Refused)]
    [InlineData("fatal_error", SlackOutcome.Unreachable)]
    [InlineData("internal_error", SlackOutcome.Unreachable)]
    [InlineData("service_unavailable", SlackOutcome.Unreachable)]
    [InlineData("request_timeout", SlackOutcome.Unreachable)]
    [InlineData("some_day_a_new_word", SlackOutcome.Refused)]
    internal void Outcome_OfEachWord_IsTheTables(string word, SlackOutcome outcome) =>
        Assert.Equal(outcome, SlackErrors.OutcomeOf(Answer(200, $$"""{"ok":false,"error":"{{word}}"}""")));

    [Theory]
    [InlineData(200, """{"ok":true}""", SlackOutcome.Done)]
    [InlineData(200, "ok", SlackOutcome.Done)]
    [InlineData(200, """{"ok":"true"}""", SlackOutcome.Unreachable)]
    [InlineData(200, "{}", SlackOutcome.Unreachable)]
    [InlineData(200, "<html></html>", SlackOutcome.Unreachable)]
    [InlineData(200, "", SlackOutcome.Unreachable)]
    [InlineData(500, """{"ok":true}""", SlackOutcome.Unreachable)]
    [InlineData(503, "", SlackOutcome.Unreachable)]
    [InlineData(0, "", SlackOutcome.Unreachable)]
    [InlineData(429, "", SlackOutcome.Throttled)]
    [InlineData(302, "", SlackOutcome.Refused)]
    [InlineData(404, "", SlackOutcome.Gone)]
    [InlineData(404, "used_url", SlackOutcome.Gone)]
    [InlineData(400, "invalid_blocks", SlackOutcome.Refused)]
    [InlineData(400, "a sentence with whatever somebody wrote", SlackOutcome.Refused)]
    internal void Outcome_OfAnyAnswer_IsDoneOnlyWhenSlackSaysSo(int status, string body, SlackOutcome outcome) =>
        Assert.Equal(outcome, SlackErrors.OutcomeOf(Answer(status, body)));

    [Fact]
    public void Answer_ThatNamesMistakes_IsReadForTheirPlacesAlone()
    {
        var answer = Answer(200, SlackCapture.Text("views_open_err_invalid_arguments"));

        Assert.Equal("/view /view/title/text", answer.Pointers);
        Assert.Equal("", Answer(200, """{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] no [json-pointer:/blocks/a secret]",7]}}""").Pointers);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"Megan wrote: a secret"}""")]
    [InlineData("""{"ok":false,"error":7}""")]
    [InlineData("""{"ok":false,"error":["a"]}""")]
    [InlineData("[1]")]
    public void Answer_WhoseWordIsNone_HasNoWord(string body) => Assert.Null(Answer(200, body).Error);

    private static SlackTry Answer(int status, string body) => SlackTry.Of(status, Encoding.UTF8.GetBytes(body));

    private static async Task<SlackResult> CallAsync(SlackApi api, string method) => method switch
    {
        "chat.postMessage" => (await api.PostAsync(SlackCapture.Team, SlackCapture.Channel, null, Drawing, default)).Result,
        "chat.postEphemeral" => await api.PostEphemeralAsync(SlackCapture.Team, SlackCapture.Channel, SlackCapture.Volunteer, null, Drawing, default),
        "chat.update" => await api.UpdateAsync(SlackCapture.Team, SlackCapture.Channel, "1.2", Drawing, default),
        "conversations.open" => (await api.OpenChatAsync(SlackCapture.Team, SlackCapture.Coordinator, default)).Result,
        "views.open" => (await api.OpenViewAsync(SlackCapture.Team, "t", new("{}", ""), default)).Result,
        "views.update" => (await api.UpdateViewAsync(SlackCapture.Team, "V", "h", new("{}", ""), default)).Result,
        _ => throw new NotSupportedException($"No call of {method} here."),
    };
}
