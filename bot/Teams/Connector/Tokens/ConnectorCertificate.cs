using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForumBot.Teams.Connector.Tokens;

/// <summary>
/// The certificate that proves who the bot is, in place of a secret: by thumbprint from the current user's store, or from a PFX file.
/// Looked at when the bot starts, because later nobody is there to read why it is silent.
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

        var certificate = settings.IsCertificateInStore ? FromStore(named) : FromFile(named, settings.CertificatePassword);
        if (MistakeIn(certificate, time.GetUtcNow()) is { } mistake)
        {
            certificate.Dispose();
            throw new StartRefusedException(mistake);
        }

        return certificate;
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var certificate, ..]
            ? certificate
            : throw new StartRefusedException(
                $"{Setting} is “{thumbprint}”, but the personal store of the user that runs the bot holds no certificate with that thumbprint.");
    }

    private static X509Certificate2 FromFile(string path, string? password)
    {
        // The key stays in memory; only macOS cannot do that.
        var keys = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        try
        {
            return X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(path), password, keys);
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"{Setting} is “{path}”, but the bot cannot read that file.", closed);
        }
        catch (CryptographicException unreadable)
        {
            throw new StartRefusedException(
                $"{Setting} is “{path}”, but that file does not open: {PasswordSetting} is not its password, or it is not a PFX file.",
                unreadable);
        }
    }

    private static string? MistakeIn(X509Certificate2 certificate, DateTimeOffset now)
    {
        using var key = certificate.HasPrivateKey ? certificate.GetRSAPrivateKey() : null;
        return key is null ? $"{Setting} names a certificate without an RSA private key. Export it with its private key."
            : now >= certificate.NotAfter ? $"{Setting} names a certificate that expired on {Day(certificate.NotAfter)}. Make a new one and add it to the app registration."
            : now < certificate.NotBefore ? $"{Setting} names a certificate that is valid only from {Day(certificate.NotBefore)}. Check this machine’s clock."
            : null;
    }

    private static string Day(DateTime local) => $"{local.ToUniversalTime():d MMMM yyyy}";
}
