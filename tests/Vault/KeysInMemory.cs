using System.Collections.Concurrent;
using System.Security.Cryptography;
using ForumBot.Vault.Sealing;

namespace ForumBot.Tests.Vault;

/// <summary>Data keys without a ring and without a file; the seal itself is the real one.</summary>
internal sealed class KeysInMemory : IVaultKeys
{
    private readonly ConcurrentDictionary<string, byte[][]> keys = new();
    private readonly ConcurrentDictionary<string, SealFault> faults = new();

    public VaultKey Unlock(string forumId, string inspectionId)
    {
        if (faults.TryGetValue(inspectionId, out var fault))
        {
            throw new SealBrokenException(fault);
        }

        var all = keys.GetOrAdd(inspectionId, _ => [RandomNumberGenerator.GetBytes(32)]);
        return new(forumId, inspectionId, all.Select((key, at) => (key, at)).ToDictionary(one => one.at + 1, one => one.key.ToArray()));
    }

    public bool Has(string inspectionId) => keys.ContainsKey(inspectionId) && !(faults.TryGetValue(inspectionId, out var fault) && fault == SealFault.Erased);

    public bool IsDestroyed(string inspectionId) => faults.TryGetValue(inspectionId, out var fault) && fault == SealFault.Erased;

    public void Rotate(string forumId, string inspectionId) =>
        keys.AddOrUpdate(inspectionId, _ => [RandomNumberGenerator.GetBytes(32)], (_, old) => [.. old, RandomNumberGenerator.GetBytes(32)]);

    public void Destroy(string inspectionId) => faults[inspectionId] = SealFault.Erased;

    /// <summary>The keys open again, destroyed ones too, for the next try of a test.</summary>
    internal void Mend() => faults.Clear();

    /// <summary>The key file is gone, and nobody destroyed it.</summary>
    internal void Lose(string inspectionId) => keys.TryRemove(inspectionId, out _);

    /// <summary>From now on the keys do not open, for this reason.</summary>
    internal void Break(string inspectionId, SealFault fault) => faults[inspectionId] = fault;
}
