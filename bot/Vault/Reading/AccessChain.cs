using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Reading;

/// <summary>
/// How a line of the access log is tied to the one before it: a mark over both and over where it belongs, made with the vault's key. Pure.
/// </summary>
internal static class AccessChain
{
    /// <summary>The mark of a line.</summary>
    internal static string MarkOf(VaultKey key, string forumId, string inspectionId, AccessEntry entry, string before) => key.MarkOf(Bytes(writer =>
    {
        writer.Write("forumbot access line 1");
        writer.Write(forumId);
        writer.Write(inspectionId);
        writer.Write(entry.Number);
        writer.Write(entry.Kind.ToString());
        writer.Write(entry.By.PersonKey);
        writer.Write(entry.By.Name);
        writer.Write(entry.By.At.ToUnixTimeTicks());
        writer.Write(entry.About is not null);
        writer.Write(entry.About ?? "");
        writer.Write(before);
    }));

    /// <summary>The head with its seal.</summary>
    internal static AccessHead Sealed(VaultKey key, AccessHead head) => head with { Seal = SealOf(key, head) };

    /// <summary>True for a head that was sealed with this key and not changed since.</summary>
    internal static bool IsGenuine(VaultKey key, AccessHead head) => head.Seal == SealOf(key, head);

    /// <summary>What people read out to each other in place of a whole mark: "3f9a 04c1".</summary>
    internal static string Short(string mark) => mark.Length < 8 ? mark : $"{mark[..4]} {mark[4..8]}";

    private static string SealOf(VaultKey key, AccessHead head) => key.MarkOf(Bytes(writer =>
    {
        writer.Write("forumbot access head 1");
        writer.Write(head.ForumId);
        writer.Write(head.InspectionId);
        writer.Write(head.Count);
        writer.Write(head.Last);
        writer.Write(head.First);
        writer.Write(head.Before);
        writer.Write(head.TornBefore ?? 0);
    }));

    // The writer puts each text's length before it, so that no two lines make the same bytes.
    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream(256);
        using (var writer = new BinaryWriter(bytes))
        {
            write(writer);
        }

        return bytes.ToArray();
    }
}
