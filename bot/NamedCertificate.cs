using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForumBot;

/// <summary>
/// A certificate with its RSA private key, as a setting names it: by thumbprint in the current user's store, or by the path of a PFX file.
/// Looked at when the bot starts, because later nobody is there to read what is wrong.
/// </summary>
internal static class NamedCertificate
{
    /// <summary>How many hexadecimal digits a certificate's thumbprint has: it is a SHA-1 hash.</summary>
    internal const int LengthOfThumbprint = 40;

    /// <summary>True for a thumbprint, so that it is looked for in the store and not among the files.</summary>
    internal static bool IsThumbprint(string? named) => named is { Length: LengthOfThumbprint } && named.All(char.IsAsciiHexDigit);

    /// <summary>Finds it. <paramref name="setting"/> and <paramref name="passwordSetting"/> are named in a refusal; the password never is.</summary>
    /// <exception cref="StartRefusedException">It is missing, cannot be read, does not open or has no RSA private key; the sentence says which.</exception>
    internal static X509Certificate2 Read(string setting, string named, string passwordSetting, string? password)
    {
        var certificate = IsThumbprint(named) ? FromStore(setting, named) : FromFile(setting, named, passwordSetting, password);
        using var key = certificate.HasPrivateKey ? certificate.GetRSAPrivateKey() : null;
        if (key is null)
        {
            certificate.Dispose();
            throw new StartRefusedException($"{setting} names a certificate without an RSA private key. Export it with its private key.");
        }

        return certificate;
    }

    private static X509Certificate2 FromStore(string setting, string thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var certificate, ..]
            ? certificate
            : throw new StartRefusedException(
                $"{setting} is “{thumbprint}”, but the personal store of the user that runs the bot holds no certificate with that thumbprint.");
    }

    private static X509Certificate2 FromFile(string setting, string path, string passwordSetting, string? password)
    {
        // The key stays in memory; only macOS cannot do that.
        var keys = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        try
        {
            return X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(path), password, keys);
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"{setting} is “{path}”, but the bot cannot read that file.", closed);
        }
        catch (CryptographicException unreadable)
        {
            throw new StartRefusedException(
                $"{setting} is “{path}”, but that file does not open: {passwordSetting} is not its password, or it is not a PFX file.",
                unreadable);
        }
    }
}
