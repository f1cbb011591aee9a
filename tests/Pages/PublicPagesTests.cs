using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ForumBot.Pages;
using ForumBot.Tests.Practice;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Pages;

/// <summary>The pages that Teams links to, as a browser gets them.</summary>
public sealed partial class PublicPagesTests(PracticeApp app) : IClassFixture<PracticeApp>
{
    public static TheoryData<string> Addresses => ["/about", "/privacy", "/terms"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Always_IsWholeAndInEnglish(string address)
    {
        var html = await PageAsync(address);

        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en-GB\">", html);
        Assert.Contains("name=\"viewport\"", html);
        Assert.Single(Regex.Matches(html, "<h1>"));
        Assert.Contains($"<a href=\"{address}\" aria-current=\"page\">", html);
        Assert.DoesNotMatch(@"\{[a-z]+\}", Style().Replace(html, ""));
        Assert.Contains(PageSettings.SomeOperator, html);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Always_AllowsNothingButItsOwnStyle(string address)
    {
        using var browser = app.CreateClient();
        using var response = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("script-src", policy);
        var style = SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(html).Groups[1].Value));
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(style)}'", policy);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("style=", html);
    }

    [Fact]
    public async Task Page_AskedForByPost_IsNotThere()
    {
        using var browser = app.CreateClient();
        using var response = await browser.PostAsync("/privacy", content: null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Page_WithAnOperator_NamesThemWithoutTrustingTheirLetters()
    {
        using var named = app.WithWebHostBuilder(builder => builder
            .UseSetting("Storage:LiteDb:Path", Path.Combine(Path.GetTempPath(), $"forumbot-{Guid.NewGuid():N}", "test.db"))
            .UseSetting("Pages:Operator", "<b>Barset</b> & Co")
            .UseSetting("Pages:Contact", "data@barset.example.org"));
        using var browser = named.CreateClient();

        var html = await browser.GetStringAsync("/privacy", TestContext.Current.CancellationToken);

        Assert.Contains("&lt;b&gt;Barset&lt;/b&gt; &amp; Co", html);
        Assert.Contains("<a href=\"mailto:data@barset.example.org\">data@barset.example.org</a>", html);
    }

    [Theory]
    [InlineData("data@barset.example.org", "write to")]
    [InlineData("https://barset.example.org/contact", "go to")]
    [InlineData("", "ask the chair of your forum")]
    public void Contact_ThatPeopleCanUse_IsPartOfASentence(string contact, string words) =>
        Assert.StartsWith(words, Read("Barset", contact).ContactHtml, StringComparison.Ordinal);

    [Theory]
    [InlineData("Barset", "http://barset.example.org", "Pages:Contact is “http://barset.example.org”")]
    [InlineData("Barset", "javascript:alert(1)", "Pages:Contact is “javascript:alert(1)”")]
    [InlineData("Barset", "ring us", "Pages:Contact is “ring us”")]
    [InlineData("Barset", "a@b@c.org", "Pages:Contact is “a@b@c.org”")]
    [InlineData("Barset", "a?subject=x@c.org", "Pages:Contact is “a?subject=x@c.org”")]
    [InlineData("two\nlines", "", "Pages:Operator is “two\nlines”")]
    public void Settings_ThatCannotBeShown_StopTheStart(string name, string contact, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<StartRefusedException>(() => Read(name, contact)).Message);

    private static PageSettings Read(string name, string contact) => PageSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Pages:Operator"] = name, ["Pages:Contact"] = contact })
        .Build());

    private async Task<string> PageAsync(string address)
    {
        using var browser = app.CreateClient();
        return WebUtility.HtmlDecode(await browser.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
