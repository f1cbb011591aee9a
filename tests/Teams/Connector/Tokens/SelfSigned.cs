using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForumBot.Tests.Teams.Connector.Tokens;

/// <summary>Certificates made for a test.</summary>
internal static class SelfSigned
{
    // Making an RSA key is slow, and one serves all.
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    internal static X509Certificate2 Make(DateTimeOffset from, DateTimeOffset until) =>
        new CertificateRequest("CN=ForumBot test", Key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, until);

    internal static X509Certificate2 MakeWithAKeyOfItsOwn(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=ForumBot test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, until);
    }

    internal static X509Certificate2 MakeElliptic(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=ForumBot test", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, until);
    }
}
