using ForumBot.Teams;

namespace ForumBot.Tests.Teams;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:56150/_connector")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://[::1]:56150/")]
    public void Address_OnThisMachine_IsAllowed(string address) => Assert.True(ServiceAddress.IsAllowed(address));

    [Theory]
    [InlineData("https://127.0.0.1:56150/_connector")]
    [InlineData("http://example.org/")]
    [InlineData("http://localhost.example.org/")]
    [InlineData("http://127.0.0.1.example.org/")]
    [InlineData("http://localhost@example.org/")]
    [InlineData("http://user:word@localhost/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost/?x=1")]
    [InlineData("http://localhost/#x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public void Address_AnywhereElse_IsRefused(string? address) => Assert.False(ServiceAddress.IsAllowed(address));
}
