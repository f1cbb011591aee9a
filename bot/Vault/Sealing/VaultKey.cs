using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ForumBot.Vault.Sealing;

/// <summary>
/// An inspection's data keys, unwrapped for the length of one turn; dispose of it as soon as that is over. Text is sealed with AES-256-GCM and bound to
/// its forum, inspection, note and version, so that a record that was moved, swapped or changed does not open.
/// </summary>
public sealed class VaultKey : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Journal = "access log"u8.ToArray();
    private readonly string forumId;
    private readonly string inspectionId;
    private readonly IReadOnlyDictionary<int, byte[]> keys;
    private readonly int newest;

    /// <summary>Takes the unwrapped keys over and wipes them when it is disposed of. There is at least one.</summary>
    internal VaultKey(string forumId, string inspectionId, IReadOnlyDictionary<int, byte[]> keys) =>
        (this.forumId, this.inspectionId, this.keys, newest) = (forumId, inspectionId, keys, keys.Keys.Max());

    /// <summary>Seals a text under the newest key.</summary>
    public SealedText Seal(string noteId, int version, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(keys[newest], TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), BoundTo(newest, noteId, version));
        return new(newest, Convert.ToBase64String(bytes));
    }

    /// <summary>The text again, byte for byte.</summary>
    /// <exception cref="SealBrokenException">It was changed, moved or swapped, or its key is not there.</exception>
    public byte[] Open(string noteId, int version, SealedText text)
    {
        if (!keys.TryGetValue(text.Key, out var key))
        {
            throw new SealBrokenException(SealFault.KeyMissing);
        }

        var bytes = new byte[text.Bytes.Length];
        if (!Convert.TryFromBase64String(text.Bytes, bytes, out var length) || length < NonceBytes + TagBytes)
        {
            throw new SealBrokenException(SealFault.Changed);
        }

        var plain = new byte[length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(
                bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(length - TagBytes, TagBytes), plain,
                BoundTo(text.Key, noteId, version));
        }
        catch (CryptographicException)
        {
            throw new SealBrokenException(SealFault.Changed);
        }

        return plain;
    }

    /// <summary>
    /// The mark that ties an entry of the access log to those before it. Whoever can write in the store but has not the key cannot make one.
    /// </summary>
    public string MarkOf(ReadOnlySpan<byte> entry)
    {
        // The first key makes all of them, so that the log stays one chain when keys are changed.
        var own = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[keys.Keys.Min()], 32, info: Journal);
        try
        {
            return Convert.ToHexStringLower(HMACSHA256.HashData(own, entry));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // Each part with its length before it, so that no two bindings read the same.
    private byte[] BoundTo(int key, string noteId, int version)
    {
        using var bound = new MemoryStream();
        foreach (var part in (string[])["forumbot note 1", forumId, inspectionId, noteId])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            WriteNumber(bound, bytes.Length);
            bound.Write(bytes);
        }

        WriteNumber(bound, key);
        WriteNumber(bound, version);
        return bound.ToArray();
    }

    private static void WriteNumber(MemoryStream to, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        to.Write(bytes);
    }
}

/// <summary>A text under seal. <see cref="Key"/> numbers the data key it was sealed with; <see cref="Bytes"/> is nonce, text and tag in Base64.</summary>
public sealed record SealedText(int Key, string Bytes);
