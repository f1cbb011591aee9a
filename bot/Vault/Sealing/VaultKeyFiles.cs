using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Vault.Sealing;

/// <summary>
/// The data keys in files, one an inspection, beside the key ring and apart from the store. What was destroyed leaves a small file that says so, which is
/// never removed: a key that comes back with a backup of this folder stays refused.
/// A first key is made only where there never was one, and only after <see cref="Expect"/> has said which inspections have something under seal.
/// </summary>
internal sealed class VaultKeyFiles(KeyFolder folder, IDataProtectionProvider ring, TimeProvider clock) : IVaultKeys
{
    private const string Keys = ".key";
    private const string Gone = ".erased";
    private const int LongestId = 64;
    private readonly Lock oneAtATime = new();
    private ImmutableHashSet<string>? known;

    /// <inheritdoc/>
    public VaultKey Unlock(string forumId, string inspectionId)
    {
        lock (oneAtATime)
        {
            return (Find(inspectionId) is { } found ? OfForum(found, forumId) : MakeFirst(forumId, inspectionId)).Open(ring, inspectionId);
        }
    }

    /// <inheritdoc/>
    public bool Has(string inspectionId) => folder.Has(Checked(inspectionId) + Keys) && !folder.Has(inspectionId + Gone);

    /// <inheritdoc/>
    public bool IsDestroyed(string inspectionId) => folder.Has(Checked(inspectionId) + Gone);

    /// <inheritdoc/>
    public void Rotate(string forumId, string inspectionId)
    {
        lock (oneAtATime)
        {
            if (Find(inspectionId) is not { } found)
            {
                MakeFirst(forumId, inspectionId);
                return;
            }

            // A ring that does not open the old ones must not add to them.
            OfForum(found, forumId).Open(ring, inspectionId).Dispose();
            Save(inspectionId, found.WithNew(ring, inspectionId, Now()));
        }
    }

    /// <inheritdoc/>
    public void Destroy(string inspectionId)
    {
        lock (oneAtATime)
        {
            // First, so that a crash between the two leaves what Resume finishes.
            if (!folder.Has(Checked(inspectionId) + Gone))
            {
                folder.Write(inspectionId + Gone, Encoding.UTF8.GetBytes(InstantPattern.General.Format(Now()) + "\n"));
            }

            folder.Destroy(inspectionId + Keys);
        }
    }

    /// <summary>These inspections have something under seal. From now on a first key is made for any other one.</summary>
    internal void Expect(IEnumerable<string> inspectionIds)
    {
        lock (oneAtATime)
        {
            known = [.. known ?? [], .. inspectionIds, .. folder.Names(Keys)];
        }
    }

    /// <summary>Finishes what a crash interrupted, and wraps keys anew with the ring's newest where that is due. Keys that do not open are left as they are.</summary>
    internal void Resume()
    {
        lock (oneAtATime)
        {
            foreach (var inspectionId in folder.Names(Keys))
            {
                if (folder.Has(inspectionId + Gone))
                {
                    folder.Destroy(inspectionId + Keys);
                }
                else if (FaultOf(inspectionId) is null && Find(inspectionId) is { } found && found.Renewed(ring, inspectionId) is var renewed && renewed != found)
                {
                    Save(inspectionId, renewed);
                }
            }
        }
    }

    /// <summary>Which inspections' keys do not open, of those that have some, those that <see cref="Expect"/> named, and these.</summary>
    internal IReadOnlyList<(string InspectionId, SealFault Fault)> Faults(IEnumerable<string> expected)
    {
        lock (oneAtATime)
        {
            return
            [
                .. folder.Names(Keys).Concat(known ?? []).Concat(expected).Distinct()
                    .Select(id => (id, Fault: FaultOf(id)))
                    // What was erased is not to open.
                    .Where(one => one.Fault is not (null or SealFault.Erased))
                    .Select(one => (one.id, one.Fault!.Value)),
            ];
        }
    }

    private SealFault? FaultOf(string inspectionId)
    {
        try
        {
            if (Find(inspectionId) is not { } found)
            {
                return SealFault.KeyMissing;
            }

            found.Open(ring, inspectionId).Dispose();
            return null;
        }
        catch (SealBrokenException broken)
        {
            return broken.Fault;
        }
    }

    // Null when there is no file.
    private WrappedKeys? Find(string inspectionId)
    {
        if (folder.Has(Checked(inspectionId) + Gone))
        {
            throw new SealBrokenException(SealFault.Erased);
        }

        try
        {
            return folder.Read(inspectionId + Keys) is { } file ? WrappedKeys.Read(file) : null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SealBrokenException(SealFault.KeyMissing, closed);
        }
    }

    private WrappedKeys MakeFirst(string forumId, string inspectionId)
    {
        // Nobody has said what there is: the ring has not proved that it is the right one.
        if (known is null)
        {
            throw new SealBrokenException(SealFault.WrongRing);
        }

        if (known.Contains(inspectionId))
        {
            throw new SealBrokenException(SealFault.KeyMissing);
        }

        var first = new WrappedKeys(forumId, []).WithNew(ring, inspectionId, Now());
        Save(inspectionId, first);
        known = known.Add(inspectionId);
        return first;
    }

    private void Save(string inspectionId, WrappedKeys keys) => folder.Write(inspectionId + Keys, keys.ToFile());

    private static WrappedKeys OfForum(WrappedKeys found, string forumId) =>
        found.ForumId == forumId ? found : throw new SealBrokenException(SealFault.Changed);

    // An id is half of a file's name. Lower case alone, because some file systems tell no other apart.
    private static string Checked(string inspectionId) =>
        inspectionId.Length is > 0 and <= LongestId && inspectionId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? inspectionId
            : throw new ArgumentException("This is no inspection's id.", nameof(inspectionId));

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
