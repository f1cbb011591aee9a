using System.Security.Cryptography;
using System.Text;
using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ForumBot.Together;

/// <summary>The key under which codes are hashed, sealed by the key ring that also protects the vault: whoever has the store alone cannot try codes out.</summary>
public sealed record CodeKey(string Sealed);

/// <summary>Turns a code into the mark by which it is kept and found. The key is made once; if this ring does not open it, another takes its place, and what was running is void.</summary>
internal sealed class CodeHashes(IDocumentStore store, IDataProtectionProvider ring)
{
    private const string Id = "codes";
    private const int KeyLength = 32;

    private byte[]? key;

    internal async ValueTask<string> OfAsync(string code, CancellationToken ct)
    {
        key ??= await ReadAsync(ct);
        return Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(code)));
    }

    private async ValueTask<byte[]> ReadAsync(CancellationToken ct)
    {
        var seal = ring.CreateProtector("ForumBot.Together", "codes");
        while (true)
        {
            var found = await store.FindAsync<CodeKey>(Id, ct);
            if (found is not null && Open(seal, found.Value) is { } known)
            {
                return known;
            }

            var made = RandomNumberGenerator.GetBytes(KeyLength);
            var next = new CodeKey(Convert.ToBase64String(seal.Protect(made)));
            if (await store.CommitAsync([found is null ? DocumentWrite.New(Id, next) : DocumentWrite.Over(found, next)], ct) == CommitOutcome.Saved)
            {
                return made;
            }
        }
    }

    private static byte[]? Open(IDataProtector seal, CodeKey kept)
    {
        try
        {
            return seal.Unprotect(Convert.FromBase64String(kept.Sealed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
