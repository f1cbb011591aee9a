using System.Text;
using ForumBot.Vault.Sealing;

namespace ForumBot.Tests.Vault.Sealing;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class VaultKeyFilesTests : IDisposable
{
    private const string Id = "0197f3c0a1b2c3d4e5f60718293a4b5c";
    private readonly KeyPlace place = new();

    private string File => Path.Combine(place.Files, Id + ".key");

    [Fact]
    public async Task Unlock_ForTheFirstTime_MakesAKeyThatASecondBotFinds()
    {
        SealedText text;
        await using (var first = await place.StartAsync())
        {
            Assert.False(first.Keys.Has(Id));
            text = Seal(first.Keys);
        }

        await using var second = await place.StartAsync();

        Assert.True(second.Keys.Has(Id));
        Assert.Equal("words", Open(second.Keys, text));
    }

    [Fact]
    public async Task Files_WhateverTheUmask_AreTheirOwnersAlone()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        bot.Keys.Destroy("erased-one");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(place.Ring));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(place.Files));
        Assert.Equal([Id + ".key", "canary", "erased-one.erased"], Directory.GetFiles(place.Files).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(
            Directory.GetFiles(place.Files), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Folder_ThatWasLooser_IsTightened()
    {
        Directory.CreateDirectory(place.Files);
        System.IO.File.SetUnixFileMode(place.Files, (UnixFileMode)0b111_111_111);

        await using var bot = await place.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(place.Files));
    }

    [Fact]
    public async Task File_OnTheDisk_HoldsNoKeyInTheOpen()
    {
        var keys = new List<byte[]>();
        await using var bot = await place.StartAsync();
        using (var key = bot.Keys.Unlock("f", Id))
        {
            keys.AddRange(Reachable(key).Select(bytes => bytes.ToArray()));
        }

        var raw = System.IO.File.ReadAllBytes(File);

        Assert.Equal(-1, raw.AsSpan().IndexOf(keys[0]));
        Assert.DoesNotContain(Convert.ToBase64String(keys[0])[..40], Encoding.Latin1.GetString(raw), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", Id)]
    [InlineData("f", "other")]
    public async Task Unlock_OfAFileThatBelongsElsewhere_IsRefused(string forum, string inspection)
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        if (inspection != Id)
        {
            System.IO.File.Copy(File, Path.Combine(place.Files, inspection + ".key"));
        }

        Assert.NotEqual(SealFault.KeyMissing, Fault(() => bot.Keys.Unlock(forum, inspection)));
    }

    [Fact]
    public async Task Unlock_OfAFileWithAnotherForumWrittenIntoIt_IsRefused()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("\"forumId\":\"f\"", "\"forumId\":\"g\"", StringComparison.Ordinal));

        Assert.Equal(SealFault.WrongRing, Fault(() => bot.Keys.Unlock("g", Id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"forumId\":\"f\",\"keys\":[]}")]
    [InlineData("{\"forumId\":\"f\"}")]
    public async Task Unlock_OfAFileThatHoldsSomethingElse_IsRefused(string text)
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        System.IO.File.WriteAllText(File, text);

        Assert.Equal(SealFault.Changed, Fault(() => bot.Keys.Unlock("f", Id)));
    }

    [Fact]
    public async Task Unlock_WhenTheFileWasThereAndIsGone_MakesNoNewKey()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        System.IO.File.Delete(File);

        Assert.Equal(SealFault.KeyMissing, Fault(() => bot.Keys.Unlock("f", Id)));
        Assert.Equal(SealFault.KeyMissing, Fault(() => bot.Keys.Rotate("f", Id)));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task Destroy_OfAKey_LeavesNothingToOpenAndSaysSo()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);

        bot.Keys.Destroy(Id);
        bot.Keys.Destroy(Id);

        Assert.False(System.IO.File.Exists(File));
        Assert.False(bot.Keys.Has(Id));
        Assert.Equal(SealFault.Erased, Fault(() => bot.Keys.Unlock("f", Id)));
        Assert.Equal(SealFault.Erased, Fault(() => bot.Keys.Rotate("f", Id)));
    }

    [Fact]
    public async Task Destroy_BeforeAnythingWasSealed_IsErasedAllTheSame()
    {
        await using var bot = await place.StartAsync();

        bot.Keys.Destroy(Id);

        Assert.Equal(SealFault.Erased, Fault(() => bot.Keys.Unlock("f", Id)));
    }

    [Fact]
    public async Task Destroy_OfAKeyThatIsHeldOpenElsewhere_OverwritesItsBytes()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        // As a forensic look at the disk would: the file's own bytes, after its name is gone.
        using var bytes = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Assert.NotEqual(0, bytes.ReadByte());

        bot.Keys.Destroy(Id);

        bytes.Position = 0;
        Assert.Equal(new byte[bytes.Length], await ReadAsync(bytes));
    }

    [Fact]
    public async Task Rotate_OverAnOlderFile_OverwritesItsBytes()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        using var bytes = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

        bot.Keys.Rotate("f", Id);

        Assert.Equal(new byte[bytes.Length], await ReadAsync(bytes));
    }

    [Fact]
    public async Task Start_AfterACrashAmidADestruction_FinishesIt()
    {
        await using (var first = await place.StartAsync())
        {
            Seal(first.Keys);
        }

        await System.IO.File.WriteAllTextAsync(Path.Combine(place.Files, Id + ".erased"), "2027-03-19T17:00:00Z\n", TestContext.Current.CancellationToken);

        await using var second = await place.StartAsync();

        Assert.False(System.IO.File.Exists(File));
        Assert.Equal(SealFault.Erased, Fault(() => second.Keys.Unlock("f", Id)));
    }

    [Fact]
    public async Task Start_AfterACrashAmidAWrite_KeepsWhatWasThere()
    {
        SealedText text;
        await using (var first = await place.StartAsync())
        {
            text = Seal(first.Keys);
        }

        await System.IO.File.WriteAllTextAsync(File + ".tmp", "{\"forumId\":", TestContext.Current.CancellationToken);

        await using var second = await place.StartAsync();

        Assert.Equal("words", Open(second.Keys, text));
        Assert.False(System.IO.File.Exists(File + ".tmp"));
    }

    [Fact]
    public async Task KeyFromABackup_AfterItsDestruction_StaysRefused()
    {
        await using var bot = await place.StartAsync();
        Seal(bot.Keys);
        var backup = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        bot.Keys.Destroy(Id);

        await System.IO.File.WriteAllBytesAsync(File, backup, TestContext.Current.CancellationToken);

        Assert.False(bot.Keys.Has(Id));
        Assert.Equal(SealFault.Erased, Fault(() => bot.Keys.Unlock("f", Id)));
    }

    [Fact]
    public async Task Rotate_OfAKey_OpensTheOldAndSealsWithTheNew()
    {
        await using var bot = await place.StartAsync();
        var old = Seal(bot.Keys);

        bot.Keys.Rotate("f", Id);

        var young = Seal(bot.Keys);
        Assert.Equal((1, 2), (old.Key, young.Key));
        Assert.Equal(("words", "words"), (Open(bot.Keys, old), Open(bot.Keys, young)));
    }

    [Fact]
    public async Task Unlock_ByManyAtOnce_MakesOneKey()
    {
        await using var bot = await place.StartAsync();

        var texts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Seal(bot.Keys))));

        Assert.All(texts, text => Assert.Equal("words", Open(bot.Keys, text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a.b")]
    [InlineData("a\0b")]
    [InlineData("ABC")]
    [InlineData("é")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task InspectionId_ThatIsNoFileName_IsRefused(string id)
    {
        await using var bot = await place.StartAsync();

        Assert.Throws<ArgumentException>(() => bot.Keys.Unlock("f", id));
        Assert.Throws<ArgumentException>(() => bot.Keys.Has(id));
        Assert.Throws<ArgumentException>(() => bot.Keys.Rotate("f", id));
        Assert.Throws<ArgumentException>(() => bot.Keys.Destroy(id));
    }

    public void Dispose() => place.Dispose();

    private static SealFault Fault(Action open) => Assert.Throws<SealBrokenException>(open).Fault;

    private static SealedText Seal(IVaultKeys keys)
    {
        using var key = keys.Unlock("f", Id);
        return key.Seal("n", 1, "words"u8);
    }

    private static string Open(IVaultKeys keys, SealedText text)
    {
        using var key = keys.Unlock("f", Id);
        return Encoding.UTF8.GetString(key.Open("n", 1, text));
    }

    private static async Task<byte[]> ReadAsync(FileStream file)
    {
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static IEnumerable<byte[]> Reachable(VaultKey key) => ((IReadOnlyDictionary<int, byte[]>)typeof(VaultKey)
        .GetField("keys", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(key)!).Values;
}
