using System.Buffers.Text;
using System.Text;
using ForumBot.Teams;
using ForumBot.Teams.Inbound;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>Tokens of shapes that nobody makes by mistake: refused, and never a fault of the bot's own.</summary>
public sealed class TokenCheckTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/uk/";
    private const string Header = """{"alg":"RS256","kid":"key-0"}""";
    private readonly SignallingTime time = new();
    private FakeAuthority authority = null!;
    private SigningKeys keys = null!;
    private TokenCheck check = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await FakeAuthority.StartAsync();
        var settings = new TeamsSettings
        {
            AppId = FakeAuthority.AppId,
            MetadataAddress = new(authority.Settings["ToBotFromChannelOpenIdMetadataUrl"]),
        };
        keys = new(settings, time, NullLogger<SigningKeys>.Instance);
        check = new(settings, keys, time);
    }

    public ValueTask DisposeAsync()
    {
        keys.Dispose();
        return authority.DisposeAsync();
    }

    [Fact]
    public async Task Token_OfTheConnector_IsForItsServiceUrl() => Assert.Equal(ServiceUrl, (await CheckAsync(Genuine()))?.ServiceUrl);

    [Fact]
    public async Task Token_WithAnyLetterChanged_IsRefused()
    {
        var token = Genuine();
        for (var at = 0; at < token.LastIndexOf('.'); at++)
        {
            Assert.Null(await CheckAsync($"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}"));
        }
    }

    [Theory]
    [InlineData("", "{}")]
    [InlineData("null", "{}")]
    [InlineData("[]", "{}")]
    [InlineData("7", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("""{"alg":7,"kid":"key-0"}""", "{}")]
    [InlineData("""{"alg":null,"kid":null}""", "{}")]
    [InlineData("""{"alg":"RS256","kid":7}""", "{}")]
    [InlineData("""{"alg":"RS256","kid":["key-0"]}""", "{}")]
    [InlineData("""{"alg":"RS256","kid":"\ud83d"}""", "{}")]
    [InlineData("""{"alg":"RS256","kid":"key-0"} {}""", "{}")]
    [InlineData(Header, "")]
    [InlineData(Header, "null")]
    [InlineData(Header, "[]")]
    [InlineData(Header, "not JSON")]
    [InlineData(Header, """{"exp":"tomorrow","nbf":{},"aud":[],"iss":7}""")]
    [InlineData(Header, """{"exp":99999999999999999999,"nbf":-99999999999999999999}""")]
    [InlineData(Header, """{"exp":253402300799,"nbf":-62135596800}""")]
    [InlineData(Header, """{"exp":1e308,"serviceurl":"\ud83d"}""")]
    public async Task Token_OfAnotherShape_IsRefused(string header, string claims)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";

        Assert.Null(await CheckAsync($"{signed}.{Encode("signature")}"));
        Assert.Null(await CheckAsync($"{signed}.{Base64Url.EncodeToString(authority.Key.Sign(Encoding.ASCII.GetBytes(signed)))}"));
    }

    private string Genuine() => authority.TokenFor(ServiceUrl, time.GetUtcNow()).ToString();

    private async Task<Visitor?> CheckAsync(string token) => (await check.CheckAsync(token, CancellationToken.None)).Visitor;

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
