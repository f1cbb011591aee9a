using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ForumBot.Slack.Web;

namespace ForumBot.Slack.Install;

/// <summary>
/// The few calls of Slack's Web API that are about access itself: they carry no installation's token, or one that is only being tried. What Slack refuses is an
/// answer with its word for it; when Slack cannot be reached or is not well, that is a <see cref="SlackAwayException"/>. Each is tried once.
/// </summary>
internal sealed class SlackAccess(SlackSettings settings, SlackWire wire)
{
    private const string Access = "oauth.v2.access";
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Where people are sent to allow the bot into their workspace; it belongs to the same Slack as the Web API.</summary>
    internal Uri AuthorizeAddress => new(settings.ApiUrl, "../oauth/v2/authorize");

    /// <summary>Turns the code that Slack gave a person's browser into a token. <paramref name="redirect"/> is the address that was named when they were sent there.</summary>
    internal Task<GrantAnswer> GrantAsync(string code, Uri redirect, CancellationToken ct) =>
        CallAsync<GrantAnswer>(SlackCall.OfForm("", Access, ("code", code), ("redirect_uri", redirect.AbsoluteUri)), OfApp(), ct);

    /// <summary>A new token for one that runs out. The refresh token is spent by it.</summary>
    internal Task<GrantAnswer> RefreshAsync(string refreshToken, CancellationToken ct) =>
        CallAsync<GrantAnswer>(SlackCall.OfForm("", Access, ("grant_type", "refresh_token"), ("refresh_token", refreshToken)), OfApp(), ct);

    /// <summary>Whose token this is, and what it may do.</summary>
    internal async Task<WhoAnswer> WhoAsync(string token, CancellationToken ct)
    {
        var made = await TryAsync(OfNothing(SlackMethods.Test), OfToken(token), ct);
        var who = Read<WhoAnswer>(SlackMethods.Test, made);
        who.Scopes = made.Scopes is { } scopes ? SlackScopes.Of(scopes) : null;
        return who;
    }

    /// <summary>Gives a token back that is not wanted.</summary>
    internal Task<AccessAnswer> RevokeAsync(string token, CancellationToken ct) => CallAsync<AccessAnswer>(OfNothing("auth.revoke"), OfToken(token), ct);

    /// <summary>The address of one socket.</summary>
    internal Task<SocketAnswer> OpenSocketAsync(CancellationToken ct) =>
        CallAsync<SocketAnswer>(SlackCall.OfForm("", "apps.connections.open"), OfToken(settings.AppToken), ct);

    // The proof goes in a header and not in the form, so that it stands in nobody's record of forms.
    private AuthenticationHeaderValue OfApp() =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{settings.ClientId}:{settings.ClientSecret}")));

    private static AuthenticationHeaderValue OfToken(string? token) => new("Bearer", token);

    private static SlackCall OfNothing(string method) => SlackCall.OfJson("", method, _ => { });

    private async Task<TAnswer> CallAsync<TAnswer>(SlackCall call, AuthenticationHeaderValue proof, CancellationToken ct)
        where TAnswer : AccessAnswer, new() => Read<TAnswer>(call.Method, await TryAsync(call, proof, ct));

    private async Task<SlackTry> TryAsync(SlackCall call, AuthenticationHeaderValue proof, CancellationToken ct)
    {
        var made = await wire.TryAccessAsync(call, proof, ct);
        return made.IsTaken || (made.Error is not null && SlackErrors.OutcomeOf(made) is not (SlackOutcome.Throttled or SlackOutcome.Unreachable))
            ? made : throw new SlackAwayException(call.Method, made);
    }

    private static TAnswer Read<TAnswer>(string method, SlackTry made) where TAnswer : AccessAnswer, new()
    {
        try
        {
            return made.IsTaken ? made.Answer.Deserialize<TAnswer>(Json)! : new() { Error = made.Error };
        }
        catch (JsonException)
        {
            // Its message would hold what it could not read.
            throw new SlackAwayException(method, made, "its answer cannot be read");
        }
    }
}
