using System.Security.Cryptography.X509Certificates;
using ForumBot.Teams.Connector.Tokens;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams.Connector.Tokens;

public sealed class ConnectorCertificateTests : IDisposable
{
    private const string Password = "correct horse";
    private static readonly DateTimeOffset Now = new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero);
    private readonly string path = Path.Combine(Path.GetTempPath(), $"forumbot-{Guid.NewGuid():N}.pfx");

    [Fact]
    public void Load_OfNone_IsNone() => Assert.Null(ConnectorCertificate.Load(new(), new FakeTimeProvider(Now)));

    [Theory]
    [InlineData(Password)]
    [InlineData(null)]
    public void Load_OfAPfxFile_IsItsCertificateWithTheKey(string? password)
    {
        using var made = Save(Now.AddDays(-1), Now.AddDays(1), password);
        using var loaded = Load(path, password);

        Assert.Equal(made.Thumbprint, loaded!.Thumbprint);
        Assert.True(loaded.HasPrivateKey);
    }

    [Fact]
    public void Load_ByThumbprint_IsTheOneInTheStore()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        using var made = Save(Now.AddDays(-1), Now.AddDays(1), null);
        store.Open(OpenFlags.ReadWrite);
        store.Add(made);
        try
        {
            using var loaded = Load(made.Thumbprint.ToLowerInvariant());

            Assert.Equal(made.Thumbprint, loaded!.Thumbprint);
        }
        finally
        {
            store.Remove(made);
        }
    }

    [Fact]
    public void Load_OfAThumbprintThatIsNotThere_RefusesTheStart() =>
        Assert.Contains("no certificate with that thumbprint", Refusal(new('0', 40)), StringComparison.Ordinal);

    [Fact]
    public void Load_OfAFileThatIsNotThere_RefusesTheStart() => Assert.Contains("cannot read that file", Refusal(path), StringComparison.Ordinal);

    [Fact]
    public void Load_OfAFileInAFolderThatIsNotThere_RefusesTheStart() =>
        Assert.Contains("cannot read that file", Refusal(Path.Combine(path, "below.pfx")), StringComparison.Ordinal);

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public void Load_WithTheWrongPassword_RefusesTheStartAndDoesNotRepeatIt(string? password)
    {
        Save(Now.AddDays(-1), Now.AddDays(1), Password).Dispose();
        var refusal = Refusal(path, password);

        Assert.Contains("MicrosoftAppCertificatePassword is not its password", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAFileThatIsNoPfx_RefusesTheStart()
    {
        File.WriteAllText(path, "-----BEGIN CERTIFICATE-----");

        Assert.Contains("not a PFX file", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfACertificateWithoutItsKey_RefusesTheStart()
    {
        using var made = SelfSigned.Make(Now.AddDays(-1), Now.AddDays(1));
        using var bare = X509CertificateLoader.LoadCertificate(made.Export(X509ContentType.Cert));
        File.WriteAllBytes(path, new X509Certificate2Collection(bare).Export(X509ContentType.Pfx)!);

        Assert.Contains("without an RSA private key", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAnEllipticKey_RefusesTheStart()
    {
        using var made = SelfSigned.MakeElliptic(Now.AddDays(-1), Now.AddDays(1));
        File.WriteAllBytes(path, made.Export(X509ContentType.Pfx));

        Assert.Contains("without an RSA private key", Refusal(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2, 0, "expired on 8 March 2027")]
    [InlineData(1, 2, "valid only from 9 March 2027")]
    public void Load_OfACertificateThatIsNotValidNow_RefusesTheStart(int from, int until, string sentence)
    {
        Save(Now.AddDays(from), Now.AddDays(until), null).Dispose();

        Assert.Contains(sentence, Refusal(path), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private X509Certificate2 Save(DateTimeOffset from, DateTimeOffset until, string? password)
    {
        var made = SelfSigned.Make(from, until);
        File.WriteAllBytes(path, made.Export(X509ContentType.Pfx, password));
        return made;
    }

    private static X509Certificate2? Load(string certificate, string? password = null) =>
        ConnectorCertificate.Load(new() { Certificate = certificate, CertificatePassword = password }, new FakeTimeProvider(Now));

    private static string Refusal(string certificate, string? password = null)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Load(certificate, password));
        Assert.StartsWith("MicrosoftAppCertificate ", refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }
}
