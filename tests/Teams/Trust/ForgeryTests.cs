using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>
/// Everything that can be wrong with a token or with what it comes with, one thing at a time: it is refused without a reason and without a trace.
/// The same letter with nothing wrong is taken, so each row fails when its check is missing.
/// </summary>
public sealed class ForgeryTests(ForgeryTests.Correspondence mail) : IClassFixture<ForgeryTests.Correspondence>
{
    private const string Council = "44444444-4444-4444-8444-444444444444";

    private static readonly Dictionary<string, (int Status, Action<Letter, Correspondence> Change)> Forgeries = new()
    {
        ["no header"] = (401, (l, _) => l.Headers = _ => []),
        ["an empty header"] = (401, (l, _) => l.Headers = _ => [""]),
        ["a header without a token"] = (401, (l, _) => l.Headers = _ => ["Bearer "]),
        ["another scheme"] = (401, (l, _) => l.Headers = token => [$"Basic {token}"]),
        ["no scheme"] = (401, (l, _) => l.Headers = token => [token]),
        ["two headers"] = (401, (l, _) => l.Headers = token => [$"Bearer {token}", $"Bearer {token}"]),
        ["two headers, one of another scheme"] = (401, (l, _) => l.Headers = token => [$"Bearer {token}", "Basic YTpi"]),
        ["two tokens, by a comma"] = (401, (l, _) => l.Headers = token => [$"Bearer {token}, Bearer {token}"]),
        ["two tokens, by a space"] = (401, (l, _) => l.Headers = token => [$"Bearer {token} {token}"]),
        ["two spaces"] = (401, (l, _) => l.Headers = token => [$"Bearer  {token}"]),
        ["the token in the query"] = (401, (l, _) => (l.Headers, l.Query) = (_ => [], token => $"?access_token={token}")),
        ["no token at all"] = (401, (l, _) => l.Spoil = _ => "YWJj.YWJj.YWJj"),
        ["the token's beginning"] = (401, (l, _) => l.Spoil = token => token[..(token.Length / 2)]),
        ["the token without its end"] = (401, (l, _) => l.Spoil = token => token[..^1]),
        ["the token without its signature"] = (401, (l, _) => l.Spoil = token => token[..(token.LastIndexOf('.') + 1)]),
        ["an oversized token"] = (401, (l, _) => l.Token.Claims["pad"] = new string('a', 8 * 1024)),
        ["another issuer"] = (401, (l, _) => l.Token.Claims["iss"] = "https://sts.windows.net/" + Captured.Tenant + "/"),
        ["no issuer"] = (401, (l, _) => l.Token.Claims.Remove("iss")),
        ["another audience"] = (401, (l, _) => l.Token.Claims["aud"] = Council),
        ["no audience"] = (401, (l, _) => l.Token.Claims.Remove("aud")),
        ["algorithm none"] = (401, (l, _) => (l.Token.Header["alg"], l.Token.Sign) = ("none", _ => [])),
        ["algorithm none with a signature"] = (401, (l, _) => l.Token.Header["alg"] = "none"),
        ["HS256 with the public key as the secret"] = (401, (l, m) => SignWithPublicKey(l, m.Authority.Key.Rsa.ExportSubjectPublicKeyInfo())),
        ["HS256 with the public key's PEM as the secret"] =
            (401, (l, m) => SignWithPublicKey(l, Encoding.ASCII.GetBytes(m.Authority.Key.Rsa.ExportSubjectPublicKeyInfoPem()))),
        ["RS512"] = (401, (l, m) => (l.Token.Header["alg"], l.Token.Sign) =
            ("RS512", signed => m.Authority.Key.Rsa.SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))),
        ["expired six minutes ago"] = (401, (l, m) => l.Token.Last(m.Now.AddHours(-1), m.Now.AddMinutes(-6))),
        ["valid in six minutes"] = (401, (l, m) => l.Token.Last(m.Now.AddMinutes(6), m.Now.AddHours(1))),
        ["no end"] = (401, (l, _) => l.Token.Claims.Remove("exp")),
        ["an unknown key"] = (401, (l, _) => (l.Token.Header["kid"], l.Token.Sign) = ("key-1", AuthorityKey.Number(1).Sign)),
        ["an unknown key's id on a known key's signature"] = (401, (l, _) => l.Token.Header["kid"] = "key-1"),
        ["no key id"] = (401, (l, _) => l.Token.Header.Remove("kid")),
        ["another key's id"] = (401, (l, _) => l.Token.Header["kid"] = "without-endorsements"),
        ["another key's signature"] = (401, (l, _) => l.Token.Sign = AuthorityKey.Number(1).Sign),
        ["a key without endorsements"] = (401, (l, m) => SignAs(l, m.WithoutEndorsements)),
        ["a key endorsed for another channel"] = (401, (l, m) => SignAs(l, m.ForWebChat)),
        ["tampered claims"] = (401, (l, _) => l.Spoil = token => Replace(token, part: 1, l.Token.Claims, "aud", Captured.Alex)),
        ["a tampered header"] = (401, (l, _) => l.Spoil = token => Replace(token, part: 0, l.Token.Header, "typ", "at+jwt")),
        ["no service URL in the token"] = (401, (l, _) => l.Token.Claims.Remove("serviceurl")),
        ["an empty service URL on both sides"] = (401, (l, _) => (l.Token.Claims["serviceurl"], l.Body["serviceUrl"]) = ("", "")),
        ["the service URL twice in the token"] = (401, (l, m) => l.Token.Write = Twice(m.ServiceUrl)),
        ["the service URL twice, in another case"] = (401, (l, m) => l.Token.Claims["serviceUrl"] = m.ServiceUrl),
        ["two service URLs as a list"] = (401, (l, m) => l.Token.Claims["serviceurl"] = new JsonArray(m.ServiceUrl, m.ServiceUrl)),
        ["another service URL than the body's"] = (403, (l, _) => l.Token.Claims["serviceurl"] = "https://smba.trafficmanager.net/uk/"),
        ["another path than the body's"] = (403, (l, m) => l.Token.Claims["serviceurl"] = m.ServiceUrl + "/"),
        ["no service URL in the body"] = (403, (l, _) => l.Body.Remove("serviceUrl")),
        ["a foreign service URL on both sides"] = (403, (l, _) => Both(l, "https://connector.example.org/")),
        ["a service URL whose host only ends like Teams'"] = (403, (l, _) => Both(l, "https://forumbot.trafficmanager.net/")),
        ["a foreign tenant"] = (403, (l, _) => OfTenant(l, Council, Council)),
        ["a foreign tenant in the conversation"] = (403, (l, _) => OfTenant(l, Council, Captured.Tenant)),
        ["a foreign tenant in the channel's part"] = (403, (l, _) => OfTenant(l, Captured.Tenant, Council)),
        ["no tenant"] = (403, (l, _) => OfTenant(l, null, null)),
        ["another bot"] = (403, (l, _) => l.Body["recipient"]!["id"] = "28:" + Council),
        ["no recipient"] = (403, (l, _) => l.Body.Remove("recipient")),
        ["another channel"] = (403, (l, _) => l.Body["channelId"] = "webchat"),
        ["a channel in another case"] = (403, (l, _) => l.Body["channelId"] = "MsTeams"),
        ["no channel"] = (403, (l, _) => l.Body.Remove("channelId")),
        ["an oversized body"] = (413, (l, _) => l.Body["pad"] = new string('a', 256 * 1024)),
    };

    private static readonly Dictionary<string, Action<Letter, Correspondence>> Differences = new()
    {
        ["nothing"] = (_, _) => { },
        ["expired four minutes ago"] = (l, m) => l.Token.Last(m.Now.AddHours(-1), m.Now.AddMinutes(-4)),
        ["valid in four minutes"] = (l, m) => l.Token.Last(m.Now.AddMinutes(4), m.Now.AddHours(1)),
        ["no beginning"] = (l, _) => l.Token.Claims.Remove("nbf"),
        ["the service URL in another case"] = (l, m) => l.Token.Claims["serviceurl"] = m.ServiceUrl.ToUpperInvariant(),
        ["the claim's name in another case"] = (l, m) => (_, l.Token.Claims["serviceUrl"]) = (l.Token.Claims.Remove("serviceurl"), m.ServiceUrl),
        ["a service URL deep inside another claim"] = (l, m) => l.Token.Claims["more"] = new JsonObject { ["serviceurl"] = m.ServiceUrl },
        ["the tenant only in the conversation"] = (l, _) => OfTenant(l, Captured.Tenant, null),
        ["the tenant only in the channel's part"] = (l, _) => OfTenant(l, null, Captured.Tenant),
        ["the bot's id without its prefix"] = (l, _) => l.Body["recipient"]!["id"] = FakeAuthority.AppId,
    };

    public static TheoryData<string> Forged => [.. Forgeries.Keys];

    public static TheoryData<string> Different => [.. Differences.Keys];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Letter_ThatIsForged_IsRefusedWithoutATrace(string what)
    {
        var (status, change) = Forgeries[what];
        var before = mail.Bot.Store.Commits;
        var taken = mail.Bot.Seen.Taken.Count;
        var others = mail.Authority.OtherRequests;
        var letter = mail.Write("forged");
        change(letter, mail);

        var answer = await mail.PostAsync(letter);
        await mail.ExchangeAsync("after");

        Assert.Equal((status, ""), (answer.Status, answer.Body));
        Assert.Equal(status == 401, answer.Headers.Split("\r\n").Contains("WWW-Authenticate: Bearer"));
        Assert.Equal(before, mail.Bot.Store.Commits);
        Assert.Equal(["after"], mail.Bot.Seen.Taken.Skip(taken).Select(t => t.DeliveryId[..5]));
        Assert.True(mail.Bot.Connector.HasNoMoreCalls);
        Assert.Equal(others, mail.Authority.OtherRequests);
        Assert.Equal(1, mail.Authority.KeyRequests);
    }

    [Theory]
    [MemberData(nameof(Different))]
    public async Task Letter_ThatDiffersButIsGenuine_IsTaken(string what)
    {
        var taken = mail.Bot.Seen.Taken.Count;
        var letter = mail.Write("other");
        Differences[what](letter, mail);

        var answer = await mail.PostAsync(letter);
        Assert.Equal(200, answer.Status);
        await mail.Bot.Connector.CardAsync();
        await mail.ExchangeAsync("after");

        Assert.Equal(["other", "after"], mail.Bot.Seen.Taken.Skip(taken).Select(t => t.DeliveryId[..5]));
    }

    [Fact]
    public async Task Letter_CutShortAnywhere_Is401()
    {
        var whole = mail.Write("cut").Token.ToString();
        for (var length = 0; length < whole.Length; length += 7)
        {
            var letter = mail.Write("cut");
            letter.Spoil = _ => whole[..length];

            Assert.Equal(401, (await mail.PostAsync(letter)).Status);
        }
    }

    private static void SignWithPublicKey(Letter letter, byte[] secret) =>
        (letter.Token.Header["alg"], letter.Token.Sign) = ("HS256", signed => HMACSHA256.HashData(secret, signed));

    private static void SignAs(Letter letter, AuthorityKey key) => (letter.Token.Header["kid"], letter.Token.Sign) = (key.Kid, key.Sign);

    private static void Both(Letter letter, string serviceUrl) => (letter.Token.Claims["serviceurl"], letter.Body["serviceUrl"]) = (serviceUrl, serviceUrl);

    private static void OfTenant(Letter letter, string? conversation, string? channel) =>
        (letter.Body["conversation"]!["tenantId"], letter.Body["channelData"]!["tenant"]!["id"]) = (conversation, channel);

    private static Func<JsonObject, string> Twice(string serviceUrl) => claims => claims.ToJsonString()[..^1] + $$""","serviceurl":"{{serviceUrl}}"}""";

    private static string Replace(string token, int part, JsonObject json, string name, string value)
    {
        var parts = token.Split('.');
        json[name] = value;
        parts[part] = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return string.Join('.', parts);
    }

    /// <summary>A bot that has answered letters already, so that it knows the keys and the place.</summary>
    public sealed class Correspondence : IAsyncLifetime
    {
        private int written;

        internal TeamsBot Bot { get; private set; } = null!;

        internal FakeAuthority Authority => Bot.Authority!;

        internal string ServiceUrl => Bot.Connector.ServiceUrl;

        internal DateTimeOffset Now => Bot.Time.GetUtcNow();

        internal AuthorityKey WithoutEndorsements { get; } = AuthorityKey.Number(2) with { Kid = "without-endorsements", Endorsements = [] };

        internal AuthorityKey ForWebChat { get; } = AuthorityKey.Number(2) with { Kid = "for-web-chat", Endorsements = ["webchat"] };

        public async ValueTask InitializeAsync()
        {
            Bot = await TeamsBot.StartAsync(authenticated: true);
            Authority.Publish(WithoutEndorsements, ForWebChat, AuthorityKey.Number(0));
            await ExchangeAsync("first");
            await ExchangeAsync("second");
        }

        public ValueTask DisposeAsync() => Bot.DisposeAsync();

        internal Letter Write(string id) => new(Authority.TokenFor(ServiceUrl, Now), Captured.Body(
            "personal-hello", body => (body["id"], body["text"]) = ($"{id}-{Interlocked.Increment(ref written)}", TeamsBot.Say), ServiceUrl));

        internal Task<Letter.Answer> PostAsync(Letter letter) => letter.PostAsync(Bot.Stranger.BaseAddress!);

        /// <summary>Posts a genuine letter and waits for the answer: whatever came before it in this place is then done.</summary>
        internal async Task ExchangeAsync(string id)
        {
            Assert.Equal(200, (await PostAsync(Write(id))).Status);
            Assert.Equal("Taken down", (await Bot.Connector.CardAsync()).Title);
        }
    }
}
