using ForumBot.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Teams;

public sealed class TeamsSettingsTests
{
    private const string App = "22222222-2222-4222-8222-222222222222";
    private const string Home = "11111111-1111-4111-8111-111111111111";
    private const string Council = "44444444-4444-4444-8444-444444444444";
    private const string Thumbprint = "0123456789abcdef0123456789ABCDEF01234567";
    private static readonly string AFile = typeof(TeamsSettings).Assembly.Location;

    private static readonly Dictionary<string, string?> Usual = new()
    {
        ["MicrosoftAppId"] = App,
        ["MicrosoftAppPassword"] = "s3cret~value",
        ["MicrosoftAppTenantId"] = Home,
    };

    /// <summary>What is changed of the usual settings, and what the refusal says of it. Without a value a setting is taken away.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "MicrosoftAppId=x", "MicrosoftAppId is “x”. It may be: a GUID" },
        { "MicrosoftAppId=00000000-0000-0000-0000-000000000000", "MicrosoftAppId is “0000" },
        { "MicrosoftAppId=", "MicrosoftAppId is not set, but other settings of Teams are" },
        { "MicrosoftAppTenantId=contoso.onmicrosoft.com", "MicrosoftAppTenantId is “contoso.onmicrosoft.com”. It may be: a GUID" },
        { "MicrosoftAppTenantId=", "MicrosoftAppTenantId is not set" },
        { "MicrosoftAppType=Multi", "MicrosoftAppType is “Multi”. It may be: SingleTenant, UserAssignedMSI, MultiTenant." },
        { "MicrosoftAppType=1", "MicrosoftAppType is “1”" },
        { "MicrosoftAppType=UserAssignedMSI", "MicrosoftAppPassword is set, but MicrosoftAppType is UserAssignedMSI" },
        { "MicrosoftAppType=UserAssignedMSI;MicrosoftAppPassword=;MicrosoftAppCertificate=" + Thumbprint, "MicrosoftAppCertificate is set, but MicrosoftAppType is UserAssignedMSI" },
        { "MicrosoftAppType=UserAssignedMSI;MicrosoftAppPassword=;MicrosoftAppTenantId=", "MicrosoftAppTenantId is not set" },
        { "MicrosoftAppType=MultiTenant", "Teams:AllowedTenants is not set, but MicrosoftAppType is MultiTenant" },
        { "MicrosoftAppPassword=", "Neither MicrosoftAppPassword nor MicrosoftAppCertificate is set" },
        { "MicrosoftAppCertificate=" + Thumbprint, "MicrosoftAppPassword and MicrosoftAppCertificate are both set" },
        { "MicrosoftAppPassword=" + Council, "MicrosoftAppPassword holds a GUID, which is the secret’s id" },
        { "MicrosoftAppPassword=;MicrosoftAppCertificate=/no/such.pfx", "MicrosoftAppCertificate is “/no/such.pfx”. It may be a certificate’s thumbprint" },
        { "MicrosoftAppCertificatePassword=opens", "MicrosoftAppCertificatePassword is set, but MicrosoftAppCertificate names no PFX file" },
        { "MicrosoftAppPassword=;MicrosoftAppCertificate=" + Thumbprint + ";MicrosoftAppCertificatePassword=opens", "MicrosoftAppCertificatePassword is set, but" },
        { "Teams:AllowedTenants=*", "Teams:AllowedTenants is “*”. It may be: a GUID" },
        { "Teams:AllowedTenants:0=" + Home + ";Teams:AllowedTenants:1=council", "Teams:AllowedTenants is “council”" },
        { "ToBotFromChannelOpenIdMetadataUrl=http://example.org/keys", "ToBotFromChannelOpenIdMetadataUrl is “http://example.org/keys”. It may be: an https address." },
        { "ToBotFromChannelOpenIdMetadataUrl=http://127.0.0.1/keys", "ToBotFromChannelOpenIdMetadataUrl is “http://127.0.0.1/keys”" },
        { "ToBotFromChannelOpenIdMetadataUrl=keys", "ToBotFromChannelOpenIdMetadataUrl is “keys”" },
        { "ToBotFromChannelTokenIssuer=botframework", "ToBotFromChannelTokenIssuer is “botframework”" },
        { "ToChannelFromBotLoginUrl=http://localhost/login", "ToChannelFromBotLoginUrl is “http://localhost/login”" },
        { "ToChannelFromBotOAuthScope=https://api.botframework.com", "ToChannelFromBotOAuthScope is “https://api.botframework.com”" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Start_WithAMistake_IsRefusedWithASentence(string changes, string sentence)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read(changes));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("opens”", refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Start_WithSeveralMistakes_NamesThemAll()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read("MicrosoftAppId=x;MicrosoftAppType=y;Teams:AllowedTenants=z;ToChannelFromBotOAuthScope=w"));

