using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using ForumBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace ForumBot.Vault.Sealing;

/// <summary>An inspection's data keys as their file holds them: each under the key ring, for this forum, this inspection and this number alone.</summary>
internal sealed record WrappedKeys(string ForumId, ImmutableList<WrappedKey> Keys)
{
    private const int KeyBytes = 32;

    /// <exception cref="SealBrokenException">The file holds something else.</exception>
    internal static WrappedKeys Read(byte[] file)
    {
        try
        {
            return JsonSerializer.Deserialize<WrappedKeys>(file, DocumentJson.Options) is { Keys.Count: > 0 } read && read.Keys.DistinctBy(key => key.Number).Count() == read.Keys.Count
                ? read
                : throw new SealBrokenException(SealFault.Changed);
        }
        catch (JsonException cause)
        {
            throw new SealBrokenException(SealFault.Changed, cause);
        }
    }

    internal byte[] ToFile() => JsonSerializer.SerializeToUtf8Bytes(this, DocumentJson.Options);

    /// <summary>With one more key, made here.</summary>
    internal WrappedKeys WithNew(IDataProtectionProvider ring, string inspectionId, Instant now)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            var number = Keys.Select(one => one.Number).DefaultIfEmpty().Max() + 1;
            return this with { Keys = Keys.Add(new(number, now, ProtectorOf(ring, inspectionId, number).Protect(key))) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>All keys, unwrapped. Whoever takes the answer disposes of it.</summary>
    /// <exception cref="SealBrokenException">The ring does not open one of them.</exception>
    internal VaultKey Open(IDataProtectionProvider ring, string inspectionId)
    {
        var open = new Dictionary<int, byte[]>();
        try
        {
            foreach (var key in Keys)
            {
                open.Add(key.Number, Unwrap(ring, inspectionId, key, out _));
            }

            return new(ForumId, inspectionId, open);
        }
        catch
        {
            foreach (var key in open.Values)
            {
                CryptographicOperations.ZeroMemory(key);
            }

            throw;
        }
    }

    /// <summary>Wrapped anew with the ring's newest key where the ring asks for that; the same instance when nothing is due.</summary>
    /// <exception cref="SealBrokenException">The ring does not open one of them.</exception>
    internal WrappedKeys Renewed(IDataProtectionProvider ring, string inspectionId)
    {
        var renewed = this;
        foreach (var key in Keys)
        {
            var plain = Unwrap(ring, inspectionId, key, out var isDue);
            if (isDue)
            {
                renewed = renewed with { Keys = renewed.Keys.Replace(key, key with { Wrapped = ProtectorOf(ring, inspectionId, key.Number).Protect(plain) }) };
            }

            CryptographicOperations.ZeroMemory(plain);
        }

        return renewed;
    }

    private byte[] Unwrap(IDataProtectionProvider ring, string inspectionId, WrappedKey key, out bool isDue)
    {
        try
        {
            isDue = false;
            var protector = ProtectorOf(ring, inspectionId, key.Number);
            var plain = protector is IPersistedDataProtector lasting
                ? lasting.DangerousUnprotect(key.Wrapped, ignoreRevocationErrors: false, out isDue, out _)
                : protector.Unprotect(key.Wrapped);
            return plain.Length == KeyBytes ? plain : throw new SealBrokenException(SealFault.Changed);
        }
        catch (CryptographicException cause)
        {
            throw new SealBrokenException(SealFault.WrongRing, cause);
        }
    }

    private IDataProtector ProtectorOf(IDataProtectionProvider ring, string inspectionId, int number) =>
        ring.CreateProtector("ForumBot.Vault", "data key", ForumId, inspectionId, $"{number}");
}

/// <summary>One data key under the ring. <see cref="Number"/> counts from 1; <see cref="Made"/> is when it was made.</summary>
internal sealed record WrappedKey(int Number, Instant Made, byte[] Wrapped);
