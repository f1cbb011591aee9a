using System.Text.Json.Serialization;

namespace ForumBot.Teams.Connector;

/// <summary>One page of the people in a conversation. Some answers call the Entra id aadObjectId, others objectId.</summary>
internal sealed record MembersPage(IReadOnlyList<Member>? Members, string? ContinuationToken);

/// <summary>One person in a conversation.</summary>
internal sealed record Member(string? Id, string? AadObjectId, string? ObjectId, string? Name);

/// <summary>What the Connector answers to something sent: the new message, or the new conversation and its first message.</summary>
internal sealed record ConnectorAnswer(string? Id, string? ActivityId);

/// <summary>Reads the Connector's answers without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MembersPage))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(ConnectorAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