        Assert.Equal(["MicrosoftAppType", "MicrosoftAppId", "ToChannelFromBotOAuthScope", "Teams:AllowedTenants"],
            refusal.Message.Split(Environment.NewLine).Select(sentence => sentence.Split(' ')[0]));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Start_WithoutCredentialsOutsideDevelopment_IsRefusedAndNamesTheSettings(string environment)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read("MicrosoftAppId=;MicrosoftAppPassword=;MicrosoftAppTenantId=", environment));

        Assert.Contains(
            $"does not start in {environment} without credentials: set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AddTeams_InProductionWithoutCredentials_Throws() => Assert.Throws<StartRefusedException>(
        () => new ServiceCollection().AddTeams(new ConfigurationBuilder().Build(), new Surroundings(Environments.Production)));

    [Fact]
    public void Template_AsItStands_IsTakenInDevelopmentWithoutCredentials()
    {
        var template = new ConfigurationBuilder().AddJsonFile(SourceTree.Path("appsettings.template.json")).Build();

        var read = TeamsSettings.Read(template, new Surroundings(Environments.Development));

        Assert.False(read.HasCredentials);
        Assert.Equal(new TeamsSettings { AllowedTenants = read.AllowedTenants }, read);
    }

    [Fact]
    public void Settings_OfASingleTenant_LetItsOwnPeopleIn()
    {
        var read = Read("MicrosoftAppId=" + App.ToUpperInvariant());

        Assert.Equal((TeamsAppType.SingleTenant, App, "s3cret~value", Home), (read.AppType, read.AppId, read.Password, read.TenantId));
        Assert.Equal([Home], read.AllowedTenants);
        Assert.True(read.HasCredentials);
    }

    [Theory]
    [InlineData("Teams:AllowedTenants=" + Council + "," + Home)]
    [InlineData("Teams:AllowedTenants:0=" + Council + ";Teams:AllowedTenants:1=" + Home)]
    public void AllowedTenants_AsAListOrAsOneText_AreThose(string changes) => Assert.Equal([Home, Council], Read(changes).AllowedTenants.Order());

    [Fact]
    public void AllowedTenants_WithoutTheBotsOwn_LeaveItOut() => Assert.Equal([Council], Read("Teams:AllowedTenants=" + Council).AllowedTenants);

    [Fact]
    public void Settings_OfAManagedIdentity_HaveNoSecret() =>
        Assert.Equal(TeamsAppType.UserAssignedMSI, Read("MicrosoftAppType=userassignedmsi;MicrosoftAppPassword=").AppType);

    [Fact]
    public void Settings_OfAnOldRegistration_NeedNoTenantOfTheirOwn() =>
        Assert.Equal([Council], Read("MicrosoftAppType=MultiTenant;MicrosoftAppTenantId=;Teams:AllowedTenants=" + Council).AllowedTenants);

    [Fact]
    public void Certificate_ByItsThumbprint_StandsForTheSecret() =>
        Assert.Equal(Thumbprint, Read("MicrosoftAppPassword=;MicrosoftAppCertificate=" + Thumbprint).Certificate);

    [Fact]
    public void Certificate_InAFile_MayHaveAPassword() => Assert.Equal(
        (AFile, "opens"),
        Read($"MicrosoftAppPassword=;MicrosoftAppCertificate={AFile};MicrosoftAppCertificatePassword=opens") is var read ? (read.Certificate, read.CertificatePassword) : default);

    [Fact]
    public void Addresses_OfASovereignCloud_AreTaken()
    {
        var read = Read("ToBotFromChannelOpenIdMetadataUrl=https://login.botframework.azure.us/v1/.well-known/openidconfiguration;"
            + "ToBotFromChannelTokenIssuer=https://api.botframework.us;ToChannelFromBotOAuthScope=https://api.botframework.us/.default");

        Assert.Equal(("login.botframework.azure.us", "https://api.botframework.us"), (read.MetadataAddress.Host, read.TokenIssuer));
        Assert.Equal("https://api.botframework.us/.default", read.Scope);
    }

    [Fact]
    public void Addresses_OnThisMachine_AreTakenInDevelopment() =>
        Assert.Equal(8080, Read("ToBotFromChannelOpenIdMetadataUrl=http://127.0.0.1:8080/keys", Environments.Development).MetadataAddress.Port);

    private static TeamsSettings Read(string changes, string environment = "Production")
    {
        var settings = new Dictionary<string, string?>(Usual);
        foreach (var change in changes.Split(';'))
        {
            var at = change.IndexOf('=', StringComparison.Ordinal);
            settings[change[..at]] = change[(at + 1)..];
        }

        return TeamsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Surroundings(environment));
    }
}
