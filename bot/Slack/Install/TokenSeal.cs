using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ForumBot.Slack.Install;

/// <summary>
/// Puts tokens under seal before they are stored, with the key ring that also protects the vault. A seal is for one workspace and one use: a token that was
/// copied into another document does not open there.
/// </summary>
internal sealed class TokenSeal(IDataProtectionProvider ring)
{
    internal string Seal(string tenant, TokenUse use, string token) => ProtectorOf(tenant, use).Protect(token);

    /// <summary>The token; null when this ring does not open it.</summary>
    internal string? Open(string tenant, TokenUse use, string sealedToken)
    {
        try
        {
            return ProtectorOf(tenant, use).Unprotect(sealedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(string tenant, TokenUse use) => ring.CreateProtector("ForumBot.Slack", use.ToString(), tenant);
}

/// <summary>What a token is for.</summary>
internal enum TokenUse
{
    /// <summary>Calls of the Web API.</summary>
    Calls,

    /// <summary>Fetching the next one.</summary>
    Renewal,
}
