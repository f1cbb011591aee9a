using System.Security.Cryptography.X509Certificates;

namespace ForumBot.Teams.Connector.Tokens;

/// <summary>
/// The certificate that proves who the bot is, in place of a secret. It must be valid now, because Microsoft refuses any other.
/// </summary>
internal static class ConnectorCertificate
{
    private const string Setting = "MicrosoftAppCertificate";
    private const string PasswordSetting = "MicrosoftAppCertificatePassword";

    /// <summary>The certificate; null when the settings name none.</summary>
    /// <exception cref="StartRefusedException">It is missing, cannot be read, does not open, has no private key or is not valid now; the sentence says which.</exception>
    internal static X509Certificate2? Load(TeamsSettings settings, TimeProvider time)
    {
        if (settings.Certificate is not { } named)
        {
            return null;
        }

        var certificate = NamedCertificate.Read(Setting, named, PasswordSetting, settings.CertificatePassword);
        if (MistakeIn(certificate, time.GetUtcNow()) is { } mistake)
        {
            certificate.Dispose();
            throw new StartRefusedException(mistake);
        }

        return certificate;
    }

    private static string? MistakeIn(X509Certificate2 certificate, DateTimeOffset now) =>
        now >= certificate.NotAfter ? $"{Setting} names a certificate that expired on {Day(certificate.NotAfter)}. Make a new one and add it to the app registration."
        : now < certificate.NotBefore ? $"{Setting} names a certificate that is valid only from {Day(certificate.NotBefore)}. Check this machine’s clock."
        : null;

    private static string Day(DateTime local) => $"{local.ToUniversalTime():d MMMM yyyy}";
}
