using System.Security.Cryptography;
using System.Text;
using CsCheck;
using ForumBot.Vault.Sealing;

namespace ForumBot.Tests.Vault.Sealing;

public sealed class VaultKeyTests
{
    private static byte[] Known => [.. Enumerable.Range(0, 32).Select(n => (byte)n)];
    private static byte[] Other => [.. Enumerable.Range(1, 32).Select(n => (byte)n)];

    // Made by another implementation (Python's cryptography), so that what is sealed today opens in a later version too.
    [Fact]
    public void Open_OfATextSealedElsewhere_IsThatText()
    {
        var text = new SealedText(1, "ZGVmZ2hpamtsbW5vG2+sCReOdvJbAzuNqBYClDLuJn7jCYpS1LDFLNWDVdcMaWAX5cUH02gk5Q3/Stss3fAiMME/N7vt23s=");
        using var key = Key();

        Assert.Equal("Strong leadership, they said. 😀 שלום", Encoding.UTF8.GetString(key.Open("note-1", 2, text)));
    }

    [Fact]
    public void Mark_OfAnEntry_IsTheOneThatAnotherImplementationMakes()
    {
        using var key = Key();

        Assert.Equal("d246defb344786d77449002d81d787b0ff5adf837bc4c8afeb5e8db69837452e", key.MarkOf("entry"u8));
    }

    [Fact]
    public void Mark_AfterANewKey_IsTheSame()
    {
        using var key = Key(numbered: [(1, Known), (2, Other)]);

        Assert.Equal("d246defb344786d77449002d81d787b0ff5adf837bc4c8afeb5e8db69837452e", key.MarkOf("entry"u8));
    }

    [Fact]
    public void Open_OfWhatWasSealed_IsItByteForByte()
    {
        using var key = Key();

        Gen.Select(Gen.Byte.Array[0, 3000], Gen.String, Gen.Int).Sample((plain, note, version) =>
            Assert.Equal(plain, key.Open(note, version, key.Seal(note, version, plain))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200 * 1024)]
    public void Open_OfNothingOrOf200Kilobytes_IsItByteForByte(int length)
    {
        using var key = Key();
        var plain = RandomNumberGenerator.GetBytes(length);

        Assert.Equal(plain, key.Open("n", 1, key.Seal("n", 1, plain)));
    }

    [Fact]
    public void Seal_OfOneTextTwice_LooksDifferentEachTime()
    {
        using var key = Key();

        var nonces = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(Convert.FromBase64String(key.Seal("n", 1, "same"u8).Bytes)[..12])).Distinct();

        Assert.Equal(1000, nonces.Count());
    }

    [Theory]
    [InlineData("other", "inspection", "note", 1)]
    [InlineData("forum", "other", "note", 1)]
    [InlineData("forum", "inspection", "other", 1)]
    [InlineData("forum", "inspection", "note", 2)]
    // The same letters, cut elsewhere.
    [InlineData("forumi", "nspection", "note", 1)]
    [InlineData("forum", "inspectionn", "ote", 1)]
    public void Open_Elsewhere_IsRefused(string forum, string inspection, string note, int version)
    {
        using var here = Key();
        var text = here.Seal("note", 1, "words"u8);
        using var there = Key(forum, inspection);

        AssertFault(SealFault.Changed, () => there.Open(note, version, text));
    }

    [Fact]
    public void Open_WithAnotherKey_IsRefused()
    {
        using var first = Key();
        using var second = Key(numbered: (1, Other));

        AssertFault(SealFault.Changed, () => second.Open("n", 1, first.Seal("n", 1, "words"u8)));
    }

    [Fact]
    public void Open_UnderAKeyThatIsNotThere_SaysThatItIsMissing()
    {
        using var rotated = Key(numbered: [(1, Known), (2, Other)]);
        using var older = Key();

        AssertFault(SealFault.KeyMissing, () => older.Open("n", 1, rotated.Seal("n", 1, "words"u8)));
    }

    [Fact]
    public void Open_WithTheKeysNumberChanged_IsRefused()
    {
        // Even when both numbers stand for one key.
        using var key = Key(numbered: [(1, Known), (2, Known)]);
        var text = key.Seal("n", 1, "words"u8);

        AssertFault(SealFault.Changed, () => key.Open("n", 1, text with { Key = 1 }));
    }

    [Fact]
    public void Open_AfterANewKey_StillOpensWhatTheOldOneSealed()
    {
        using var before = Key();
        var text = before.Seal("n", 1, "words"u8);
        using var after = Key(numbered: [(1, Known), (2, Other)]);

        Assert.Equal("words"u8.ToArray(), after.Open("n", 1, text));
        Assert.Equal(2, after.Seal("n", 1, "words"u8).Key);
    }

    [Fact]
    public void Open_WithAnyBitChanged_IsRefused()
    {
        using var key = Key();
        var bytes = Convert.FromBase64String(key.Seal("n", 1, "a short note"u8).Bytes);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertFault(SealFault.Changed, () => key.Open("n", 1, new(1, Convert.ToBase64String(changed))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void Open_OfWhatIsNoSealedText_IsRefused(string bytes)
    {
        using var key = Key();

        AssertFault(SealFault.Changed, () => key.Open("n", 1, new(1, bytes)));
    }

    [Fact]
    public void Open_WithTheEndCutOff_IsRefused()
    {
        using var key = Key();
        var bytes = Convert.FromBase64String(key.Seal("n", 1, "a short note"u8).Bytes);

        Assert.All(Enumerable.Range(0, bytes.Length), length =>
            AssertFault(SealFault.Changed, () => key.Open("n", 1, new(1, Convert.ToBase64String(bytes[..length])))));
    }

    [Fact]
    public void Refusal_WhateverWasSealed_RepeatsNoneOfIt()
    {
        using var key = Key();
        var text = key.Seal("n", 1, "marmalade"u8);

        var refused = Assert.Throws<SealBrokenException>(() => key.Open("n", 2, text));

        Assert.DoesNotContain("marmalade", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(text.Bytes, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_OfTheKeys_WipesThem()
    {
        var bytes = Known;

        Key(numbered: (1, bytes)).Dispose();

        Assert.Equal(new byte[32], bytes);
    }

    private static void AssertFault(SealFault fault, Action open) => Assert.Equal(fault, Assert.Throws<SealBrokenException>(open).Fault);

    private static VaultKey Key(string forum = "forum", string inspection = "inspection", params (int Number, byte[] Key)[] numbered) =>
        new(forum, inspection, (numbered.Length == 0 ? [(1, Known)] : numbered).ToDictionary(one => one.Number, one => one.Key));
}
