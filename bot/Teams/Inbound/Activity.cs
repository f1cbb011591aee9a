using System.Text.Json;
using System.Text.Json.Serialization;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// One event as the Bot Connector sends it: only what the bot reads, all of it optional, none of it trusted.
/// Names are camelCase and case-sensitive. Source: Bot Framework activity specification, Teams' conversation events.
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Action { get; init; }

    public string? Text { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ReplyToId { get; init; }

    public Account? From { get; init; }

    public Account? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelExtras? ChannelData { get; init; }

    public IReadOnlyList<Entity>? Entities { get; init; }

    public IReadOnlyList<Account>? MembersAdded { get; init; }

    public IReadOnlyList<Account>? MembersRemoved { get; init; }

    public JsonElement? Value { get; init; }
}

/// <summary>A person or a bot. <see cref="Id"/> ("29:…", "28:…") means something to this bot alone.</summary>
internal sealed record Account(string? Id, string? Name, string? AadObjectId);

/// <summary>Where it happened. In a channel the id carries ";messageid=" and the thread's first message.</summary>
internal sealed record ConversationAccount(string? Id, string? ConversationType, bool? IsGroup, string? TenantId, string? Name);

/// <summary>What Teams adds: the tenant, the team and channel, the channel picked when the bot was installed, and what befell a team.</summary>
internal sealed record ChannelExtras(NamedId? Tenant, NamedId? Team, NamedId? Channel, ChannelSettings? Settings, string? EventType);

/// <summary>What was picked when the bot was installed.</summary>
internal sealed record ChannelSettings(NamedId? SelectedChannel);

/// <summary>A thing with an id; some of them come with a name.</summary>
internal sealed record NamedId(string? Id, string? Name);

/// <summary>A mention, or something else that the bot does not read.</summary>
internal sealed record Entity(string? Type, Account? Mentioned, string? Text);

/// <summary>Reads activities without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
internal sealed partial class ActivityJson : JsonSerializerContext;
