using ForumBot.Teams;
using ForumBot.Teams.Inbound;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams.Trust;

public sealed class SigningKeysTests : IAsyncLifetime
{
    private readonly SignallingTime time = new();
    private FakeAuthority authority = null!;
    private SigningKeys keys = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await FakeAuthority.StartAsync();
        var settings = new TeamsSettings { MetadataAddress = new(authority.Settings["ToBotFromChannelOpenIdMetadataUrl"]) };
        keys = new(settings, time, NullLogger<SigningKeys>.Instance);
    }

    public ValueTask DisposeAsync()
    {
        keys.Dispose();
        return authority.DisposeAsync();
    }

    [Fact]
    public async Task Key_ThatIsPublished_IsFetchedOnceForMany()
    {
        var hurdle = new TaskCompletionSource();
        authority.Hurdle = hurdle.Task;
        var asking = Enumerable.Range(0, 20).Select(_ => FindAsync("key-0")).ToList();
        hurdle.SetResult();

        Assert.All(await Task.WhenAll(asking), key => Assert.Contains("msteams", key!.Endorsements.AsEnumerable()));
        Assert.Equal(1, authority.KeyRequests);
    }

    [Fact]
    public async Task Key_ThatIsNew_WorksAtOnce()
    {
        await FindAsync("key-0");
        authority.Publish(AuthorityKey.Number(1));
        time.Advance(SigningKeys.ShortestPause);

        Assert.NotNull(await FindAsync("key-1"));
        Assert.Null(await FindAsync("key-0"));
        Assert.Equal(2, authority.KeyRequests);
    }

    [Fact]
    public async Task Keys_ThatNobodyPublished_CostOneRequestAMinute()
    {
        await FindAsync("key-0");
        time.Advance(SigningKeys.ShortestPause);
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(await FindAsync($"invented-{i}"));
        }

        Assert.Equal(2, authority.KeyRequests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Key_WithoutAnId_IsNotAskedFor(string? id)
    {
        Assert.Null(await FindAsync(id));
        Assert.Equal(0, authority.KeyRequests);
    }

    [Fact]
    public async Task Authority_ThatIsDownAtTheStart_LetsNobodyInUntilItIsBack()
    {
        authority.IsDown = true;
        Assert.Null(await FindAsync("key-0"));
        authority.IsDown = false;
        Assert.Null(await FindAsync("key-0"));
        time.Advance(SigningKeys.ShortestPause);

        Assert.NotNull(await FindAsync("key-0"));
    }

    [Fact]
    public async Task Keys_AfterHalfADay_AreFetchedBehindTheRequest()
    {
        await FindAsync("key-0");
        authority.Publish(AuthorityKey.Number(1));
        var hurdle = new TaskCompletionSource();
        authority.Hurdle = hurdle.Task;
        time.Advance(SigningKeys.Fresh);

        Assert.NotNull(await FindAsync("key-0"));
        var waiting = FindAsync("key-1");
        hurdle.SetResult();
        Assert.NotNull(await waiting);
        Assert.Null(await FindAsync("key-0"));
    }

    [Fact]
    public async Task Keys_WhileTheAuthorityIsDown_GoOnCountingForFiveDays()
    {
        await FindAsync("key-0");
        authority.IsDown = true;

        time.Advance(SigningKeys.LongestTrusted - TimeSpan.FromSeconds(1));
        Assert.NotNull(await FindAsync("key-0"));
        Assert.Null(await FindAsync("key-1"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync("key-0"));
    }

    [Fact]
    public async Task Authority_ThatHangs_IsGivenUpAfterAWhile()
    {
        authority.Hurdle = new TaskCompletionSource().Task;
        var asking = FindAsync("key-0");
        await time.WaitForAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await asking);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[null,{"kty":"EC","kid":"key-0"},{"kty":"RSA","kid":"key-0"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","use":"sig","kid":"key-0","n":"not base64url!","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","use":"sig","kid":"key-0","n":"AQAB","e":"AQAB"}]}""")]
    public async Task Keys_ThatCannotBeRead_LeaveTheOldOnes(string published)
    {
        await FindAsync("key-0");
        authority.Keys = published;
        time.Advance(SigningKeys.ShortestPause);
        Assert.Null(await FindAsync("key-1"));

        Assert.NotNull(await FindAsync("key-0"));
    }

    [Fact]
    public async Task Keys_ThatNeverEnd_AreNotRead()
    {
        authority.Keys = $$"""{"pad":"{{new string('a', 300 * 1024)}}","keys":[]}""";

        Assert.Null(await FindAsync("key-0"));
    }

    [Theory]
    [InlineData("http://keys.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("keys")]
    public async Task KeysAddress_ThatIsNotSafe_IsNotAsked(string address)
    {
        authority.KeysAddress = address;

        Assert.Null(await FindAsync("key-0"));
    }

    [Fact]
    public async Task Key_ForEncryption_DoesNotSign()
    {
        authority.Keys = authority.Keys.Replace("\"sig\"", "\"enc\"", StringComparison.Ordinal);

        Assert.Null(await FindAsync("key-0"));
    }

    private Task<SigningKey?> FindAsync(string? id) => keys.FindAsync(id, CancellationToken.None).AsTask();
}
