using ForumBot.Tests.Teams;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Vault.Sealing;

public sealed class SealingSettingsTests : IDisposable
{
    private readonly KeyPlace place = new();

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Certificate_NotSetOutsideDevelopment_RefusesTheStart(string environment)
    {
        var sentence = Refusal(environment);

        Assert.StartsWith($"ForumBot does not start in {environment} without the setting Vault:Certificate.", sentence, StringComparison.Ordinal);
        Assert.Contains("thumbprint", sentence, StringComparison.Ordinal);
        Assert.Contains("PFX", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSealing_InProductionWithoutACertificate_Throws() =>
        Assert.Throws<StartRefusedException>(() => place.Build(Environments.Production));

    [Fact]
    public void Certificate_NotSetInDevelopment_IsNone() => Assert.Null(Read("Development").Certificate);

    [Fact]
    public void Certificate_InProduction_IsTaken() => Assert.NotNull(Read("Production", ("Certificate", place.Certificate("one"))).Certificate);

    [Fact]
    public void Certificate_WithItsPassword_IsTaken() =>
        Assert.NotNull(Read("Production", ("Certificate", place.Certificate("one", "opens")), ("CertificatePassword", "opens")).Certificate);

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public void Certificate_WithTheWrongPassword_RefusesTheStartAndDoesNotRepeatIt(string? password)
    {
        var sentence = Refusal("Production", ("Certificate", place.Certificate("one", "opens")), ("CertificatePassword", password ?? ""));

        Assert.Contains("Vault:CertificatePassword is not its password", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("opens", sentence.Replace("does not open", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "no-such.pfx")]
    [InlineData("Development", "no-such.pfx")]
    [InlineData("Production", "0123456789abcdef0123456789abcdef0123456")]
    public void Certificate_ThatIsNoThumbprintAndNoFile_RefusesTheStart(string environment, string named)
    {
        var sentence = Refusal(environment, ("Certificate", named));

        Assert.Contains($"Vault:Certificate is “{named}”, but there is no such file. It may be a certificate’s thumbprint (40 hexadecimal digits)", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_WithAThumbprintThatIsNotThere_RefusesTheStart() =>
        Assert.Contains("Vault:Certificate is “0000000000000000000000000000000000000000”, but the personal store", Refusal("Production", ("Certificate", new('0', 40))), StringComparison.Ordinal);

    [Fact]
    public void Password_WithoutAFile_RefusesTheStart()
    {
        var sentence = Refusal("Development", ("CertificatePassword", "horse"));

        Assert.Contains("Vault:CertificatePassword is set, but Vault:Certificate names no PFX file", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void OldCertificates_AsAListOrAsText_AreTaken()
    {
        var (one, two) = (place.Certificate("one"), place.Certificate("two"));

        Assert.Equal(2, Read("Development", ("OldCertificates", $"{one}, {two}")).Old.Count);
        Assert.Equal(2, Read("Development", ("OldCertificates:0", one), ("OldCertificates:1", two)).Old.Count);
    }

    [Fact]
    public void OldCertificate_ThatIsNotThere_RefusesTheStart() =>
        Assert.Contains("Vault:OldCertificates is “gone.pfx”", Refusal("Development", ("OldCertificates", "gone.pfx")), StringComparison.Ordinal);

    [Fact]
    public void KeyRing_NotSet_IsInTheDataFolder() => Assert.Equal(Path.Combine(place.Folder, "data/keys"), Read("Development").KeyRing);

    [Fact]
    public async Task KeyRing_WhereNothingCanBeWritten_RefusesTheStart()
    {
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "a-file"), "", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => place.StartAsync(("KeyRingPath", "a-file/keys")));

        Assert.StartsWith($"The setting Vault:KeyRingPath is “{Path.Combine(place.Folder, "a-file/keys")}”.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => place.Dispose();

    private string Refusal(string environment, params (string Name, string Value)[] settings) =>
        Assert.Throws<StartRefusedException>(() => Read(environment, settings)).Message;

    private SealingSettings Read(string environment, params (string Name, string Value)[] settings) => SealingSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create("Vault:" + one.Name, (string?)one.Value))).Build(),
        new Surroundings(environment) { ContentRootPath = place.Folder });
}
