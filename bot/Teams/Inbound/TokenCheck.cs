using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// Checks a token of the Bot Connector's: signed with RS256 by a published key that is endorsed for Teams, from the Connector, for this bot, for
/// now, and for one service URL. The kind of the bot's registration changes nothing here. Source: "Authentication with the Bot Connector API".
/// </summary>
internal sealed class TokenCheck(TeamsSettings settings, SigningKeys keys, TimeProvider time)
{
    private const string ServiceUrl = "serviceurl";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = BearerToken.Longest };

    /// <summary>Who shows the token; or null and why not, in words without anything of the token.</summary>
    internal async ValueTask<(Visitor? Visitor, string? Why)> CheckAsync(string token, CancellationToken ct)
    {
        if (Read(token) is not { } jwt)
        {
            return (null, "its token cannot be read");
        }

        if (jwt.Alg != SecurityAlgorithms.RsaSha256)
        {
            return (null, "its token is not signed with RS256");
        }

        if (await keys.FindAsync(jwt.Kid, ct) is not { } key)
        {
            return (null, "its token is signed with a key that is not published");
        }

        if (!key.Endorsements.Contains(Translator.Channel))
        {
            return (null, "its token is signed with a key that is not endorsed for Teams");
        }

        var verdict = await handler.ValidateTokenAsync(jwt, Demands(key.Key));
        return !verdict.IsValid ? (null, WhyNot(verdict.Exception))
            : ServiceUrlOf(jwt) is { } address ? (new(address), null)
            : (null, "its token does not name one service URL");
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private TokenValidationParameters Demands(SecurityKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuer = true,
        ValidIssuer = settings.TokenIssuer,
        ValidateAudience = true,
        ValidAudience = settings.AppId,
        ValidateLifetime = true,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow();
        return until is not null && now - Skew < until.Value && (from is null || now + Skew >= from.Value);
    }

    // The library keeps one of two claims that share a name; here two are one too many, also when only their case differs.
    private static string? ServiceUrlOf(JsonWebToken jwt)
    {
        string? found = null;
        var json = new Utf8JsonReader(Base64Url.DecodeFromChars(jwt.EncodedPayload));
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var isServiceUrl = string.Equals(json.GetString(), ServiceUrl, StringComparison.OrdinalIgnoreCase);
            json.Read();
            if (isServiceUrl && (found is not null || json.TokenType != JsonTokenType.String))
            {
                return null;
            }

            found = isServiceUrl ? json.GetString() : found;
            json.Skip();
        }

        return string.IsNullOrEmpty(found) ? null : found;
    }

    private static string WhyNot(Exception fault) => fault switch
    {
        SecurityTokenInvalidIssuerException => "its token is not from the Bot Connector",
        SecurityTokenInvalidAudienceException => "its token is for another bot",
        SecurityTokenInvalidLifetimeException => "its token is not valid now",
        SecurityTokenInvalidSignatureException => "its token’s signature is wrong",
        _ => "its token does not pass",
    };
}
