using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ForumBot.Cards;
using ForumBot.Messaging.Wire;

namespace ForumBot.Teams.Connector;

/// <summary>
/// The bot's calls to the Connector. What becomes of one is a <see cref="ConnectorResult"/>, not an exception.
/// A card that Teams would refuse for its size is not sent: Teams counts UTF-16 and recommends to stay under 80 KB.
/// </summary>
internal sealed partial class ConnectorClient(PatientWire wire, TeamsCards cards, ILogger<ConnectorClient> log)
{
    private const int LargestMessage = 80 * 1024;

    internal Task<ConnectorResult> PostAsync(ConnectorAddress to, Card card, CancellationToken ct) => SendAsync(
        In(to, HttpMethod.Post, ConnectorPath.Activities(to.Conversation)), json => ConnectorJson.WriteMessage(json, to, card, cards.InConversation), ct);

    internal Task<ConnectorResult> UpdateAsync(ConnectorAddress to, string messageId, Card card, CancellationToken ct) => SendAsync(
        In(to, HttpMethod.Put, ConnectorPath.Activity(to.Conversation, messageId)) with { Target = ConnectorTarget.Message },
        json => ConnectorJson.WriteMessage(json, to, card, cards.InConversation),
        ct);

    internal Task<ConnectorResult> StartThreadAsync(ConnectorAddress channel, string tenant, Card card, CancellationToken ct) => SendAsync(
        new(HttpMethod.Post, channel.ServiceUrl, ConnectorPath.Conversations, tenant, channel.Conversation),
        json => ConnectorJson.WriteThread(json, channel, tenant, card, cards.InConversation),
        ct);

    internal Task<ConnectorResult> StartChatAsync(string serviceUrl, string botId, string tenant, string teamsId, CancellationToken ct) => SendAsync(
        new(HttpMethod.Post, serviceUrl, ConnectorPath.Conversations, tenant, teamsId),
        json => ConnectorJson.WriteChat(json, botId, tenant, teamsId),
        ct);

    /// <summary>Posts a line that calls one person by name.</summary>
    internal Task<ConnectorResult> CallAsync(ConnectorAddress to, string teamsId, string name, Card card, CancellationToken ct) => SendAsync(
        In(to, HttpMethod.Post, ConnectorPath.Activities(to.Conversation)), json => ConnectorJson.WriteCall(json, to, teamsId, name, card), ct);

    /// <summary>One page of the people in a conversation.</summary>
    internal Task<ConnectorReading<MembersPage>> MembersAsync(ConnectorAddress of, string? continuation, CancellationToken ct) => CallAsync(
        In(of, HttpMethod.Get, ConnectorPath.Members(of.Conversation, continuation)), null, AnswerJson.Default.MembersPage, ct);

    /// <summary>One person in a conversation.</summary>
    internal Task<ConnectorReading<Member>> MemberAsync(ConnectorAddress of, string teamsId, CancellationToken ct) => CallAsync(
        In(of, HttpMethod.Get, ConnectorPath.Member(of.Conversation, teamsId)) with { Target = ConnectorTarget.Member },
        null,
        AnswerJson.Default.Member,
        ct);

    private static ConnectorCall In(ConnectorAddress at, HttpMethod method, string? path) => new(method, at.ServiceUrl, path, at.Tenant, at.Conversation);

    private async Task<ConnectorResult> SendAsync(ConnectorCall call, Action<Utf8JsonWriter> write, CancellationToken ct)
    {
        using var body = JsonBody.Rent();
        write(body.Writer);
        await body.Writer.FlushAsync(ct);
        if (Encoding.UTF8.GetCharCount(body.Written.Span) * sizeof(char) is var size and > LargestMessage)
        {
            Log.TooBig(log, size / 1024);
            return new(ConnectorOutcome.TooBig);
        }

        var (result, answer) = await CallAsync(call, body, AnswerJson.Default.ConnectorAnswer, ct);
        return result with { Id = answer?.Id, ActivityId = answer?.ActivityId };
    }

    private async Task<ConnectorReading<T>> CallAsync<T>(ConnectorCall call, JsonBody? body, JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        var reading = await OnceAsync(call, body, shape, ct);
        if (reading.Result.Outcome != ConnectorOutcome.WrongHost || ServiceHosts.InsteadOf(call.ServiceUrl) is not { } instead)
        {
            return reading;
        }

        var second = await OnceAsync(call with { ServiceUrl = instead }, body, shape, ct);
        return second.Result.Done ? second with { Result = second.Result with { MovedTo = instead } } : second;
    }

    private async Task<ConnectorReading<T>> OnceAsync<T>(ConnectorCall call, JsonBody? body, JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        if (await wire.SendAsync(call, body, ct) is not { } made)
        {
            return new(new(ConnectorOutcome.ForbiddenAddress), null);
        }

        if (made.IsTaken)
        {
            return new(new(ConnectorOutcome.Done, made.Status), AnswerIn(made.Body, shape));
        }

        var code = ConnectorErrors.CodeIn(made.Body);
        var outcome = ConnectorErrors.OutcomeOf(made.Status, code, call.Target);
        if (outcome is ConnectorOutcome.NotSignedIn)
        {
            Log.NotSignedIn(log, code);
        }

        return new(new(outcome, made.Status, ErrorCode: code), null);
    }

    private static T? AnswerIn<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body.Span, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A card was not sent: it has {Size} KB, more than Teams takes in one message.")]
        internal static partial void TooBig(ILogger log, int size);

        [LoggerMessage(2, LogLevel.Error,
            "Teams does not take messages from this bot (401 {Code}), or the bot has no token. Check MicrosoftAppId, MicrosoftAppTenantId and "
            + "MicrosoftAppType against the bot’s registration in Azure.")]
        internal static partial void NotSignedIn(ILogger log, string? code);
    }
}
