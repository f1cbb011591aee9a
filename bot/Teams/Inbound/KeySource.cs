using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using ForumBot.Teams.Connector;
using Microsoft.IdentityModel.Tokens;

namespace ForumBot.Teams.Inbound;

/// <summary>A key that the Bot Connector signs with, and the channels for which it may.</summary>
internal sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>Fetches the keys from where the metadata document says. Source: OpenID Connect Discovery and RFC 7517; "endorsements" are Microsoft's own.</summary>
internal sealed class KeySource(Uri metadata, TimeProvider time) : IDisposable
{
    private const int MostBytes = 256 * 1024;
    private const int ShortestModulus = 2048 / 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };

    /// <summary>The keys by their ids; at least one.</summary>
    /// <exception cref="HttpRequestException">They cannot be reached, or they are too large.</exception>
    /// <exception cref="OperationCanceledException">It takes too long.</exception>
    /// <exception cref="JsonException">What comes is no set of keys.</exception>
    internal async Task<FrozenDictionary<string, SigningKey>> FetchAsync()
    {
        using var late = new CancellationTokenSource(LongestWait, time);
        var document = await http.GetFromJsonAsync(metadata, KeyJson.Default.MetadataDocument, late.Token);
        if (!Uri.TryCreate(document?.JwksUri, UriKind.Absolute, out var address) || !IsSafe(address))
        {
            throw new JsonException("The metadata names no safe address of the keys.");
        }

        var published = await http.GetFromJsonAsync(address, KeyJson.Default.KeyDocument, late.Token);
        var keys = (published?.Keys ?? []).OfType<PublishedKey>().Where(IsUsable).Select(ToKey).OfType<SigningKey>()
            .DistinctBy(key => key.Key.KeyId).ToFrozenDictionary(key => key.Key.KeyId);
        return keys.Count > 0 ? keys : throw new JsonException("No key is published.");
    }

    public void Dispose() => http.Dispose();

    // Plain http only where the settings already allow it for the metadata: on this machine, in Development.
    private bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (metadata.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp && ServiceHosts.IsLoopback(address.Host));

    private static bool IsUsable(PublishedKey key) => key is { Kty: "RSA", Use: null or "sig", Kid.Length: > 0, N: not null, E: not null };

    // One key that nobody can use must not shut out those who sign with another.
    private static SigningKey? ToKey(PublishedKey key)
    {
        try
        {
            var modulus = Base64Url.DecodeFromChars(key.N);
            return modulus.Length < ShortestModulus
                ? null
                : new(
                    new(new System.Security.Cryptography.RSAParameters { Modulus = modulus, Exponent = Base64Url.DecodeFromChars(key.E) }) { KeyId = key.Kid },
                    (key.Endorsements ?? []).OfType<string>().ToFrozenSet(StringComparer.Ordinal));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>The metadata document; of it only the address of the keys is needed.</summary>
internal sealed record MetadataDocument([property: JsonPropertyName("jwks_uri")] string? JwksUri);

/// <summary>The published keys.</summary>
internal sealed record KeyDocument(IReadOnlyList<PublishedKey?>? Keys);

/// <summary>One published key; <c>N</c> and <c>E</c> are its modulus and exponent in base64url.</summary>
internal sealed record PublishedKey(string? Kty, string? Use, string? Kid, string? N, string? E, IReadOnlyList<string?>? Endorsements);

/// <summary>Reads both documents without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MetadataDocument))]
[JsonSerializable(typeof(KeyDocument))]
internal sealed partial class KeyJson : JsonSerializerContext;
