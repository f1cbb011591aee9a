using System.Text.Json;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Install;
using NodaTime;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>For which installation something was pressed or typed.</summary>
public sealed class WhoseTests
{
    [Theory]
    [InlineData("""{"type":"block_actions","team":{"id":"T0THEIRS"},"message":{"team":"T0OURS"}}""", "T0OURS")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0THEIRS"},"message":{"bot_profile":{"team_id":"T0OURS"}}}""", "T0OURS")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0THEIRS"},"message":{"team":"T0ELSEWHERE"}}""", "T0THEIRS")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0THEIRS"},"actions":[{"block_id":"of:T0OURS:2"}]}""", "T0OURS")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0THEIRS"},"actions":[{"block_id":"of:T0ELSEWHERE:2"}]}""", "T0THEIRS")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0THEIRS"},"actions":[{"block_id":"x7K"}]}""", "T0THEIRS")]
    [InlineData("""{"type":"message_action","team":{"id":"T0THEIRS"},"message":{"team":"T0OURS"}}""", "T0THEIRS")]
    [InlineData("""{"team":{"id":"T0THEIRS"}}""", "T0THEIRS")]
    [InlineData("""{"team":{"id":"T0ELSEWHERE"}}""", null)]
    public async Task Press_WhereBothSidesHaveTheBot_IsOfWhoeverPostedTheMessage(string payload, string? tenant)
    {
        var found = await new Whose(new Both()).OfInteractionAsync(JsonSerializer.Deserialize<JsonElement>(payload), default);

        Assert.Equal(tenant, found?.Tenant);
    }

    [Theory]
    [InlineData("true", "T0OURS")]
    [InlineData("false", "T0THEIRS")]
    public async Task Command_WhereAnOrganisationHasTheBot_IsOfTheOrganisationWhenItsFieldsSaySo(string flag, string tenant)
    {
        var fields = new Dictionary<string, string> { ["team_id"] = "T0THEIRS", ["enterprise_id"] = "T0OURS", ["is_enterprise_install"] = flag };

        Assert.Equal(tenant, (await new Whose(new Both()).OfCommandAsync(JsonSerializer.SerializeToElement(fields), default))?.Tenant);
    }

    private sealed class Both : ISlackInstallations
    {
        public ValueTask<SlackInstallation?> FindAsync(string tenant, CancellationToken ct) =>
            ValueTask.FromResult(tenant is "T0OURS" or "T0THEIRS" ? new SlackInstallation { Tenant = tenant, AppId = "", BotUserId = "U0BOT" } : null);

        public ValueTask<string?> TokenAsync(string tenant, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<string?> RenewAsync(string tenant, string expired, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask LoseAsync(string tenant, string reason, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<bool> ForgetAsync(string tenant, Instant at, CancellationToken ct) => throw new NotSupportedException();
    }
}
