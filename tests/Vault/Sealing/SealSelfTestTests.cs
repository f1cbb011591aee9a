using System.Text;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ForumBot.Tests.Vault.Sealing;

public sealed class SealSelfTestTests : IDisposable
{
    private const string Id = "0197f3c0a1b2c3d4e5f60718293a4b5c";
    private const string Another = "0197f3c0a1b2c3d4e5f60718293a4b5d";
    private readonly KeyPlace place = new();

    [Fact]
    public async Task Start_OnAFreshMachine_IsReady()
    {
        await using var bot = await place.StartAsync();

        Assert.Equal(HealthStatus.Healthy, await bot.HealthAsync());
        Assert.Empty(place.Log.At(LogLevel.Critical));
    }

    [Fact]
    public async Task Start_WithEverythingInPlace_IsReady()
    {
        var certificate = place.Certificate("one");
        await WithANoteAsync(("Certificate", certificate));

        await using var bot = await place.StartAsync(("Certificate", certificate));

        Assert.Equal(HealthStatus.Healthy, await bot.HealthAsync());
        Assert.Empty(place.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Start_WithoutACertificateInDevelopment_WarnsOnce()
    {
        await using var bot = await place.StartAsync();

        Assert.Contains("not protected by a certificate", Assert.Single(place.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTheCertificateLost_IsNotReadyAndSealsNothingNew()
    {
        await WithANoteAsync(("Certificate", place.Certificate("old")));

        await using var bot = await place.StartAsync(("Certificate", place.Certificate("new")));

        await AssertBrokenAsync(bot);
        Assert.Equal(SealFault.WrongRing, Assert.Throws<SealBrokenException>(() => bot.Keys.Unlock("f", Id)).Fault);
        Assert.Equal(SealFault.WrongRing, Assert.Throws<SealBrokenException>(() => bot.Keys.Unlock("f", Another)).Fault);
    }

    [Fact]
    public async Task Start_WithTheCertificateLostBeforeAnythingWasSealed_IsNotReady()
    {
        await (await place.StartAsync(("Certificate", place.Certificate("old")))).DisposeAsync();

        await using var bot = await place.StartAsync(("Certificate", place.Certificate("new")));

        Assert.Equal(HealthStatus.Unhealthy, await bot.HealthAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("opens")]
    public async Task Start_WithANewCertificateAndTheOldOneNamed_OpensWhatTheOldOneProtected(string? password)
    {
        var (old, young) = (place.Certificate("old", password), place.Certificate("new"));
        await WithANoteAsync([("Certificate", old), .. password is null ? [] : ((string, string)[])[("CertificatePassword", password)]]);

        await using var bot = await place.StartAsync(
            [("Certificate", young), ("OldCertificates", old), .. password is null ? [] : ((string, string)[])[("OldCertificatePassword", password)]]);

        Assert.Equal(HealthStatus.Healthy, await bot.HealthAsync());
        Assert.Equal("words", await ReadNoteAsync(bot.Keys));
    }

    [Fact]
    public async Task Start_WithTheRingLost_IsNotReadyAndNamesTheInspection()
    {
        await WithANoteAsync();
        foreach (var key in Directory.GetFiles(place.Ring, "key-*.xml"))
        {
            File.Delete(key);
        }

        await using var bot = await place.StartAsync();

        await AssertBrokenAsync(bot);
        Assert.Contains(place.Log.At(LogLevel.Critical), line => line.Contains(Id, StringComparison.Ordinal) && line.Contains("WrongRing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithTheWholeFolderLost_IsNotReadyAndMakesNoNewKey()
    {
        await WithANoteAsync();
        Directory.Delete(place.Ring, recursive: true);

        await using var bot = await place.StartAsync();

        await AssertBrokenAsync(bot);
        Assert.False(bot.Keys.Has(Id));
        Assert.Throws<SealBrokenException>(() => bot.Keys.Unlock("f", Id));
        Assert.False(bot.Keys.Has(Id));
    }

    [Fact]
    public async Task Start_WithOneKeyFileLost_IsNotReadyAndTheOthersGoOn()
    {
        await WithANoteAsync();
        await using (var first = await place.StartAsync())
        {
            first.Keys.Unlock("f", Another).Dispose();
        }

        File.Delete(Path.Combine(place.Files, Id + ".key"));

        await using var bot = await place.StartAsync();

        await AssertBrokenAsync(bot);
        Assert.Equal(SealFault.KeyMissing, Assert.Throws<SealBrokenException>(() => bot.Keys.Unlock("f", Id)).Fault);
        bot.Keys.Unlock("f", Another).Dispose();
    }

    [Fact]
    public async Task Start_WithTheRingOfAnotherMachine_IsNotReady()
    {
        using var elsewhere = new KeyPlace();
        await (await elsewhere.StartAsync()).DisposeAsync();
        await WithANoteAsync();
        foreach (var key in Directory.GetFiles(place.Ring, "key-*.xml"))
        {
            File.Delete(key);
        }

        foreach (var key in Directory.GetFiles(elsewhere.Ring, "key-*.xml"))
        {
            File.Copy(key, Path.Combine(place.Ring, Path.GetFileName(key)));
        }

        await using var bot = await place.StartAsync();

        await AssertBrokenAsync(bot);
    }

    [Fact]
    public async Task Start_WithTheWholeFolderOfAnotherMachine_IsNotReady()
    {
        using var elsewhere = new KeyPlace();
        await using (var other = await elsewhere.StartAsync())
        {
            other.Keys.Unlock("f", Id).Dispose();
        }

        await WithANoteAsync();
        place.PutBack(elsewhere.Copy());

        await using var bot = await place.StartAsync();

        // Ring, canary and key fit one another; only the note itself can tell.
        await AssertBrokenAsync(bot);
        Assert.Contains(place.Log.At(LogLevel.Critical), line => line.Contains("do not open its notes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithTheFolderPutBackFromACopy_IsReady()
    {
        await WithANoteAsync();
        var copy = place.Copy();
        Directory.Delete(place.Ring, recursive: true);
        await (await place.StartAsync()).DisposeAsync();
        place.PutBack(copy);

        await using var bot = await place.StartAsync();

        Assert.Equal(HealthStatus.Healthy, await bot.HealthAsync());
        Assert.Equal("words", await ReadNoteAsync(bot.Keys));
    }

    [Fact]
    public async Task Start_AfterTheNotesWereErased_IsReady()
    {
        await WithANoteAsync();
        await using (var first = await place.StartAsync())
        {
            first.Keys.Destroy(Id);
        }

        await using var bot = await place.StartAsync();

        Assert.Equal(HealthStatus.Healthy, await bot.HealthAsync());
    }

    [Fact]
    public async Task Health_WhenAKeyFileVanishes_IsNotReady()
    {
        await WithANoteAsync();
        await using var bot = await place.StartAsync();

        File.Delete(Path.Combine(place.Files, Id + ".key"));

        Assert.Equal(HealthStatus.Unhealthy, await bot.HealthAsync());
    }

    public void Dispose() => place.Dispose();

    private async Task AssertBrokenAsync(KeyPlace.Started bot)
    {
        Assert.Equal(HealthStatus.Unhealthy, await bot.HealthAsync());
        Assert.Contains(place.Log.At(LogLevel.Critical), line => line.Contains("Vault:KeyRingPath", StringComparison.Ordinal));
        Assert.DoesNotContain(place.Log.All, line => line.Contains("words", StringComparison.Ordinal) && line.Contains("Ann", StringComparison.Ordinal));
    }

    private async Task WithANoteAsync(params (string Name, string Value)[] settings)
    {
        await using var bot = await place.StartAsync(settings);
        using var key = bot.Keys.Unlock("f", Id);
        var note = new SealedNote
        {
            Id = "n",
            ForumId = "f",
            InspectionId = Id,
            Versions = [new(1, key.Seal("n", 1, "words"u8), new Mark("t/t/ann", "Ann", Instant.FromUtc(2027, 3, 19, 17, 0)))],
        };
        await place.Store.CommitAsync([DocumentWrite.New(note.Id, note), DocumentWrite.New(Id, new VaultBook { ForumId = "f", NoteIds = ["n"] })]);
    }

    private async Task<string> ReadNoteAsync(IVaultKeys keys)
    {
        var note = (await place.Store.FindAsync<SealedNote>("n"))!.Value;
        using var key = keys.Unlock(note.ForumId, note.InspectionId);
        return Encoding.UTF8.GetString(key.Open(note.Id, 1, note.Versions[0].Text));
    }
}
