using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>A key of the fake authority's, with its private half. Making one takes long, so a few serve all tests.</summary>
internal sealed record AuthorityKey(string Kid, RSA Rsa)
{
    private static readonly Lazy<RSA>[] Made = [.. Enumerable.Range(0, 3).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    internal IReadOnlyList<string> Endorsements { get; init; } = ["msteams", "webchat"];

    /// <summary>One of a few keys.</summary>
    internal static AuthorityKey Number(int number) => new($"key-{number}", Made[number].Value);

    internal byte[] Sign(byte[] signed) => Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>The public half, as it is published.</summary>
    internal JsonObject ToJson()
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Kid,
            ["x5t"] = Kid,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
            ["endorsements"] = new JsonArray([.. Endorsements.Select(e => JsonValue.Create(e))]),
        };
    }
}
