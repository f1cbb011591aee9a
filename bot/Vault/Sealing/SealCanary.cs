using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ForumBot.Vault.Sealing;

/// <summary>
/// A word sealed when the bot first started here. A ring that does not open it is another one, or its certificate is: Data Protection itself would make a
/// new key then and go on without a word.
/// </summary>
internal sealed class SealCanary(KeyFolder folder, IDataProtectionProvider ring)
{
    private const string Name = "canary";
    private static readonly byte[] Word = "ForumBot sealed this at its first start."u8.ToArray();

    internal bool IsThere => folder.Has(Name);

    internal void Set() => folder.Write(Name, Protector().Protect(Word));

    /// <summary>True when the ring opens it.</summary>
    internal bool Opens()
    {
        try
        {
            return folder.Read(Name) is { } sealedWord && Protector().Unprotect(sealedWord).AsSpan().SequenceEqual(Word);
        }
        catch (Exception closed) when (closed is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IDataProtector Protector() => ring.CreateProtector("ForumBot.Vault", "canary");
}
