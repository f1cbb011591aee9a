using System.Text.Json.Serialization;

namespace ForumBot.Teams.Connector;

/// <summary>One page of the people in a conversation. Some answers call the Entra id aadObjectId, others objectId.</summary>
internal sealed record MembersPage(IReadOnlyList<Member>? Members, string? ContinuationToken);

/// <summary>One person in a conversation.</summary>
internal sealed record Member(string? Id, string? AadObjectId, string? ObjectId, string? Name);

/// <summary>What the Connector answers: the new message, the new conversation and its first message, or an error's code.</summary>
internal sealed record ConnectorAnswer(string? Id, string? ActivityId, ConnectorError? Error);

/// <summary>An error, by its code; the message may hold anything and is not read.</summary>
internal sealed record ConnectorError(string? Code);

/// <summary>Reads the Connector's answers without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MembersPage))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(ConnectorAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
